"""The glossary of a site, read from its language folders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docs_i18n.glossary import Glossary, concept_of, is_source_file, is_untranslated, read_entry

if TYPE_CHECKING:
    from docs_i18n.glossary import Entry
    from docs_i18n.model import Finding
    from docs_i18n.site import Site


def read_glossary(site: Site) -> Glossary:
    """Every entry of every language; what cannot be read is a finding, and English is shown in its place."""
    findings: list[Finding] = []
    entries: dict[str, dict[str, Entry]] = {}
    for language in site.project.languages:
        own = entries.setdefault(language.locale, {})
        for relative in filter(is_source_file, site.pages[language.locale]):
            page = site.page(language.locale, relative)
            if page is None:
                continue
            entry, problems = read_entry(
                f"{language.folder}/{relative}",
                concept_of(relative),
                language.locale,
                page.document,
                is_source=language.is_source,
            )
            findings.extend((*page.findings, *problems))
            source = entries[site.project.source.locale].get(concept_of(relative))
            if entry is None or (not language.is_source and source and is_untranslated(entry, source)):
                continue
            if source is None and not language.is_source:
                findings.append(
                    entry.finding(
                        f"there is no {site.project.source.folder}/{relative}; a concept begins with its English entry"
                    )
                )
                continue
            own[entry.concept] = entry
    return Glossary(source=site.project.source.locale, entries=entries, findings=tuple(findings))
