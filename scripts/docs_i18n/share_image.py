"""The picture that stands beside a shared link, and the icon of a home screen: drawn from the shapes of the mark.

The same text gives the same bytes, so that a second build changes nothing. All is drawn larger and reduced,
which smooths the edges of shapes as well as of letters.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache
from io import BytesIO

import font_source_sans_pro
from babel import Locale
from PIL import Image, ImageDraw, ImageFont

SIZE = (1200, 630)
ICON_SIZE = (180, 180)
MARGIN = 80  # left and right

_SCALE = 2  # of the text
_MARK_SCALE = 8  # finer, because slow curves show every step; drawn once

_GROUND, _TEXT, _SOFT = "#12484f", "#ffffff", "#cfe3e1"
_TEAL, _CLAY, _OCHRE = "#5bb5b3", "#ee8a5f", "#e9b552"  # the mark's colours, lighter for a dark ground

_MARK_UNIT = 27  # pixels; the mark is 16 units wide and high
_TOP, _BOTTOM = 99, 531  # of the mark: text begins and ends with it
_COLUMN = 576  # the width of the text
_TEXT_HEIGHT = 376  # title and subtitle together; below them stands the name of the language
_TITLE_SIZES = range(96, 47, -4)
_TITLE_LINES = 4
_SUBTITLE_SIZE = 34
_SUBTITLE_LINES = 4
_LABEL_SIZE = 28
_GAP = 28  # between title and subtitle

_BREAKABLE = re.compile(r"[ \t\r\n]+")  # not the no-break spaces, at which str.split() would break
_SENTENCE_END = re.compile(r"(?<=[.!?…]) ")
_UNKNOWN = "\U0010fffd"  # a private character: no font of ours has it, so it shows how a missing letter looks


@dataclass(frozen=True, kw_only=True, slots=True)
class _Block:
    """Lines of text set in one font."""

    lines: tuple[str, ...]
    font: ImageFont.FreeTypeFont
    leading: int
    """From one base line to the next."""

    @property
    def height(self) -> int:
        return self.leading * len(self.lines)


def share_image(title: str, subtitle: str, lang: str) -> bytes:
    """Draw the Open Graph picture of a page: PNG, 1200 by 630; `lang` is a BCP 47 tag.

    Where the font lacks a letter, the mark stands alone: boxes in place of letters would say less.
    """
    image = Image.new("RGB", (SIZE[0] * _SCALE, SIZE[1] * _SCALE), _GROUND)
    draw = ImageDraw.Draw(image)
    label = _language_name(lang)
    if not missing_letters(title + subtitle + label):
        heading, below = _text_blocks(title, subtitle)
        _draw_block(draw, heading, _TOP, _TEXT)
        _draw_block(draw, below, _TOP + heading.height + _GAP, _SOFT)
        _draw_line(draw, label, _BOTTOM, _SOFT, _font("SourceSansPro", _LABEL_SIZE))
    image = image.reduce(_SCALE)
    image.paste(_mark(_MARK_UNIT), (SIZE[0] - MARGIN - 16 * _MARK_UNIT, _TOP))
    return _png(image)


def touch_icon() -> bytes:
    """Draw the icon for home screens: PNG, 180 by 180, opaque, because phones cut its corners themselves."""
    unit = 7
    offset = (ICON_SIZE[0] - 16 * unit) // 2
    image = Image.new("RGB", ICON_SIZE, _GROUND)
    image.paste(_mark(unit), (offset, offset))
    return _png(image)


def missing_letters(text: str) -> set[str]:
    """Find the letters of a text that the font cannot draw; line breaks and spaces are none."""
    font = _font("SourceSansProBold", _LABEL_SIZE)
    box = bytes(font.getmask(_UNKNOWN))
    return {letter for letter in set("".join(text.split())) if bytes(font.getmask(letter)) == box}


def _language_name(lang: str) -> str:
    name = Locale.parse(lang, sep="-").language_name or lang
    return name[:1].upper() + name[1:]


def _png(image: Image.Image) -> bytes:
    # 256 colours are enough for flat shapes with smooth edges, at a third of the bytes; the median cut would give
    # nearly all of them to the letters and leave the mark jagged.
    flat = image.quantize(256, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    out = BytesIO()
    flat.save(out, "PNG", optimize=True)
    return out.getvalue()


def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    # Raqm would kern better, but is there on some machines only: the same bytes everywhere matter more.
    return ImageFont.truetype(
        font_source_sans_pro.font_files_ttf[name], size * _SCALE, layout_engine=ImageFont.Layout.BASIC
    )


# The mark: four blocks, each with its own head, around one open square; the same drawing as toolbox/mark.svg.


@cache
def _mark(unit: int) -> Image.Image:
    scale = unit * _MARK_SCALE
    image = Image.new("RGB", (16 * scale, 16 * scale), _GROUND)
    draw = ImageDraw.Draw(image)
    for colour, outline in (
        (_TEAL, [*_arc(5, 5, 5, 180, 270), (10, 0), (10, 5)]),
        (_CLAY, [*_arc(13.5, 2.5, 2.5, 180, 360), (16, 10), (11, 10)]),
        (_TEAL, [(6, 11), (16, 11), (16, 13.5), (13.5, 16), (6, 16)]),
        (_OCHRE, [(0, 6), (5, 6), (5, 16), (0, 16)]),
    ):
        draw.polygon([(x * scale, y * scale) for x, y in outline], fill=colour)
    return image.reduce(_MARK_SCALE)


def _arc(x: float, y: float, radius: float, start: int, end: int) -> list[tuple[float, float]]:
    angles = [math.radians(degrees) for degrees in range(start, end + 1, 2)]
    return [(x + radius * math.cos(angle), y + radius * math.sin(angle)) for angle in angles]


# Text: the largest title that fits, in lines of about the same length.


def _text_blocks(title: str, subtitle: str) -> tuple[_Block, _Block]:
    """Set title and subtitle so that both fit; one too long for the smallest size ends in an ellipsis."""
    small = _font("SourceSansPro", _SUBTITLE_SIZE)
    kept = _whole_sentences(subtitle, small, _SUBTITLE_LINES)
    below = _Block(lines=_lines(kept, small, _SUBTITLE_LINES), font=small, leading=44)
    for size in _TITLE_SIZES:
        font = _font("SourceSansProBold", size)
        block = _Block(lines=_lines(title, font, _TITLE_LINES), font=font, leading=round(size * 1.05))
        whole = " ".join(block.lines) == _plain(title)
        if whole and block.height + _GAP + below.height <= _TEXT_HEIGHT:
            break
    return block, below


def _plain(text: str) -> str:
    return _BREAKABLE.sub(" ", text.strip())


def _whole_sentences(text: str, font: ImageFont.FreeTypeFont, most: int) -> str:
    """As many sentences from the start as the lines hold; the first in any case."""
    sentences = _SENTENCE_END.split(_plain(text))
    while len(sentences) > 1 and len(_wrapped(" ".join(sentences), font, _COLUMN)) > most:
        sentences.pop()
    return " ".join(sentences)


def _lines(text: str, font: ImageFont.FreeTypeFont, most: int) -> tuple[str, ...]:
    """Wrap into as few lines as the column allows, then narrow them as long as there are no more of them."""
    best = _wrapped(text, font, _COLUMN)
    if len(best) > most:
        return (*best[: most - 1], _with_ellipsis(best[most - 1], font))
    for width in range(_COLUMN - 20, _COLUMN // 2, -20):
        lines = _wrapped(text, font, width)
        if len(lines) > len(best) or " ".join(lines) != " ".join(best):
            break
        best = lines
    return best


def _wrapped(text: str, font: ImageFont.FreeTypeFont, width: int) -> tuple[str, ...]:
    lines: list[str] = []
    line = ""
    for word in _plain(text).split(" "):
        if line and _fits(f"{line} {word}", font, width):
            line = f"{line} {word}"
            continue
        lines.append(line)
        line = word
        while not _fits(line, font, width):
            cut = next(n for n in range(len(line) - 1, 0, -1) if _fits(line[:n], font, width))
            lines.append(line[:cut])
            line = line[cut:]
    return tuple(filter(None, (*lines, line)))


def _fits(text: str, font: ImageFont.FreeTypeFont, width: int) -> bool:
    return len(text) == 1 or font.getlength(text) <= width * _SCALE


def _with_ellipsis(line: str, font: ImageFont.FreeTypeFont) -> str:
    while not _fits(f"{line}…", font, _COLUMN):
        line = line.rpartition(" ")[0] or line[:-1]
    return f"{line.rstrip(' ,;:–—')}…"


def _draw_block(draw: ImageDraw.ImageDraw, block: _Block, top: int, colour: str) -> None:
    # Capitals, not the invisible top of the line, stand level with the mark.
    capitals = round(-block.font.getbbox("H", anchor="ls")[1] / _SCALE)
    for number, line in enumerate(block.lines):
        _draw_line(draw, line, top + capitals + number * block.leading, colour, block.font)


def _draw_line(
    draw: ImageDraw.ImageDraw, line: str, base: int, colour: str, font: ImageFont.FreeTypeFont
) -> None:
    draw.text((MARGIN * _SCALE, base * _SCALE), line, fill=colour, font=font, anchor="ls")
