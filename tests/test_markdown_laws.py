"""What holds for every text: segments are parts of the file in order, and reading costs what its length costs."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from docs_i18n.markdown import pieces, split
from docs_i18n.model import UNTRANSLATABLE, Document, Kind
from hostile_texts import HOSTILE
from material_syntax import pages

if TYPE_CHECKING:
    from types import FrameType
    from typing import Any

MARKS = [
    "# ", "## a {#b}", "- ", "1. ", "> ", "!!! note", '??? tip "', '=== "a"', "```", "~~~", ":   ", "[^1]: ", "| a | b |",
    "|---|---|", "---", "===", "<!-- ", "-->", "<!-- local: a -->", "<!-- /local -->", "<div>", "</div>", "$$", "*[a]: ",
    "[a]: ", '--8<-- "', "{: .a }", "/// note | ", "\\[", "**", "`", "![a](b)", "{{ a }}", ":a-b:", "    ", "\t", "  ",
    "---\ntitle: a\n---\n", "title: ", "a", "word and word", "é", "Ґ", "𝒳", "\u0301", "\xa0", "\u2028", "\x85", "\x0c", "\x00",
    "\ud800", "\ufeff", "\r\n", "\r", "\n", "\n\n",
]  # fmt: skip
FRAGMENTS = st.lists(st.sampled_from(MARKS), max_size=30).map("".join)
ANY_TEXT = st.text(st.characters(), max_size=200)  # half characters and control characters too
TEXTS = st.one_of(FRAGMENTS, ANY_TEXT, pages().map(lambda page: page[0]))
WORDS = st.lists(
    st.from_regex(r"[A-Za-z][\w*_`.,:;!?()\[\]&<>-]{0,8}", fullmatch=True), min_size=2, max_size=12
)


def as_file(text: str, newline: str, mark: str) -> str:
    return mark + text.replace("\n", newline)


def check_partition(document: Document) -> None:
    """Assert the law of the module: joined, what it yields is the file; in order, without overlap, lines right."""
    text = document.text
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", text))]
    end = 0
    for segment in document.segments:
        assert end <= segment.start <= segment.end <= len(text)
        assert segment.line == bisect_right(starts, segment.start)
        end = segment.end
    assert "".join(part for part, _ in pieces(document)) == text
    assert [segment for _, segment in pieces(document) if segment] == list(document.segments)


@given(TEXTS, st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["", "\ufeff"]))
@example("#", "\n", "")
@example("---\nx: &t A b\ntitle: B\ndescription: *t\n---\n", "\n", "")
@example("<!-- a --> <!-- b --> c", "\n", "")
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
def test_a_file_is_its_segments_and_what_stands_between(text: str, newline: str, mark: str) -> None:
    check_partition(split(as_file(text, newline, mark)))


@given(TEXTS)
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_line_ends_and_byte_order_mark_change_no_segment(text: str) -> None:
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")

    def seen(document: Document) -> list[tuple[object, ...]]:
        return [(s.kind, s.text, s.plain, s.line, s.section, s.name, s.local) for s in document.segments]

    assert (
        seen(split(text))
        == seen(split(as_file(text, "\r\n", "\ufeff")))
        == seen(split(text.replace("\n", "\r")))
    )


@given(TEXTS)
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_sections_count_headings(text: str) -> None:
    document = split(text)
    headings = 0
    for segment in document.segments:
        headings += segment.kind is Kind.HEADING
        assert segment.section == headings
    assert len(document.section_ids()) == headings


@given(TEXTS)
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_every_segment_has_something_to_read(text: str) -> None:
    for segment in split(text).segments:
        assert segment.kind is Kind.HEADING or any(map(str.isalnum, segment.plain))


@given(WORDS, st.data())
@example(["a", "!!!", "note"], None)
def test_wrapping_a_paragraph_anew_keeps_what_is_read(words: list[str], data: st.DataObject | None) -> None:
    gaps = [data.draw(st.sampled_from([" ", "\n", "\n  ", "  "])) if data else "\n" for _ in words[1:]]
    wrapped = words[0] + "".join(gap + word for gap, word in zip(gaps, words[1:], strict=True))
    (one,) = split(" ".join(words)).segments or [None]
    (other,) = split(wrapped).segments or [None]

    assert (one and one.plain, one and one.text) == (other and other.plain, other and other.text)


@given(pages())
@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
def test_the_text_of_a_segment_read_alone_says_the_same(page: tuple[str, frozenset[str]]) -> None:
    for segment in split(page[0]).segments:
        if segment.kind in UNTRANSLATABLE or not segment.text[0].isalpha():
            continue
        assert [alone.plain for alone in split(segment.text).segments] == [segment.plain]


class Work:
    """Counts the lines of our own code that run; seconds would depend on the machine."""

    def __init__(self) -> None:
        self.lines = 0

    def __call__(self, frame: FrameType, event: str, _: Any) -> Work | None:
        if "docs_i18n" not in frame.f_code.co_filename:
            return None
        self.lines += event == "line"
        return self


def work(text: str) -> int:
    counter = Work()
    before = sys.gettrace()
    sys.settrace(counter)
    try:
        split(text)
    finally:
        sys.settrace(before)
    return counter.lines


@pytest.mark.parametrize("name", HOSTILE)
def test_work_grows_with_the_size_of_hostile_text_and_no_faster(name: str) -> None:
    """Four times the text, at most five times the work; what stands in patterns is measured by a benchmark."""
    small, large = work(HOSTILE[name](8_000)), work(HOSTILE[name](32_000))

    assert large <= 5 * small + 15_000


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_to_its_end(name: str) -> None:
    check_partition(split(HOSTILE[name](20_000)))


ROOT = Path(__file__).parents[1]
PAGES = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("docs*/**/*.md"))


@pytest.mark.parametrize("page", PAGES)
def test_our_own_pages(page: str) -> None:
    document = split((ROOT / page).read_bytes().decode())

    check_partition(document)
    assert document.problems == ()
    assert document.segments
