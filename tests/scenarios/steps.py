"""What a scenario does to a tree of files, one step at a time; each step names the files it touched."""

from __future__ import annotations

import shutil
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from docs_i18n.ledger import write_records
from docs_i18n.model import Origin, Signature
from docs_i18n.recording import record_page
from docs_i18n.site import ledger_file, load_site

if TYPE_CHECKING:
    from pathlib import Path

BY = Signature(by="Ana", on="2026-11-22")


class Step(Protocol):
    """A change of the tree."""

    def apply(self, root: Path) -> tuple[str, ...]:
        """Do it; return the pages it touched, relative to the root. Ledgers are not pages."""


class ScenarioError(AssertionError):
    """A scenario that does not do what it says."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Exchange a text that stands exactly `times` times in a file."""

    path: str
    old: str
    new: str
    times: int = 1

    def apply(self, root: Path) -> tuple[str, ...]:
        file = root / self.path
        text = file.read_bytes().decode()
        if text.count(self.old) != self.times:
            raise ScenarioError(f"{self.path}: {self.old!r} stands there {text.count(self.old)} times")
        file.write_text(text.replace(self.old, self.new), encoding="utf-8", newline="")
        return (self.path,)


@dataclass(frozen=True, slots=True)
class Swap:
    """Exchange the places of two texts."""

    path: str
    first: str
    second: str

    def apply(self, root: Path) -> tuple[str, ...]:
        mark = "\N{WORD JOINER}"
        for old, new in ((self.first, mark), (self.second, self.first), (mark, self.second)):
            Edit(self.path, old, new).apply(root)
        return (self.path,)


@dataclass(frozen=True, slots=True)
class Write:
    """Write a file, whatever was there."""

    path: str
    text: str

    def apply(self, root: Path) -> tuple[str, ...]:
        file = root / self.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(self.text, encoding="utf-8", newline="")
        return (self.path,)


@dataclass(frozen=True, slots=True)
class Copy:
    """Copy a file; a ledger does not come along unless it is copied too."""

    old: str
    new: str

    def apply(self, root: Path) -> tuple[str, ...]:
        (root / self.new).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / self.old, root / self.new)
        return (self.new,)


@dataclass(frozen=True, slots=True)
class Move:
    """Rename a file."""

    old: str
    new: str

    def apply(self, root: Path) -> tuple[str, ...]:
        (root / self.new).parent.mkdir(parents=True, exist_ok=True)
        (root / self.old).rename(root / self.new)
        return (self.old, self.new)


@dataclass(frozen=True, slots=True)
class Delete:
    path: str

    def apply(self, root: Path) -> tuple[str, ...]:
        (root / self.path).unlink()
        return (self.path,)


@dataclass(frozen=True, slots=True)
class LineEnds:
    """Save a file with the line ends of Windows."""

    path: str

    def apply(self, root: Path) -> tuple[str, ...]:
        file = root / self.path
        file.write_bytes(file.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
        return (self.path,)


@dataclass(frozen=True, slots=True)
class ByteOrderMark:
    """Save a file with the mark that some editors of Windows put first."""

    path: str

    def apply(self, root: Path) -> tuple[str, ...]:
        file = root / self.path
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
        return (self.path,)


@dataclass(frozen=True, slots=True)
class Rewrap:
    """Break the lines of plain paragraphs at 60 characters, as some editors do."""

    path: str

    def apply(self, root: Path) -> tuple[str, ...]:
        file = root / self.path
        head, body = file.read_text(encoding="utf-8").split("\n---\n", 1)
        blocks = body.split("\n\n")
        wrapped = [_wrapped(block) if _is_plain(block) else block for block in blocks]
        if wrapped == blocks:
            raise ScenarioError(f"{self.path}: nothing to wrap")
        file.write_text("\n---\n".join((head, "\n\n".join(wrapped))), encoding="utf-8")
        return (self.path,)


def _wrapped(block: str) -> str:
    return textwrap.fill(block, 60, break_long_words=False, break_on_hyphens=False)


def _is_plain(block: str) -> bool:
    return "\n" not in block.strip() and block[:1].isalpha()


@dataclass(frozen=True, slots=True)
class CutOff:
    """End a file in the middle of its last line, as a full disk does."""

    path: str

    def apply(self, root: Path) -> tuple[str, ...]:
        file = root / self.path
        data = file.read_bytes()
        last = data.rstrip(b"\n").rfind(b"\n") + 1
        file.write_bytes(data[: last + (len(data) - last) // 2])
        return (self.path,)


@dataclass(frozen=True, slots=True)
class RecordPage:
    """What `docs-i18n record` does: record a translation as made from today's English."""

    locale: str
    page: str
    origin: Origin = Origin.PERSON

    def apply(self, root: Path) -> tuple[str, ...]:
        site = load_site(root)
        source, target = site.source(self.page), site.page(self.locale, self.page)
        if source is None or target is None:
            raise ScenarioError(f"{self.locale} {self.page}: no such page")
        recorded = record_page(source.document, target.document, target.records, by=BY, origin=self.origin)
        if recorded.refused:
            raise ScenarioError(f"{self.locale} {self.page}: {recorded.refused}")
        file = ledger_file(site.project, target.language, self.page)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(write_records(recorded.records), encoding="utf-8", newline="")
        return ()


def ledger(locale: str, page: str) -> str:
    """The path of the records of a page."""
    return f"docs_{locale}/.ledger/{page.removesuffix('.md')}.jsonl"
