"""The names under `translation:` in a page's head: read, added and replaced in their places, nothing else touched."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import yaml

from docs_i18n.front_matter import head_end, is_too_deep, read_front_matter, translation
from docs_i18n.names import normal
from docs_i18n.translation_head import with_translation_values

if TYPE_CHECKING:
    from collections.abc import Iterator

TRANSLATORS = "translators"
REVIEWERS = "reviewers"
_KEYS = (TRANSLATORS, REVIEWERS)
# What YAML reads as the text it is, inside of a list in brackets too.
_PLAIN = re.compile(r"[^\W\d_][\w.’()-]*(?: [\w.’()-]+)*")
_NO_LIST = frozenset({"", "~", "null"})


def head_names(text: str, key: str) -> list[str]:
    """The names under a key, in order; a single one may stand there without a list."""
    value = translation(read_front_matter(text).values).get(key)
    listed = value if isinstance(value, list) else [value]
    return [one for one in listed if isinstance(one, str)]


def with_name(text: str, key: str, name: str) -> str:
    """The file with a name at the end of those under a key; as it is where it stands there, or there is no head."""
    if normal(name) in map(normal, head_names(text, key)) or not head_end(text)[2]:
        return text
    node = _node(text, key)
    written = written_name(name)
    if isinstance(node, yaml.SequenceNode) and node.value:
        return _verified(text, _appended(text, node, written), key, [*head_names(text, key), name])
    single = head_names(text, key)
    names = ", ".join([*map(written_name, single), written])
    return with_translation_values(text, {key: f"[{names}]"})


def _appended(text: str, node: yaml.SequenceNode, written: str) -> str:
    """With one name more, in the way in which the others stand."""
    start = head_end(text)[0]
    last = node.value[-1]
    end = start + last.end_mark.index
    if node.flow_style:
        return f"{text[:end]}, {written}{text[end:]}"
    line = re.compile(r"\r\n|\r|\n").search(text, end)
    if line is None:  # a head always ends with a line
        return text
    begin = start + last.start_mark.index - last.start_mark.column
    before = text[begin : start + last.start_mark.index]
    return f"{text[: line.end()]}{before}{written}{line[0]}{text[line.end() :]}"


def with_name_replaced(text: str, old: str, new: str) -> tuple[str, int]:
    """The file with another name wherever this one stands as a whole under `translation:`, and how often it did.

    Two people who are both replaced by `volunteer` stay two. Zero also where a name cannot be replaced without
    touching anything else; it is then still there.
    """
    start = head_end(text)[0]
    places = [
        (start + one.start_mark.index, start + one.end_mark.index)
        for key in _KEYS
        for one in _scalars(_node(text, key))
        if normal(one.value) == normal(old)
    ]
    changed, end = "", 0
    for begin, stop in sorted(set(places)):
        changed += text[end:begin] + written_name(new)
        end = stop
    changed += text[end:]
    for key in _KEYS:
        names = [new if normal(one) == normal(old) else one for one in head_names(text, key)]
        if not places or _verified(text, changed, key, names) is text:
            return text, 0
    return changed, len(set(places))


def written_name(name: str) -> str:
    """A name as an item of a list, in quotation marks where YAML needs them."""
    try:
        is_plain = _PLAIN.fullmatch(name) is not None and yaml.safe_load(f"[{name}]") == [name]
    except (yaml.YAMLError, ValueError):
        is_plain = False
    return name if is_plain else json.dumps(name, ensure_ascii=False)


def _verified(text: str, changed: str, key: str, names: list[str]) -> str:
    """The changed file, if it reads as meant and everything else as before; else the one that was."""
    before, after = read_front_matter(text), read_front_matter(changed)
    is_same = not after.error and _others(before.values) == _others(after.values)
    return changed if is_same and before.body == after.body and head_names(changed, key) == names else text


def _others(values: Any) -> dict[str, Any]:
    rest = {key: value for key, value in translation(values).items() if key not in _KEYS}
    return {**values, "translation": rest}


def _scalars(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
    yield from (one for one in nodes if isinstance(one, yaml.ScalarNode) and one.value not in _NO_LIST)


def _node(text: str, key: str) -> yaml.Node | None:
    """What stands under a key of `translation:`, with its place in the head; None where nothing does."""
    start, end, _ = head_end(text)
    head = text[start:end]
    if is_too_deep(head):
        return None
    try:
        tree = yaml.compose(head, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return None
    return _child(_child(tree, "translation"), key)


def _child(node: yaml.Node | None, key: str) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for name, value in node.value if name.value == key), None)
