"""Subtitles written as WebVTT for players on web pages, and as SubRip for hosts and editing programs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docs_i18n.cue_text import escaped, unescaped
from docs_i18n.subtitle_syntax import Cue, clock, read_subtitles

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE_END = re.compile(r"\r\n|\r|\n")
# SubRip has three kinds of markup that most players know.
_LEFT_OUT_OF_SRT = re.compile(r"</?(?!(?:[biu])>)[A-Za-z][^<>]{0,500}>|<\d[\d:.]{1,20}>")
_LEFT_OUT_OF_VTT = re.compile(r"</?font[^<>]{0,500}>|\{\\[^{}]{0,200}\}", re.IGNORECASE)
_AT_TOP = re.compile(r"\{\\an[789]\}")


def to_vtt(text: str) -> str:
    """The file as WebVTT; one that is WebVTT stays as it is, to the byte."""
    read = read_subtitles(text)
    if read.is_vtt:
        return text
    blocks = ["WEBVTT"]
    for cue in read.cues:
        words = text[slice(*cue.text)]
        top = " line:0" if _AT_TOP.search(words) else ""
        times = f"{clock(cue.start)} --> {clock(cue.end)}{top}"
        blocks.append(f"{times}\n{escaped(_LEFT_OUT_OF_VTT.sub('', words))}")
    return _joined(text, blocks)


def to_srt(text: str) -> str:
    """The file as SubRip; one that is SubRip stays as it is.

    SubRip knows bold, italic and underlined: who speaks, styles, regions, notes and places on the screen are left out.
    """
    read = read_subtitles(text)
    if not read.is_vtt:
        return text
    return _joined(text, _srt_blocks(text, read.cues))


def _srt_blocks(text: str, cues: tuple[Cue, ...]) -> Iterator[str]:
    number = 0
    for cue in cues:
        words = unescaped(_LEFT_OUT_OF_SRT.sub("", text[slice(*cue.text)]))
        if words.strip():
            number += 1
            yield f"{number}\n{clock(cue.start, ',')} --> {clock(cue.end, ',')}\n{words}"


def is_simpler_as_srt(text: str) -> bool:
    """Whether something of the file does not go into SubRip."""
    read = read_subtitles(text)
    return read.is_vtt and (
        read.has_blocks
        or any(cue.settings.strip() or _LEFT_OUT_OF_SRT.search(text[slice(*cue.text)]) for cue in read.cues)
    )


def _joined(text: str, blocks: list[str] | Iterator[str]) -> str:
    """Blocks with an empty line between, in the line ends of the file they come from, with its byte order mark."""
    match = _LINE_END.search(text)
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    whole = "\n\n".join(_LINE_END.sub("\n", block) for block in blocks) + "\n"
    return mark + whole.replace("\n", match[0] if match else "\n")
