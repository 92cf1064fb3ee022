"""The values of a page's front matter that readers see, each with its place in the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from docs_i18n.front_matter import TOO_DEEP, head_end, is_too_deep

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

READ_BY_PEOPLE = frozenset({"title", "description", "term", "doors.*.title", "doors.*.text"})
"""Keys whose values are translated; the words people type (`search_words`) are written anew in each language."""

# No key that people read lies deeper.
_DEEPEST = 3
# Ten times faster where PyYAML came with libyaml.
_FASTEST: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_KEY = re.compile(r"[A-Za-z_][\w-]*:(?=\s|\Z)")
_BEGUN = re.compile(rf"\A\ufeff?---[ \t]*(?:\r\n?+|\n)(?={_KEY.pattern})")
_EMPTY_LINE = re.compile(r"(?:\r\n?+|\n)[ \t]*(?:\r\n?+|\n)")
_NOT_CLOSED = "the front matter is not closed; end it with a line of ---"
_NOT_YAML = "the front matter is not YAML: {}; put a value with marks such as : or # in quotation marks"


def _resolve(_loader: object, _kind: object, _value: object, _implicit: object) -> str:
    """Take every value as it is written: what type it has need not be found out."""
    return ""


_Loader: Any = type("_Loader", (_FASTEST,), {"resolve": _resolve})


class Value(NamedTuple):
    """A front-matter value that readers see."""

    name: str
    """Its keys joined by full stops; an item of a list goes by its `id:`."""
    text: str
    start: int
    """Offset in the file of the value as it is written, quotation marks included."""
    end: int


class Head(NamedTuple):
    """What is known of a page from its head."""

    values: tuple[Value, ...]
    """Those that are translated, in order."""
    all: Mapping[str, str]
    """Every single value as it is written, by its keys joined by full stops: `translation.source_version`."""
    body: int
    """Offset in the file at which the text begins."""
    problem: tuple[int, str] | None = None
    """Line and message, where the head cannot be read."""


def read_head(text: str) -> Head:
    """Total; a broken head has no values."""
    start, end, body = head_end(text)
    if not body:
        begun = _BEGUN.match(text)
        if begun:
            return Head((), {}, _text_after(text, begun.end(), len(text)), (1, _NOT_CLOSED))
        return Head((), {}, 1 if text.startswith("\ufeff") else 0)
    if is_too_deep(text[start:end]):
        return Head((), {}, body, (1, _NOT_YAML.format(TOO_DEEP)))
    try:
        # Marks count in the text handed over, so it begins where the YAML begins.
        tree = yaml.compose(text[start:end], Loader=_Loader)
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error).partition("\n")[0]
        after = _text_after(text, start, end)
        return Head(
            (), {}, body if after == end else after, (2 + mark.line if mark else 1, _NOT_YAML.format(problem))
        )
    if tree is not None and not isinstance(tree, yaml.MappingNode):
        return Head((), {}, body, (2, "the front matter says nothing by name; write lines of `key: value`"))
    scalars = list(_scalars(tree, "", "", set()))
    # What an alias repeats is written, and translated, in one place.
    written = {
        node.start_mark.index: (name, node)
        for name, pattern, node in reversed(scalars)
        if pattern in READ_BY_PEOPLE
    }
    return Head(
        values=tuple(
            Value(name, node.value, start + place, start + _end(node, text, start))
            for place, (name, node) in sorted(written.items())
        ),
        all={name: node.value for name, _, node in scalars},
        body=body,
    )


def _text_after(text: str, start: int, end: int) -> int:
    """Where the text below a head begins that cannot be read: below an empty line that no key follows, `end` without one.

    Who forgot the line that closes a head would else lose all text down to the next line of dashes.
    """
    blank = _EMPTY_LINE.search(text, start, end)
    return blank.end() if blank and not _KEY.match(text, blank.end()) else end


def _end(node: yaml.ScalarNode, text: str, start: int) -> int:
    """Where a value ends; the marks of a folded one (`>-`) take in the empty space after it."""
    first, last = start + node.start_mark.index, start + node.end_mark.index
    return first + len(text[first:last].rstrip()) - start


def _scalars(
    node: yaml.Node | None, name: str, pattern: str, seen: set[int]
) -> Iterator[tuple[str, str, yaml.ScalarNode]]:
    """Yield single values with their keys; a list or mapping once, however many aliases it has."""
    if isinstance(node, yaml.ScalarNode):
        yield name, pattern, node
    elif isinstance(node, yaml.CollectionNode) and id(node) not in seen and name.count(".") < _DEEPEST:
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if isinstance(key, yaml.ScalarNode):
                    yield from _scalars(value, _joined(name, key), _joined(pattern, key), seen)
        elif name == "doors":
            for number, item in enumerate(node.value):
                yield from _scalars(item, f"{name}.{_item_id(item, number)}", f"{pattern}.*", seen)


def _joined(name: str, key: yaml.ScalarNode) -> str:
    return f"{name}.{key.value}" if name else str(key.value)


def _item_id(item: yaml.Node, number: int) -> str:
    if isinstance(item, yaml.MappingNode):
        for key, value in item.value:
            if key.value == "id" and isinstance(value, yaml.ScalarNode):
                return str(value.value)
    return str(number)
