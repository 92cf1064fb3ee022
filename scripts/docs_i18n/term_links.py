"""Words explained where they stand: the first use of a term on a page becomes a link to its entry."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    from markdown import Markdown

    from docs_i18n.term_matching import TermMatcher

HINT = "term-hint"
"""The id of the words that tell what such a link is."""

# After all others, MkDocs' check of links (0) among them: these lead to a page that is made, not written.
_PRIORITY = -1
# What a term is not explained in: it is a link itself, a title, or not to be read as words.
_SKIPPED = frozenset(
    {"a", "abbr", "audio", "button", "canvas", "code", "dt", "kbd", "label", "math", "object", "pre", "samp"}
    | {"script", "style", "summary", "svg", "textarea", "th", "title", "var", "video"}
    | {f"h{level}" for level in range(1, 7)}
)
_SKIPPED_CLASSES = frozenset({"admonition-title", "no-terms"})


@dataclass(kw_only=True, slots=True)
class TermTask:
    """The page that is being rendered: where its glossary is, and what was found."""

    url: str
    """The reader's glossary, relative to the page."""
    lang: str
    """The language of the page's text."""
    matcher: Callable[[str], TermMatcher | None]
    """The matcher of a language by its tag; None where the glossary has none."""
    found: dict[str, None] = field(default_factory=dict)
    """Concepts in the order of their first use; set when the page has been rendered."""


class TermLinks(Extension):
    """A Markdown extension that works on the page named by its current task, if any."""

    def __init__(self) -> None:
        super().__init__()
        self.task: TermTask | None = None

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        md.treeprocessors.register(_TermProcessor(md, self), "docs-i18n-terms", _PRIORITY)


class _TermProcessor(Treeprocessor):
    def __init__(self, md: Markdown, extension: TermLinks) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        if self.extension.task:
            _explain(root, self.extension.task.lang, self.extension.task)


def _explain(element: Element, lang: str, task: TermTask) -> None:
    """Link the terms inside an element, in the order in which they are read."""
    lang = element.get("lang", lang)
    children = list(element)
    element.text, links = _split(element, element.text, lang, task)
    for position, link in enumerate(links):
        element.insert(position, link)
    for child in children:
        is_skipped = child.tag in _SKIPPED or _SKIPPED_CLASSES & set(child.get("class", "").split())
        if not is_skipped and isinstance(child.tag, str):
            _explain(child, lang, task)
        child.tail, links = _split(element, child.tail, lang, task)
        if links:
            after = list(element).index(child) + 1
            for position, link in enumerate(links, start=after):
                element.insert(position, link)


def _split(parent: Element, text: str | None, lang: str, task: TermTask) -> tuple[str | None, list[Element]]:
    """The text up to the first term, and a link for each term with the text after it as its tail."""
    matcher = task.matcher(lang) if text and not text.isspace() else None
    if matcher is None or not text:
        return text, []
    links: list[Element] = []
    before, end = text, 0
    for match in matcher.find(text):
        if match.concept in task.found:
            continue
        task.found[match.concept] = None
        link = parent.makeelement(
            "a", {"class": "term", "href": f"{task.url}#{match.concept}", "aria-describedby": HINT}
        )
        link.text = text[match.start : match.end]
        if links:
            links[-1].tail = text[end : match.start]
        else:
            before = text[: match.start]
        links.append(link)
        end = match.end
    if links:
        links[-1].tail = text[end:]
    return before, links
