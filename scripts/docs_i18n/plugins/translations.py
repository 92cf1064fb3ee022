"""What the plugin knows of pages before MkDocs reads them: heads, local pages, files nobody has translated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docs_i18n.errors import SiteError
from docs_i18n.front_matter import FrontMatter, check_front_matter, read_front_matter
from docs_i18n.glossary import is_source_file
from docs_i18n.model import Finding
from docs_i18n.plugins.language_folders import language_files

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from docs_i18n.config import Project


@dataclass(frozen=True, kw_only=True, slots=True)
class Translations:
    """The pages of a project, seen together once at the start of a build."""

    heads: Mapping[str, FrontMatter]
    """src_uri of MkDocs (`guide.md`, `pt/guide.md`) to the head of the page."""
    untranslated: Mapping[str, Path]
    """src_uri of files whose text is still the English text: served as fallback."""
    local: frozenset[str]
    """src_uri of pages that exist in one language only."""
    findings: tuple[Finding, ...]


def read_translations(project: Project) -> Translations:
    """Read every page's head, and compare each translation with its English page; SiteError if one is not UTF-8."""
    heads: dict[str, FrontMatter] = {}
    untranslated: dict[str, Path] = {}
    local: set[str] = set()
    findings: list[Finding] = []
    unreadable: list[Finding] = []
    for language in project.languages:
        for path, relative in language_files(project, language):
            if path.suffix != ".md" or is_source_file(relative):
                continue
            place = f"{language.folder}/{relative}"
            src_uri = relative if language.is_source else f"{language.locale}/{relative}"
            try:
                head = read_front_matter(path.read_text(encoding="utf-8-sig"))
            except UnicodeDecodeError as error:
                unreadable.append(_not_utf8(place, path, error))
                continue
            heads[src_uri] = head
            findings.extend(check_front_matter(place, head, is_source=language.is_source))
            if language.is_source:
                continue
            source = heads.get(relative)
            if head.values.get("local") is True:
                local.add(src_uri)
            elif source is None:
                findings.append(_orphan(place, project.source.folder, relative))
            elif _same_text(head, source):
                untranslated[src_uri] = path
    if unreadable:
        # MkDocs would stop at the first of them without a word on the place; so all is said here.
        raise SiteError("\n".join(map(str, (*unreadable, *findings))))
    return Translations(
        heads=heads,
        untranslated=untranslated,
        local=frozenset(local),
        findings=tuple(findings),
    )


def _same_text(head: FrontMatter, source: FrontMatter) -> bool:
    return head.body.split() == source.body.split() and head.values.get("title") == source.values.get("title")


def _not_utf8(place: str, path: Path, error: UnicodeDecodeError) -> Finding:
    line = path.read_bytes()[: error.start].count(b"\n") + 1
    return Finding(
        path=place, line=line, rule="utf-8", message="the file is not UTF-8; save it again as UTF-8"
    )


def _orphan(place: str, source_folder: str, relative: str) -> Finding:
    return Finding(
        path=place,
        line=1,
        rule="orphan",
        message=f"there is no {source_folder}/{relative}; move the page to the path of its English page,"
        " or write `local: true` in its head if it exists in this language only",
    )


def inherited_values(translations: Translations, src_uri: str) -> Mapping[str, object]:
    """The head of the English page of a translation; empty for English itself and for local pages."""
    _locale, _, relative = src_uri.partition("/")
    head = translations.heads.get(relative)
    return head.values if head and src_uri in translations.heads and src_uri != relative else {}
