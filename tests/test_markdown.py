"""Material's Markdown as segments: every construct, with its kind, line and place, as the site's own renderer reads it."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from selectolax.lexbor import LexborHTMLParser

from docs_i18n.front_matter import head_end
from docs_i18n.inline import read_inline
from docs_i18n.markdown import split
from material_syntax import EXTENSIONS, pages

ROOT = Path(__file__).parents[1]


def seen(text: str) -> list[str]:
    """Return each segment as `line kind: what is read`."""
    return [f"{s.line} {s.kind.value}: {s.plain}" for s in split(text).segments]


CONSTRUCTS = {
    "front matter": (
        "---\ntitle: A b\ndescription: >-\n  Two\n  lines\nkind: page\ndoors:\n  - id: city\n    title: Door\n---\nText.\n",
        ["2 meta: A b", "3 meta: Two lines", "9 meta: Door", "11 paragraph: Text."],
    ),
    "a rule is no front matter": ("Text.\n\n---\ntitle: A\n---\n", ["1 paragraph: Text.", "4 heading: title: A"]),
    "heading with id": ("# One {#one .big}\n## Two ##\nText.\n", ["1 heading: One", "2 heading: Two", "3 paragraph: Text."]),
    "underlined headings": ("One {#one}\n===\nTwo\n---\n", ["1 heading: One", "3 heading: Two"]),
    "wrapped paragraph": ("One\n  two\nthree.\n\nFour.\n", ["1 paragraph: One two three.", "5 paragraph: Four."]),
    "paragraph with attributes": ("Text.\n{ .lead #a }\n", ["1 paragraph: Text."]),
    "list": ("- one\n- two\n  goes on\n* three\n+ four\n", ["1 item: one", "2 item: two goes on", "4 item: three", "5 item: four"]),
    "numbered list": ("1. one\n2. two\n10) ten\n", ["1 item: one", "2 item: two", "3 item: ten"]),
    "nested lists": ("- a\n    - b\n        1. c\n\n            more\n- d\n", ["1 item: a", "2 item: b", "3 item: c", "5 paragraph: more", "6 item: d"]),
    "nested by two": ("- a\n  - b\n    - c\n- d\n", ["1 item: a", "2 item: b", "3 item: c", "4 item: d"]),
    "item with empty lines behind": ("- a\n\n\n\nText.\n", ["1 item: a", "5 paragraph: Text."]),
    "code in an item": ("- a\n\n    ```\n    x\n    ```\n\n    b\n", ["1 item: a", "4 code: x", "7 paragraph: b"]),
    "indented code in an item": ("- a\n\n        x\n\n- b\n", ["1 item: a", "3 code: x", "5 item: b"]),
    "task list": ("- [ ] open\n- [x] done\n", ["1 item: open", "2 item: done"]),
    "comment before an item's text": ("- <!-- c --> a\n", ["1 item: a"]),
    "table": (
        "| A | B |\n|:--|--:|\n| one | `x|y` |\n| \\| | |\n| 1 | two\n\nText.\n",
        ["1 row: A | B", "3 row: one | x|y", "5 row: 1 | two", "7 paragraph: Text."],
    ),
    "table without bars around": ("A | B\n--- | ---\none | two\n", ["1 row: A | B", "3 row: one | two"]),
    "table in an item": ("- a\n\n    | A | B |\n    |---|---|\n    | c | d |\n", ["1 item: a", "3 row: A | B", "5 row: c | d"]),
    "fenced code": ('```py title="A file"\n# no heading\n\n  x\n```\nText.\n', ["1 title: A file", "2 code: # no heading\n\n  x", "6 paragraph: Text."]),
    "longer fence": ("````\n```\na\n```\n````\n", ["2 code: ```\na\n```"]),
    "fence in a quote": ("> ```\n> a\n> ```\n> b\n", ["2 code: a", "4 paragraph: b"]),
    "fence without end": ("```\nText.\n", ["1 paragraph: ``` Text."]),
    "indented code": ("Text.\n\n    code\n\n      more\n\nText.\n", ["1 paragraph: Text.", "3 code: code\n\n  more", "7 paragraph: Text."]),
    "indented mark below a quote is no code": ("> One\n    # two\n", ["1 paragraph: One", "2 heading: two"]),
    "indented text that is no code": ("Text\n    goes on.\n", ["1 paragraph: Text goes on."]),
    "admonition": ('!!! note "A title"\n    One.\n\n    Two.\n\nText.\n', ["1 title: A title", "2 paragraph: One.", "4 paragraph: Two.", "6 paragraph: Text."]),
    "admonition without title": ("!!! warning inline end\n\n    One.\n", ["3 paragraph: One."]),
    "collapsible": ('??? tip "A"\n    One.\n\n???+ "B"\n    Two.\n', ["1 title: A", "2 paragraph: One.", "4 title: B", "5 paragraph: Two."]),
    "list in an admonition": ("!!! note\n    - a\n        - b\n    - c\n\n        d\n", ["2 item: a", "3 item: b", "4 item: c", "6 paragraph: d"]),
    "content tabs": ('=== "Bus"\n\n    One.\n\n=== "Train"\n\n    - two\n', ["1 tab: Bus", "3 paragraph: One.", "5 tab: Train", "7 item: two"]),
    "definition list": ("Term\nOther\n:   One.\n\n    Two.\n\n:   Three\n    goes on.\n", ["1 term: Term", "2 term: Other", "3 definition: One.", "5 paragraph: Two.", "7 definition: Three goes on."]),
    "footnotes": ("A[^1][^b].\n\n[^1]: One.\n\n    Two.\n\n[^b]:\n    Three.\n", ["1 paragraph: A.", "3 footnote: One.", "5 paragraph: Two.", "8 footnote: Three."]),
    "abbreviations": ("*[ICC]: Intercultural Cities\n*[EU]: Union\n", ["1 abbreviation: ICC: Intercultural Cities", "2 abbreviation: EU: Union"]),
    "button": ("[Join us](join.md){ .md-button }\n", ["1 paragraph: Join us"]),
    "icons": (":material-account-circle: Ana and :octicons-arrow-right-24:\n", ["1 paragraph: Ana and"]),
    "snippet": ('--8<-- "a.md"\n', ["1 snippet: a.md"]),
    "several snippets": ("--8<--\na.md\n\nb.md\n--8<--\nText.\n", ["2 snippet: a.md", "4 snippet: b.md", "6 paragraph: Text."]),
    "HTML": ('<div class="x">\n<p>One<br>two</p>\n</div>\n\nText with <b>bold</b>.\n', ["1 html: One two", "5 paragraph: Text with bold."]),
    "HTML that is no block": ("<span>One</span> two\n\n<https://a.org> three\n", ["1 paragraph: One two", "3 paragraph: https://a.org three"]),
    "HTML as it is": ("<script>\na b\n</script>\n\n<pre>\na\n</pre>\nText.\n", ["8 paragraph: Text."]),
    "frame that closes itself": ('<iframe src="a"/>\n\nText.\n', ["3 paragraph: Text."]),
    "comments": ("<!-- one -->\nText.\n<!-- two\n\nstill -->  More.\n", ["2 paragraph: Text.", "5 paragraph: More."]),
    "comment without end": ("<!-- one\n\nText.\n", ["1 paragraph: <!-- one", "3 paragraph: Text."]),
    "math": ("$$\na + b\n$$\n\n\\[ c \\]\n\nText $x$.\n", ["1 math: $$\na + b\n$$", "5 math: \\[ c \\]", "7 paragraph: Text $x$."]),
    "formula without end": ("$$ 5 and\n\nText.\n", ["1 paragraph: $$ 5 and", "3 paragraph: Text."]),
    "image": ("![A park](a.png){ width=300 }\n\n![One](a.png) and text\n", ["1 image: A park", "3 paragraph: One and text"]),
    "titles that show": ('[Join](a.md "The form") and ![x](b.png "Y")\n', ["1 paragraph: Join (The form) and x (Y)"]),
    "quote indented far, below what is no text": ("[a]: b\n    > One\n", ["2 paragraph: One"]),
    "quote": ("> One\n> two\nthree\n>\n> - four\n", ["1 paragraph: One two three", "5 item: four"]),
    "link targets": ('Text.\n\n[a]: https://a.org "A"\n\n[Note]: this is text.\n', ["1 paragraph: Text.", "5 paragraph: [Note]: this is text."]),
    "rule ends a paragraph": ("One\ntwo\n***\nthree\n", ["1 paragraph: One two", "4 paragraph: three"]),
    "fenced block": ("/// note | A title\nText.\n///\n", ["1 title: A title", "2 paragraph: Text."]),
    "entities": ("AT&amp;T&nbsp;Ltd.\n", ["1 paragraph: AT&T Ltd."]),
    "tabs": ("-\ta\n\n\tb\n", ["1 item: a", "3 paragraph: b"]),
}  # fmt: skip


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_construct(name: str) -> None:
    text, expected = CONSTRUCTS[name]

    assert seen(text) == expected


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_construct_however_the_file_is_saved(name: str) -> None:
    """Windows, a byte order mark, returns alone, no last line end: the same segments."""
    text, expected = CONSTRUCTS[name]

    assert seen("\ufeff" + text.replace("\n", "\r\n")) == [line.replace("\r", "") for line in expected]
    assert seen(text.replace("\n", "\r")) == expected
    assert seen(text.rstrip("\n")) == expected


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("## One *two* {#id} \nText\n", ["One *two*", "Text"]),
        ('!!! note "A title"  \n    One\n    two\n', ["A title", "One\n    two"]),
        ("> a\n> b\n", ["a\n> b"]),
        ("| A | B |\n|---|---|\n|c|d|\n", ["| A | B |", "|c|d|"]),
        ("- [x] a b  \n", ["a b"]),
        ("Term\n:   Text\n", ["Term", "Text"]),
        ("*[EU]: Union\n", ["EU]: Union"]),
        ('---\ntitle: "A: b"  # c\n---\n', ['"A: b"']),
        ("<!-- a --> Text\n", ["Text"]),
        ('```py title="A b"\ncode\n```\n', ["A b", "code"]),
        ("Text\n{ .a }\n", ["Text"]),
    ],
)
def test_a_segment_has_its_place_in_the_file(text: str, written: list[str]) -> None:
    assert [text[segment.start : segment.end] for segment in split(text).segments] == written


def test_sections_names_and_levels() -> None:
    document = split("A\n\n# B {#b}\n\nC[^n]\n\n### D {: #d.e .x }\n\n[^n]: E\n")

    assert [(s.section, s.name, s.level) for s in document.segments] == [
        (0, "", 0), (1, "b", 1), (1, "", 0), (2, "d.e", 3), (2, "n", 0),
    ]  # fmt: skip
    assert document.section_ids() == ("b", "d.e")


def test_local_blocks_and_named_slots() -> None:
    document = split(
        "A\n\n<!-- local -->\nB\n\n- C\n<!-- /local -->\n\n<!-- local: contacts -->\n<!-- /local -->\n\n"
        "<!--local:x.y--> D\n\n<!-- /local --> E\n"
    )

    assert [(s.plain, s.local) for s in document.segments] == [
        ("A", None), ("B", ""), ("C", ""), ("D", "x.y"), ("E", None),
    ]  # fmt: skip
    assert document.slots == ("", "contacts", "x.y")
    assert document.problems == ()


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("A\n\n<!-- local -->\nB\n", 3, "a local block is not closed; end it with <!-- /local -->"),
        ("A\n\n<!-- /local -->\n", 3, "<!-- /local --> closes nothing; write <!-- local --> where it begins"),
        (
            "<!-- local -->\n<!-- local -->\n<!-- /local -->\n",
            2,
            "a local block begins inside another; close it with",
        ),
        (
            "A\n\n```\nB\n\n```py\nC\n",
            3,
            "a block of code is not closed; end it with a line of the same marks, ```",
        ),
        ("A\n\n<!-- B\n\n<!-- C\n", 3, "a comment is not closed; end it with -->"),
        (
            "---\ntitle: a\nkind: page\n\nText.\n",
            1,
            "the front matter is not closed; end it with a line of ---",
        ),
        (
            "---\ntitle: a: b\n---\n",
            2,
            "the front matter is not YAML: mapping values are not allowed in this context",
        ),
    ],
)
def test_what_cannot_be_read_as_meant_is_said_once(text: str, line: int, said: str) -> None:
    ((number, message),) = split(text).problems

    assert number == line
    assert message.startswith(said)


@pytest.mark.parametrize(
    ("text", "plain", "more"),
    [
        ('[a](b_c "d") <https://x.org>', "a (d) https://x.org", {"links": ("b_c", "https://x.org"), "hints": ("d",)}),
        ("[a [b] c](d(e)f) [x][Y] [z][]", "a [b] c x z", {"links": ("d(e)f", "[y]", "[z]")}),
        ("[![a](b.png)](c.md)", "a", {"links": ("c.md",), "images": (("b.png", "a"),)}),
        ("`a``b` ``c`d``", "a``b c`d", {"code": ("a``b", "c`d")}),
        ("{{ page.title }} and {% if x %}", "{} and {}", {"placeholders": ("{{ page.title }}", "{% if x %}")}),
        ("a[^1][^2]", "a", {"notes": ("[^1]", "[^2]")}),
        ("snake_case *a* __b__ 5 * 3 \\*c\\*", "snake_case a b 5 * 3 *c*", {}),
        ("a <!-- b --> c", "a c", {}),
        ("1 < 2 > 0", "1 < 2 > 0", {}),
        ("at 14:30:15 :smile:", "at 14:30:15 :smile:", {}),
        ('<img src="a.png" alt="A park" data-title="no">', "A park", {"images": (("a.png", ""),)}),
        ("e\u0301", "e\u0301", {}),
    ],
)  # fmt: skip
def test_inline(text: str, plain: str, more: dict[str, object]) -> None:
    inline = read_inline(text)

    assert inline.text == plain
    assert {name: getattr(inline, name) for name in more} == more


# ---------------------------------------------------------------- what the renderer shows, the tracker sees


WORD = re.compile(r"\w+")


def shown(text: str, extensions: tuple[str, ...], settings_: dict[str, dict[str, object]]) -> set[str]:
    """Return the words of the rendered page that stand in no code."""
    html = markdown.markdown(text, extensions=list(extensions), extension_configs=settings_)
    tree = LexborHTMLParser(f"<body>{html}</body>")
    for node in tree.css("pre, code, script, style, .footnote-backref, .admonition-title"):
        node.decompose()
    body = tree.body
    alternatives = " ".join(node.attributes.get("alt") or "" for node in tree.css("img"))
    return set(WORD.findall(f"{body.text(separator=' ') if body else ''} {alternatives}"))


def tracked(text: str) -> set[str]:
    return {word for s in split(text).segments if s.kind.value != "code" for word in WORD.findall(s.plain)}


@given(pages())
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_every_word_that_is_shown_is_in_a_segment(page: tuple[str, frozenset[str]]) -> None:
    """On made-up pages; code is no text to translate, and text is no code."""
    text, code = page
    words = shown(text, EXTENSIONS, {"pymdownx.tabbed": {"alternate_style": True}})

    assert {word for word in words if word.startswith("word")} <= tracked(text)
    assert not {
        word for s in split(text).segments if s.kind.value != "code" for word in WORD.findall(s.plain)
    } & (code - {word for s in split(text).segments for word in read_inline(s.text).code})


def configured() -> tuple[tuple[str, ...], dict[str, dict[str, object]]]:
    """The Markdown extensions of mkdocs.yml, with those MkDocs always adds."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("!ENV ", "")
    names = ["toc", "fenced_code", "tables"]
    options = {}
    for entry in yaml.safe_load(text)["markdown_extensions"]:
        name, values = next(iter(entry.items())) if isinstance(entry, dict) else (entry, {})
        names.append(name)
        options[name] = values
    names.remove("fenced_code")  # superfences takes its place
    return tuple(dict.fromkeys(names)), options


PAGES = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("docs*/**/*.md"))


@pytest.mark.parametrize("page", PAGES)
def test_every_word_of_our_own_pages_is_in_a_segment(page: str) -> None:
    """Placeholders aside, which are filled in when the site is built."""
    text = re.sub(r"\{\{[^{}]*\}\}", "", (ROOT / page).read_text(encoding="utf-8"))

    assert shown(text[head_end(text)[2] :], *configured()) - tracked(text) == set()


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("---\ntitle: a\n\nText.\n\nMore.\n", ["Text.", "More."]),
        ("---\ntitle: a\n\nText.\n\n---\n\nMore.\n", ["Text.", "More."]),
        ("---\ntitle: [a\n\nkind: page\n---\n\nText.\n", ["Text."]),
        ("---\ntitle: a", []),
        ("---\n\nText.\n", ["Text."]),
        ("---\nText: more.\n", []),
        ("---\nText and more.\n", ["Text and more."]),
    ],
)
def test_what_is_read_below_a_head_that_was_begun(text: str, read: list[str]) -> None:
    assert [segment.plain for segment in split(text).segments] == read
