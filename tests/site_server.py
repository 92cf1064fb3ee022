"""Serves a built site as a web host would: under a base path, compressed, and writing down what it sent.

Two kinds of host are played. One reads the `_headers` and `_redirects` files of the site and so sends the policy
as a header and each language's own error page; the other knows neither and has one error page, `/404.html`.
"""

from __future__ import annotations

import gzip
import mimetypes
import sys
import threading
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from pathlib import Path

BASE_PATH = "/res/"

# What hosts compress; Pagefind's files are compressed already.
_COMPRESSED = ("text/", "application/json", "application/xml", "application/atom+xml", "image/svg+xml")
_TYPES = {
    ".js": "text/javascript",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
    ".json": "application/json",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Served:
    """One answer of the server."""

    path: str
    """As asked, without the query: `/res/pt/`."""
    status: int
    body_bytes: int
    """As sent, compressed."""
    header_bytes: int

    @property
    def bytes(self) -> int:
        return self.body_bytes + self.header_bytes


@dataclass(frozen=True, slots=True)
class _Answer:
    status: HTTPStatus
    headers: dict[str, str]
    body: bytes = b""


class SiteServer:
    """A site on a host of its own; a context manager."""

    def __init__(self, site: Path, *, reads_host_files: bool, base_path: str = BASE_PATH) -> None:
        self.site = site
        self.base_path = base_path
        self.log: list[Served] = []
        self._headers = _read_headers(site) if reads_host_files else []
        self._error_pages = _read_error_pages(site) if reads_host_files else []
        self._cache: dict[Path, tuple[str, bytes, bytes | None]] = {}
        self._http = _QuietServer(("127.0.0.1", 0), partial(_Handler, site=self))
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.05})

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self._http.server_address[1]}"

    @property
    def url(self) -> str:
        """The home page, with a slash at the end."""
        return f"{self.origin}{self.base_path}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._http.shutdown()
        self._thread.join()
        self._http.server_close()

    def answer(self, path: str, *, accepts_gzip: bool) -> _Answer:
        """What a host answers to a path without query."""
        headers = {name: value for pattern, name, value in self._headers if fnmatchcase(path, pattern)}
        if not path.startswith(self.base_path):
            return _Answer(HTTPStatus.NOT_FOUND, headers | {"Content-Type": "text/plain"}, b"no such site")
        file = self._file(path)
        if file and file.is_dir():
            return _Answer(HTTPStatus.MOVED_PERMANENTLY, headers | {"Location": f"{path}/"})
        if file:
            return self._file_answer(HTTPStatus.OK, file, headers, accepts_gzip=accepts_gzip)
        error_page = next(
            (page for prefix, page in self._error_pages if path.startswith(prefix)),
            f"{self.base_path}404.html",
        )
        file = self._file(error_page)
        if file is None:
            return _Answer(HTTPStatus.NOT_FOUND, headers | {"Content-Type": "text/plain"}, b"not found")
        return self._file_answer(HTTPStatus.NOT_FOUND, file, headers, accepts_gzip=accepts_gzip)

    def _file(self, path: str) -> Path | None:
        """The file of a path, or the folder where a slash is missing; None where there is neither."""
        name = unquote(path.removeprefix(self.base_path))
        if ".." in name.split("/"):
            return None
        file = self.site / name / "index.html" if name.endswith("/") or not name else self.site / name
        return file if file.exists() else None

    def _file_answer(
        self, status: HTTPStatus, file: Path, headers: dict[str, str], *, accepts_gzip: bool
    ) -> _Answer:
        if file not in self._cache:
            kind, body = _content_type(file), file.read_bytes()
            self._cache[file] = (
                kind,
                body,
                gzip.compress(body, mtime=0) if kind.startswith(_COMPRESSED) else None,
            )
        kind, body, compressed = self._cache[file]
        headers = headers | {"Content-Type": kind, "Vary": "Accept-Encoding"}
        if compressed is None or not accepts_gzip:
            return _Answer(status, headers, body)
        return _Answer(status, headers | {"Content-Encoding": "gzip"}, compressed)


def _content_type(file: Path) -> str:
    kind = _TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


def _read_headers(site: Path) -> list[tuple[str, str, str]]:
    """Pattern of paths, name and value, from the file that Netlify and Cloudflare Pages read."""
    headers, pattern = [], ""
    for line in (site / "_headers").read_text(encoding="utf-8").splitlines():
        if line[:1] in {" ", "\t"}:
            name, _, value = line.strip().partition(": ")
            headers.append((pattern, name, value))
        elif line.strip():
            pattern = line.strip()
    return headers


def _read_error_pages(site: Path) -> list[tuple[str, str]]:
    """Beginning of paths and error page, in the order of the `_redirects` file: the first that fits holds."""
    rules = [line.split() for line in (site / "_redirects").read_text(encoding="utf-8").splitlines()]
    return [(rule[0].removesuffix("*"), rule[1]) for rule in rules if rule[2:] == ["404"]]


class _QuietServer(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        # A browser hangs up when a test leaves the page: no fault of the site.
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # connections stay open, as on any host

    def __init__(self, *arguments: Any, site: SiteServer) -> None:
        self.site = site
        super().__init__(*arguments)

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        answer = self.site.answer(path, accepts_gzip="gzip" in self.headers.get("Accept-Encoding", ""))
        headers = answer.headers | {"Content-Length": str(len(answer.body))}
        lines = [f"{self.protocol_version} {answer.status.value} {answer.status.phrase}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        head = ("\r\n".join(lines) + "\r\n\r\n").encode()
        self.site.log.append(
            Served(
                path=path,
                status=answer.status.value,
                body_bytes=len(answer.body),
                header_bytes=len(head),
            )
        )
        self.wfile.write(head + answer.body)

    def log_message(self, *_: object) -> None:
        """Say nothing: what was asked stands in `SiteServer.log`."""
