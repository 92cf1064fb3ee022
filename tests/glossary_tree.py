"""Small glossaries on disk, for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from small_site import settings_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def entry_file(
    term: str, definition: str, *, example: str = "One day.", distinction: str = "", head: str = ""
) -> str:
    """Write an entry with all that it needs, and more lines of its head."""
    text = (
        f"---\nterm: {term}\nconfidence: sourced\n{head}source:\n  title: A report\n"
        f"  publisher: Council of Europe\n  url: https://example.org/a\n---\n\n{definition}\n\n"
        f"## Example {{#example}}\n\n{example}\n"
    )
    return text + (f"\n## Not the same as {{#not-the-same-as}}\n\n{distinction}\n" if distinction else "")


def glossary_tree(root: Path, files: Mapping[str, str]) -> Path:
    """Write a project with the settings of the real one and these files; its folder."""
    for name, text in ({"mkdocs.yml": settings_text()} | dict(files)).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root
