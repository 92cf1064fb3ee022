"""Ready-made headers and error pages for common web hosts, and the policy that every page carries.

One policy, said once: as a meta tag on each page and as a header where the host can send one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Sequence

POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:;"
    " object-src 'none'; base-uri 'self'"
)
"""Content-Security-Policy (design §4.10); Pagefind is WebAssembly, Material's icons are data: images."""

# frame-ancestors is ignored in a meta tag (CSP 3), so it stands only here.
HEADERS = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
}

# Pagefind's bundle and the files that people download, for servers that refuse or mislabel what they do not know.
MIME_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".md": "text/markdown",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".pagefind": "application/octet-stream",
    ".pf_fragment": "application/octet-stream",
    ".pf_index": "application/octet-stream",
    ".pf_meta": "application/octet-stream",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
}


def host_files(base_path: str, folders: Sequence[str]) -> dict[str, str]:
    """File name to content, for the root of the site.

    `base_path` is the path of the site on its host, as in `/toolbox/`; `folders` are the language folders
    that have a 404 page of their own.
    """
    return {
        "_headers": _netlify_headers(),
        "_redirects": _netlify_redirects(base_path, folders),
        ".htaccess": _apache(base_path),
        **{f"{folder}/.htaccess": _apache_error_page(f"{base_path}{folder}/") for folder in folders},
        "web.config": _iis(base_path),
        **{f"{folder}/web.config": _iis_error_page(f"{base_path}{folder}/") for folder in folders},
        ".nojekyll": "",  # GitHub Pages: publish files as they are
    }


def _netlify_headers() -> str:
    """Netlify and Cloudflare Pages read the same format."""
    lines = ["/*", *(f"  {name}: {value}" for name, value in HEADERS.items())]
    return "\n".join(lines) + "\n"


def _netlify_redirects(base_path: str, folders: Sequence[str]) -> str:
    lines = [f"{base_path}{folder}/*  {base_path}{folder}/404.html  404" for folder in folders]
    return "\n".join([*lines, f"{base_path}*  {base_path}404.html  404"]) + "\n"


def _apache_error_page(base_path: str) -> str:
    return f"ErrorDocument 404 {base_path}404.html\n"


def _apache(base_path: str) -> str:
    headers = "\n".join(f'  Header always set {name} "{value}"' for name, value in HEADERS.items())
    types = "\n".join(f"  AddType {kind} {ending}" for ending, kind in MIME_TYPES.items())
    return (
        f"{_apache_error_page(base_path)}"
        "AddDefaultCharset utf-8\n"
        f"<IfModule mod_headers.c>\n{headers}\n</IfModule>\n"
        f"<IfModule mod_mime.c>\n{types}\n</IfModule>\n"
    )


def _iis_error_page(base_path: str) -> str:
    """For a language folder, which takes over the rest from the folder above it."""
    return f"""<?xml version="1.0" encoding="utf-8"?>
<configuration>
  <system.webServer>
{_iis_errors(base_path)}
  </system.webServer>
</configuration>
"""


def _iis_errors(base_path: str) -> str:
    return f"""    <httpErrors errorMode="Custom" existingResponse="Auto">
      <remove statusCode="404" />
      <error statusCode="404" path="{base_path}404.html" responseMode="ExecuteURL" />
    </httpErrors>"""


def _iis(base_path: str) -> str:
    # <remove> first: a header or a type that the server has already would stop the whole site with error 500.19.
    headers = "\n".join(
        f'        <remove name="{name}" />\n        <add name="{name}" value="{escape(value, {chr(34): "&quot;"})}" />'
        for name, value in HEADERS.items()
    )
    types = "\n".join(
        f'      <remove fileExtension="{ending}" />\n      <mimeMap fileExtension="{ending}" mimeType="{kind}" />'
        for ending, kind in MIME_TYPES.items()
    )
    return f"""<?xml version="1.0" encoding="utf-8"?>
<configuration>
  <system.webServer>
    <httpProtocol>
      <customHeaders>
{headers}
      </customHeaders>
    </httpProtocol>
    <staticContent>
{types}
    </staticContent>
{_iis_errors(base_path)}
  </system.webServer>
</configuration>
"""


def nginx(base_path: str, folders: Sequence[str]) -> str:
    """The same for nginx, which reads no files from the site: to be included in its `server` block."""
    headers = "\n".join(f'add_header {name} "{value}" always;' for name, value in HEADERS.items())
    errors = "\n".join(
        f"location {base_path}{folder}/ {{ error_page 404 {base_path}{folder}/404.html; }}"
        for folder in folders
    )
    return f"{headers}\nerror_page 404 {base_path}404.html;\n{errors}\n{_nginx_types(base_path)}"


def _nginx_types(base_path: str) -> str:
    """By location: a `types` block in the server would take the place of all types that nginx knows."""
    endings: dict[str, list[str]] = {}
    for ending, kind in MIME_TYPES.items():
        endings.setdefault(kind, []).append(ending.removeprefix("."))
    return "".join(
        f"location ~ ^{re.escape(base_path)}.*\\.({'|'.join(names)})$ {{ types {{ }} default_type {kind}; }}\n"
        for kind, names in endings.items()
    )
