"""`export` and what comes back through `import`: PO, XLIFF and TMX, as coordinators and people with translation tools use them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polib
import pytest
from lxml import etree

import toolkit
from translation_tree import JOIN, JOIN_PT, recorded, with_work

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from translation_tree import Tree

PAGE = "guides/join.md"
PO = "out/pt_guides_join.po"
XLF = "out/pt_guides_join.xlf"
LEDGER = "docs_pt/.ledger/guides/join.jsonl"
NS = "{urn:oasis:names:tc:xliff:document:2.0}"
FEE = "A quota é de 30 euros por ano, e nada mais."


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return with_work(tmp_path)


def make(tree: Tree, form: str, *arguments: str, locale: str = "pt") -> str:
    return tree.run(
        "export",
        locale,
        *arguments,
        "--format",
        form,
        "--output",
        str(tree.root / "out"),
        "--on",
        "2026-11-27",
    )


def take(tree: Tree, file: str, *more: str, code: int = 0, name: str = "Ana Silva") -> str:
    return tree.run("import", str(tree.root / file), "--name", name, "--on", "2026-11-30", *more, code=code)


def with_po(tree: Tree, change: Callable[[dict[str, polib.POEntry]], None], file: str = PO) -> None:
    """Change a file as a PO editor does; entries by the first word of their English, or the first two."""
    po = polib.pofile(str(tree.root / file))
    change({" ".join(entry.msgid.split()[:count]): entry for count in (2, 1) for entry in po})
    po.save()


def with_xliff(tree: Tree, change: Callable[[dict[str, etree._Element]], None], file: str = XLF) -> None:
    """Change a file as a translation tool does; segments by the first word of their English, or the first two."""
    path = tree.root / file
    document = etree.parse(path)
    words = {one: "".join(one[0].itertext()).split() for one in document.iter(f"{NS}segment")}
    change({" ".join(found[:count]): one for count in (2, 1) for one, found in words.items()})
    document.write(path, encoding="UTF-8", xml_declaration=True)


def set_target(segment: etree._Element, text: str, state: str = "translated") -> None:
    for old in segment.findall(f"{NS}target"):
        segment.remove(old)
    etree.SubElement(segment, f"{NS}target").text = text
    segment.set("state", state)


def ready(entry: polib.POEntry, text: str) -> None:
    entry.msgstr = text
    if "fuzzy" in entry.flags:
        entry.flags.remove("fuzzy")


def test_a_file_for_each_page_or_one_for_all(tree: Tree) -> None:
    assert "pt_guides_join.po: 10 segments: 8 draft, 2 open" in make(tree, "po", PAGE, "index")
    assert "pt.xlf: 13 segments: 8 draft, 5 open" in make(tree, "xliff")
    assert "pt_core.po: 10 segments" in make(tree, "po", "--pack", "core")
    assert "pt.tmx: 9 translations" in make(tree, "tmx")
    assert sorted(path.name for path in (tree.root / "out").iterdir()) == [
        "pt.tmx", "pt.xlf", "pt_core.po", "pt_guides_join.po", "pt_index.po",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("pt", "--format", "xliff", "--review"), "--review is for --format po"),
        (("pt", PAGE, "--format", "po", "--pack", "core"), "not both"),
        (("pt", "nowhere.md", "--format", "po"), "there is no docs/nowhere.md"),
        (("de", "--format", "po"), "`de` is no language of this site"),
        (("pt",), "Missing option '--format'"),
    ],
)
def test_what_is_asked_for_wrongly_is_said(tree: Tree, arguments: tuple[str, ...], words: str) -> None:
    assert words in tree.run("export", *arguments, code=2)


def test_nothing_to_export_makes_no_file(tree: Tree) -> None:
    assert "nothing to review there; no file written" in make(tree, "po", PAGE, "--review", locale="uk")
    assert "nothing to export there; no file written" in make(tree, "tmx", locale="uk")
    assert not (tree.root / "out").exists()


def test_a_page_that_nobody_has_recorded_is_left_out_and_named(tree: Tree) -> None:
    tree.write("docs_uk/index.md", JOIN_PT)

    assert (
        "Left out, because nobody knows which English they were made from (record them first): docs_uk/index.md"
        in make(tree, "po", locale="uk")
    )


@pytest.mark.parametrize("form", ["po", "xliff"])
def test_untouched_it_changes_nothing(tree: Tree, form: str) -> None:
    make(tree, form)
    before = tree.files()
    said = take(tree, f"out/pt.{'po' if form == 'po' else 'xlf'}")

    assert "docs_pt/guides/join.md: 8 here already, 2 left empty" in said
    assert tree.files() == before


def test_po_back_writes_the_page_and_its_records(tree: Tree) -> None:
    make(tree, "po", PAGE)

    def work(entries: dict[str, polib.POEntry]) -> None:
        ready(entries["The"], FEE)
        ready(entries["Write **soon**"], "Escreva **depressa** para [nós](1).")

    with_po(tree, work)
    dry = take(tree, PO, "--dry-run")
    said = take(tree, PO)

    assert "would be written; the page would be: draft, 0 open" in dry
    assert "docs_pt/guides/join.md: 2 translated, 8 here already\n" in said
    assert "the page is now: draft, 0 open" in said
    assert "Escreva **depressa** para [nós](../index.md).\n" in tree.read(f"docs_pt/{PAGE}")
    assert tree.read(LEDGER).count('"by": "Ana Silva", "on": "2026-11-30"') == 2
    after = tree.files()
    assert "10 here already" in take(tree, PO)
    assert tree.files() == after


def test_what_is_no_longer_fuzzy_still_holds(tree: Tree) -> None:
    make(tree, "po", PAGE)
    with_po(tree, lambda entries: entries["The"].flags.clear())

    assert "1 confirmed" in take(tree, PO)
    assert '"confirmed": {"by": "Ana Silva", "on": "2026-11-30"}' in tree.read(LEDGER)


def test_as_omegat_saves_it(tree: Tree) -> None:
    """After its filter: no mark is fuzzy any more, and what nobody has translated in it is empty, older texts as well."""
    make(tree, "po", PAGE)

    def save(entries: dict[str, polib.POEntry]) -> None:
        for entry in entries.values():
            ready(entry, FEE if "30 euros" in entry.msgid else "")

    with_po(tree, save)

    assert "docs_pt/guides/join.md: 1 translated, 9 left empty" in take(tree, PO)
    assert tree.read(f"docs_pt/{PAGE}").count("A quota é de 30 euros") == 1


def test_what_is_written_and_still_fuzzy_is_asked_about(tree: Tree) -> None:
    make(tree, "po", PAGE)

    def write(entries: dict[str, polib.POEntry]) -> None:
        entries["The"].msgstr = FEE

    with_po(tree, write)
    said = take(tree, PO, code=1)

    assert "Your text is still marked as fuzzy (needs work)." in said
    assert "30 euros" not in tree.read(f"docs_pt/{PAGE}")


def test_xliff_back_with_codes_and_marks(tree: Tree) -> None:
    """One by a tool that sets no states, one that is only a copy of the English, a settled one made better."""
    make(tree, "xliff", PAGE)

    def work(segments: dict[str, etree._Element]) -> None:
        set_target(segments["The"], FEE, "initial")
        source = etree.tostring(segments["Write soon"][0], with_tail=False)
        segments["Write soon"].append(etree.fromstring(source.replace(b"source", b"target")))
        set_target(segments["You"], "Recebe um lugar para perguntar.")

    with_xliff(tree, work)
    said = take(tree, XLF)

    assert "docs_pt/guides/join.md: 2 translated, 7 here already, 1 left empty" in said
    text = tree.read(f"docs_pt/{PAGE}")
    assert FEE in text
    assert "Recebe um lugar para perguntar." in text
    assert "Write **soon**" not in text  # the English, copied by a tool, is no translation


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Escreva para [nós](../index.md).", "Bold is not as in English."),
        ("Escreva **já** para nós.", "The link (1) is missing or damaged."),
        ("Escreva **já** para [nós](../x.md).", "The link (1) is missing or damaged."),
    ],
)
def test_damaged_codes_are_named(tree: Tree, text: str, words: str) -> None:
    make(tree, "xliff", PAGE)
    with_xliff(tree, lambda segments: set_target(segments["Write soon"], text))
    before = tree.read(f"docs_pt/{PAGE}")
    said = take(tree, XLF, code=1)

    assert words in said
    assert "pt_guides_join.xlf: not taken: Row " in said
    assert tree.read(f"docs_pt/{PAGE}") == before


def test_the_toolkit_in_between(tree: Tree) -> None:
    """A file read, filled and saved by a program that is not ours."""
    make(tree, "xliff", PAGE)
    unit = next(one for one in toolkit.read(tree.root / XLF) if one["source"].startswith("The fee is"))
    toolkit.fill(tree.root / XLF, tree.root / "back.xlf", {unit["id"]: FEE})

    assert "docs_pt/guides/join.md: 1 translated, 8 here already, 1 left empty" in take(tree, "back.xlf")
    assert FEE in tree.read(f"docs_pt/{PAGE}")


def test_reviewed_counts_only_where_it_is_asked_for(tree: Tree) -> None:
    """The states of XLIFF: what is marked as reviewed or final is read by whom the coordinator names, the rest by nobody."""
    make(tree, "xliff", PAGE)

    def read(segments: dict[str, etree._Element]) -> None:
        segments["How"].set("state", "final")
        set_target(segments["You"], "Recebe um lugar para perguntar.", "reviewed")
        set_target(segments["Sign"], "Assine a carta.")

    with_xliff(tree, read)
    (tree.root / "second.xlf").write_bytes((tree.root / XLF).read_bytes())
    said = take(tree, "second.xlf", "--review", name="Rui Costa", code=1)

    assert "docs_pt/guides/join.md: 1 corrected, 1 found right, 1 not taken" in said
    assert "The text was changed and is not marked as reviewed." in said
    assert tree.read(LEDGER).count('"reviewed": {"by": "Rui Costa"') == 2
    said = take(tree, XLF)
    assert "2 segments are marked as reviewed; --review records who has read them." in said
    assert "1 translated" in said
    assert tree.read(LEDGER).count('"reviewed": {"by": "Rui Costa"') == 2


def test_a_review_in_po(tree: Tree) -> None:
    """All fuzzy; what is no longer was read. The two kinds of file are not taken for one another."""
    make(tree, "po", PAGE, "--review")
    make(tree, "po", PAGE)
    file = "out/pt_guides_join_review.po"
    with_po(tree, lambda entries: ready(entries["How"], entries["How"].msgstr), file)
    with_po(tree, lambda entries: ready(entries["You"], "Recebe um lugar para perguntar."), file)

    assert "this is a review sheet; add --review" in take(tree, file, code=2)
    assert "come from: export --format po --review" in take(tree, PO, "--review", code=2)
    assert "docs_pt/guides/join.md: 1 corrected, 1 found right" in take(tree, file, "--review", name="Rui")
    assert tree.read(LEDGER).count('"reviewed": {"by": "Rui"') == 2


def test_nobody_is_overwritten(tree: Tree) -> None:
    """What others have written since is kept; what the tool only carried along says nothing of it."""
    make(tree, "po", PAGE)
    tree.change(f"docs_pt/{PAGE}", "20 euros por ano", "20 euros")
    tree.change(f"docs_pt/{PAGE}", "Recebe um lugar", "Tem um lugar")
    with_po(tree, lambda entries: ready(entries["The"], FEE))
    said = take(tree, PO, code=1)

    assert "1 not taken" in said
    assert "Somebody has changed this translation since the file was made." in said
    assert "Tem um lugar" in tree.read(f"docs_pt/{PAGE}")
    assert "30 euros" not in tree.read(f"docs_pt/{PAGE}")


def test_segments_are_told_by_their_ids(tree: Tree) -> None:
    """In another order, with one left out, one without an id, one twice with different texts."""
    make(tree, "po", PAGE)
    po = polib.pofile(str(tree.root / PO))
    fee, soon = (next(one for one in po if word in one.msgid) for word in ("30 euros", "soon"))
    ready(fee, FEE)
    again = polib.POEntry(msgid=soon.msgid, msgctxt=soon.msgctxt, msgstr="Escreva **já** para [nós](1).")
    soon.msgstr = "Escreva **logo** para [nós](1)."
    lost = polib.POEntry(msgid="You get", msgstr="Recebe")
    others = [entry for entry in po if entry not in (fee, soon)][1:]
    mixed = polib.POFile()
    mixed.extend([again, *others[::-1], lost, soon, fee])
    mixed.save(str(tree.root / PO))
    said = take(tree, PO, code=1)

    assert FEE in tree.read(f"docs_pt/{PAGE}")
    assert said.count("This row is there more than once, with different texts.") == 2
    assert "The id of this segment is missing" in said
    assert "logo" not in tree.read(f"docs_pt/{PAGE}")


def test_the_english_moved_on_meanwhile(tree: Tree) -> None:
    """The translation is that of the older English, with its links, and the page says what has changed since."""
    make(tree, "xliff", PAGE)
    tree.change(
        f"docs/{PAGE}", "Write **soon** to [us](../index.md).", "Write **very soon** to [us](../index.md)."
    )

    def write(segments: dict[str, etree._Element]) -> None:
        set_target(segments["Write soon"], "Escreva **já** para [nós](../index.md).")

    with_xliff(tree, write)
    assert "1 translated" in take(tree, XLF)
    assert '"text": "Write **soon** to [us](../index.md)."' in tree.read(LEDGER)
    assert "Write {+very+} soon" in tree.run("diff", "pt", PAGE, code=1)


def test_the_english_moved_on_meanwhile_in_po(tree: Tree) -> None:
    """The links that its numbers stand for come from the comments of the file."""
    make(tree, "po", PAGE)
    tree.change(
        f"docs/{PAGE}", "Write **soon** to [us](../index.md).", "Write **very soon** to [us](../a.md)."
    )
    with_po(tree, lambda entries: ready(entries["Write **soon**"], "Escreva **já** para [nós](1)."))

    assert "1 translated" in take(tree, PO)
    assert "[nós](../index.md)" in tree.read(f"docs_pt/{PAGE}")
    assert '"text": "Write **soon** to [us](../index.md)."' in tree.read(LEDGER)


def test_a_page_is_begun_by_a_file(tree: Tree) -> None:
    make(tree, "po", PAGE, locale="uk")
    with_po(tree, lambda entries: ready(entries["How"], "Як долучитися"), "out/uk_guides_join.po")
    said = take(tree, "out/uk_guides_join.po")

    assert "docs_uk/guides/join.md: 1 translated, 9 left empty" in said
    assert tree.read(f"docs_uk/{PAGE}").startswith("---\ntitle: Як долучитися\n")


def test_a_damaged_file_stops_before_anything_is_written(tree: Tree) -> None:
    make(tree, "po", PAGE)
    make(tree, "xliff", PAGE)
    with_po(tree, lambda entries: ready(entries["The"], FEE))
    tree.write("bad.xlf", tree.read(XLF)[:-20])
    before = tree.files()
    said = tree.run("import", str(tree.root / PO), str(tree.root / "bad.xlf"), "--name", "A", code=2)

    assert said.startswith("bad.xlf: it is not well-formed XML")
    assert tree.files() == before


def test_a_memory_is_not_taken_back(tree: Tree) -> None:
    make(tree, "tmx")

    assert "pt.tmx: it is XML, but <tmx>; send the XLIFF 2.0 file" in take(tree, "out/pt.tmx", code=2)


def test_a_file_of_another_site_is_refused(tree: Tree, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = recorded(tmp_path_factory.mktemp("other"))
    other.write("docs/else.md", JOIN)
    make(other, "xliff", "else.md")

    assert "none of its rows is of a page of this site" in tree.run(
        "import", str(other.root / "out/pt_else.xlf"), "--name", "Ana", code=2
    )


def test_a_memory_has_what_was_translated_and_says_how_well(tree: Tree) -> None:
    """Of changed English the older one, with the translation that was made of it; nothing that is still English."""
    make(tree, "tmx")
    units = {one["source"]: one["target"] for one in toolkit.read(tree.root / "out/pt.tmx")}
    text = tree.read("out/pt.tmx")

    assert (
        units["The fee is 20 euros a year, and nothing else."]
        == "A quota é de 20 euros por ano, e nada mais."
    )
    assert "Write **soon** to [us](../index.md)." not in units
    assert text.count('<prop type="x-english">earlier</prop>') == 1
    assert text.count('<prop type="x-status">draft</prop>') == len(units) == 9
    make(tree, "tmx")
    assert tree.read("out/pt.tmx") == text
