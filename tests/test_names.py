"""Names are a choice: what may stand as one, and that it stands where people were told it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from docs_i18n.errors import SiteError
from docs_i18n.front_matter import head_end, read_front_matter
from docs_i18n.head_names import head_names, with_name, with_name_replaced
from docs_i18n.names import checked
from docs_i18n.strings import load_strings
from small_site import OVERRIDES, page, small_site, translation
from translation_tree import Tree, recorded
from word_files import filled

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "guides/join.md"
LEDGER = "docs_pt/.ledger/guides/join.jsonl"
PT = load_strings(OVERRIDES, "pt", "pt-PT", is_source=False)
NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=12).filter(
    lambda text: any(map(str.isalnum, text))
)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Ana Silva", "Ana Silva"),
        (" Ana \u00a0 Silva\t", "Ana Silva"),
        ("Joa\u0303o", "João"),
        ("@olena_k", "@olena_k"),
        ("Volunteer", "volunteer"),
        ("Voluntária", "volunteer"),
        ("волонтер", "volunteer"),
        ("D’Arcy: the 2nd", "D’Arcy: the 2nd"),
    ],
)
def test_a_name_is_what_the_person_says_it_is(said: str, meant: str) -> None:
    assert checked(said) == meant


@pytest.mark.parametrize("said", ["", "  ", "–", "machine", "Ana\u202eSilva", "a" * 101, "<b>Ana</b>"])
def test_what_names_nobody_is_refused_with_a_reason(said: str) -> None:
    with pytest.raises(SiteError, match="name"):
        checked(said)


@pytest.mark.parametrize(
    "arguments",
    [
        ("record", "pt", PAGE, "--by", ""),
        ("record", "pt", PAGE, "--by", "machine"),
        ("review", "pt", PAGE, "--by", " "),
        ("confirm", "pt", PAGE, "1", "--name", "–"),
    ],
)
def test_no_command_writes_a_name_that_is_none(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    tree = recorded(tmp_path)
    before = tree.files()
    tree.run(*arguments, code=2)

    assert tree.files() == before


def test_whoever_wrote_a_name_into_the_head_is_not_counted_twice(tmp_path: Path) -> None:
    """A page from the web form has its names in the head, and records that say volunteer."""
    tree = recorded(tmp_path)
    tree.change(f"docs_pt/{PAGE}", "Recebe um lugar", "Recebe também um lugar")
    tree.run("record", "pt", PAGE, "--by", "volunteer", "--on", "2026-04-01")
    assert head_names(tree.read(f"docs_pt/{PAGE}"), "translators") == ["Ana"]

    tree.run("review", "pt", PAGE, "--by", "volunteer", "--on", "2026-04-02")
    tree.run("review", "pt", PAGE, "--by", "Rui", "--on", "2026-04-03")
    assert head_names(tree.read(f"docs_pt/{PAGE}"), "reviewers") == ["volunteer", "Rui"]


@pytest.mark.parametrize("name", ["Ana Silva", "@ana_s", "O’Neill: yes", "#1 [fan]"])
def test_a_name_a_handle_and_volunteer_work_everywhere(tmp_path: Path, name: str) -> None:
    """In record, import, review and import --review; it comes into the head under what the person did."""
    tree = recorded(tmp_path)
    tree.change(f"docs_pt/{PAGE}", "Recebe um lugar", "Recebe também um lugar")
    tree.run("record", "pt", PAGE, "--by", name, "--on", "2026-04-01")
    assert head_names(tree.read(f"docs_pt/{PAGE}"), "translators") == ["Ana", name]

    tree.change(f"docs/{PAGE}", "20 euros", "30 euros")
    tree.run("worksheet", "pt", PAGE, "--output", str(tree.root))
    file = tree.root / "pt_guides_join.docx"
    file.write_bytes(filled(file.read_bytes(), {"1": "A quota é de 30 euros por ano, e nada mais."}))
    tree.run("import", str(file), "--name", f"{name} 2", "--on", "2026-04-02")
    assert head_names(tree.read(f"docs_pt/{PAGE}"), "translators") == ["Ana", name, f"{name} 2"]

    tree.run("worksheet", "pt", PAGE, "--review", "--output", str(tree.root))
    file = tree.root / "pt_guides_join_review.docx"
    file.write_bytes(filled(file.read_bytes(), {"1": "ok"}))
    tree.run("import", str(file), "--name", name, "--review", "--on", "2026-04-03")
    tree.run("review", "pt", PAGE, "--by", f"{name} 3", "--on", "2026-04-04")
    assert head_names(tree.read(f"docs_pt/{PAGE}"), "reviewers") == [name, f"{name} 3"]
    before = tree.files()
    tree.run("review", "pt", PAGE, "--by", f"{name} 3", "--on", "2026-04-05")
    assert tree.files() == before


def test_what_a_machine_wrote_names_nobody_and_a_confirmation_adds_nobody(tmp_path: Path) -> None:
    tree = recorded(tmp_path)
    tree.change(f"docs_pt/{PAGE}", "translators: [Ana]", "translators: []")  # she would rather not be named
    tree.change(f"docs_pt/{PAGE}", "Recebe um lugar", "Recebe também um lugar")
    tree.run("record", "pt", PAGE, "--machine", "--on", "2026-04-01")
    tree.change(f"docs/{PAGE}", "nothing else", "nothing more")
    tree.run("confirm", "pt", PAGE, "5", "--name", "Rui")

    assert head_names(tree.read(f"docs_pt/{PAGE}"), "translators") == []


def test_two_volunteers_are_not_taken_for_one(tmp_path: Path) -> None:
    """Whoever reviews their own text is told so; of two volunteers nobody knows that they are the same."""
    tree = recorded(tmp_path)
    tree.change(f"docs_pt/{PAGE}", "Recebe um lugar", "Recebe também um lugar")
    tree.run("record", "pt", PAGE, "--on", "2026-04-01")

    assert "also translated some of it" not in tree.run("review", "pt", PAGE, "--by", "volunteer")
    assert "Ana also translated some of it" in tree.run("review", "pt", PAGE, "--by", "Ana")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("  translators: []\n", "  translators: [Eva]\n"),
        ("  translators:\n", "  translators: [Eva]\n"),
        ("  translators: Ana  # first\n", "  translators: [Ana, Eva]  # first\n"),
        ("  translators: [ Ana ] # first\n", "  translators: [ Ana, Eva ] # first\n"),
        (
            "  translators:\n    - Ana  # first\n    - 'Rui'\n",
            "  translators:\n    - Ana  # first\n    - 'Rui'\n    - Eva\n",
        ),
        ("  translators:\n  - Ana\n  status: draft\n", "  translators:\n  - Ana\n  - Eva\n  status: draft\n"),
        ("  translators: [Eva]\n", "  translators: [Eva]\n"),
        ("  status: draft\n", "  status: draft\n  translators: [Eva]\n"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_name_is_added_in_the_way_in_which_the_others_stand(
    lines: str, expected: str, newline: str
) -> None:
    text = "\ufeff---\ntitle: A # b\ntranslation:\n{}---\n\ntext: Eva\n".replace("\n", newline)
    lines, expected = lines.replace("\n", newline), expected.replace("\n", newline)

    assert with_name(text.replace("{}", lines), "translators", "Eva") == text.replace("{}", expected)


@given(names=st.lists(NAMES, max_size=4), new=NAMES, flow=st.booleans())
def test_any_name_can_be_added_and_replaced_and_nothing_else_changes(
    names: list[str], new: str, *, flow: bool
) -> None:
    """What YAML makes of a name is never left to chance: `yes`, `1`, `a: b` and `#` are names as well."""
    listed = yaml.safe_dump({"reviewers": names}, allow_unicode=True, default_flow_style=flow, width=10_000)
    lines = "".join(f"  {line}\n" for line in listed.strip("{}\n").splitlines())
    text = f"---\ntitle: A\ntranslation:\n  status: draft # {new}\n{lines}---\n\n{new}\n"
    before = read_front_matter(text)
    added = with_name(text, "reviewers", new)
    found = head_names(added, "reviewers")

    assert found == head_names(text, "reviewers") + ([] if found == head_names(text, "reviewers") else [new])
    assert read_front_matter(added).body == before.body
    forgotten, count = with_name_replaced(added, new, "volunteer")
    assert count >= 1
    assert head_names(forgotten, "reviewers") == ["volunteer" if one == new else one for one in found]
    assert forgotten[head_end(forgotten)[1] :] == text[head_end(text)[1] :]
    assert f"# {new}" in forgotten


def test_readers_are_told_truthfully_who_did_it(tmp_path: Path) -> None:
    """A volunteer in the words of the language, once; and nobody for the whole of what a machine wrote in part."""
    body = "Uma cidade pode aderir em qualquer altura.\n\nPergunte no gabinete da cidade."
    english = "A city can join at any time.\n\nAsk at the office of the city."
    head = "translation:\n  status: draft\n"
    site = small_site(
        tmp_path,
        {
            "docs/a.md": page("Join us", english),
            "docs/b.md": page("Join them", english),
            "docs_pt/a.md": translation("Aderir", body, head),
            "docs_pt/b.md": translation("Aderir a eles", body, head),
        },
        nav="  - index.md\n  - a.md\n  - b.md\n",
    )
    Tree(root=site.root).run("record", "pt", "a.md", "--base", "today", "--on", "2026-11-02")
    Tree(root=site.root).run("review", "pt", "a.md", "--by", "Volunteer", "--on", "2026-11-03")
    Tree(root=site.root).run("record", "pt", "b.md", "--base", "today", "--machine", "--on", "2026-11-02")
    site.write(
        {"docs_pt/b.md": (tmp_path / "docs_pt/b.md").read_text(encoding="utf-8").replace("Pergunte", "Fale")}
    )
    Tree(root=site.root).run("record", "pt", "b.md", "--by", "D’Arcy & Sons", "--on", "2026-11-04")
    built = site.build()

    volunteer = PT.text("a volunteer")
    assert volunteer != "a volunteer"
    said = built.words("pt/a/", ".notice")
    assert any(volunteer in line for line in said)
    assert PT.text("Translated by: %(names)s") % {"names": volunteer} in built.words("pt/a/", ".notice li")
    assert not any("volunteer" in line for line in said)
    in_part = PT.text("Translated in part by: %(names)s") % {"names": "D’Arcy & Sons"}
    assert in_part in built.words("pt/b/", ".notice li")
