"""PO, XLIFF 2 and TMX: written as others read them, and read with care.

Others are polib for PO and the Translate Toolkit for XLIFF 2 and TMX: the only library in Python that reads XLIFF 2.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import toolkit
from docs_i18n.answers import Mark
from docs_i18n.exchange.po_file import read_po_file, write_po_file
from docs_i18n.exchange.tmx_file import Pair, write_tmx_file
from docs_i18n.exchange.unit import ExchangeFileError, Standing
from docs_i18n.exchange.xliff_file import write_xliff_file
from docs_i18n.exchange.xliff_reader import read_xliff_file
from docs_i18n.exchange_units import page_units
from docs_i18n.hints import Hints
from docs_i18n.inline import plain_text
from docs_i18n.markdown import split
from docs_i18n.recording import review_segments
from docs_i18n.row_code import Purpose, RowCode, english_key, place_key, translation_key
from docs_i18n.row_text import targets, to_row
from exchange_files import ENGLISH, PORTUGUESE, WORDS, changed, exported, po_answers, xliff_answers
from filled_rows import rows_of
from tracked_pages import ANA, recorded

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docs_i18n.exchange.unit import ExchangeFile

CHANGED = ENGLISH.replace("500 euros", "600 euros").replace("- Wait.\n", "- Wait.\n- Write **soon**.\n")
XLIFF = "{urn:oasis:names:tc:xliff:document:2.0}"


@pytest.fixture(scope="module")
def file() -> ExchangeFile:
    """A page with a changed text, a new one, and a title that somebody has reviewed."""
    made = recorded(ENGLISH, PORTUGUESE).records
    made = review_segments(split(ENGLISH), split(PORTUGUESE), made, [0], by=ANA).records
    return exported(CHANGED, PORTUGUESE, made)


@pytest.fixture(scope="module")
def po(file: ExchangeFile) -> polib.POFile:
    return polib.pofile(write_po_file(file).decode("utf-8"))


def test_polib_reads_what_we_write(file: ExchangeFile, po: polib.POFile) -> None:
    units = file.pages[0].units
    entries = {entry.msgctxt: entry for entry in po}

    assert [entry.msgctxt for entry in po] == [unit.id for unit in units]
    for unit in units:
        links = targets(unit.english)
        assert entries[unit.id].msgid == to_row(unit.english, links)
        assert entries[unit.id].msgstr == to_row(unit.today, links)
        assert entries[unit.id].occurrences == [("docs/join.md", str(unit.line))]
    assert po.metadata["Language"] == "pt_PT"
    assert po.metadata["Plural-Forms"] == "nplurals=2; plural=(n != 1);"
    assert not po.metadata_is_fuzzy


def test_fuzzy_is_what_has_changed_and_the_older_english_stands_with_it(po: polib.POFile) -> None:
    (entry,) = po.fuzzy_entries()

    assert entry.msgid.startswith("Membership costs 600 euros")
    assert entry.previous_msgid.startswith("Membership costs 500 euros")
    assert entry.msgstr.startswith("A adesão custa 500 euros")
    assert "Section: Passos" in entry.comment
    assert [entry.msgid for entry in po.untranslated_entries()] == ["Write **soon**."]


def test_links_are_numbered_and_named(po: polib.POFile) -> None:
    (entry,) = (entry for entry in po if "A city can" in entry.msgid)

    assert '[how](1 "The fee") and [*why*](2)' in entry.msgid
    assert "(1) → pay.md" in entry.comment
    assert "(2) → ../index.md" in entry.comment


def test_no_text_is_taken_for_a_format(file: ExchangeFile) -> None:
    """Else tools ask for the same `%` and `{}` in the translation as for an argument."""
    text = "100 % of {cities} d"
    data = write_po_file(changed(file, lambda unit: replace(unit, english=text, today="")))

    assert b"-format" not in data


@pytest.mark.parametrize("write", [write_po_file, write_xliff_file])
def test_the_same_texts_give_the_same_bytes(
    file: ExchangeFile, write: Callable[[ExchangeFile], bytes]
) -> None:
    assert write(file) == write(file)
    assert b"2026-11-22" in write_po_file(file)


def test_the_toolkit_reads_our_xliff(file: ExchangeFile, tmp_path: Path) -> None:
    """Ids, states, and texts in which no mark of Markdown is left: they are codes."""
    path = tmp_path / "pt.xlf"
    path.write_bytes(write_xliff_file(file))
    units = {one["id"].removesuffix("::s1"): one for one in toolkit.read(path)}

    assert list(units) == [unit.id for unit in file.pages[0].units]
    for unit in file.pages[0].units:
        found = units[unit.id]
        assert found["translated"] == (unit.standing is not Standing.OPEN)
        assert found["approved"] == (unit.standing is Standing.REVIEWED)
        assert found["fuzzy"] == (unit.standing is Standing.OPEN and bool(unit.today))
        if (
            "{{" not in unit.english
            and "`" not in unit.english
            and "[us]" not in unit.english
            and "<span" not in unit.english
        ):
            assert found["source"].replace("\\*", "*") == plain_text(unit.english).replace(
                " (The fee)", "The fee"
            )


def test_what_the_toolkit_saves_comes_back(file: ExchangeFile, tmp_path: Path) -> None:
    """Filled in by another program, codes and notes and all: every text, and nothing else."""
    path, saved = tmp_path / "pt.xlf", tmp_path / "saved.xlf"
    path.write_bytes(write_xliff_file(file))
    (new,) = (unit for unit in file.pages[0].units if unit.english == "Write **soon**.")
    toolkit.fill(path, saved, {f"{new.id}::s1": "Escreva **já** & depressa."})
    before = {one.label: one for one in read_xliff_file(path.read_bytes(), "a")}
    after = {one.label: one for one in read_xliff_file(saved.read_bytes(), "a")}
    filled = after.pop(new.id)
    del before[new.id]

    assert (filled.text, filled.mark) == ("Escreva **já** & depressa.", Mark.DONE)
    assert after == before


def test_the_schema_s_order_and_the_rules_that_no_schema_holds(file: ExchangeFile) -> None:
    """XLIFF 2.0: elements in order (4.2), ids once, every reference to data met, one file uncut (4.3.1.4)."""
    root = etree.fromstring(write_xliff_file(file))
    (element,) = root
    units = element.findall(f"{XLIFF}unit")
    ids = [unit.get("id") for unit in units]

    assert (root.get("version"), root.get("srcLang"), root.get("trgLang")) == ("2.0", "en", "pt-PT")
    assert (element.get("original"), element.get("canResegment")) == ("docs/join.md", "no")
    assert len(set(ids)) == len(ids)
    for unit in units:
        order = [etree.QName(child).localname for child in unit]
        assert order in (["notes", "segment"], ["notes", "originalData", "segment"])
        data = {one.get("id") for one in unit.iter(f"{XLIFF}data")}
        used = {value for one in unit.iter() for name, value in one.items() if name.startswith("dataRef")}
        assert used == data
        for name in ("source", "target"):
            codes = [
                one.get("id")
                for text in unit.iter(f"{XLIFF}{name}")
                for one in text.iter()
                if one is not text
            ]
            assert len(set(codes)) == len(codes)


def test_the_same_code_has_the_same_id_in_both_languages(file: ExchangeFile) -> None:
    root = etree.fromstring(write_xliff_file(file))
    (unit,) = (
        one
        for one in root.iter(f"{XLIFF}unit")
        if "A city can" in "".join(one.find(f".//{XLIFF}source").itertext())
    )
    source, target = unit.find(f".//{XLIFF}source"), unit.find(f".//{XLIFF}target")
    codes = [
        [(one.get("id"), one.get("type")) for one in text.iter() if one is not text]
        for text in (source, target)
    ]

    assert codes[0] == codes[1] == [("1", "fmt"), ("2", "link"), ("3", "link"), ("4", "link"), ("5", "fmt")]


def test_the_older_english_stands_in_a_note(file: ExchangeFile) -> None:
    data = write_xliff_file(file).decode("utf-8")

    assert '<note category="docs-i18n">English before: Membership costs 500 euros a year, 5 * 3' in data


def test_the_toolkit_reads_our_tmx(tmp_path: Path) -> None:
    pairs = [
        Pair(english="A **b** [c](d.md)", translation="Um **b** [c](d.md)", standing=Standing.REVIEWED, on="2026-11-22", place="docs/a.md"),
        Pair(english="Old & `x`", translation="Velho & `x`", standing=Standing.MACHINE, on="2026-11-23", place="docs/a.md", is_current=False),
    ]  # fmt: skip
    path = tmp_path / "pt.tmx"
    path.write_bytes(write_tmx_file(pairs, "en", "pt-PT"))
    root = etree.fromstring(path.read_bytes())
    properties = [[(one.get("type"), one.text) for one in unit.iter("prop")] for unit in root.iter("tu")]

    assert [(one["source"], one["target"]) for one in toolkit.read(path)] == [
        (pair.english, pair.translation) for pair in pairs
    ]
    assert properties == [
        [("x-status", "reviewed"), ("x-page", "docs/a.md")],
        [("x-status", "machine-draft"), ("x-page", "docs/a.md"), ("x-english", "earlier")],
    ]
    langs = {one.get("{http://www.w3.org/XML/1998/namespace}lang") for one in root.iter("tuv")}
    assert langs == {"en", "pt-PT"}
    assert [one.get("changedate") for one in root.iter("tuv")] == [
        None,
        "20261122T000000Z",
        None,
        "20261123T000000Z",
    ]
    header = root.find("header")
    assert {
        "creationtool",
        "creationtoolversion",
        "segtype",
        "o-tmf",
        "adminlang",
        "srclang",
        "datatype",
    } == set(header.keys())


@given(st.text(max_size=40))
def test_a_memory_holds_whatever_a_text_holds(text: str) -> None:
    pair = Pair(
        english=text, translation=f"{text} b", standing=Standing.DRAFT, on="2026-11-22", place="docs/a.md"
    )
    first, second = etree.fromstring(write_tmx_file([pair], "en", "pt")).iter("seg")

    assert "".join(second.itertext()) == "".join(first.itertext()) + " b"


BOMB = """<?xml version="1.0"?><!DOCTYPE xliff [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0"><file id="f"><unit id="u"><segment>
<source>&d;</source></segment></unit></file></xliff>"""
FROM_OUTSIDE = """<?xml version="1.0"?><!DOCTYPE xliff [<!ENTITY a SYSTEM "file://{file}">]>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0"><file id="f"><unit id="u"><segment>
<source>&a;</source><target>&a;</target></segment></unit></file></xliff>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_that_defines_anything_is_refused(tmp_path: Path, encoding: str) -> None:
    """A billion laughs, a file of this machine, a document type from elsewhere: none is read."""
    secret = tmp_path / "secret"
    secret.write_text("secret", encoding="utf-8")
    outside = FROM_OUTSIDE.replace("{file}", str(secret))
    elsewhere = '<?xml version="1.0"?><!DOCTYPE xliff SYSTEM "http://x.test/a.dtd"><xliff version="2.0"/>'
    for text in (BOMB, outside, elsewhere):
        with pytest.raises(ExchangeFileError, match=r"DOCTYPE|not well-formed") as error:
            read_xliff_file(text.encode(encoding), "a.xlf")
        assert "secret" not in str(error.value).replace(str(secret), "")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "not well-formed"),
        (b"PK\x03\x04", "not well-formed"),
        (b"<xliff version='1.2'/>", "it is XLIFF 1.2; send the XLIFF 2.0 file"),
        (b"<tmx version='1.4'/>", "it is XML, but <tmx>"),
        (b"<a>" * 100_000, "not well-formed"),
        (b" " * 40_000_001, "far larger than any of our files"),
        ("<a>\ud800</a>".encode("utf-8", "surrogatepass"), "not well-formed"),
    ],
)
def test_what_is_no_xliff_2_says_what_it_is(data: bytes, message: str) -> None:
    with pytest.raises(ExchangeFileError, match=message):
        read_xliff_file(data, "a.xlf")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"hello", "line 1 is not a line of a PO file"),
        (b'msgid "a\n', "line 1 is not a line"),
        (b'msgid "a"\nmsgid "b"\nmsgstr ""\n', "damaged"),
        ('msgid "é"\nmsgstr ""\n'.encode("latin-1"), "not in the encoding utf-8"),
        (b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=nothing\\n"\n', "encoding nothing"),
        (b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=idna\\n"\n\xff', "encoding idna"),
        (b"# x\n" * 10_000_001, "far larger than any of our files"),
    ],
)
def test_what_is_no_po_file_says_what_is_wrong(data: bytes, message: str) -> None:
    with pytest.raises(ExchangeFileError, match=message):
        read_po_file(data, "a.po")


@given(st.binary(max_size=200) | st.lists(st.sampled_from([b'msgid "a"\n', b'msgstr "b"\n', b'"c"\n', b"#, fuzzy\n", b'#~ msgid ""\n', b'msgctxt "7"\n', b'msgid_plural "d"\n', b'msgstr[1] "e"\n', b'msgstr[99999999999] ""\n', b"# x\n"])).map(b"".join))  # fmt: skip
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for read in (read_po_file, read_xliff_file):
        with suppress(ExchangeFileError):
            assert isinstance(read(data, "a"), list)


def test_a_po_file_in_another_encoding_and_with_windows_line_ends(file: ExchangeFile) -> None:
    data = (
        write_po_file(file).replace(b"charset=utf-8", b"charset=UTF-16").decode("utf-8").replace("\n", "\r\n")
    )
    latin = data.replace("UTF-16", "ISO-8859-1").replace("→", "->").encode("latin-1")

    assert [one.text for one in read_po_file(latin, "a")] == [one.text for one in po_answers(file)]
    assert po_answers(file) == read_po_file(b"\xef\xbb\xbf" + write_po_file(file), "pt.po")


def test_two_messages_with_the_same_id_are_both_read(file: ExchangeFile) -> None:
    """As when two files were put together: Babel's own catalogue keeps the first, without a word."""
    one = write_po_file(file)
    two = one.partition(b"\n\n")[2].replace(b"A ades\xc3\xa3o", b"Outra")
    texts = [answer.text for answer in read_po_file(one + two, "a")]

    assert len(texts) == 2 * len(po_answers(file))
    assert any(text.startswith("Outra") for text in texts)


def test_remarks_are_read_and_ours_are_not_taken_for_some(file: ExchangeFile) -> None:
    po = polib.pofile(write_po_file(file).decode("utf-8"))
    po[1].tcomment = "Is this a fee?"
    xliff = write_xliff_file(file).replace(
        b"</notes>\n      <segment", b"<note>Sure?</note></notes>\n      <segment", 1
    )

    assert [one.comments for one in read_po_file(str(po).encode(), "a") if one.comments] == [
        ("Is this a fee?",)
    ]
    assert [one.comments for one in read_xliff_file(xliff, "a") if one.comments] == [("Sure?",)]
    assert not any(one.comments for one in (*po_answers(file), *xliff_answers(file)))


ID = str(RowCode(place_key(Purpose.WORK, "pt", "a.md"), english_key("s1:x", 0), translation_key("")))


def unit(target: str, *, source: str = 'A <pc id="1" dataRefStart="d1" dataRefEnd="d1">b</pc> <ph id="2" dataRef="d2"/>', more: str = "") -> bytes:  # fmt: skip
    return f"""<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en"><file id="f">
<group id="g"><unit id="{ID}"><originalData><data id="d1">**</data><data id="d2">`c`</data></originalData>
<segment state="translated"><source>{source}</source><target>{target}</target></segment>{more}</unit></group></file></xliff>""".encode()


@pytest.mark.parametrize(
    ("target", "text", "problem"),
    [
        ('<ph id="2" dataRef="d2"/> <pc id="1" dataRefStart="d1" dataRefEnd="d1">B</pc>', "`c` **B**", None),
        ('<pc id="1">B</pc> <ph id="2"/>', "**B** `c`", None),  # the tool has lost the data
        ('<sc id="1" dataRef="d1"/>B<ec startRef="1" dataRef="d1"/>', "**B**", None),
        ('<sc id="1"/>B<ec startRef="1"/> <ph id="3" copyOf="2"/>', "**B** `c`", None),
        ('<mrk id="m1" type="term">B</mrk> <sm id="m2"/>c<em startRef="m2"/>', "B c", None),
        ('B<cp hex="0007"/> **c**', "B **c**", None),
        ('<pc id="9" dataRefStart="d9">B</pc>', "B", "unknown-code"),
        ('<ph id="8"/> B', "B", "unknown-code"),
        ("<b>B</b>", "B", "unknown-code"),
    ],
)
def test_codes_are_what_they_stand_for_or_are_named(target: str, text: str, problem: str | None) -> None:
    (answer,) = read_xliff_file(unit(target), "a.xlf")

    assert answer.text == text
    assert (answer.problem.reason.value if answer.problem else None) == problem
    assert answer.shown == ("A **b** `c`",)


def test_a_unit_that_a_tool_has_cut_is_put_together() -> None:
    more = "<ignorable><source> </source></ignorable><segment state='final'><source>D.</source><target order='1'>E.</target></segment>"
    data = unit("B", more=more).replace(b"<target>B", b"<target order='3'>B")
    (whole,) = read_xliff_file(data, "a.xlf")
    (part,) = read_xliff_file(unit("B", more="<segment><source>D.</source></segment>"), "a.xlf")

    assert (whole.text, whole.mark) == ("E. B", Mark.DONE)
    assert whole.shown == ("A **b** `c` D.",)
    assert part.problem
    assert part.problem.reason.value == "parts"


def test_what_helps_to_write_a_text_stands_with_it() -> None:
    """The words of the glossary and earlier translations, as in the Word file."""
    rows = rows_of("---\ntitle: Fees\n---\n\nThe fee is due soon.\n", None)
    assert rows
    hints = Hints(terms=(("fee", "quota"),), earlier=(("", "A quota vence em breve."), ("The fee", "A taxa")))
    helped = replace(rows, rows=tuple(replace(row, hints=hints) for row in rows.rows))
    notes = page_units(helped, WORDS, "docs").units[1].notes

    assert notes == (
        "join.md",
        "Glossary: fee = quota",
        "Translated before: A quota vence em breve.",
        "Translated before: The fee = A taxa",
    )


def test_a_review_in_po_begins_fuzzy() -> None:
    made = recorded(ENGLISH, PORTUGUESE).records
    file = exported(ENGLISH, PORTUGUESE, made, Purpose.REVIEW)
    po = polib.pofile(write_po_file(file).decode("utf-8"))

    assert len(po.fuzzy_entries()) == len(po) > 5
