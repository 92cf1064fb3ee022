"""Pages in Material's Markdown made up by Hypothesis: every construct, nested in every other, each word only once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

EXTENSIONS = (
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "pymdownx.details",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tasklist",
)
"""What Material's users switch on, mkdocs.yml's among them."""

_DEEPEST = 3


@dataclass
class Writer:
    """Writes one page; `read` are the words a reader reads, `code` those in code."""

    draw: Callable[[st.SearchStrategy[int]], int]
    count: int = 0
    code: set[str] = field(default_factory=set)

    def word(self, prefix: str = "word") -> str:
        self.count += 1
        return f"{prefix}{self.count}"

    def choice(self, *values: str) -> str:
        return values[self.draw(st.integers(0, len(values) - 1))]

    def words(self) -> str:
        """A line of text with some markup in it."""
        pattern = self.choice(
            "{0} {1} {2}",
            "**{0}** _{1}_ {2}",
            "[{0} {1}](https://example.org/a_b) {2}",
            "[{0}](x.md){{ .md-button }} {1}",
            "{0} `{c}` {1}",
            "{0} :material-account: {1}",
            "![{0} {1}](a.png){{ width=300 }} {2}",
            "{0}, {1}. {2}: {3}!",
            "{0} <b>{1}</b> {2}",
            "{0}\\* {1} \\[{2}\\]",
            "{0}  <br> {1}",
            "{0} 2 < 3 & {1}",
            '<span title="{0}">{1}</span> {2}',
            "1 {0} - {1} + {2}",
        )
        code = self.word("code")
        self.code.add(code)
        return pattern.format(*(self.word() for _ in range(4)), c=code)

    def code_lines(self) -> list[str]:
        words = [self.word("code") for _ in range(3)]
        self.code.update(words)
        return [f"{words[0]} = {words[1]}", "", f"    {words[2]}()"]

    def blocks(self, depth: int) -> list[str]:
        """The lines of one to three blocks with empty lines between."""
        lines: list[str] = []
        for number in range(self.draw(st.integers(1, 3))):
            lines += [""] if number else []
            lines += self.block(depth)
        return lines

    def block(self, depth: int) -> list[str]:
        leaves = (
            self.paragraph,
            self.heading,
            self.setext,
            self.table,
            self.fence,
            self.image,
            self.html,
            self.comment,
        )
        containers: tuple[Callable[[int], list[str]], ...] = (
            self.items,
            self.tight_items,
            self.quote,
            self.admonition,
            self.tabs,
            self.definitions,
        )
        if depth == 0:  # Python-Markdown knows no footnotes inside other blocks
            containers += (self.footnote,)
        number = self.draw(st.integers(0, len(leaves) + (len(containers) if depth < _DEEPEST else 0) - 1))
        return leaves[number]() if number < len(leaves) else containers[number - len(leaves)](depth + 1)

    def paragraph(self) -> list[str]:
        return [self.words() for _ in range(self.draw(st.integers(1, 3)))]

    def heading(self) -> list[str]:
        return [
            f"{'#' * self.draw(st.integers(1, 6))} {self.word()} {self.word()}{self.choice('', ' #', ' {#an-id}')}"
        ]

    def setext(self) -> list[str]:
        return [f"{self.word()} {self.word()}", self.choice("===", "---")]

    def table(self) -> list[str]:
        bar = self.choice("| {} | {} |", "{} | {}")
        return [
            bar.format(*cells)
            for cells in (
                (self.word(), self.words()),
                ("---", ":-:"),
                (self.words(), self.word()),
                (self.word(), ""),
            )
        ]

    def fence(self) -> list[str]:
        marks = self.choice("```", "~~~~")
        return [f"{marks}{self.choice('', ' py', ' { .yaml .annotate }')}", *self.code_lines(), marks]

    def image(self) -> list[str]:
        return [f"![{self.word()} {self.word()}](picture.png)"]

    def html(self) -> list[str]:
        return [
            self.choice("<div>", '<div class="grid cards" markdown>', "<section>"),
            f"<p>{self.word()}</p>",
            self.choice("</div>", "</section>"),
        ]

    def comment(self) -> list[str]:
        return [self.choice("<!-- hidden -->", "<!-- two -->  <!-- comments -->")]

    def items(self, depth: int) -> list[str]:
        lines: list[str] = []
        for number in range(self.draw(st.integers(1, 3))):
            mark = self.choice("-   ", "*   ", "1.  ", "- [x] ", "- ")
            lines += [""] if number else []
            lines += [f"{mark}{self.words()}", "", *indented(self.blocks(depth))]
        return lines

    def tight_items(self, depth: int) -> list[str]:
        lines = []
        for _ in range(self.draw(st.integers(1, 3))):
            lines.append(f"{self.choice('- ', '* ', '2. ', '- [ ] ')}{self.words()}")
            if depth < _DEEPEST and self.draw(st.booleans()):
                lines += indented(self.tight_items(depth + 1))
        return lines

    def quote(self, depth: int) -> list[str]:
        return [f"> {line}".rstrip() for line in self.blocks(depth)]

    def admonition(self, depth: int) -> list[str]:
        mark = self.choice("!!! note", "??? tip", "???+ warning inline", "!!!danger")
        title = self.choice(f' "{self.words()}"', "") if '"' not in mark else ""
        return [f"{mark}{title}", *self.choice_lines([], [""]), *indented(self.blocks(depth))]

    def choice_lines(self, *values: list[str]) -> list[str]:
        return values[self.draw(st.integers(0, len(values) - 1))]

    def tabs(self, depth: int) -> list[str]:
        lines: list[str] = []
        for number in range(self.draw(st.integers(1, 2))):
            lines += [""] if number else []
            lines += [f'=== "{self.word()} {self.word()}"', "", *indented(self.blocks(depth))]
        return lines

    def definitions(self, depth: int) -> list[str]:
        lines = [f"{self.word()} {self.word()}"]
        for _ in range(self.draw(st.integers(1, 2))):
            lines += [f":   {self.words()}", "", *indented(self.blocks(depth)), ""]
        return lines

    def footnote(self, depth: int) -> list[str]:
        return [f"[^{self.word('note')}]: {self.words()}", "", *indented(self.blocks(depth))]


def indented(lines: list[str]) -> list[str]:
    return [f"    {line}" if line else "" for line in lines]


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, frozenset[str]]:
    """A page in Material's Markdown, and the words that stand in its code."""
    writer = Writer(draw)
    lines: list[str] = []
    for _ in range(draw(st.integers(1, 5))):
        lines += [*writer.block(0), ""]
    return "\n".join(lines), frozenset(writer.code)
