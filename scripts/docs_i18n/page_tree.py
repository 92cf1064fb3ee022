"""What our pages need beyond Python-Markdown.

Heading ids, tables that a phone and a screen reader can use, checklists that print, places that are filled later, and
blocks of a translation that are still English marked as English.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import InlineProcessor, Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from docs_i18n import content_places, headings
from docs_i18n.downloads.marks import take_marks

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence
    from xml.etree.ElementTree import Element

    from markdown import Markdown
    from markdown.util import Registry

    from docs_i18n.downloads.marks import DownloadMark

# After attr_list (8), which reads `{#id}`, and before toc (5), which MkDocs takes its anchors from.
_PRIORITY = 6

_BLOCKS = frozenset(
    {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "dt", "dd", "summary", "figcaption"}
)
# Two equal words are likely a name; three are a text nobody has translated yet.
_FEWEST_WORDS = 3
AS_IT_IS = "as-it-is"
"""Class of a paragraph that is meant to be the same in every language, such as a name and an address."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PageShape:
    """What a translation is compared with: the headings and the texts of its English page."""

    skeleton: headings.Skeleton
    texts: frozenset[str]
    downloads: tuple[DownloadMark, ...] = ()
    """The sections that are offered as files."""

    def downloads_by_heading(self) -> dict[str, DownloadMark | None]:
        """The id of every heading to what it says of a file."""
        return dict.fromkeys(name for _, name in self.skeleton if name) | {
            mark.id: mark for mark in self.downloads
        }


@dataclass(kw_only=True, slots=True)
class PageTask:
    """The page that is being rendered: what to compare it with, and what was found."""

    source: PageShape | None = None
    """The English page; None for English itself and for pages that have none."""
    source_lang: str = "en"
    shape: PageShape | None = None
    """Set when the page has been rendered."""
    untranslated: frozenset[str] = frozenset()
    """Ids of headings that are still in the source language; set when the page has been rendered."""


class PageTree(Extension):
    """A Markdown extension that works on the page named by its current task."""

    def __init__(self) -> None:
        super().__init__()
        self.task = PageTask()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        md.treeprocessors.register(_PageTreeProcessor(md, self), "docs-i18n-page-tree", _PRIORITY)
        md.preprocessors.register(_FastPatterns(md), "docs-i18n-patterns", _PRIORITY)


class _FastPatterns(Preprocessor):
    """The patterns of the text as a list: asked for a thousand times a page, Markdown's own registry takes a tenth of the time.

    When a page begins all extensions are registered, and the order of the patterns does not change any more.
    """

    def run(self, lines: list[str]) -> list[str]:
        inline = self.md.treeprocessors["inline"]
        if isinstance(inline, InlineProcessor):
            # All that it asks for are a length and an item by its number.
            inline.inlinePatterns = cast("Registry[Any]", list(self.md.inlinePatterns))
        return lines


class _PageTreeProcessor(Treeprocessor):
    def __init__(self, md: Markdown, extension: PageTree) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        task = self.extension.task
        # First, because the numbers of raw HTML would make equal texts of two pages different.
        _tidy_checklists(root, self.md.htmlStash.rawHtmlBlocks)
        content_places.add_places(root)
        headings.give_ids(root, task.source.skeleton if task.source else None)
        headings.keep_old_ids(root)
        blocks = list(_leaf_blocks(root))
        texts = frozenset(text for _, text in blocks)
        english = task.source.downloads_by_heading() if task.source else {}
        task.shape = PageShape(
            skeleton=headings.skeleton(root), texts=texts, downloads=take_marks(root, english)
        )
        if task.source:
            _mark_untranslated(blocks, task.source.texts, task.source_lang)
            marked = (heading.get("id") for heading in headings.headings(root) if heading.get("lang"))
            task.untranslated = frozenset(filter(None, marked))
        _tidy_tables(root)


def _leaf_blocks(root: Element) -> Iterator[tuple[Element, str]]:
    """Every block that has text of its own and no block inside, with that text on one line."""
    for element in root.iter():
        is_block = element.tag in _BLOCKS or element.get("class") == "admonition-title"
        if is_block and not any(child.tag in _BLOCKS for child in element.iter() if child is not element):
            text = " ".join("".join(element.itertext()).split())
            if text:
                yield element, text


def is_untranslated(text: str, source_texts: Container[str]) -> bool:
    """Whether a text of a translation is still one of the English page, and long enough to be no name."""
    return text in source_texts and len(re.findall(r"[^\W\d_]{2,}", text)) >= _FEWEST_WORDS


def _mark_untranslated(
    blocks: Iterable[tuple[Element, str]], source_texts: frozenset[str], source_lang: str
) -> None:
    for element, text in blocks:
        if AS_IT_IS in element.get("class", "").split():
            continue
        if is_untranslated(text, source_texts):
            element.set("lang", source_lang)
            element.set("class", f"{element.get('class', '')} untranslated".strip())
            # Another language's words do not belong in this language's search.
            element.set("data-pagefind-ignore", "all")


def _tidy_tables(root: Element) -> None:
    """Alignment as a class (our policy forbids inline styles), header cells with a scope, room to scroll."""
    for cell in root.iter():
        if cell.tag in {"th", "td"}:
            aligned = re.search(r"text-align:\s*(left|right|center)", cell.attrib.pop("style", ""))
            if aligned:
                cell.set("class", f"{cell.get('class', '')} align-{aligned[1]}".strip())
            if cell.tag == "th":
                cell.set("scope", "col")
    heading_id = None
    for parent in list(root.iter()):
        for position, child in enumerate(list(parent)):
            if re.fullmatch(r"h[1-6]", str(child.tag)):
                heading_id = child.get("id")
            elif child.tag == "table":
                parent.remove(child)
                parent.insert(position, _scrolling(child, heading_id))


def _scrolling(table: Element, heading_id: str | None) -> Element:
    """A table wider than a phone scrolls in a box of its own, which the keyboard can reach (WCAG 2.1.1)."""
    box = table.makeelement("div", {"class": "table-scroll", "tabindex": "0"})
    if heading_id:
        box.set("role", "region")
        box.set("aria-labelledby", heading_id)
    box.append(table)
    box.tail, table.tail = table.tail, None
    return box


def _tidy_checklists(root: Element, raw_html: Sequence[object]) -> None:
    """A checklist is ticked on paper: a drawn box in place of a form control that cannot be used.

    The control is a piece of raw HTML, of which the tree holds only the number (pymdownx.tasklist).
    """
    for item in root.iter("li"):
        if "task-list-item" not in item.get("class", ""):
            continue
        for holder in (item, *item.findall("p")[:1]):
            box = HTML_PLACEHOLDER_RE.match(holder.text or "")
            if box and holder.text:
                holder.text = holder.text[box.end() :].lstrip()
                if " checked" in str(raw_html[int(box[1])]):
                    item.set("class", f"{item.get('class')} task-list-item--done")
                break
