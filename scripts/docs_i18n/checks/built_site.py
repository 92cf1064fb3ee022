"""The finished site, held to its rules: what readers and search engines get, not what the sources promise."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from docs_i18n.checks.built_files import load_built_site
from docs_i18n.checks.built_hreflang import hreflang, no_site_url, sitemap
from docs_i18n.checks.built_languages import fallback_canonical, fallback_notice, lang_of_links, page_language
from docs_i18n.checks.built_links import internal_link, no_third_party
from docs_i18n.checks.built_markup import csp, duplicate_id, heading_id, heading_levels, image_alt

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from docs_i18n.checks.built_page import BuiltPage
    from docs_i18n.model import Finding, Language

RULES = (
    page_language,
    fallback_notice,
    fallback_canonical,
    lang_of_links,
    hreflang,
    sitemap,
    no_site_url,
    internal_link,
    no_third_party,
    csp,
    duplicate_id,
    heading_id,
    heading_levels,
    image_alt,
)


def check_built_site(
    site_dir: Path,
    languages: Sequence[Language],
    site_url: str | None,
    source_locale: str,
    known: Mapping[str, BuiltPage] = MappingProxyType({}),
) -> Iterator[Finding]:
    """Yield what is wrong with a finished site; every page is read once, those that are `known` by address not even that.

    `languages` are those it was built in; a build without the source language is a glimpse of one language, in which
    many links lead nowhere, and is not judged. Without a `site_url` the site stands at the root of its host.
    """
    source = next((language for language in languages if language.locale == source_locale), None)
    if source is None:
        return
    site = load_built_site(site_dir, languages, source, site_url, known)
    for rule in RULES:
        # A menu shows a title twice, for wide and for narrow screens; its fault is said once.
        yield from dict.fromkeys(rule(site))
