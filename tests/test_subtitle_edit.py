"""Translations go into a subtitle file, and nothing else of it changes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docs_i18n.cue_text import cue_plain
from docs_i18n.subtitle_edit import edit_subtitles
from docs_i18n.subtitle_syntax import clock, read_subtitles, split_subtitles

WORDS = st.text(st.sampled_from("abcçї .,&'é-<>[]()*_`#|"), min_size=1, max_size=90).map(
    lambda text: "x" + " ".join(text.split())
)
TEXTS = WORDS.filter(lambda text: "-->" not in text)


def written(words: list[str], newline: str, *, vtt: bool) -> str:
    """A file with these words, four seconds each."""
    mark = "." if vtt else ","
    blocks = []
    for number, text in enumerate(words):
        times = f"{clock(number * 4000, mark)} --> {clock(number * 4000 + 3500, mark)}"
        blocks.append("\n".join([*([] if vtt else [str(number + 1)]), times, text, ""]))
    return ("WEBVTT\n\nNOTE kept\n\n" * vtt + "\n".join(blocks)).replace("\n", newline)


@given(
    st.lists(
        st.tuples(TEXTS, st.none() | TEXTS, st.sampled_from(["there", "missing", "gone"])),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)
def test_read_again_the_file_is_what_it_was_with_exactly_these_texts(
    plan: list[tuple[str, str | None, str]], newline: str, vtt: bool
) -> None:
    """Some subtitles are written over, some set in that were missing, some taken out; times stay with their English."""
    english = split_subtitles(written([text for text, _, _ in plan], newline, vtt=vtt))
    there = [number for number, (_, _, how) in enumerate(plan) if how != "missing"]
    begun = english.text
    for cue in [one for n, one in enumerate(read_subtitles(english.text).cues) if n not in there][::-1]:
        begun = begun[: cue.begin] + begun[cue.text[1] :].removeprefix(newline).removeprefix(newline)
    target = split_subtitles(begun)
    partners = {number: place for place, number in enumerate(there) if plan[number][2] != "gone"}
    texts = {number: new for number, (_, new, how) in enumerate(plan) if new and how != "gone"}
    removed = {place for place, number in enumerate(there) if plan[number][2] == "gone"}

    done = edit_subtitles(english, target, partners, texts, removed)

    expected = [
        (english.segments[number].name, cue_plain(new) if new else english.segments[number].plain)
        for number, (_, new, how) in enumerate(plan)
        if number not in done.refused and (how == "there" or (how == "missing" and new))
    ]
    assert [(one.name, one.plain) for one in done.document.segments] == expected
    assert done.document.problems == ()
    assert done.refused == frozenset(n for n in texts if n not in partners and not partners)
    assert all(
        done.document.segments[place].name == english.segments[n].name for n, place in done.pairs.items()
    )
    assert ("NOTE kept" in done.document.text) == vtt
