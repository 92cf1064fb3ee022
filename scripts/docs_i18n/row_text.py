"""The text of a segment as a person reads and writes it in a row, and what is damaged in what comes back.

The marks of Markdown stay in sight, because every program keeps letters: `**bold**`, `*italic*`. Only the target of a
link is put aside: `[words](1)` is the first link of the English, wherever it leads. Nobody has to type an address,
and no program can spoil one. The law: a text put into a row and read from it is the text; damage is named, never mended
by guessing. What is mended is what has one meaning only: other quotation marks, dashes and spaces inside of markup.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from docs_i18n.cue_text import changed_tags
from docs_i18n.inline import Mark, marks
from docs_i18n.link_comparison import link_differences
from docs_i18n.markdown import normalised, split
from docs_i18n.markdown_leaves import cells
from docs_i18n.model import Kind
from docs_i18n.row_problems import Problem, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docs_i18n.model import Language, Segment

_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1b\x7f]")
_NUMBER = re.compile(r"[1-9]\d{0,3}")
_EXACT = frozenset(
    {"code", "placeholder", "note", "tag", "attributes", "comment", "icon", "reference", "address"}
)
"""Markup that stands in a translation letter by letter."""
# What word processors write in place of what is typed.
_VARIANTS = {
    '"': '["“”„‟«»″]',
    "'": "['‘’‚‛ʼ′]",
    "-": "[-‐‑‒–—−]",
    "…": r"(?:…|\.\.\.)",
}
_HEADING_ID = re.compile(r"\{:?\s*#[^{}]*\}")
_FRAMES = {Kind.HEADING: "# {}", Kind.ITEM: "- {}"}


def cleaned(text: str) -> str:
    """A text as it was meant, on one line: no invisible characters, every space and line break one space."""
    visible = _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).replace("\u2011", "-")
    return " ".join(visible.split())


def targets(markdown: str) -> tuple[str, ...]:
    """Where the links and pictures of a text lead, in order."""
    return tuple(markdown[start:end] for start, end in _spans(markdown))


def to_row(markdown: str, english_targets: Sequence[str]) -> str:
    """A text with numbers for the targets that the English has; any other target stays in sight."""
    left = list(english_targets)
    numbers = []
    for target in targets(markdown):
        place = left.index(target) if target in left else -1
        numbers.append(str(place + 1) if place >= 0 else target)
        if place >= 0:
            left[place] = ""
    return _with_targets(markdown, numbers)


def from_row(text: str, english_targets: Sequence[str]) -> str:
    """The Markdown of a row's text: numbers become the targets they stand for; others stay, and are found as damage."""
    found = []
    for target in targets(text):
        number = int(target) if _NUMBER.fullmatch(target) else 0
        found.append(english_targets[number - 1] if 0 < number <= len(english_targets) else target)
    return _with_targets(text, found)


def _spans(markdown: str) -> list[tuple[int, int]]:
    return sorted(mark.target for mark in marks(markdown) if mark.kind in {"link", "image"})


def _with_targets(markdown: str, replacements: Sequence[str]) -> str:
    parts = []
    end = 0
    for (start, stop), replacement in zip(_spans(markdown), replacements, strict=True):
        parts += [markdown[end:start], replacement]
        end = stop
    return "".join([*parts, markdown[end:]])


def restored(english: Segment, text: str) -> str:
    """A text in which markup that must stand as in English does so, where only marks, dashes or spaces differ in it."""
    for exact in (mark.text for mark in marks(english.text) if mark.kind in _EXACT):
        found = None if exact in text else _pattern(exact).search(text)
        if found:
            text = text[: found.start()] + exact + text[found.end() :]
    if english.kind is Kind.ROW and text.startswith("|") and text.endswith("|"):
        inside = text[1:-1].strip()
        if _count(inside) == _count(english.text):
            return inside
    return text


def _pattern(exact: str) -> re.Pattern[str]:
    parts = (
        r"\s*" if character.isspace() else _VARIANTS.get(character, re.escape(character))
        for character in exact
    )
    inside = "".join(parts)
    # Spaces beside braces are added and taken away by people and programs alike.
    inside = inside.replace(r"\{\{", r"\{\{\s*").replace(r"\}\}", r"\s*\}\}")
    return re.compile(inside)


def emphasis(markdown: str) -> Counter[str]:
    """How often bold and italic begin or end: `**` and `*`, whichever letters they are written with."""
    return Counter(mark.text.replace("_", "*") for mark in marks(markdown) if mark.kind == "emphasis")


def damage(english: Segment, text: str, language: Language) -> list[Problem]:
    """What is wrong with the Markdown of a translation, held against its English; empty where nothing is."""
    if english.kind is Kind.CUE:
        missing, foreign = changed_tags(english.text, text)
        return [
            *(Problem(Reason.MISSING, tag) for tag in missing),
            *(Problem(Reason.FOREIGN, tag) for tag in foreign),
        ]
    ours, theirs = list(marks(english.text)), list(marks(text))
    return [
        *_heading_ids(theirs),
        *_links(english.text, text, language),
        *_emphasis(english.text, text),
        *_exact(ours, theirs),
        *_shape(english, text),
    ]


def _heading_ids(theirs: Sequence[Mark]) -> Iterator[Problem]:
    for mark in theirs:
        if mark.kind == "attributes" and _HEADING_ID.fullmatch(mark.text):
            yield Problem(Reason.HEADING_ID, mark.text)


def _links(english: str, text: str, language: Language) -> Iterator[Problem]:
    ours = targets(english)
    missing, foreign = link_differences(list(ours), list(targets(text)), language)
    left = list(ours)
    for target in missing:
        number = left.index(target)
        left[number] = ""
        yield Problem(Reason.LINK_MISSING, f"({number + 1})")
    yield from (Problem(Reason.LINK_FOREIGN, target) for target in foreign)


def _emphasis(english: str, text: str) -> Iterator[Problem]:
    ours, theirs = emphasis(english), emphasis(text)
    if ours != theirs:
        is_bold = ours["**"] != theirs["**"] or ours["***"] != theirs["***"]
        yield Problem(Reason.BOLD if is_bold else Reason.ITALIC)


def _exact(ours: Sequence[Mark], theirs: Sequence[Mark]) -> Iterator[Problem]:
    """All of it is counted but code, which a translation may repeat more or less often (rule `code-unchanged`)."""
    wanted = Counter(mark.text for mark in ours if mark.kind in _EXACT)
    found = Counter(mark.text for mark in theirs if mark.kind in _EXACT)
    code = {mark.text for mark in ours if mark.kind == "code"}
    for text in (wanted - found).elements():
        if text not in code or text not in found:
            yield Problem(Reason.MISSING, text)
    for text in (found - wanted).elements():
        if text not in code and not _HEADING_ID.fullmatch(text):
            yield Problem(Reason.FOREIGN, text)


def _shape(english: Segment, text: str) -> Iterator[Problem]:
    """Whether the text, where it stands, is read as the one thing it is in English."""
    if english.kind is Kind.ROW:
        ours, theirs = _count(english.text), _count(text)
        if ours != theirs:
            yield Problem(Reason.CELLS, str(ours), str(theirs))
        return
    if english.kind in {Kind.META, Kind.TITLE, Kind.TAB, Kind.ABBREVIATION, Kind.HTML, Kind.IMAGE}:
        return
    read = split(_FRAMES.get(english.kind, "{}").format(text)).segments
    if (
        len(read) != 1
        or read[0].kind not in {Kind.PARAGRAPH, english.kind}
        or read[0].plain != normalised(text)
    ):
        yield Problem(Reason.BEGINNING, text.split(maxsplit=1)[0] if text.split() else "")


def _count(row: str) -> int:
    """The cells of a table's row, which stands here without its outer bars."""
    return len(cells(f"| {row} |"))
