"""What mkdocs-static-i18n 1.3.1 adds to MkDocs' File objects, said to the type checker once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.structure.files import File


class LocalizedFile(Protocol):
    """A file in the build of one language."""

    locale: str
    """The language of its text."""
    norm_src_uri: str
    """Its path without the language folder, as in `guide.md`."""
    alternates: Mapping[str, File]
    """Locale to the file that serves this page in that language; itself included."""


def localized(file: File) -> LocalizedFile:
    return cast("LocalizedFile", file)
