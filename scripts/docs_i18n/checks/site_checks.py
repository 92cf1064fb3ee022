"""All checks of pages and their translations, over the whole site or the files that are named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docs_i18n.checks.translation.rules import check_source, check_translation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from docs_i18n.model import Finding
    from docs_i18n.site import Site


def check_site(site: Site, only: Collection[str] = ()) -> Iterator[Finding]:
    """Yield the findings of every page; `only` names files, from the project's root, to look at."""
    for relative in site.sources:
        source = site.source(relative)
        if source is None:
            continue
        place = f"{source.language.folder}/{relative}"
        if not only or place in only:
            yield from source.findings
            yield from check_source(source)
        for language in site.project.translations:
            if only and f"{language.folder}/{relative}" not in only:
                continue
            target = site.page(language.locale, relative)
            if target is None or source.is_local:
                continue
            yield from target.findings
            yield from check_translation(site, source, target)
