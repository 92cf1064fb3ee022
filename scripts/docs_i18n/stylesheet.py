"""Stylesheets as they are published: Material's without what no page can have, ours without what only its writers need.

Three quarters of Material's dress Material's own header, search, menus and dialogues, which our templates do not use, and
extensions of Markdown that are not switched on. What goes is told by the names of classes, never by what the pages of
today happen to contain: a new page looks as it would with the whole stylesheet, and what a new version of Material
brings stays until somebody names it here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import tinycss2
from tinycss2 import ast

from docs_i18n.errors import SiteError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# Parts of Material's own templates, and of programs that need its scripts. `md-typeset` is the text of our pages, and
# `md-button` is what its manual offers to those who write Markdown.
_PARTS = r"md-(?!typeset$|button)|(?:no-)?js$|giscus$|mermaid$"
# Classes that an extension of Markdown writes, by the name under which mkdocs.yml switches it on.
_EXTENSIONS = {
    "footnotes": "footnote",
    "md_in_html": "grid$|cards?$",
    "pymdownx.arithmatex": "arithmatex$|katex-",
    "pymdownx.critic": "critic$",
    "pymdownx.emoji": "emojione$|twemoji$|gemoji$",
    "pymdownx.keys": "keys$|key-",
    "pymdownx.tabbed": "tabbed-",
}
STYLED_EXTENSIONS = frozenset(_EXTENSIONS)
"""Extensions of Markdown whose style is published only where they are switched on."""
# What sets a state of Material's scripts, and the direction of scripts that none of our languages has.
_STATES = re.compile(r"data-md-(?!color-scheme=default$)|dir=rtl$")
_READ = re.compile(r"var\(\s*(--[\w-]+)")
_GROUPS = frozenset({"media", "supports"})
# Around these a space says nothing, anywhere. (Around + and - it does, and before a colon.)
_TIGHT = frozenset({",", ";", ">"})


@dataclass(frozen=True, slots=True)
class _Rule:
    head: str
    """The selectors, or `@media (…)`."""
    declarations: tuple[tuple[str, str], ...] = ()
    """Name and text of each."""
    rules: tuple[_Rule, ...] = ()
    is_whole: bool = False
    """An at-rule that is kept as it stands in `head`."""

    def __str__(self) -> str:
        if self.is_whole:
            return self.head
        inside = ";".join(text for _, text in self.declarations) + "".join(map(str, self.rules))
        return f"{self.head}{{{inside}}}" if inside else ""


def unused_classes(extensions: Iterable[str]) -> re.Pattern[str]:
    """What the classes begin with that no page has, where these extensions of Markdown are switched on."""
    switched_on = frozenset(extensions)
    off = (classes for name, classes in _EXTENSIONS.items() if name not in switched_on)
    return re.compile("|".join((_PARTS, *off)))


@lru_cache(maxsize=4)
def trimmed(css: str, extensions: frozenset[str], beside: str) -> str:
    """The stylesheet without unused rules, variables that nobody reads, and movements that nobody makes.

    `beside` is the style that stands on the pages beside it and may read its variables.
    """
    nodes = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    rules = tuple(_rules(nodes, unused_classes(extensions)))
    while (fewer := _without_unread(rules, beside)) != rules:
        rules = fewer
    text = "".join(map(str, rules))
    moves = " ".join(re.findall(r"animation(?:-name)?:([^;}]*)", text + beside))
    return "".join(
        str(rule)
        for rule in rules
        if not rule.head.startswith("@keyframes")
        or _keyframes_name(rule.head) in re.findall(r"[\w-]+", moves)
    )


@lru_cache(maxsize=8)
def minified(css: str) -> str:
    """The same stylesheet without comments, line ends and spaces that say nothing; texts in it stay as they are."""
    return tinycss2.serialize(_tight(tinycss2.parse_component_value_list(css, skip_comments=True)))


def _tight(nodes: Sequence[ast.Node]) -> list[ast.Node]:
    kept: list[ast.Node] = []
    for number, node in enumerate(nodes):
        before, after = kept[-1] if kept else None, nodes[number + 1] if number + 1 < len(nodes) else None
        if isinstance(node, ast.WhitespaceToken):
            if _needs_space(before, after):
                kept.append(ast.WhitespaceToken(node.source_line, node.source_column, " "))
            continue
        if isinstance(node, ast.CurlyBracketsBlock):
            node.content = _tight(node.content)
            while node.content and _is_mark(node.content[-1], ";"):
                node.content.pop()
        kept.append(node)
    return kept


def _needs_space(before: ast.Node | None, after: ast.Node | None) -> bool:
    if before is None or after is None or isinstance(before, ast.CurlyBracketsBlock | ast.WhitespaceToken):
        return False
    if isinstance(after, ast.CurlyBracketsBlock):
        return False
    marks = {node.value for node in (before, after) if isinstance(node, ast.LiteralToken)}
    return not (marks & _TIGHT or _is_mark(before, ":"))


def _rules(nodes: Sequence[ast.Node], unused: re.Pattern[str]) -> Iterator[_Rule]:
    for node in nodes:
        if isinstance(node, ast.ParseError):
            raise SiteError(
                f"Material's stylesheet cannot be read: {node.message} (line {node.source_line})."
                " Is this version of mkdocs-material the one that pyproject.toml names?"
            )
        if isinstance(node, ast.QualifiedRule):
            selectors = [each for each in _parted(node.prelude) if not _is_unused(each, unused)]
            if selectors:
                head = ",".join(tinycss2.serialize(each).strip() for each in selectors)
                yield _Rule(head, tuple(_declarations(node.content)))
        elif isinstance(node, ast.AtRule) and node.lower_at_keyword in _GROUPS and node.content is not None:
            inside = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            head = f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}"
            yield _Rule(head, rules=tuple(_rules(inside, unused)))
        elif isinstance(node, ast.AtRule):
            yield _Rule(node.serialize(), is_whole=True)


def _declarations(content: Sequence[ast.Node]) -> Iterator[tuple[str, str]]:
    parts = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    declarations = [part for part in parts if isinstance(part, ast.Declaration)]
    if len(declarations) < len(parts):  # rules inside a rule: kept as they are
        yield "", tinycss2.serialize(content)
    else:
        yield from ((each.name, each.serialize().strip()) for each in declarations)


def _parted(selectors: Sequence[ast.Node]) -> list[list[ast.Node]]:
    parts: list[list[ast.Node]] = [[]]
    for node in selectors:
        if _is_mark(node, ","):
            parts.append([])
        else:
            parts[-1].append(node)
    return parts


def _is_mark(node: ast.Node, mark: str) -> bool:
    return isinstance(node, ast.LiteralToken) and node.value == mark


def _is_unused(selector: Sequence[ast.Node], unused: re.Pattern[str]) -> bool:
    """Whether it asks for a class or a state that no page has; what stands in `:not(…)` or `:is(…)` is not asked for."""
    for before, node in pairwise(selector):
        if isinstance(node, ast.IdentToken) and _is_mark(before, ".") and unused.match(node.value):
            return True
    states = (node for node in selector if isinstance(node, ast.SquareBracketsBlock))
    return any(_STATES.match(tinycss2.serialize(node.content).replace('"', "")) for node in states)


def _without_unread(rules: tuple[_Rule, ...], beside: str) -> tuple[_Rule, ...]:
    """One round: a variable may have been read by another one only."""
    read = frozenset(_READ.findall("".join(map(str, rules)) + beside))

    def kept(rule: _Rule) -> _Rule:
        declarations = tuple(
            (name, text) for name, text in rule.declarations if not name.startswith("--") or name in read
        )
        return replace(rule, declarations=declarations, rules=tuple(kept(each) for each in rule.rules))

    return tuple(kept(rule) for rule in rules)


def _keyframes_name(rule: str) -> str:
    return rule.removeprefix("@keyframes").partition("{")[0].strip()
