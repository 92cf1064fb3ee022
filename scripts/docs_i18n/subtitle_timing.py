"""Whether subtitles can be read in time: how fast, how many lines, how long, and whether two are shown at once.

17 characters a second and two lines of 42 are what Netflix asks for programmes for adults (Timed Text Style Guide, English
template); a line break counts as no character.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docs_i18n.cue_text import LONGEST_LINE, MOST_LINES, visible_length
from docs_i18n.subtitle_syntax import Cue, clock, read_subtitles

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_A_SECOND = 17
"""Characters, with spaces."""
_LINE_END = re.compile(r"\r\n|\r|\n")
_NO_LENGTH = "it ends when it begins, or before; write a later second time"


def most_characters(milliseconds: int) -> int:
    """How many characters can be read in this time, as far as there is room for them."""
    return min(MOST_A_SECOND * max(0, milliseconds) // 1_000, MOST_LINES * LONGEST_LINE)


def timing_problems(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and message of everything that makes a file hard to read."""
    above: Cue | None = None
    for cue in read_subtitles(text).cues:
        yield from ((cue.line, problem) for problem in _problems(text, cue))
        if above and cue.start < above.end and cue.end > above.start:
            message = (
                f"it begins at {clock(cue.start)}, before the one above ends at {clock(above.end)};"
                " end that one sooner, or begin this one later"
            )
            yield cue.line, message
        elif above and cue.start < above.start:
            yield cue.line, f"it begins before the one above, at {clock(cue.start)}; put them in order"
        above = cue if above is None or cue.end >= above.end else above


def _problems(text: str, cue: Cue) -> Iterator[str]:
    lines = [line for line in _LINE_END.split(text[slice(*cue.text)]) if line.strip()]
    count = sum(map(visible_length, lines))
    if cue.end <= cue.start:
        yield _NO_LENGTH
    elif count > MOST_A_SECOND * cue.seconds:
        room = most_characters(cue.end - cue.start)
        speed = count / cue.seconds
        yield (
            f"{count} characters in {cue.seconds:g} seconds are {speed:.0f} a second, more than {MOST_A_SECOND};"
            f" shorten it to {room}, or show it longer"
        )
    if len(lines) > MOST_LINES:
        yield f"it has {len(lines)} lines; make it {MOST_LINES}"
    for line in lines:
        if visible_length(line) > LONGEST_LINE:
            yield f"a line has {visible_length(line)} characters, more than {LONGEST_LINE}; break or shorten it"
