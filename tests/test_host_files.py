"""Headers and error pages for common hosts: one policy, well-formed files, the right page for each language."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from docs_i18n.config import read_project
from docs_i18n.host_files import HEADERS, MIME_TYPES, POLICY, host_files, nginx
from small_site import REPOSITORY

FOLDERS = [language.locale for language in read_project(REPOSITORY / "mkdocs.yml").translations]
ROOT = host_files("/", FOLDERS)
BELOW = host_files("/res/", FOLDERS)


def test_policy_is_the_one_decided() -> None:
    """The policy of design §4.10, word for word."""
    assert POLICY == (
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:;"
        " object-src 'none'; base-uri 'self'"
    )
    assert HEADERS["Content-Security-Policy"].startswith(POLICY)


def test_files_of_a_site() -> None:
    """Every host finds its file at the root; Apache and IIS need one more in each language folder."""
    assert sorted(ROOT) == sorted(
        [".htaccess", ".nojekyll", "_headers", "_redirects", "web.config"]
        + [f"{folder}/{name}" for folder in FOLDERS for name in (".htaccess", "web.config")]
    )
    assert ROOT[".nojekyll"] == ""


def test_headers_of_netlify_and_cloudflare() -> None:
    """One block for all paths; each header on an indented line of its own."""
    first, *lines = ROOT["_headers"].splitlines()

    assert first == "/*"
    assert lines == [f"  {name}: {value}" for name, value in HEADERS.items()]
    # Cloudflare reads at most 100 rules of 2,000 characters a line.
    assert max(map(len, lines)) < 2000


def test_redirects_of_netlify_and_cloudflare() -> None:
    """The first rule that fits is taken: languages before the root."""
    assert BELOW["_redirects"].splitlines() == [
        *(f"/res/{folder}/*  /res/{folder}/404.html  404" for folder in FOLDERS),
        "/res/*  /res/404.html  404",
    ]


def test_apache() -> None:
    """Error pages by folder; headers and types only where the module is there, or the whole site would fail."""
    text = BELOW[".htaccess"]

    assert text.startswith("ErrorDocument 404 /res/404.html\n")
    assert BELOW["pt/.htaccess"] == "ErrorDocument 404 /res/pt/404.html\n"
    guarded = re.findall(r"<IfModule (\S+)>\n(.*?)</IfModule>\n", text, re.DOTALL)
    assert [name for name, _ in guarded] == ["mod_headers.c", "mod_mime.c"]
    assert guarded[0][1].splitlines() == [
        f'  Header always set {name} "{value}"' for name, value in HEADERS.items()
    ]
    assert guarded[1][1].splitlines() == [f"  AddType {kind} {ending}" for ending, kind in MIME_TYPES.items()]
    outside = re.sub(r"<IfModule.*?</IfModule>\n", "", text, flags=re.DOTALL)
    assert outside.splitlines() == ["ErrorDocument 404 /res/404.html", "AddDefaultCharset utf-8"]


@pytest.mark.parametrize(("files", "base"), [(ROOT, "/"), (BELOW, "/res/")], ids=["root", "below"])
def test_iis(files: dict[str, str], base: str) -> None:
    """web.config is well-formed XML with the policy, the types of Pagefind's files and the error page."""
    server = ET.XML(files["web.config"].encode()).find("system.webServer")
    assert server is not None

    order = [
        (element.tag, element.get("name")) for element in server.iterfind("httpProtocol/customHeaders/*")
    ]
    assert order == [(tag, name) for name in HEADERS for tag in ("remove", "add")]
    headers = {add.get("name"): add.get("value") for add in server.iterfind("httpProtocol/customHeaders/add")}
    assert headers == HEADERS
    types = {
        kind.get("fileExtension"): kind.get("mimeType") for kind in server.iterfind("staticContent/mimeMap")
    }
    assert types == MIME_TYPES
    # What the server has already would stop the whole site with error 500.19.
    order = [(element.tag, element.get("fileExtension")) for element in server.iterfind("staticContent/*")]
    assert order == [(tag, ending) for ending in MIME_TYPES for tag in ("remove", "mimeMap")]
    error = server.find("httpErrors/error")
    assert error is not None
    assert dict(error.attrib) == {
        "statusCode": "404",
        "path": f"{base}404.html",
        "responseMode": "ExecuteURL",
    }


@pytest.mark.parametrize("folder", FOLDERS)
def test_iis_in_a_language_folder(folder: str) -> None:
    """The web.config of a language names its error page, and repeats nothing that it takes over from above."""
    root = ET.XML(BELOW[f"{folder}/web.config"].encode())

    assert [element.tag for element in root.iterfind("system.webServer/*")] == ["httpErrors"]
    error = root.find("system.webServer/httpErrors/error")
    assert error is not None
    assert error.get("path") == f"/res/{folder}/404.html"
    assert [element.tag for element in root.iterfind("system.webServer/httpErrors/*")] == ["remove", "error"]


def test_types_of_all_files_that_pagefind_writes() -> None:
    """IIS answers 404 for endings it does not know."""
    assert {".pagefind", ".pf_fragment", ".pf_index", ".pf_meta", ".wasm"} <= set(MIME_TYPES)


def test_nginx() -> None:
    """Headers on every answer, errors too, the error page of the language, and the types of what is downloaded."""
    lines = nginx("/res/", ["pt"]).splitlines()

    assert lines == [
        *(f'add_header {name} "{value}" always;' for name, value in HEADERS.items()),
        "error_page 404 /res/404.html;",
        "location /res/pt/ { error_page 404 /res/pt/404.html; }",
        r"location ~ ^/res/.*\.(docx)$ { types { } default_type application/vnd.openxmlformats-officedocument.wordprocessingml.document; }",
        r"location ~ ^/res/.*\.(md)$ { types { } default_type text/markdown; }",
        r"location ~ ^/res/.*\.(odt)$ { types { } default_type application/vnd.oasis.opendocument.text; }",
        r"location ~ ^/res/.*\.(pagefind|pf_fragment|pf_index|pf_meta)$ { types { } default_type application/octet-stream; }",
        r"location ~ ^/res/.*\.(wasm)$ { types { } default_type application/wasm; }",
        r"location ~ ^/res/.*\.(webmanifest)$ { types { } default_type application/manifest+json; }",
    ]


def test_nginx_file_of_the_repository_is_up_to_date() -> None:
    """The file that is ready to be included is the one that the program would write today."""
    text = (REPOSITORY / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    written = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#"))

    assert written.strip() == nginx("/", FOLDERS).strip()
