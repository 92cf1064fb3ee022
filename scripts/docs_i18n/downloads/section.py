"""The section of a page that becomes a file: cut out of the finished HTML, and made plain for the converter.

What MkDocs shows is what is converted, so that local texts, filled-in slots and the operator's lines are in it. Only
elements that a word processor has a use for are written; of all others their words.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from docs_i18n.downloads.marks import PLACE
from docs_i18n.downloads.tables import column_widths

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from selectolax.lexbor import LexborNode

_BLOCKS = frozenset({"blockquote", "dd", "div", "dl", "dt", "hr", "li", "p", "pre", "ul"})
_WORDS = frozenset({"b", "br", "code", "del", "em", "i", "ins", "kbd", "q", "s", "strong", "sub", "sup", "u"})
_EMPTY = frozenset({"br", "hr"})
_LEFT_OUT = frozenset({"audio", "video", "svg", "input", "script", "style", "template"})
# The places for links to files, and the marks of links that open in another language: both are the page's.
_LEFT_OUT_CLASSES = frozenset({PLACE, "lang-mark"})
_PICTURES = (".gif", ".jpeg", ".jpg", ".png")
"""What both kinds of file can show; of a drawing in SVG its alternative text is written."""
_ALIGNED = re.compile(r"\balign-(left|right|center)\b")
_HEADING = re.compile(r"h([1-6])")
_TAG = re.compile(r"<[^>]*>")
_TOP = 6
# Deeper than anybody writes; of what is deeper still only the words are kept, so that hostile nesting ends.
_DEEPEST = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class PageView:
    """What can be known of a page from outside its text."""

    lang: str
    """BCP 47 tag of its text."""
    language_tag: Callable[[str], str]
    """A tag with its country, as word processors want it: `en` is `en-GB`."""
    address: Callable[[str], str]
    """The whole address that a link of the page leads to; "" where it is not known."""
    picture: Callable[[str], bytes | None]
    """The file that the source of an image names; None where there is none on this site."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    name: str
    """The file name that the HTML has in its place."""
    alt: str
    data: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """A section of a page, ready to be written into a file."""

    title: str
    """The words of its heading."""
    lang: str
    """BCP 47 tag with country of the heading, where it is not that of the page; else ""."""
    content: str
    """Plain HTML; its headings begin at level 2."""
    pictures: tuple[Picture, ...]
    """In the order of the text."""
    version: str
    """Eight digits that are others as soon as a word is another."""


def cut_section(html: str, name: str, page: PageView) -> Section | None:
    """The section below the place with this name; None where the page has none."""
    body = LexborHTMLParser(f"<!doctype html><body>{html}").body
    places = body.css(f"div.{PLACE}") if body else []
    place = next((node for node in places if node.text() == name), None)
    heading = _heading_above(place)
    if place is None or heading is None:
        return None
    level = int((heading.tag or "h2")[1])
    nodes = _without_letter_marks(list(_until_next(place.next, level)))
    writer = _Writer(page=page, level=level, ids=frozenset(_ids(nodes)) | {name})
    content = writer.markup_of(nodes, page.lang).strip()
    lang = heading.attributes.get("lang") or page.lang
    title = " ".join(heading.text().split())
    return Section(
        title=title,
        lang=page.language_tag(lang) if lang != page.lang else "",
        content=content,
        pictures=tuple(writer.pictures),
        version=_version(f"{title} {_TAG.sub(' ', content)}"),
    )


def _version(text: str) -> str:
    words = unicodedata.normalize("NFC", " ".join(text.split()))
    return hashlib.blake2b(words.encode(), digest_size=4).hexdigest()


def _heading_above(place: LexborNode | None) -> LexborNode | None:
    node = place.prev if place else None
    while node and node.tag == "-text" and not (node.text_content or "").strip():
        node = node.prev
    return node if node and _HEADING.fullmatch(node.tag or "") else None


def _until_next(node: LexborNode | None, level: int) -> Iterator[LexborNode]:
    """What stands below a heading, up to the next one that is not below it."""
    while node:
        heading = _HEADING.fullmatch(node.tag or "")
        if heading and int(heading[1]) <= level:
            return
        yield node
        node = node.next


def _without_letter_marks(nodes: Sequence[LexborNode]) -> Sequence[LexborNode]:
    """A letter is written as a quotation on the page; in its own file it is the text."""
    shown = [node for node in nodes if node.tag not in {"-text", "-comment"} or node.text().strip()]
    if len(shown) == 1 and shown[0].tag == "blockquote":
        return list(_children(shown[0]))
    return nodes


def _ids(nodes: Iterable[LexborNode]) -> Iterator[str]:
    for node in nodes:
        if node.tag not in {"-text", "-comment"}:
            yield from (each.attributes["id"] or "" for each in node.css("[id]"))


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.first_child
    while child:
        yield child
        child = child.next


def _classes(node: LexborNode) -> frozenset[str]:
    return frozenset((node.attributes.get("class") or "").split())


@dataclass(kw_only=True, slots=True)
class _Writer:
    """Writes nodes as plain HTML and keeps the pictures it meets."""

    page: PageView
    level: int
    """Of the heading that becomes the title."""
    ids: frozenset[str]
    """What a link can lead to without leaving the file."""
    pictures: list[Picture] = field(default_factory=list)
    depth: int = 0

    def markup_of(self, nodes: Iterable[LexborNode], lang: str) -> str:
        return "".join([self._markup(node, lang) for node in nodes])

    def _inner(self, node: LexborNode, lang: str) -> str:
        return self.markup_of(_children(node), lang)

    def _markup(self, node: LexborNode, lang: str) -> str:
        tag = node.tag or ""
        if tag == "-text":
            return self._words(node.text_content or "", lang)
        if tag.startswith("-") or tag in _LEFT_OUT or _LEFT_OUT_CLASSES & _classes(node):
            return ""
        lang = node.attributes.get("lang") or lang
        if self.depth >= _DEEPEST:
            return self._words(node.text(), lang)
        self.depth += 1
        try:
            return self._element(node, tag, lang)
        finally:
            self.depth -= 1

    def _words(self, text: str, lang: str) -> str:
        words = escape(text, quote=False)
        if lang == self.page.lang or not text.strip():
            return words
        return f'<span lang="{escape(self.page.language_tag(lang))}">{words}</span>'

    def _element(self, node: LexborNode, tag: str, lang: str) -> str:
        if heading := _HEADING.fullmatch(tag):
            return self._heading(node, int(heading[1]), lang)
        if tag == "details" or "admonition" in _classes(node):
            return f'<div custom-style="Note">{self._inner(node, lang)}</div>'
        if tag == "summary" or "admonition-title" in _classes(node):
            return f"<p><strong>{self._inner(node, lang)}</strong></p>"
        if tag == "a":
            return self._link(node, lang)
        if tag == "img":
            return self._image(node, lang)
        if tag == "table":
            return self._table(node, lang)
        if tag == "ol":
            start = node.attributes.get("start") or ""
            attribute = f' start="{start}"' if start.isdecimal() else ""
            return f"<ol{attribute}>{self._inner(node, lang)}</ol>"
        if tag == "li" and "task-list-item" in _classes(node):
            return self._task(node, lang)
        inner = "" if tag in _EMPTY else self._inner(node, lang)
        if tag not in _BLOCKS | _WORDS:
            return inner
        return f"<{tag}>" if tag in _EMPTY else f"<{tag}>{inner}</{tag}>"

    def _heading(self, node: LexborNode, level: int, lang: str) -> str:
        tag = f"h{min(max(level - self.level + 1, 2), _TOP)}"
        name = node.attributes.get("id")
        attribute = f' id="{escape(name)}"' if name else ""
        return f"<{tag}{attribute}>{self._inner(node, lang)}</{tag}>"

    def _task(self, node: LexborNode, lang: str) -> str:
        box = "☒" if "task-list-item--done" in _classes(node) else "☐"
        inner = self._inner(node, lang).lstrip()
        begin = "<p>" if inner.startswith("<p>") else ""
        return f"<li>{begin}{box} {inner.removeprefix(begin).lstrip()}</li>"

    def _link(self, node: LexborNode, lang: str) -> str:
        href = node.attributes.get("href") or ""
        inside = href.startswith("#") and href[1:] in self.ids
        is_explained = not href or "term" in _classes(node)
        address = href if inside else "" if is_explained else self.page.address(href)
        inner = self._inner(node, lang)
        if any("lang-mark" in _classes(child) for child in _children(node)):
            inner = inner.rstrip()  # the gap before the mark goes with it
        return f'<a href="{escape(address)}">{inner}</a>' if address else inner

    def _image(self, node: LexborNode, lang: str) -> str:
        source = node.attributes.get("src") or ""
        alt = " ".join((node.attributes.get("alt") or "").split())
        ending = next((ending for ending in _PICTURES if source.lower().endswith(ending)), "")
        data = self.page.picture(source) if ending else None
        if data is None:
            return f"<em>{self._words(alt, lang)}</em>" if alt else ""
        name = f"picture-{len(self.pictures) + 1}{ending}"
        self.pictures.append(Picture(name=name, alt=alt, data=data))
        width = node.attributes.get("width") or ""
        size = f' width="{width}"' if width.isdecimal() else ""
        return f'<img src="{name}" alt="{escape(alt)}"{size}>'

    def _table(self, node: LexborNode, lang: str) -> str:
        rows = [list(row.css("th, td")) for row in node.css("tr")]
        rows = [cells for cells in rows if cells]
        if not rows:
            return ""
        texts = [[" ".join(cell.text().split()) for cell in cells] for cells in rows]
        columns = "".join(f'<col style="width: {width}%">' for width in column_widths(texts))
        header, *body = rows
        return (
            f"<table><colgroup>{columns}</colgroup><thead>{self._row(header, 'th', lang)}</thead>"
            f"<tbody>{''.join(self._row(cells, 'td', lang) for cells in body)}</tbody></table>"
        )

    def _row(self, cells: Sequence[LexborNode], tag: str, lang: str) -> str:
        return f"<tr>{''.join(self._cell(cell, tag, lang) for cell in cells)}</tr>"

    def _cell(self, cell: LexborNode, tag: str, lang: str) -> str:
        aligned = _ALIGNED.search(cell.attributes.get("class") or "")
        style = f' style="text-align: {aligned[1]}"' if aligned else ""
        spans = "".join(
            f' {name}="{cell.attributes[name]}"'
            for name in ("colspan", "rowspan")
            if (cell.attributes.get(name) or "").isdecimal()
        )
        inner = self._inner(cell, cell.attributes.get("lang") or lang)
        return f"<{tag}{spans}{style}>{inner}</{tag}>"
