"""Rules on the HTML of the finished site: what a strict policy lets pass, and what assistive technology needs."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from docs_i18n.checks.unsafe_markup import is_safe_link
from docs_i18n.host_files import POLICY
from docs_i18n.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docs_i18n.checks.built_files import BuiltSite
    from docs_i18n.checks.built_page import BuiltPage

# Elements that send the reader somewhere; pictures may also be `data:`, as the policy says.
_LEADING = frozenset({"a", "area", "form", "iframe", "meta"})


def csp(site: BuiltSite) -> Iterator[Finding]:
    """Rule `csp`: every page carries our Content-Security-Policy before all else, and nothing it would stop.

    No inline script but JSON-LD, which is data; no `<style>`, `style=…` or `on…=…`; no `javascript:` link
    (design §4.10). The preview has no policy and is not checked.
    """
    for page in site.pages.values():
        policies = page.meta.get("content-security-policy", [])
        if list(policies) != [POLICY]:
            message = f"{'another' if policies else 'no'} Content-Security-Policy; write `{POLICY}`"
            yield _finding(page, "csp", message)
        elif not page.is_policy_first:
            yield _finding(page, "csp", "something is loaded before the policy stands; put its <meta> first")
        for piece in page.inline:
            yield _finding(page, "csp", f"{piece}: the policy stops it; move it into a file of its own")
        for link in page.links:
            if link.tag in _LEADING and link.address.place == "other" and not is_safe_link(link.url):
                yield _finding(
                    page, "csp", f"<{link.tag}> leads to {link.url[:60]}; write an address with https:"
                )


def duplicate_id(site: BuiltSite) -> Iterator[Finding]:
    """Rule `duplicate-id`: an id stands once on a page, or labels and links find the wrong element (WCAG 4.1.2)."""
    for page in site.pages.values():
        for name, times in Counter(page.ids).items():
            if times > 1:
                yield _finding(page, "duplicate-id", f'id="{name}" stands {times} times; give each its own')


def heading_id(site: BuiltSite) -> Iterator[Finding]:
    """Rule `heading-id`: headings have ids that people wrote; `_1` is a guess and changes (design §4.5)."""
    for page in site.pages.values():
        for heading in page.headings:
            if re.search(r"_\d+$", heading.id):
                message = (
                    f'"{heading.text}" has the id {heading.id}; write one of your own: {{#first-things}}'
                )
                yield _finding(page, "heading-id", message)


def heading_levels(site: BuiltSite) -> Iterator[Finding]:
    """Rule `heading-levels`: the outline begins with one h1 and goes down step by step (WCAG 1.3.1, 2.4.6)."""
    for page in site.pages.values():
        levels = [heading.level for heading in page.headings]
        if levels[:1] != [1] or (page.text_langs and levels.count(1) > 1):
            found = f"{levels.count(1)} h1, the first heading is {f'h{levels[0]}' if levels else 'missing'}"
            yield _finding(page, "heading-levels", f"{found}; begin with one h1, and only one")
        for upper, lower in pairwise(page.headings):
            if lower.level > upper.level + 1:
                message = f'"{lower.text}" is h{lower.level} after h{upper.level}; make it h{upper.level + 1}'
                yield _finding(page, "heading-levels", message)


def image_alt(site: BuiltSite) -> Iterator[Finding]:
    """Rule `image-alt`: every picture says what it shows, or says with an empty `alt` that it shows nothing.

    WCAG 1.1.1; without the attribute, screen readers read the file name aloud.
    """
    for page in site.pages.values():
        for source in page.images_without_alt:
            yield _finding(page, "image-alt", f'{source} has no alt; write what it shows, or alt=""')


def _finding(page: BuiltPage, rule: str, message: str) -> Finding:
    return Finding(path=page.url, line=None, rule=rule, message=message)
