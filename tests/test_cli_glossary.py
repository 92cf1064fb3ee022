"""`docs-i18n glossary-report`: the hardest entries first, and what is wrong, with file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner

from docs_i18n.cli import main
from glossary_tree import entry_file, glossary_tree

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

HARD = "Institutional discrimination characteristically necessitates multidisciplinary administrative coordination."


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), "glossary-report", *arguments])


def test_the_hardest_entry_comes_first(tmp_path: Path) -> None:
    glossary_tree(
        tmp_path,
        {
            "docs/glossary/easy.md": entry_file("easy", "It is not hard. You can do it."),
            "docs/glossary/hard.md": entry_file("hard", HARD),
            "docs_uk/glossary/hard.md": entry_file("важкий", "Інституційний. Так.", example="Раз."),
        },
    )

    result = run(tmp_path, "--worst", "1")

    assert result.exit_code == 0, result.output
    lines = result.output.splitlines()
    assert lines[0].startswith("en: 2 of 2 entries, 0 with an unsourced term; ")
    assert lines[1].startswith("  docs/glossary/hard.md: Flesch ")
    assert lines[2] == "pt: none of 2 entries"
    assert "uk: 1 of 2 entries" in result.output
    assert "LIX" in lines[-1]


def test_findings_are_printed_and_counted_as_such(tmp_path: Path) -> None:
    glossary_tree(tmp_path, {"docs/glossary/easy.md": entry_file("easy", "See [that](gone.md).")})

    result = run(tmp_path, "en")

    assert result.exit_code == 1
    assert "docs/glossary/easy.md:10: glossary: the link `gone.md` leads to no entry" in result.output
    assert "pt:" not in result.output


def test_an_unknown_language_is_named(tmp_path: Path) -> None:
    glossary_tree(tmp_path, {})

    result = run(tmp_path, "fr")

    assert result.exit_code == 2
    assert "`fr` is no language of this site" in result.output
