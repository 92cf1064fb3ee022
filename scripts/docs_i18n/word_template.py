"""The empty Word file that every worksheet is written into: page, styles and settings, made once by python-docx.

Languages are named by styles, so that a spell checker finds the language of a cell in every program, and whatever is
written into an empty cell is in the language of the reader.
"""

from __future__ import annotations

import re
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.document import Document as WordDocument
    from docx.styles.style import CharacterStyle

ENGLISH, TODAY, ANSWER, NOTE, CODE, LINK = (
    "SheetEnglish",
    "SheetToday",
    "SheetAnswer",
    "SheetNote",
    "SheetCode",
    "SheetLink",
)
"""Styles of paragraphs in the table."""
REMOVED, ADDED, IN_ENGLISH = "SheetRemoved", "SheetAdded", "SheetInEnglish"
"""Styles of words."""
TABLE = "TableGrid"
NUMBERED = "ListNumber"
BODY = "@body@"
"""What the content of a sheet stands in place of."""

_OWN, _SOURCE = "x-own", "x-source"
_FONT = "Arial"
_GREY, _RED, _GREEN = RGBColor(0x55, 0x55, 0x55), RGBColor(0xA8, 0x00, 0x00), RGBColor(0x0B, 0x5A, 0x1E)
_PARAGRAPHS = {ENGLISH: _SOURCE, TODAY: _OWN, ANSWER: _OWN, NOTE: _OWN, CODE: "", LINK: ""}
_SMALL = {NOTE: 8.5, CODE: 6.5, LINK: 7.5}
# Parts of python-docx's own template that nothing here needs: a picture of it, effects for Word 2010, a bibliography.
_UNUSED = re.compile(r"/(?:thumbnail|stylesWithEffects|customXml)$")


@lru_cache(maxsize=16)
def word_template(own: str, source: str) -> Mapping[str, str]:
    """The parts of an empty file by their names; `own` and `source` are the tags of the reader's language and of English."""
    return {
        name: text.replace(_OWN, own).replace(_SOURCE, source) for name, text in _neutral_template().items()
    }


@lru_cache(maxsize=1)
def _neutral_template() -> Mapping[str, str]:
    document = Document()
    _set_page(document)
    _set_styles(document)
    _set_language(document)
    document.add_paragraph(BODY)
    for part in (document.part, document.part.package):
        for key in [key for key, one in part.rels.items() if _UNUSED.search(one.reltype)]:
            del part.rels[key]
    file = BytesIO()
    document.save(file)
    with ZipFile(file) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    parts["word/document.xml"] = re.sub(
        rf"<w:p>(?:(?!</w:p>).)*{BODY}.*?</w:p>", BODY, parts["word/document.xml"]
    )
    return parts


def _set_page(document: WordDocument) -> None:
    """A4 across, with as much room for the table as printers allow, and the number of the page below."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(12)
    section.top_margin = section.bottom_margin = Mm(14)
    section.footer.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    field = f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    section.footer.part.element[0].append(parse_xml(field))


def _set_styles(document: WordDocument) -> None:
    styles = document.styles
    for style in list(styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.style_id not in {TABLE, "TableNormal"}:
            style.delete()
    normal = styles["Normal"]
    _set_font(normal, 10.5)
    normal.paragraph_format.space_after = Pt(4)
    normal.paragraph_format.line_spacing = 1.15
    for name, size in (("Heading 1", 18), ("Heading 2", 13)):
        _set_font(styles[name], size)
        styles[name].font.color.rgb = RGBColor(0, 0, 0)
        styles[name].paragraph_format.keep_with_next = True
    for name, lang in _PARAGRAPHS.items():
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        style.paragraph_format.space_after = Pt(2)
        _set_lang(style, lang)
        if name in _SMALL:
            style.font.size = Pt(_SMALL[name])
            style.font.color.rgb = _GREY
    for name, colour in ((REMOVED, _RED), (ADDED, _GREEN)):
        style = styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        style.font.color.rgb = colour
        style.font.strike = name == REMOVED
        style.font.underline = name == ADDED
        style.font.bold = name == ADDED
    _set_lang(styles.add_style(IN_ENGLISH, WD_STYLE_TYPE.CHARACTER), _SOURCE)


def _set_font(style: CharacterStyle, size: float) -> None:
    style.font.name = _FONT
    style.font.size = Pt(size)
    fonts = style.element.rPr.rFonts
    for key in ("w:eastAsia", "w:cs"):
        fonts.set(qn(key), _FONT)
    for key in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(key), None)


def _set_lang(style: CharacterStyle, lang: str) -> None:
    """The language of a style; "" for what no spell checker should look at."""
    properties = style.element.get_or_add_rPr()
    if lang:
        properties.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="{lang}"/>'))
    else:
        properties.append(parse_xml(f"<w:noProof {nsdecls('w')}/>"))


def _set_language(document: WordDocument) -> None:
    """The language of all that says no other."""
    lang = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    theme = document.settings.element.find(qn("w:themeFontLang"))
    for element in (lang, theme):
        if element is not None:
            element.set(qn("w:val"), _OWN)
