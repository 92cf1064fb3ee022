"""A subtitle file as a document: WebVTT or SubRip, each subtitle a segment, all else markup that stays as it is.

The laws of every document hold: segments stand in the order of the file and never overlap, so that the file is their
text and what stands between; and what cannot be read as meant is said with its line. WebVTT is read as browsers read it
(W3C, WebVTT, section 6), SubRip as players do. Ours, because no library keeps what it reads: webvtt-py 0.6 puts styles and regions in another
order and writes notes and times anew, pysubs2 1.8 drops styles, regions, settings and speakers, and neither has positions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docs_i18n.cue_text import ARROW, cue_plain
from docs_i18n.model import Document, Kind, Segment

if TYPE_CHECKING:
    from collections.abc import Sequence

ENDINGS = (".vtt", ".srt")
_VTT = re.compile(r"\ufeff?WEBVTT(?=[ \t\r\n]|\Z)")
_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_MARKUP_BLOCK = re.compile(r"NOTE(?:[ \t].*)?|STYLE[ \t]*|REGION[ \t]*")
_TIME = r"(?:(?P<{0}h>\d{{1,4}}):)?(?P<{0}m>[0-5]?\d):(?P<{0}s>[0-5]?\d)(?P<{0}mark>[.,])(?P<{0}ms>\d{{1,3}})"
_TIMES = re.compile(
    rf"[ \t]*(?P<times>{_TIME.format('a')}[ \t]*-->[ \t]*{_TIME.format('b')})(?P<rest>(?:[ \t].*)?)"
)
# What a browser asks for; it passes over a subtitle whose times are written in another way.
_VTT_TIME = r"(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}"
_VTT_TIMES = re.compile(rf"{_VTT_TIME}[ \t]*-->[ \t]*{_VTT_TIME}")
_LIKE_TIMES = re.compile(
    r"[ \t]*(?:\d{1,4}:)?\d{1,2}:\d{1,2}[.,:]\d{1,3}[^\w\r\n]{1,10}\d{1,4}:\d{1,2}[:.,]\d"
)
# Shown to people as the sign it stands for, where that cannot be taken for anything else.
_AND = re.compile(r"&amp;(?![A-Za-z#])")
_HOUR, _MINUTE, _SECOND = 3_600_000, 60_000, 1_000
_BAD_TIMES = {
    True: "the times cannot be read; write them as 00:00:01.000 --> 00:00:04.500",
    False: "the times cannot be read; write them as 00:00:01,000 --> 00:00:04,500",
}
_NO_EMPTY_LINE = "no empty line stands above this subtitle; put one in"
_NO_TIMES = "“{}” belongs to no subtitle; write its times above it, or take out the empty line or the words"


@dataclass(frozen=True, kw_only=True, slots=True)
class Cue:
    """A subtitle and its places in the file."""

    begin: int
    """Offset of its first line: its number or name, or its times."""
    name: tuple[int, int]
    """The number or name above its times; two equal offsets where it has none."""
    times: tuple[int, int]
    """`00:00:01.000 --> 00:00:04.500`, without what follows."""
    settings: str
    """What follows the times: where the subtitle stands, as in ` line:10%`."""
    text: tuple[int, int]
    """All its lines of text, without the last line end."""
    start: int
    """Milliseconds."""
    end: int
    line: int
    """The line of its text, or of its times where it has none."""

    @property
    def seconds(self) -> float:
        return (self.end - self.start) / _SECOND

    @property
    def when(self) -> str:
        """Its times as they are compared: `00:00:01.000 --> 00:00:04.500`."""
        return f"{clock(self.start)} {ARROW} {clock(self.end)}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Subtitles:
    """A file taken apart."""

    cues: tuple[Cue, ...]
    is_vtt: bool
    problems: tuple[tuple[int, str], ...]
    """Line and message."""
    has_blocks: bool
    """Whether there are notes, styles or regions."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Line:
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(kw_only=True, slots=True)
class _Reader:
    """Reads line by line what stands in a file."""

    lines: Sequence[_Line]
    is_vtt: bool
    cues: list[Cue] = field(default_factory=list)
    problems: list[tuple[int, str]] = field(default_factory=list)
    has_blocks: bool = False

    def read(self, at: int) -> None:
        while at < len(self.lines):
            at = at + 1 if self._is_empty(at) else self._read_block(at)

    def _is_empty(self, at: int) -> bool:
        """WebVTT takes a line of spaces for text."""
        text = self.lines[at].text
        return not (text if self.is_vtt else text.strip())

    def _has_arrow(self, at: int) -> bool:
        """Whether a line holds times, also badly written ones: nobody says them in a film."""
        if at >= len(self.lines):
            return False
        text = self.lines[at].text
        return ARROW in text or _LIKE_TIMES.match(text) is not None

    def _begins_cue(self, at: int) -> bool:
        """Whether a subtitle begins here, in the middle of what stands above it; SubRip’s with their numbers."""
        is_number = not self.is_vtt and self.lines[at].text.strip().isdigit()
        return self._has_arrow(at) or (is_number and self._has_arrow(at + 1))

    def _read_block(self, at: int) -> int:
        if self._has_arrow(at):
            return self._read_cue(at, at)
        if self._has_arrow(at + 1) and not self._is_empty(at):
            return self._read_cue(at, at + 1)
        end = self._end_of_text(at + 1)
        text = self.lines[at].text.strip()
        if self.is_vtt and _MARKUP_BLOCK.fullmatch(self.lines[at].text):
            self.has_blocks = True
        elif text:
            self.problems.append((at + 1, _NO_TIMES.format(text if len(text) <= 40 else f"{text[:39]}…")))
        return end

    def _end_of_text(self, at: int) -> int:
        while at < len(self.lines) and not self._is_empty(at) and not self._begins_cue(at):
            at += 1
        return at

    def _read_cue(self, first: int, at: int) -> int:
        """Read the subtitle whose times stand in line `at`, below its name or number in line `first`."""
        end = self._end_of_text(at + 1)
        if end < len(self.lines) and not self._is_empty(end):
            self.problems.append((end + 1, _NO_EMPTY_LINE))
        line = self.lines[at]
        match = _TIMES.fullmatch(line.text)
        if not match or (self.is_vtt and not _VTT_TIMES.fullmatch(match["times"])):
            self.problems.append((at + 1, _BAD_TIMES[self.is_vtt]))
            return end
        name = self.lines[first]
        text = (self.lines[at + 1].start, self.lines[end - 1].end) if end > at + 1 else (line.end, line.end)
        self.cues.append(
            Cue(
                begin=name.start,
                name=(name.start, name.end) if first < at else (name.start, name.start),
                times=(line.start + match.start("times"), line.start + match.end("times")),
                settings=match["rest"],
                text=text,
                start=_milliseconds(match, "a"),
                end=_milliseconds(match, "b"),
                line=at + 2 if end > at + 1 else at + 1,
            )
        )
        return end


def _milliseconds(match: re.Match[str], which: str) -> int:
    hours, minutes, seconds = (int(match[which + unit] or 0) for unit in ("h", "m", "s"))
    thousandths = int(match[f"{which}ms"].ljust(3, "0"))
    return hours * _HOUR + minutes * _MINUTE + seconds * _SECOND + thousandths


def clock(milliseconds: int, mark: str = ".") -> str:
    """`00:00:04.500`."""
    hours, rest = divmod(milliseconds, _HOUR)
    minutes, rest = divmod(rest, _MINUTE)
    seconds, thousandths = divmod(rest, _SECOND)
    return f"{hours:02}:{minutes:02}:{seconds:02}{mark}{thousandths:03}"


def milliseconds_of(when: str) -> int:
    """How long a subtitle is shown, by its times (`Cue.when`); 0 where they are none."""
    match = _TIMES.fullmatch(when)
    return _milliseconds(match, "b") - _milliseconds(match, "a") if match else 0


def is_subtitle_name(name: str) -> bool:
    """Whether a file is one of subtitles, by its name."""
    return name.lower().endswith(ENDINGS)


def is_vtt(text: str) -> bool:
    """Whether a text is WebVTT, which says so in its first word; everything else is read as SubRip."""
    return _VTT.match(text) is not None


def read_subtitles(text: str) -> Subtitles:
    """Take a file apart; total, in time in proportion to its size."""
    vtt = is_vtt(text)
    begin = 1 if text.startswith("\ufeff") else 0
    lines = [_Line(start=match.start(), text=match[1]) for match in _LINE.finditer(text, begin)]
    reader = _Reader(lines=lines, is_vtt=vtt)
    reader.read(_end_of_head(lines) if vtt else 0)
    return Subtitles(
        cues=tuple(reader.cues),
        is_vtt=vtt,
        problems=tuple(reader.problems),
        has_blocks=reader.has_blocks,
    )


def _end_of_head(lines: Sequence[_Line]) -> int:
    """The head of WebVTT goes on to the first empty line; times in it begin a subtitle."""
    at = 1
    while at < len(lines) and lines[at].text and ARROW not in lines[at].text:
        at += 1
    return at


def split_subtitles(text: str) -> Document:
    """The segments of a subtitle file: subtitles with words in them, named by their times."""
    read = read_subtitles(text)
    segments = []
    for cue in read.cues:
        raw = " ".join(text[slice(*cue.text)].split())
        plain = cue_plain(raw)
        if any(map(str.isalnum, plain)):
            segments.append(
                Segment(
                    kind=Kind.CUE,
                    text=_AND.sub("&", raw) if read.is_vtt else raw,
                    plain=plain,
                    start=cue.text[0],
                    end=cue.text[1],
                    line=cue.line,
                    section=0,
                    name=cue.when,
                )
            )
    return Document(text=text, segments=tuple(segments), problems=read.problems, is_subtitles=True)
