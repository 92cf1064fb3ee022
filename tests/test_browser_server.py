"""The server of the browser tests behaves as the hosts it stands for, or the other tests prove nothing."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pytest

from site_server import Served, SiteServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message
    from pathlib import Path


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """Leave the redirect to the test."""


@dataclass(frozen=True)
class Got:
    status: int
    headers: Message
    body: bytes


def get(url: str, encoding: str = "gzip") -> Got:
    request = Request(url, headers={"Accept-Encoding": encoding})
    try:
        with build_opener(_NoRedirect).open(request) as answer:
            return Got(answer.status, answer.headers, answer.read())
    except HTTPError as error:
        with error:
            return Got(error.code, error.headers, error.read())


@pytest.fixture
def site(tmp_path: Path) -> Path:
    files = {
        "index.html": "home",
        "404.html": "root error",
        "pt/index.html": "início",
        "pt/404.html": "erro",
        "app.js": "export {};",
        "pagefind/x.pf_index": "packed",
        "_headers": "/*\n  X-All: yes\n/res/pt/*\n  X-Pt: sim\n",
        "_redirects": "/res/pt/*  /res/pt/404.html  404\n/res/*  /res/404.html  404\n",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def host(site: Path) -> Iterator[SiteServer]:
    with SiteServer(site, reads_host_files=True) as server:
        yield server


@pytest.fixture
def plain_host(site: Path) -> Iterator[SiteServer]:
    with SiteServer(site, reads_host_files=False) as server:
        yield server


def test_pages_under_the_base_path(host: SiteServer) -> None:
    """A folder answers with its index.html, a missing slash is added, and outside the base path nothing is served."""
    got = get(f"{host.url}pt/")
    assert (got.status, gzip.decompress(got.body).decode()) == (200, "início")
    assert got.headers["Content-Type"] == "text/html; charset=utf-8"
    moved = get(f"{host.url}pt")
    assert (moved.status, moved.headers["Location"]) == (301, "/res/pt/")
    assert get(f"{host.origin}/pt/").status == 404
    assert get(f"{host.url}../404.html").status == 404


def test_compression_and_types(host: SiteServer) -> None:
    """Text is compressed for whoever accepts it, packed files are not; scripts have the type that nosniff needs."""
    script = get(f"{host.url}app.js?v=1")
    assert (script.headers["Content-Encoding"], script.headers["Content-Type"]) == (
        "gzip",
        "text/javascript; charset=utf-8",
    )
    assert get(f"{host.url}app.js", encoding="").body == b"export {};"
    packed = get(f"{host.url}pagefind/x.pf_index")
    assert (packed.headers["Content-Encoding"], packed.body) == (None, b"packed")
    assert host.log[0] == Served(
        path="/res/app.js",
        status=200,
        body_bytes=len(script.body),
        header_bytes=host.log[0].header_bytes,
    )


def test_host_that_reads_our_files(host: SiteServer) -> None:
    """Headers by path; each language's own error page, the root's for everything else."""
    got = get(f"{host.url}pt/nada/")
    assert (got.status, gzip.decompress(got.body).decode()) == (404, "erro")
    assert (got.headers["X-All"], got.headers["X-Pt"]) == ("yes", "sim")
    got = get(f"{host.url}nothing")
    assert (got.status, gzip.decompress(got.body).decode()) == (404, "root error")
    assert (got.headers["X-All"], got.headers["X-Pt"]) == ("yes", None)


def test_host_that_knows_one_error_page(plain_host: SiteServer) -> None:
    """No headers of ours, and /404.html for everything, as on GitHub Pages."""
    got = get(f"{plain_host.url}pt/nada/")
    assert (got.status, gzip.decompress(got.body).decode()) == (404, "root error")
    assert got.headers["X-All"] is None
