"""Subtitle files are read as browsers and players read them, and not a byte of them is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_i18n.cue_text import broken_lines, cue_plain, escaped, visible_length
from docs_i18n.errors import SiteError
from docs_i18n.markdown import pieces
from docs_i18n.subtitle_files import MOST_BYTES, subtitle_bytes
from docs_i18n.subtitle_formats import is_simpler_as_srt, to_srt, to_vtt
from docs_i18n.subtitle_syntax import clock, read_subtitles, split_subtitles
from docs_i18n.subtitle_timing import most_characters, timing_problems

VTT = """\
WEBVTT - Our city
Kind: captions

STYLE
::cue(b) { color: red }

REGION
id:below
width:40%

NOTE for translators:
keep it short

intro
00:01.000 --> 00:00:05.000 region:below align:start
<v Maria>On <i>Monday</i> we counted
the chairs &amp; tables.

00:00:05.500 --> 00:00:08.500
[door opens]

00:00:09.000 --> 00:00:09.500
♪♪
"""
SRT = """\
1
00:00:01,000 --> 00:00:05,000
On <i>Monday</i> we counted
the chairs & tables.

2
00:00:05,500 --> 00:00:08,500
{\\an8}[door opens]
"""
LINES = st.sampled_from(
    [
        "WEBVTT",
        "",
        "",
        " ",
        "1",
        "NOTE a",
        "STYLE",
        "REGION",
        "00:00:01.000 --> 00:00:04.000",
        "00:00:01,000 --> 00:00:04,000 X1:10",
        "00:05.000 --> 00:06.000 line:10%",
        "99:99 --> x",
        "-->",
        "<i>Words</i> &amp; more",
        "\ufeff",
        "слова",
        "- A - B",
        "0:0:1,5->0:0:2,0",
    ]
)
TEXTS = st.one_of(
    st.text(),
    st.builds(
        lambda bom, end, lines: bom + end.join(lines),
        st.sampled_from(["", "\ufeff"]),
        st.sampled_from(["\n", "\r\n", "\r"]),
        st.lists(LINES, max_size=20),
    ),
)


def words(text: str) -> list[str]:
    return [segment.plain for segment in split_subtitles(text).segments]


@given(TEXTS)
def test_segments_and_what_stands_between_are_the_file(text: str) -> None:
    """The law of every document; and each segment says of itself what stands in its place."""
    document = split_subtitles(text)

    assert "".join(part for part, _ in pieces(document)) == text
    assert all(a.end <= b.start for a, b in zip(document.segments, document.segments[1:], strict=False))
    for segment in document.segments:
        assert segment.plain == cue_plain(text[segment.start : segment.end])
        line = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[segment.line - 1]
        assert cue_plain(line) in segment.plain
        assert cue_plain(segment.text) == segment.plain


@given(TEXTS)
def test_reading_is_the_same_for_every_kind_of_line_end_and_a_byte_order_mark(text: str) -> None:
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")

    assert words(text) == words(plain) == words("\ufeff" + plain.replace("\n", "\r\n"))


def test_what_stands_in_a_file_is_read_and_nothing_else() -> None:
    document = split_subtitles(VTT)

    assert words(VTT) == ["On Monday we counted the chairs & tables.", "[door opens]"]
    assert document.segments[0].text == "<v Maria>On <i>Monday</i> we counted the chairs & tables."
    assert [segment.name for segment in document.segments] == [
        "00:00:01.000 --> 00:00:05.000",
        "00:00:05.500 --> 00:00:08.500",
    ]
    assert document.problems == ()
    assert words(SRT) == ["On Monday we counted the chairs & tables.", "[door opens]"]
    assert [segment.line for segment in split_subtitles(SRT).segments] == [3, 8]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (
            "1\n00:00:01,000 --> 00:00:04,000\nA\n2\n00:00:05,000 --> 00:00:06,000\nB\n",
            4,
            "no empty line stands above",
        ),
        ("1\n00:00:01,000 -> 00:00:04,000\nA\n", 2, "write them as 00:00:01,000 --> 00:00:04,500"),
        (
            "1\n00:00:01,000 --> 00:00:04,000\nA\n2\n00:00:05,0 – 00:00:06,000\nB\n",
            5,
            "the times cannot be read",
        ),
        ("1\n00:00:61,000 --> 00:01:04,000\nA\n", 2, "the times cannot be read"),
        ("1\n00:00:01,000 --> 00:00:04,000\nA\n\nB\n", 5, "“B” belongs to no subtitle"),
        ("WEBVTT\n\n00:00:01,000 --> 00:00:04,000\nA\n", 3, "write them as 00:00:01.000 --> 00:00:04.500"),
        ("WEBVTT\n\n1:00.000 --> 00:02.000\nA\n", 3, "write them as 00:00:01.000"),
        (
            "WEBVTT\n\n00:01.000 --> 00:02.000\nA\n00:03.000 --> 00:04.000\nB\n",
            5,
            "no empty line stands above",
        ),
        ("WEBVTT\n\nHello\n", 3, "“Hello” belongs to no subtitle"),
        ("just words\nin a file\n", 1, "“just words” belongs to no subtitle"),
    ],
)
def test_what_cannot_be_read_as_meant_is_said_with_its_line(text: str, line: int, message: str) -> None:
    problems = split_subtitles(text).problems

    assert any(at == line and message in said for at, said in problems), problems


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("Não há cadeiras".encode("cp1252"), "perhaps Windows-1252"),
        ("Стільців немає".encode("cp1251"), "perhaps Windows-1251 (Cyrillic)"),
        ("WEBVTT\n\nÀ".encode("utf-16"), "UTF-16"),
        (b"\x1aE\xdf\xa3\x00\x00matroska", "this is no text file"),
        (b"a" * (MOST_BYTES + 1), "too much for subtitles"),
    ],
)
def test_a_file_that_is_none_is_refused_with_what_to_do(data: bytes, message: str) -> None:
    with pytest.raises(SiteError, match=r"film\.srt") as caught:
        subtitle_bytes(data, "film.srt")

    assert message in str(caught.value)


def test_a_huge_file_is_read_in_time_in_proportion_to_its_size() -> None:
    """Counted in lines looked at: twice the file is twice the work."""
    cue = "1\n00:00:01,000 --> 00:00:02,000\nWords\n\n"

    assert len(read_subtitles(cue * 5_000).cues) == 5_000
    assert len(read_subtitles("1\n" * 50_000).problems) == 1
    assert len(read_subtitles("-->\n" * 20_000).problems) > 20_000


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Short enough for one line.", ["Short enough for one line."]),
        (
            "On Monday we counted the chairs. Nobody had sat on six of them.",
            ["On Monday we counted the chairs.", "Nobody had sat on six of them."],
        ),
        ("- Quem veio? - Ninguém.", ["- Quem veio?", "- Ninguém."]),
        ("– Хто прийшов? – Ніхто.", ["– Хто прийшов?", "– Ніхто."]),
        ("Uma nota - sem diálogo", ["Uma nota - sem diálogo"]),
        (
            "<v Maria da Silva Santos>Na segunda-feira contámos <i>as cadeiras</i> todas da sala.",
            ["<v Maria da Silva Santos>Na segunda-feira contámos", "<i>as cadeiras</i> todas da sala."],
        ),
        ("a" * 60, ["a" * 60]),
    ],
)
def test_lines_are_broken_where_a_reader_pauses(text: str, lines: list[str]) -> None:
    assert broken_lines(text) == lines


@given(st.text(st.sampled_from("ab .,-–<i>&;"), max_size=120))
def test_breaking_lines_changes_no_word_and_makes_two_at_most(text: str) -> None:
    lines = broken_lines(text)

    assert " ".join(lines).split() == text.split()
    assert len(lines) <= 2
    assert cue_plain(escaped(text)) == cue_plain(text)


def test_accents_and_markup_are_no_characters_of_their_own() -> None:
    assert visible_length("<i>Na\u0303o</i> &amp; &lt;3") == len("Não & <3")


def problems(text: str) -> list[str]:
    return [f"{line}: {message}" for line, message in timing_problems(text)]


def cue(start: str, end: str, text: str = "Words") -> str:
    return f"00:00:{start} --> 00:00:{end}\n{text}\n\n"


def test_timing_is_held_to_what_the_guide_says() -> None:
    """17 characters a second are allowed and 18 are not; a line break counts as none; 42 in a line, two lines."""
    fine = (
        "WEBVTT\n\n" + cue("01.000", "03.000", "a" * 17 + "\n" + "b" * 17) + cue("03.000", "09.000", "c" * 42)
    )

    assert problems(fine) == []
    (speed,) = problems("WEBVTT\n\n" + cue("01.000", "03.000", "a" * 17 + "\n" + "b" * 18))
    assert speed.startswith("4: 35 characters in 2 seconds are 18 a second, more than 17; shorten it to 34")
    assert "43 characters, more than 42" in problems("WEBVTT\n\n" + cue("01.000", "09.000", "c" * 43))[0]
    assert "3 lines; make it 2" in problems("WEBVTT\n\n" + cue("01.000", "09.000", "a\nb\nc"))[0]
    assert (
        "before the one above ends"
        in problems("WEBVTT\n\n" + cue("01.000", "05.000") + cue("04.999", "08.000"))[0]
    )
    assert (
        "put them in order" in problems("WEBVTT\n\n" + cue("05.000", "06.000") + cue("01.000", "02.000"))[0]
    )
    assert "ends when it begins, or before" in problems("WEBVTT\n\n" + cue("05.000", "05.000"))[0]


@pytest.mark.parametrize(("milliseconds", "room"), [(1_000, 17), (2_500, 42), (60_000, 84), (0, 0), (-5, 0)])
def test_the_room_for_words_is_that_of_the_time_and_of_two_lines(milliseconds: int, room: int) -> None:
    assert most_characters(milliseconds) == room


def test_a_file_of_its_own_kind_is_written_as_it_is() -> None:
    for text in (VTT, VTT.replace("\n", "\r\n"), "\ufeff" + VTT):
        assert to_vtt(text) == text
    for text in (SRT, SRT.replace("\n", "\r\n"), "\ufeff" + SRT):
        assert to_srt(text) == text


def test_each_kind_is_written_as_the_other() -> None:
    assert to_srt(VTT) == (
        "1\n00:00:01,000 --> 00:00:05,000\nOn <i>Monday</i> we counted\nthe chairs & tables.\n\n"
        "2\n00:00:05,500 --> 00:00:08,500\n[door opens]\n\n"
        "3\n00:00:09,000 --> 00:00:09,500\n♪♪\n"
    )
    assert to_vtt(SRT) == (
        "WEBVTT\n\n00:00:01.000 --> 00:00:05.000\nOn <i>Monday</i> we counted\nthe chairs &amp; tables.\n\n"
        "00:00:05.500 --> 00:00:08.500 line:0\n[door opens]\n"
    )
    assert is_simpler_as_srt(VTT)
    assert not is_simpler_as_srt(to_vtt(SRT).replace(" line:0", ""))
    assert to_vtt("\ufeff" + SRT.replace("\n", "\r\n")) == "\ufeff" + to_vtt(SRT).replace("\n", "\r\n")


CUES = st.lists(
    st.tuples(
        st.integers(0, 400_000_000),
        st.integers(1, 10_000),
        st.text(st.sampled_from("abcçї .,&'é♪[]()*_`#>"), min_size=1, max_size=30).filter(
            lambda text: text.strip() and "-->" not in text and not text.strip().isdigit()
        ),
    ),
    min_size=1,
    max_size=8,
)


@given(CUES, st.sampled_from(["\n", "\r\n"]))
def test_there_and_back_again_words_and_times_are_the_same(
    cues: list[tuple[int, int, str]], newline: str
) -> None:
    srt = "\n\n".join(
        f"{number}\n{clock(start, ',')} --> {clock(start + length, ',')}\n{' '.join(text.split())}"
        for number, (start, length, text) in enumerate(cues, start=1)
    ).replace("\n", newline)
    vtt = to_vtt(srt)

    assert read_subtitles(vtt).problems == read_subtitles(srt).problems == ()
    assert [one.when for one in read_subtitles(vtt).cues] == [one.when for one in read_subtitles(srt).cues]
    assert words(vtt) == words(srt)
    assert words(to_srt(vtt)) == words(srt)
