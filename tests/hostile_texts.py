"""Texts made to hurt a parser, each for a size in characters; nobody writes them, and none may cost more than its size."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def repeated(part: str, end: str = "") -> Callable[[int], str]:
    return lambda size: part * (size // len(part)) + end


def staircase(part: str) -> Callable[[int], str]:
    """Each line indented deeper than the one above, and again from the left."""

    def text(size: int) -> str:
        lines = [f"{'    ' * (number % 40)}{part}" for number in range(size // (len(part) + 80))]
        return "\n".join(lines)

    return text


def growing(mark: str) -> Callable[[int], str]:
    """Runs of a mark, each one longer than the last."""

    def text(size: int) -> str:
        count = int((2 * size) ** 0.5)
        return "\n".join(mark * number for number in range(3, count)) + "\nx" * (size // 4)

    return text


HOSTILE: Mapping[str, Callable[[int], str]] = {
    "a head that is never closed": lambda size: "---\n" + "a: b\n" * (size // 5),
    "a head that is never closed, on Windows": lambda size: "---\r\n" + "a: b\r\n" * (size // 6),
    "quotes in quotes": repeated(">"),
    "quotes in quotes, many lines": repeated(
        "> > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > a\n"
    ),
    "items in items on one line": repeated("- "),
    "stairs of items": staircase("- a"),
    "stairs of quotes in items": staircase("- > a"),
    "stairs of admonitions": staircase('!!! note "a"'),
    "stairs of tabs": staircase('=== "a"'),
    "stairs of fences": staircase("```"),
    "stairs of definitions": staircase("a\n:   b"),
    "stairs of footnotes": staircase("[^a]: b\n"),
    "opening brackets": repeated("["),
    "brackets and letters": repeated("[a"),
    "brackets in brackets": repeated("[[x] "),
    "closing brackets": repeated("]"),
    "links without end": repeated("[a]("),
    "targets without end": repeated("[a](b"),
    "pictures without end": repeated("![a"),
    "parentheses in targets": repeated("[a]((b)"),
    "backticks": repeated("`"),
    "runs of backticks": growing("`"),
    "backticks and letters": repeated("`a``b```c"),
    "fences without end": repeated("```a\n"),
    "other fences without end": repeated("~~~ a\n\n"),
    "fences of other lengths": repeated("```\n````\n`````\n~~~\n"),
    "comments without end": repeated("<!--"),
    "lines of comments without end": repeated("<!--\n"),
    "comments on one line": repeated("<!---->"),
    "comments in a paragraph": repeated("a <!-- b "),
    "tags without end": repeated("<a "),
    "a tag without end": repeated("a=b ", "\n"),
    "lines of tags without end": repeated("<script>\n"),
    "lines of other tags without end": repeated("<pre>\n\n<svg>\n\n"),
    "braces": repeated("{"),
    "placeholders without end": repeated("{{ a "),
    "attribute lists without end": repeated("{: .a "),
    "closing braces": repeated("}"),
    "headings with braces": repeated("# a {\n"),
    "stars": repeated("*"),
    "stars and letters": repeated("*a _b __c "),
    "colons": repeated(":a-a-a-a-a"),
    "addresses": repeated("http://,,,,"),
    "addresses without end": repeated("<http://a"),
    "at signs": repeated("<a@"),
    "one word": repeated("a"),
    "spaces": repeated(" "),
    "spaces before a letter": repeated(" ", "a"),
    "spaces in an item": lambda size: "- a\n" + " " * size + "b\n\n" + " " * size + "c",
    "lines of spaces": repeated("          \n"),
    "tabs": repeated("\t", "a"),
    "lines of tabs": repeated("\t\ta\n"),
    "empty lines": repeated("\n"),
    "empty lines in an item": lambda size: "- a\n" + "\n" * size + "b",
    "empty lines in nested items": lambda size: (
        "\n".join("    " * n + "- a" for n in range(20)) + "\n" * size + "b"
    ),
    "returns": repeated("\r"),
    "dashes": repeated("-"),
    "rules": repeated("- - -\n"),
    "dashes and a letter": repeated("- ", "a"),
    "rows of bars": repeated("|"),
    "tables": repeated("|a|\n|-|\n"),
    "delimiters": repeated("|-"),
    "delimiters and a letter": lambda size: "|a|\n" + "|-" * size + "a",
    "underlines": repeated("a\n=\n"),
    "terms": repeated("a\n"),
    "definitions": repeated(": a\n"),
    "formulas without end": repeated("$$a\n"),
    "formulas between headings": repeated("$$a\n# b\n"),
    "formulas in paragraphs": repeated("\\[a\n\n"),
    "snippets without end": repeated("--8<--\n"),
    "snippets": repeated('--8<-- "a\n'),
    "calls": repeated("!!! a "),
    "calls with spaces": lambda size: "!!! a" + " " * size + "!",
    "calls with marks": lambda size: '!!! a "' + '" ' * size + "!",
    "tabs with marks": lambda size: '=== "' + '" ' * size + "!",
    "abbreviations": repeated("*[a"),
    "references": repeated('[a]: b "c\n'),
    "local blocks": repeated("<!-- local -->\n"),
    "local blocks with spaces": lambda size: "<!-- local" + " " * size + ":",
    "a head without end": repeated("---\n"),
    "a head of lists": lambda size: "---\na: " + "[" * size + "\n---\n",
    "a head of items": lambda size: "---\n" + "- " * size + "\n---\n",
    "a head of aliases": lambda size: (
        "---\na: &a {b: c}\n" + "".join(f"k{n}: *a\n" for n in range(size // 8)) + "---\n"
    ),
    "surrogates": repeated("\ud800"),
    "control characters": repeated("\x00\x1b\x0c\x85\u2028"),
    "letters with marks": repeated("a\u0301\u0327"),
}
