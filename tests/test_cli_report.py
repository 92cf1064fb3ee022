"""What `status` and `next` say of a site, for people and for programs."""

from __future__ import annotations

import csv
import importlib.metadata
import io
import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import jsonschema
import pytest

from docs_i18n import VERSION
from docs_i18n.cli import main
from docs_i18n.report.data import schema
from translation_tree import Tree, recorded

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "guides/join.md"


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """Portuguese with one changed number and one changed word, Ukrainian with nothing."""
    tree = recorded(tmp_path)
    tree.change("docs/guides/join.md", "20 euros", "30 euros")
    tree.change("docs/guides/join.md", "a place to ask", "a room to ask")
    return tree


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))


def test_the_table_counts_words_by_where_they_stand(tree: Tree) -> None:
    lines = tree.run("status").splitlines()

    portuguese = next(line for line in lines if "Português" in line).split()
    assert portuguese[1:6] == ["0", "35", "17", "20", "0"]
    assert "Minutes assume 7 words written and 100 words read a minute." in lines


def test_the_pages_of_one_language_are_listed(tree: Tree) -> None:
    said = tree.run("status", "pt")

    assert ["guides/join.md", "outdated", "segment", "2", "17", "2", "min"] in [
        line.split() for line in said.splitlines()
    ]
    assert ["index.md", "missing"] in [line.split()[:2] for line in said.splitlines()]


def test_nothing_on_paper_is_drawn_with_lines(tree: Tree) -> None:
    assert not set("│┃╭━─\x1b") & set(tree.run("status", "pt"))


def test_the_json_keeps_its_published_schema(tree: Tree) -> None:
    tree.write("docs/broken.md", "---\ntitle: [\n---\n\nText.\n")

    data = json.loads(tree.run("status", "--format", "json", code=1))

    jsonschema.validate(data, json.loads(schema()))
    assert [language["locale"] for language in data["languages"]] == ["pt", "uk"]
    assert data["languages"][0]["core"]["states"] == {"outdated": 1}
    assert data["findings"][0]["path"] == "docs/broken.md"


def test_the_same_tree_gives_the_same_bytes(tree: Tree) -> None:
    assert tree.run("status", "--format", "json") == tree.run("status", "--format", "json")


# What only people, other commands or the site need: loading it takes longer than many a report.
NOT_FOR_REPORTS = (
    "babel",
    "concurrent",
    "docs_i18n.checks",
    "importlib.metadata",
    "markdown",
    "mkdocs",
    "rich",
)


LOADED = """\
import sys
from contextlib import suppress
from docs_i18n.cli import main
with suppress(SystemExit):
    main(sys.argv[1:])
print(*sys.modules, sep="\\n", file=sys.stderr)
"""


def test_a_report_for_programs_loads_only_what_it_needs(tree: Tree) -> None:
    asked = ("--root", str(tree.root), "status", "--format", "json")

    done = subprocess.run([sys.executable, "-c", LOADED, *asked], check=True, capture_output=True, text=True)

    loaded = set(done.stderr.splitlines())
    assert "docs_i18n.summary" in loaded
    assert not loaded & set(NOT_FOR_REPORTS)


def test_every_command_is_where_it_is_looked_for() -> None:
    context = main.make_context("docs-i18n", ["status"], resilient_parsing=True)

    found = [main.get_command(context, name) for name in main.list_commands(context)]

    assert [command.name for command in found if command] == main.list_commands(context)
    assert main.get_command(context, "stats") is None


def test_the_report_names_the_version_that_is_installed(tree: Tree) -> None:
    tool = json.loads(tree.run("status", "--format", "json"))["tool"]

    assert tool == f"docs-i18n {VERSION}" == f"docs-i18n {importlib.metadata.version('docs-i18n')}"


def test_the_csv_is_one_line_a_page_and_language(tree: Tree) -> None:
    tree.change("docs/index.md", "title: Home of the toolbox", 'title: "=cmd()"')

    rows = table(tree.run("status", "--format", "csv"))

    assert [(row["locale"], row["page"], row["state"]) for row in rows] == [
        ("pt", "guides/join.md", "outdated"),
        ("pt", "index.md", "missing"),
        ("uk", "guides/join.md", "missing"),
        ("uk", "index.md", "missing"),
    ]
    assert rows[0]["words_changed"] == "17"
    assert rows[0]["changed_since"] == "2026-03-01"
    assert rows[1]["title"] == "'=cmd()"


def test_markdown_puts_languages_side_by_side(tree: Tree) -> None:
    said = tree.run("status", "--format", "markdown")

    assert "| Português | 0 | 35 | 17 | 20 | 0 |" in said
    assert "| How to join (`guides/join.md`) | outdated | 2 | 17 | 2 |" in said


def test_github_shows_a_change_beside_its_line(tree: Tree) -> None:
    said = tree.run("status", "--format", "github")

    assert "::warning file=docs_pt/guides/join.md,line=16,title=changed::" in said
    assert "docs_uk" not in said


LINK = "\nRead [the rules]({}) first.\n"
LEIA = "\nLeia primeiro [as regras]({}).\n"


@pytest.fixture
def relinked(tmp_path: Path) -> Tree:
    """A page that is translated whole, and whose English links elsewhere since."""
    tree = recorded(tmp_path)
    tree.write("docs/guides/join.md", tree.read("docs/guides/join.md") + LINK.format("old.md"))
    tree.write("docs_pt/guides/join.md", tree.read("docs_pt/guides/join.md") + LEIA.format("old.md"))
    tree.run("record", "pt", PAGE, "--by", "Ana", "--on", "2026-03-02")
    tree.change("docs/guides/join.md", "(old.md)", "[rules]")
    tree.write("docs/guides/join.md", tree.read("docs/guides/join.md") + "\n[rules]: new.md\n")
    return tree


def test_a_link_to_mend_is_told_from_a_text_to_translate(relinked: Tree) -> None:
    data = json.loads(relinked.run("status", "--format", "json"))

    jsonschema.validate(data, json.loads(schema()))
    (page,) = [page for page in data["languages"][0]["pages"] if page["page"] == PAGE]
    assert (page["state"], page["minutes"], page["open"]) == ("draft", 0, [])
    assert page["links"] == [
        {
            "section": "benefit",
            "path": f"docs_pt/{PAGE}",
            "line": 25,
            "gone": ["old.md"],
            "come": ["new.md"],
        }
    ]
    # The second time it comes from the cache.
    assert json.loads(relinked.run("status", "--format", "json")) == data


def test_every_report_says_where_a_link_is_to_be_mended(relinked: Tree) -> None:
    said = "the English links to old.md no more, but to new.md"

    assert f"docs_pt/{PAGE}:25  #benefit\n  Nothing to translate: {said}." in relinked.run("diff", "pt", PAGE)
    assert f"::notice file=docs_pt/{PAGE},line=25,title=links::{said}" in relinked.run(
        "status", "--format", "github"
    )
    assert f"{PAGE}: links lead elsewhere in English, nothing to translate" in relinked.run("status", "pt")
    (row,) = [row for row in table(relinked.run("status", "pt", "--format", "csv")) if row["page"] == PAGE]
    assert (row["open_segments"], row["links_to_mend"]) == ("0", "1")


def test_a_link_that_was_mended_or_recorded_is_no_longer_told(relinked: Tree) -> None:
    before = relinked.read(f"docs_pt/{PAGE}")
    relinked.change(f"docs_pt/{PAGE}", "(old.md)", "(new.md)")
    assert "links" not in relinked.run("diff", "pt", PAGE)

    relinked.write(f"docs_pt/{PAGE}", before)
    relinked.run("review", "pt", PAGE, "--by", "Rui")
    assert '"links": [{' in relinked.run("status", "--format", "json")
    relinked.run("record", "pt", PAGE, "--by", "Ana")
    assert '"links": [{' not in relinked.run("status", "--format", "json")


def test_the_report_says_where_it_knows_less_than_segment_by_segment(tree: Tree) -> None:
    assert "segment by segment" not in tree.run("status") + tree.run("status", "--format", "markdown")
    said = "Português: pages known segment by segment: 0 of 1; only by "

    (tree.root / "docs_pt/.ledger/guides/join.jsonl").unlink()
    version = re.search("source_version: .*", tree.read(f"docs_pt/{PAGE}"))
    assert version

    for form in ("table", "markdown"):
        assert f"{said}the hash of the whole English page: 1." in tree.run("status", "--format", form)
    tree.change(f"docs_pt/{PAGE}", version[0], "source_version:")
    for form in ("table", "markdown"):
        assert f"{said}what both pages look like today: 1." in tree.run("status", "--format", form)


def test_next_puts_a_changed_number_before_a_missing_page(tree: Tree) -> None:
    said = tree.run("next", "pt")

    assert said.index("How to join") < said.index("Home of the toolbox")
    assert (
        "docs_pt/guides/join.md:16: changed in English: “The fee is 30 euros a year, and nothing else.”"
        in said
    )
    assert "see what to write: docs-i18n diff pt guides/join.md" in said
    assert "begin it with: docs-i18n start pt index.md" in said


def test_next_fits_the_time_that_somebody_has(tree: Tree) -> None:
    said = tree.run("next", "pt", "--minutes", "1")

    assert said.startswith("Português: 1 paragraph, 10 words, about 1 minute.")
    assert "The fee is 30 euros" in said
    assert "a room to ask" not in said


def test_next_begins_no_page_for_the_last_few_words(tree: Tree) -> None:
    """Twelve words of a page of an hour are no use to anybody; a paragraph that has changed is."""
    long = "".join(
        f"## Part {number} {{#part-{number}}}\n\n{'Some more words. ' * 9}\n\n" for number in range(9)
    )
    head = "---\ntitle: Long\ndescription: A long page.\nkind: page\naudience: [everyone]\nreviewed: 2026-11-02\n---\n\n"
    (tree.root / "docs/index.md").write_text(head + long, encoding="utf-8")

    assert "Long" not in tree.run("next", "pt", "--minutes", "6")
    assert "Long (index.md): " in tree.run("next", "pt", "--minutes", "12")


def test_next_says_when_nothing_is_left(tmp_path: Path) -> None:
    tree = recorded(tmp_path)
    (tree.root / "docs/index.md").unlink()

    assert "everything is translated; 1 min of reading would review it" in tree.run("next", "pt")
    tree.run("review", "pt", PAGE, "--by", "Inês")
    assert "everything is translated and reviewed" in tree.run("next", "pt")


def test_a_page_that_cannot_be_read_costs_no_other_page(tree: Tree) -> None:
    (tree.root / "docs_pt/index.md").write_bytes(b"---\ntitle: In\xedcio\n---\n\nTexto.\n")

    said = tree.run("status", "pt", code=1)

    assert "docs_pt/index.md:2: utf-8: the file is not UTF-8" in said
    assert "outdated" in said


def test_next_names_the_room_for_local_text_that_nobody_has_filled(tmp_path: Path) -> None:
    tree = recorded(tmp_path)
    slot = "<!-- local: emergency-numbers -->\n<!-- /local -->\n"
    tree.write("docs/guides/join.md", f"{tree.read('docs/guides/join.md')}\n{slot}")
    empty = "docs_pt/guides/join.md: room for local text that nobody has written: <!-- local: emergency-numbers -->"
    assert empty in tree.run("next", "pt")

    filled = slot.replace("<!-- /", "Ligue 112.\n\n<!-- /")
    tree.write("docs_pt/guides/join.md", f"{tree.read('docs_pt/guides/join.md')}\n{filled}")

    assert empty not in tree.run("next", "pt")
    assert "nothing is open" in tree.run("diff", "pt", PAGE)
