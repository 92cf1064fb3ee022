"""Where the addresses in a finished page lead: into the site, to another host, or to no place of ours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote, urlsplit

from docs_i18n.checks.unsafe_markup import is_own_file, scheme


@dataclass(frozen=True, kw_only=True, slots=True)
class Address:
    """An address as a browser understands it on one page."""

    place: Literal["inside", "outside", "elsewhere", "other"]
    """`inside` the site; `outside` its folder on the host; `elsewhere`, on another host; `other`, as mailto: is."""

    path: str = ""
    """For an address inside: the path from the root of the site, `/pt/guides/`; never ends in `index.html`."""

    fragment: str = ""
    """For an address inside: the id it points to; "" where it points to the page."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Home:
    """Where the site stands."""

    site_url: str
    """The public address, with a slash at the end; "" where it is not known."""

    base_path: str
    """Its path on the host: `/toolbox/`; `/` where the address is not known."""

    def absolute(self, path: str) -> str:
        """Return the public address of a path inside the site."""
        return self.site_url + path.removeprefix("/")


def home_of(site_url: str | None) -> Home:
    """Return where the site stands; a slash at the end may be missing."""
    whole = f"{site_url.rstrip('/')}/" if site_url else ""
    return Home(site_url=whole, base_path=urlsplit(whole).path or "/")


def resolve(url: str, page: str, home: Home) -> Address:
    """Return where an address on the page at `page` leads."""
    written = url.strip()
    # Most addresses are plain relative ones; the site has hundreds of them on every page.
    if written[:1] not in {"/", "\\"} and ":" not in written and written.isprintable():
        return _inside(written, page)
    if home.site_url and written.startswith(home.site_url):
        return _inside(written[len(home.site_url) :], "/")
    if not is_own_file(written):
        return Address(place="elsewhere" if scheme(written) in {None, "http", "https"} else "other")
    if written.startswith(home.base_path):
        return _inside(written[len(home.base_path) :], "/")
    if written.startswith("/"):
        return Address(place="outside")
    return _inside(written, page)


def _inside(relative: str, page: str) -> Address:
    """Resolve as RFC 3986, 5.2 says, but for one thing: to climb above the root is to leave the site."""
    before, _, fragment = relative.partition("#")
    path = before.partition("?")[0]
    if not path:
        return Address(place="inside", path=page, fragment=unquote(fragment))
    folders = page.split("/")[1:-1]
    *between, name = path.split("/")
    if name in {".", "..", "index.html"}:
        between, name = [*between, name.removesuffix("index.html")], ""
    for segment in between:
        if segment == ".." and not folders:
            return Address(place="outside")
        if segment == "..":
            folders.pop()
        elif segment not in {"", "."}:
            folders.append(segment)
    return Address(place="inside", path=unquote("/".join(["", *folders, name])), fragment=unquote(fragment))
