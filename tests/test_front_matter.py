"""Front matter is read whatever people write, held to what pages need, and inherited by translations."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from docs_i18n.front_matter import (
    FrontMatter,
    check_front_matter,
    doors,
    inherit,
    old_paths,
    read_front_matter,
    texts,
    translation,
)

GOOD = "---\ntitle: Page\ndescription: Words.\nkind: guide\naudience: [officials]\nreviewed: 2026-11-22\n---\n\nBody.\n"


def problems(text: str, *, is_source: bool = True) -> list[str]:
    """Return what is said of a page, each as `line: message`."""
    findings = check_front_matter("docs/a.md", read_front_matter(text), is_source=is_source)
    return [str(finding).removeprefix("docs/a.md:").replace(" front-matter:", "") for finding in findings]


@pytest.mark.parametrize(
    ("text", "values", "body"),
    [
        ("---\ntitle: A\n---\nBody.\n", {"title": "A"}, "Body.\n"),
        ("---\r\ntitle: A\r\n---\r\nBody.\r\n", {"title": "A"}, "Body.\r\n"),
        ("\ufeff---\ntitle: A\n---\nBody.", {"title": "A"}, "Body."),
        ("---  \ntitle: A\n---\t\n", {"title": "A"}, ""),
        ("---\ntitle: A\n---", {"title": "A"}, ""),
        ("---\ntitle: A\nrule: ---\n---\n---\n", {"title": "A", "rule": "---"}, "---\n"),
        ("---\ntitle: 2026-11-22\n---\n", {"title": dt.date(2026, 11, 22)}, ""),
    ],
    ids=["plain", "Windows", "byte order mark", "spaces", "no last line end", "rules", "date"],
)
def test_reads_head_and_body(text: str, values: dict[str, object], body: str) -> None:
    """A head is found as editors of all kinds save it."""
    head = read_front_matter(text)

    assert (head.values, head.body, head.error) == (values, body, "")


@pytest.mark.parametrize(
    ("text", "error", "line"),
    [
        ("Body.\n", "no front matter", 1),
        ("", "no front matter", 1),
        ("\n---\ntitle: A\n---\n", "no front matter", 1),
        ("---\ntitle: A\n", "no front matter", 1),
        ("---\ntitle: A\n...\nBody.\n", "no front matter", 1),
        ("---\n---\n", "not a list of `key: value` lines", 1),
        ("---\n- a\n---\n", "not a list of `key: value` lines", 1),
        ("---\ntitle: A\nb: [c\nd: e\n---\n", "not YAML: expected ',' or ']', but got ':'", 4),
        ("---\ntitle: A\n\tb: c\n---\n", "not YAML: found character '\\t' that cannot start any token", 3),
        ("---\na: b\nc: 2026-02-31\n---\n", "not readable: day is out of range for month", 3),
        ("---\na: *b\n---\n", "not YAML: found undefined alias 'b'", 2),
    ],
)
def test_head_that_cannot_be_read(text: str, error: str, line: int) -> None:
    """A broken head is described with the line where reading stopped."""
    head = read_front_matter(text)

    assert (head.values, head.error, head.error_line) == ({}, error, line)


def test_lines_of_keys() -> None:
    """Each key knows its line in the file, so that a message can point at it."""
    text = "---\ntitle: A\n# a remark\nsources:\n  - url: x\nkind: page\n---\n"

    assert read_front_matter(text).lines == {"title": 2, "sources": 4, "kind": 6}


def test_good_page_has_no_problem() -> None:
    """What every source page says is enough."""
    assert problems(GOOD) == []


def test_translation_needs_its_own_words_only() -> None:
    """A translation says its title and description; the rest it inherits."""
    assert problems("---\ntitle: A\ndescription: B\n---\n", is_source=False) == []
    assert problems("---\nkind: page\n---\n", is_source=False) == [
        "1: `title:` is missing; add a line `title: …`",
        "1: `description:` is missing; add a line `description: …`",
    ]


def test_local_page_of_the_source_language() -> None:
    """A page that nobody translates needs no date of its review."""
    assert problems("---\ntitle: A\ndescription: B\nlocal: true\n---\n") == []


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("kind: blog", "7: `kind: blog` is not one of page, guide, brief, template, citizens"),
        (
            "audience: [city]",
            (
                "7: `audience: city` is not one of elected, officials, coordinators, trainers, associations,"
                " citizens, translators, everyone"
            ),
        ),
        ("audience: officials", "7: `audience` is not a list of texts; write `audience: [one, another]`"),
        (
            "needs: [b7]",
            "7: `needs: b7` is not the id of a need; write a letter from A to I and its number, as in B7",
        ),
        (
            "needs: [B7, J1]",
            "7: `needs: J1` is not the id of a need; write a letter from A to I and its number, as in B7",
        ),
        ("template: x.html", "7: `template: x.html` is not one of home.html; leave the line out"),
        (
            "sources: [x]",
            "7: each of `sources` needs `title:` and `publisher:`, and `url:` where it can be read on the web",
        ),
        (
            "sources: x",
            "7: each of `sources` needs `title:` and `publisher:`, and `url:` where it can be read on the web",
        ),
        (
            "sources: [{title: A, publisher: B, url: 'javascript:alert(1)'}]",
            "7: `javascript:alert(1)` is not a whole web address",
        ),
        (
            "sources: [{title: A, publisher: B, url: 'https://a.example', opens_in: Albanian}]",
            "7: `opens_in: Albanian` is not the code of a language; write it as in `opens_in: sq`",
        ),
        (
            "sources: [{title: A, publisher: B, url: 'https://a b.example'}]",
            "7: `https://a b.example` is not a whole web address",
        ),
        (
            "search_words: rent",
            "7: `search_words` is not a list of texts; write `search_words: [one, another]`",
        ),
        (
            "search_words: [1]",
            "7: `search_words` is not a list of texts; write `search_words: [one, another]`",
        ),
        (
            "redirect_from: [/old.md]",
            "7: `redirect_from: /old.md` is not a path inside the language folder; write it as in old/page.md",
        ),
        ("translation: done", "7: `translation` has no lines of its own; indent them below it"),
        ("translation: {translated_on: today}", "7: `translated_on` is not a date; write it as 2026-11-22"),
        ("doors: [a]", "7: each of `doors` needs an `id:` and lines of its own"),
    ],
)
def test_values_that_a_build_would_trip_over(line: str, wanted: str) -> None:
    """A value of the wrong kind is named with its line and with what to write."""
    text = GOOD.replace("\n---\n\n", f"\n{line}\n---\n\n").replace(
        "kind: guide\n", "" if "kind" in line else "kind: guide\n"
    )

    assert problems(text) == [wanted if "kind" not in line else wanted.replace("7:", "6:", 1)]


def test_words_that_are_no_text() -> None:
    """A title that YAML takes for a number or a date needs quotation marks."""
    assert problems(GOOD.replace("title: Page", "title: 2026")) == [
        "2: `title` is not text; put it in quotation marks"
    ]
    assert problems(GOOD.replace("2026-11-22", '"22.11.2026"')) == [
        "6: `reviewed` is not a date; write it as 2026-11-22"
    ]


def test_inherited_values() -> None:
    """A translation takes over facts and keeps its own words; what it says itself wins."""
    source = {
        "title": "A",
        "description": "B",
        "kind": "guide",
        "sources": [1],
        "reviewed": 2,
        "search_words": ["w"],
    }
    own = {"title": "Á", "sources": [3]}

    assert inherit(own, source) == {"title": "Á", "kind": "guide", "sources": [3], "reviewed": 2}


def test_doors_of_a_translation() -> None:
    """The doors keep their order and their links; each takes the words of the translation that has its id."""
    source = {"doors": [{"id": "a", "title": "A", "links": ["x.md"]}, {"id": "b", "title": "B"}]}
    own = {"doors": [{"id": "b", "title": "Б"}, {"id": "z", "title": "Я"}, "nonsense"]}

    assert inherit(own, source) == {
        "doors": [{"id": "a", "title": "A", "links": ["x.md"]}, {"id": "b", "title": "Б"}]
    }


@pytest.mark.parametrize(
    "path", ["a.md", "old/a.md", "старе/сторінка.md", "a b.md", "a.b.md", "index.md", "x/index.md"]
)
def test_old_paths_inside_the_folder(path: str) -> None:
    """A path as it stands below the language folder may be an old address; one with a space never was."""
    assert old_paths({"redirect_from": [path]}) == (() if " " in path else (path,))


@pytest.mark.parametrize(
    "path",
    [
        "../a.md",
        "/a.md",
        "a/../../b.md",
        "./a.md",
        "..\\a.md",
        "C:a.md",
        "a",
        "a.html",
        ".md",
        "a//b.md",
        "",
        "~/a.md",
    ],
)
def test_old_paths_anywhere_else(path: str) -> None:
    """A page is not trusted with the address of a file outside its language."""
    assert old_paths({"redirect_from": [path]}) == ()


def test_values_of_the_wrong_kind_are_as_good_as_none() -> None:
    """Who asks for a list or for lines gets them, or nothing."""
    wrong: tuple[object, ...] = (None, "text", 3, {"a": 1}, [[]], True)
    for value in wrong:
        assert texts({"search_words": value}, "search_words") == ()
        assert doors({"doors": value}) == []
    assert translation({"translation": "done"}) == {}
    assert texts({"search_words": ["a", 1, "b"]}, "search_words") == ("a", "b")


YAML_LIKE = st.text(alphabet="ab :-[]{}#&*!|>'\"%@`,?\n\t0129.~", max_size=60)


@given(YAML_LIKE | st.text())
@example("a: !!timestamp x")
@example("a: !!bool x")
@example("? [a]\n: b")
@example("<<: a")
@example("a: &a [*a]")
@example("a: 0b_")
@example("title: &t [*t]\nsources: [*t]\nreviewed: .nan")
def test_reading_and_checking_never_fails(head: str) -> None:
    """Total: any text is read and checked, and head and body together are the file."""
    for text in (head, f"---\n{head}\n---\nBody.\n"):
        found = read_front_matter(text)
        assert isinstance(found, FrontMatter)
        assert text.endswith(found.body)
        for finding in check_front_matter("a.md", found, is_source=True):
            assert 1 <= (finding.line or 0) <= text.count("\n") + 2
        inherit(found.values, found.values)
