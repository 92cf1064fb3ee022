"""Documents of whatever kind: pages of Markdown, and subtitles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docs_i18n.markdown import split
from docs_i18n.scaffold import scaffold
from docs_i18n.subtitle_syntax import is_subtitle_name, split_subtitles

if TYPE_CHECKING:
    from docs_i18n.model import Document


def read_document(name: str, text: str) -> Document:
    """The document that a file holds, by its name."""
    return split_subtitles(text) if is_subtitle_name(name) else split(text)


def read_again(document: Document, text: str) -> Document:
    """A document of the same kind with another text."""
    return split_subtitles(text) if document.is_subtitles else split(text)


def beginning(source: Document, *, on: str) -> Document:
    """What a translation begins with: the English, under a head of its own where it has one."""
    return source if source.is_subtitles else split(scaffold(source, on=on))
