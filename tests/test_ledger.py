"""The ledger gives back what was written, and says of a damaged line which it is and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_i18n.fingerprint import source_hash, target_hash, version_of
from docs_i18n.ledger import ledger_path, read_records, write_records
from docs_i18n.model import Kind, Origin, Record, Signature
from tracked_pages import records_of

SIGNATURES = st.builds(Signature, by=st.text(), on=st.dates().map(str))
RECORDS = st.lists(
    st.builds(
        Record,
        kind=st.sampled_from(Kind),
        section=st.text(max_size=8),
        name=st.text(max_size=8),
        source=st.text().map(source_hash),
        text=st.text(),
        target=st.text().map(target_hash),
        origin=st.sampled_from(Origin),
        made=SIGNATURES,
        reviewed=st.none() | SIGNATURES,
        confirmed=st.none() | SIGNATURES,
    ),
    max_size=5,
).flatmap(lambda records: st.lists(st.sampled_from(records), max_size=8) if records else st.just([]))


@given(RECORDS)
def test_what_is_written_is_read_again(records: list[Record]) -> None:
    """The same records, however often one occurs, and the same bytes; on every system and in UTF-8."""
    text = write_records(records)
    text.encode()
    read, problems = read_records(text)

    assert problems == ()
    assert write_records(read) == text
    if not any(0xD800 <= ord(letter) <= 0xDFFF for record in records for letter in record.text):
        assert list(read) == records


def test_windows_line_ends_and_a_byte_order_mark_are_read() -> None:
    text = write_records(records_of())

    assert read_records("\ufeff" + text.replace("\n", "\r\n")) == read_records(text) == (records_of(), ())


LINE = write_records(records_of()[:1]).rstrip("\n")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (LINE[:-1], "the line is not whole, as if the file had been cut off"),
        (LINE[:40], "the line is not whole, as if the file had been cut off"),
        (LINE[:1], "the line is not whole, as if the file had been cut off"),
        ("<<<<<<< HEAD", "not JSON"),
        ("[1]", "not a record"),
        ("{}", "`source` is not a hash such as s1:7f3a9c21e0b4"),
        (LINE.replace("s1:", "s9:"), "`source` has version 9, this docs-i18n knows 1; install a newer one"),
        (LINE.replace("t1:", "x1:"), "`target` is not a hash such as s1:7f3a9c21e0b4"),
        (LINE.replace('"meta"', '"poem"'), "'poem' is not a valid Kind; perhaps a newer docs-i18n wrote it"),
        (
            LINE.replace('"draft"', '"done"'),
            "'done' is not a valid Origin; perhaps a newer docs-i18n wrote it",
        ),
        (LINE.replace("2026-11-22", "22.11.2026"), "`on: 22.11.2026` is not a day such as 2026-11-22"),
        (LINE.replace("2026-11-22", "20261122"), "`on: 20261122` is not a day such as 2026-11-22"),
        (LINE.replace("2026-11-22", "2026-02-31"), "`on: 2026-02-31` is not a day such as 2026-11-22"),
        (LINE.replace('"by"', '"bye"'), "`by` is missing"),
        (LINE.replace('"Ana Silva"', "5"), "`by` is not text"),
        (LINE[:-1] + ', "reviewed": "yes"}', "`reviewed` is not who and when"),
        ("[" * 5_000, "not JSON"),
    ],
)
def test_a_line_that_is_no_record_costs_no_other(line: str, said: str) -> None:
    good = write_records(records_of()[1:])
    records, problems = read_records(f"{line}\n{good}")

    assert records == records_of()[1:]
    ((number, message),) = problems
    assert (number, message) == (
        1,
        f"{said}; run `docs-i18n doctor --repair`, which sets the line aside and keeps all others",
    )


def test_a_line_that_stands_twice_is_read_once() -> None:
    text = write_records(records_of())
    records, ((number, message),) = read_records(text + "\n" + LINE + "\n")

    assert (records, number) == (records_of(), len(records_of()) + 2)
    assert message.startswith("the same record as line 1; ")


def test_a_ledger_lies_beside_the_pages_of_its_language() -> None:
    assert ledger_path(Path("docs_pt"), "guides/x.md") == Path("docs_pt/.ledger/guides/x.jsonl")


@pytest.mark.parametrize(
    ("value", "version"),
    [
        ("s1:7f3a9c21e0b4", 1),
        ("t12:7f3a9c21e0b4", 12),
        ("s1:7f3a", None),
        ("", None),
        (None, None),
        (7, None),
    ],
)
def test_a_hash_says_which_normalisation_made_it(value: object, version: int | None) -> None:
    assert version_of(value) == version
