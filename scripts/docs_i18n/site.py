"""The pages of a project on disk: the only reader of pages and ledgers, one page at a time.

A page that cannot be read is a finding with its file and line; every other page is still read.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from docs_i18n import ledger, page_line
from docs_i18n.config import Project, read_project
from docs_i18n.documents import read_document
from docs_i18n.errors import SiteError
from docs_i18n.files import read_file
from docs_i18n.markdown import normalised
from docs_i18n.model import Document, Finding, Kind, Language, Record, Segment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_YES = frozenset({"true", "yes", "on"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """One Markdown file with its records."""

    relative: str
    """Its path inside the language folder, with `/`."""
    language: Language
    path: Path
    document: Document
    records: tuple[Record, ...] = ()
    findings: tuple[Finding, ...] = ()
    """What could not be read."""

    @property
    def place(self) -> str:
        """The file, from the project's root."""
        return f"{self.language.folder}/{self.relative}"

    @property
    def is_local(self) -> bool:
        """Whether it exists in its language only, on purpose."""
        return self.document.head.get("local", "").lower() in _YES

    @property
    def is_core(self) -> bool:
        return self.document.head.get("shelf") == "core"

    @property
    def title(self) -> str:
        return self.document.head.get("title", self.relative)


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """A project and the paths of its pages."""

    project: Project
    pages: Mapping[str, tuple[str, ...]]
    """Locale to the pages of its folder, in order."""
    read: Callable[[str], bytes | None] = read_file
    """How a file is read; None where there is none. Whoever has it at hand hands it over."""

    @property
    def sources(self) -> tuple[str, ...]:
        """English pages that are to be translated or are local to English."""
        return self.pages[self.project.source.locale]

    def page(self, locale: str, relative: str) -> Page | None:
        """Read a page; None where there is no such file."""
        file, records = self.files(locale, relative)
        data = self.read(file)
        if data is None:
            return None
        return _read_page(self.project, self.project.language(locale), relative, data, self.read(records))

    def source(self, relative: str) -> Page | None:
        return self.page(self.project.source.locale, relative)

    def files(self, locale: str, relative: str) -> tuple[str, str]:
        """Where a page lies, and where its records."""
        folder = f"{self.project.root}/{self.project.language(locale).folder}"
        return f"{folder}/{relative}", f"{folder}/{ledger.ledger_name(relative)}"

    def settled_lines(self, locale: str, relative: str, english: str) -> str:
        """The records of a translation that needs no reading, as they are written; "" where something is new.

        `english` is the digest of its English file.
        """
        file, records = self.files(locale, relative)
        try:
            data = self.read(records)
            lines = page_line.settled_lines(data, english) if data else None
            translation = self.read(file) if lines else None
        except OSError:  # said when the page is read
            return ""
        if lines is None or translation is None or lines.translation != page_line.text_digest(translation):
            return ""
        return lines.records


def load_site(root: Path) -> Site:
    """The site whose mkdocs.yml stands in `root`; SiteError where there is none."""
    config_file = root / "mkdocs.yml"
    if not config_file.is_file():
        raise SiteError(
            f"{config_file.name}: not found in this folder; name the project's folder with --root"
        )
    project = read_project(config_file)
    return Site(
        project=project,
        pages={
            language.locale: tuple(_markdown_files(project.folder(language)))
            for language in project.languages
        },
    )


def ledger_file(project: Project, language: Language, relative: str) -> Path:
    return ledger.ledger_path(project.folder(language), relative)


def _markdown_files(folder: Path) -> list[str]:
    """Paths inside a language folder, in order; hidden ones, such as `.ledger`, stay out."""
    return sorted(_markdown_below(str(folder), ""), key=lambda relative: relative.split("/"))


def _markdown_below(folder: str, inside: str) -> Iterator[str]:
    """The system says with each name what it is: asking for thousands of pages one by one takes ten times as long."""
    try:
        with os.scandir(folder) as found:
            entries = [entry for entry in found if not entry.name.startswith(".")]
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _markdown_below(entry.path, f"{inside}{entry.name}/")
        elif os.path.normcase(entry.name).endswith(".md") and entry.is_file():
            yield inside + entry.name


def _read_page(
    project: Project, language: Language, relative: str, data: bytes, ledger_data: bytes | None
) -> Page:
    place = f"{language.folder}/{relative}"
    text, findings = _read_text(place, data)
    document = _with_snippets(read_document(relative, text), project, language)
    rule = "subtitles" if document.is_subtitles else "markdown"
    findings.extend(
        Finding(path=place, line=line, rule=rule, message=message) for line, message in document.problems
    )
    records: tuple[Record, ...] = ()
    if ledger_data:
        ledger_place = f"{language.folder}/{ledger.ledger_name(relative)}"
        ledger_text, ledger_findings = _read_text(ledger_place, ledger_data)
        records, problems = ledger.read_records(ledger_text)
        findings.extend(ledger_findings)
        findings.extend(
            Finding(path=ledger_place, line=line, rule="ledger", message=message)
            for line, message in problems
        )
    return Page(
        relative=relative,
        language=language,
        path=project.folder(language) / relative,
        document=document,
        records=records,
        findings=tuple(findings),
    )


def _read_text(place: str, data: bytes) -> tuple[str, list[Finding]]:
    """The text of a file, line ends as they are; what is not UTF-8 is replaced, and said."""
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        message = "the file is not UTF-8; save it again as UTF-8"
        return data.decode("utf-8", "replace"), [
            Finding(path=place, line=line, rule="utf-8", message=message)
        ]


def _with_snippets(document: Document, project: Project, language: Language) -> Document:
    """A page with the text of the files it shows, so that a change of one of them is a change of the page."""
    if not any(segment.kind is Kind.SNIPPET for segment in document.segments):
        return document
    segments = tuple(
        _with_snippet(segment, project, language) if segment.kind is Kind.SNIPPET else segment
        for segment in document.segments
    )
    return replace(document, segments=segments)


def _with_snippet(segment: Segment, project: Project, language: Language) -> Segment:
    text = snippet_text(project, language, segment.name)
    return replace(segment, text=text, plain=normalised(text)) if text else segment


def snippet_text(project: Project, language: Language, name: str) -> str:
    """The text that `--8<-- "name"` shows in a language, on one line; "" where there is no such file.

    Looked for as pymdownx.snippets does, from the language's folder, the source folder and the project's root.
    """
    relative = PurePosixPath(name.partition(":")[0])
    if relative.is_absolute() or ".." in relative.parts:
        return ""
    for folder in (project.folder(language), project.folder(project.source), project.root):
        data = read_file(f"{folder}/{relative}")
        if data is not None:
            return " ".join(data.decode("utf-8", "replace").split())
    return ""
