"""Rules on addresses in the finished site: whatever it asks for is there, and it asks nobody else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docs_i18n.checks.built_address import resolve
from docs_i18n.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docs_i18n.checks.built_address import Address
    from docs_i18n.checks.built_files import BuiltSite
    from docs_i18n.checks.built_page import Link

_ERROR_PAGE = "404.html"

# Relations that only say something; browsers fetch nothing for them (HTML, 4.6.8).
_SAYING = frozenset(
    {"alternate", "author", "canonical", "help", "license", "me", "next", "prev", "search", "up"}
)

_CSS_URL = re.compile(r"url\(\s*(?:\"([^\"]*)\"|'([^']*)'|([^)\"'\s]*))\s*\)|@import\s+[\"']([^\"']*)[\"']")


def internal_link(site: BuiltSite) -> Iterator[Finding]:
    """Rule `internal-link`: an address inside the site leads to a file that is there, its `#…` to an id.

    The site may stand in a folder of its host: what leads out of that folder is lost. The error page is shown at
    any address, so its links cannot be relative. Canonical and hreflang have rules of their own.
    """
    for page in site.pages.values():
        is_error_page = page.url.endswith(f"/{_ERROR_PAGE}")
        for link in page.links:
            if link.tag == "link" and (link.rel == "canonical" or link.hreflang):
                continue
            if is_error_page and link.address.place == "inside" and not _is_fixed(link.url, site):
                message = f"{link.url} is relative, and this page is shown at any address; begin it with /"
            else:
                message = _problem(link.url, link.address, site)
            if message:
                yield _finding(page.url, "internal-link", message)
    for path, css in _style_sheets(site):
        for url in _css_urls(css):
            message = _problem(url, resolve(url, path, site.home), site)
            if message and not url.startswith("#"):
                yield _finding(path, "internal-link", message)


def _is_fixed(url: str, site: BuiltSite) -> bool:
    beginnings = ("/", "#", site.home.site_url) if site.home.site_url else ("/", "#")
    return url.startswith(beginnings)


def _problem(url: str, address: Address, site: BuiltSite) -> str:
    """Say what is wrong with an address; "" where it leads somewhere, or is not ours to know."""
    if address.place == "outside":
        return (
            f"{url} leads out of {site.home.base_path}, the folder of the site; write it relative to the page"
        )
    if address.place != "inside":
        return ""
    path = address.path
    file = f"{path}index.html" if path.endswith("/") else path
    if file not in site.files:
        if f"{path}/index.html" in site.files:
            return f"{url} costs a redirect, and some hosts have none; end it with a slash"
        return f"{url} leads to no file ({file}); write where it is now"
    fragment = address.fragment.partition(":~:")[0]
    if fragment and path in site.pages and fragment not in {*site.pages[path].ids, "top"}:
        return f"{url} leads to no id: {path} has no #{fragment}; write an id that is there"
    return ""


def no_third_party(site: BuiltSite) -> Iterator[Finding]:
    """Rule `no-third-party`: no page loads or sends anything from or to another host (design §4.10).

    Such a request tells that host who reads what; a link that the reader chooses to follow does not.
    """
    for page in site.pages.values():
        for link in page.links:
            if link.address.place == "elsewhere" and _is_fetched(link):
                message = f"<{link.tag}> asks another host for {link.url}; put the file into the site"
                yield _finding(page.url, "no-third-party", message)
    for path, css in _style_sheets(site):
        for url in _css_urls(css):
            if resolve(url, path, site.home).place == "elsewhere":
                message = f"the style sheet asks another host for {url}; put the file into the site"
                yield _finding(path, "no-third-party", message)


def _is_fetched(link: Link) -> bool:
    if link.tag == "link":
        return not _SAYING.issuperset(link.rel.split())
    if link.tag == "meta":
        return link.rel == "refresh"
    return link.tag not in {"a", "area"}


def _style_sheets(site: BuiltSite) -> Iterator[tuple[str, str]]:
    return ((path, text) for path, text in site.texts.items() if path.endswith(".css"))


def _css_urls(css: str) -> Iterator[str]:
    return ("".join(match.groups("")) for match in _CSS_URL.finditer(css))


def _finding(path: str, rule: str, message: str) -> Finding:
    return Finding(path=path, line=None, rule=rule, message=message)
