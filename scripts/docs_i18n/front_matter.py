"""Front matter: read with its lines, inherited by translations, and held to what every page needs."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from docs_i18n.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

RULE = "front-matter"
KINDS = ("page", "guide", "brief", "template", "citizens")
AUDIENCES = (
    "elected",
    "officials",
    "coordinators",
    "trainers",
    "associations",
    "citizens",
    "translators",
    "everyone",
)
"""Who a page is written for; `officials` work for a city, `citizens` live there."""
TEMPLATES = ("home.html",)
"""Templates that a page may ask for; without one it gets the usual one."""

# What a translation takes over from its English page: it says only what is said in its own language.
INHERITED = ("template", "kind", "audience", "needs", "sources", "shelf", "reviewed", "redirect_from")

# Ten times faster where PyYAML came with libyaml; its messages are others than those of the reader in Python.
_FAST: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# A line end is taken whole (`?+`): tried in two ways, a head that is never closed would take for ever on Windows.
_FENCE = re.compile(
    r"\A\ufeff?---[ \t]*(?:\r\n?+|\n)(?P<yaml>(?:[^\r\n]*+(?:\r\n?+|\n))*?)---[ \t]*(?:\r\n?+|\n|\Z)"
)
# libyaml's loader follows every nesting, and brings Python down with it.
_MOST_OPENINGS = 1000
_MOST_ITEMS = 100
_ITEMS_IN_ITEMS = re.compile(rf"(?:[-?:][ \t]+){{{_MOST_ITEMS}}}")
TOO_DEEP = "one thing stands in another, too often"
# What PyYAML lets through where a value does not keep what its form or its tag promises: `2026-02-31`, `!!int ""`,
# `!!bool maybe`, `!!timestamp soon`.
_UNREADABLE = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
_REQUIRED = ("title", "description")
_NO_HEAD = "no front matter"
_LISTS = ("search_words", "redirect_from", "audience", "needs")
_DATES = ("source_date", "translated_on", "reviewed_on")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_NEED = re.compile(r"[A-I][1-9]\d?")
_OLD_PATH = re.compile(r"(?:[\w-][\w.-]*/)*[\w-][\w.-]*\.md")
_REQUIRED_OF_SOURCE = ("kind", "audience", "reviewed")


@dataclass(frozen=True, kw_only=True, slots=True)
class FrontMatter:
    """The YAML head of a page and what follows it."""

    values: Mapping[str, Any]
    """Empty where there is no head or it is not readable."""
    body: str
    """The Markdown below the head."""
    error: str = ""
    """Why the head cannot be read; "" where it can."""
    error_line: int = 1
    """Line of the file (from 1) where reading stopped."""
    lines: Mapping[str, int]
    """Line of the file of each top-level key."""


def head_end(text: str) -> tuple[int, int, int]:
    """Offsets of the first character of the YAML, of the line that ends it, and of the body; zeros without a head."""
    match = _FENCE.match(text)
    return (match.start("yaml"), match.end("yaml"), match.end()) if match else (0, 0, 0)


def read_front_matter(text: str) -> FrontMatter:
    """Total: a broken head is described in `error`, never raised."""
    match = _FENCE.match(text)
    if not match:
        return FrontMatter(values={}, body=text, error=_NO_HEAD, lines={})
    head, body = match["yaml"], text[match.end() :]
    if is_too_deep(head):
        return FrontMatter(values={}, body=body, error=f"not YAML: {TOO_DEEP}", error_line=1, lines={})
    try:
        values, tree = _load(head)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = 2 + mark.line if mark else 1
        problem = getattr(error, "problem", None) or str(error)
        return FrontMatter(values={}, body=body, error=f"not YAML: {problem}", error_line=line, lines={})
    except _UNREADABLE as error:
        line = _first_bad_line(head)
        return FrontMatter(values={}, body=body, error=f"not readable: {error}", error_line=line, lines={})
    if not isinstance(values, dict) or not isinstance(tree, yaml.MappingNode):
        return FrontMatter(values={}, body=body, error="not a list of `key: value` lines", lines={})
    lines = {str(key.value): 2 + key.start_mark.line for key, _ in tree.value}
    return FrontMatter(values=values, body=body, lines=lines)


def is_too_deep(head: str) -> bool:
    """Whether a head nests more than anybody writes; no reader of YAML may be asked for it."""
    if head.count("[") + head.count("{") >= _MOST_OPENINGS:
        return True
    marks = head.count("-") + head.count("?") + head.count(":")
    return marks >= _MOST_ITEMS and _ITEMS_IN_ITEMS.search(head) is not None


def _load(head: str) -> tuple[Any, yaml.Node | None]:
    """The values of a head and the tree that knows their lines; what cannot be read is read again, for its message."""
    for reader in (_FAST, yaml.SafeLoader):
        loader = reader(head)
        try:
            tree = loader.get_single_node()
            return (loader.construct_document(tree) if tree else None), tree
        except (yaml.YAMLError, *_UNREADABLE):
            if reader is yaml.SafeLoader:
                raise
        finally:
            loader.dispose()
    raise AssertionError  # the second reader has returned or raised


def _first_bad_line(head: str) -> int:
    """The line of the first key whose value has the form of a date or a number and is none."""
    try:
        tree = yaml.compose(head, Loader=yaml.SafeLoader)
    except RecursionError:
        return 1
    for key, value in tree.value if isinstance(tree, yaml.MappingNode) else []:
        try:
            yaml.safe_load(yaml.serialize(value))
        except (yaml.YAMLError, *_UNREADABLE):
            return 2 + int(key.start_mark.line)
    return 1


def check_front_matter(path: str, head: FrontMatter, *, is_source: bool) -> Iterator[Finding]:
    """Rule `front-matter`: what every page says about itself, with the line to mend."""
    if head.error:
        advice = "write lines of `key: value`, a value with marks such as : [ or # in quotation marks"
        if head.error == _NO_HEAD:
            advice = "begin the file with --- and end the head with ---"
        yield _finding(path, head.error_line, f"{head.error}; {advice}")
        return
    values = head.values
    for key in (*_REQUIRED, *(_REQUIRED_OF_SOURCE if is_source and not values.get("local") else ())):
        if not values.get(key):
            yield _finding(path, 1, f"`{key}:` is missing; add a line `{key}: …`")
    for key in _REQUIRED:
        if values.get(key) and not isinstance(values[key], str):
            yield _finding(path, head.lines[key], f"`{key}` is not text; put it in quotation marks")
    if values.get("kind", KINDS[0]) not in KINDS:
        yield _finding(path, head.lines["kind"], f"`kind: {values['kind']}` is not one of {', '.join(KINDS)}")
    if is_source and values.get("reviewed") and not isinstance(values["reviewed"], dt.date):
        yield _finding(path, head.lines["reviewed"], "`reviewed` is not a date; write it as 2026-11-22")
    if values.get("template", TEMPLATES[0]) not in TEMPLATES:
        message = f"`template: {values['template']}` is not one of {', '.join(TEMPLATES)}; leave the line out"
        yield _finding(path, head.lines["template"], message)
    yield from _check_sources(path, head)
    yield from _check_lists(path, head)
    yield from _check_translation(path, head)
    yield from _check_doors(path, head)


def _check_sources(path: str, head: FrontMatter) -> Iterator[Finding]:
    sources = head.values.get("sources") or []
    for source in sources if isinstance(sources, list) else [None]:
        if not isinstance(source, dict) or not all(source.get(key) for key in ("title", "publisher")):
            message = "each of `sources` needs `title:` and `publisher:`, and `url:` where it can be read on the web"
            yield _finding(path, head.lines["sources"], message)
        elif "url" in source and not re.match(r"https?://[^\s/]+\.[^\s]+$", str(source["url"])):
            yield _finding(path, head.lines["sources"], f"`{source['url']}` is not a whole web address")
        elif not _LANGUAGE.fullmatch(str(source.get("opens_in", "en"))):
            message = f"`opens_in: {source['opens_in']}` is not the code of a language; write it as in `opens_in: sq`"
            yield _finding(path, head.lines["sources"], message)


def _check_lists(path: str, head: FrontMatter) -> Iterator[Finding]:
    for key in _LISTS:
        value = head.values.get(key)
        if value and (not isinstance(value, list) or len(texts(head.values, key)) != len(value)):
            yield _finding(
                path, head.lines[key], f"`{key}` is not a list of texts; write `{key}: [one, another]`"
            )
    for who in texts(head.values, "audience"):
        if who not in AUDIENCES:
            message = f"`audience: {who}` is not one of {', '.join(AUDIENCES)}"
            yield _finding(path, head.lines["audience"], message)
    for need in texts(head.values, "needs"):
        if not is_need(need):
            message = f"`needs: {need}` is not the id of a need; write a letter from A to I and its number, as in B7"
            yield _finding(path, head.lines["needs"], message)
    for old in texts(head.values, "redirect_from"):
        if old not in old_paths(head.values):
            message = (
                f"`redirect_from: {old}` is not a path inside the language folder; write it as in old/page.md"
            )
            yield _finding(path, head.lines["redirect_from"], message)


def _check_translation(path: str, head: FrontMatter) -> Iterator[Finding]:
    value = head.values.get("translation")
    if value and not isinstance(value, dict):
        yield _finding(
            path, head.lines["translation"], "`translation` has no lines of its own; indent them below it"
        )
    for key in _DATES:
        day = translation(head.values).get(key)
        if day and not isinstance(day, dt.date):
            yield _finding(path, head.lines["translation"], f"`{key}` is not a date; write it as 2026-11-22")

    for key in ("translators", "reviewers"):
        value = translation(head.values).get(key)
        if value and (not isinstance(value, list) or len(texts(translation(head.values), key)) != len(value)):
            message = f"`{key}` is not a list of names; write `{key}: [Ana, volunteer]`"
            yield _finding(path, head.lines["translation"], message)


def _check_doors(path: str, head: FrontMatter) -> Iterator[Finding]:
    value = head.values.get("doors")
    if value and (not isinstance(value, list) or len(doors(head.values)) != len(value)):
        yield _finding(path, head.lines["doors"], "each of `doors` needs an `id:` and lines of its own")


def texts(values: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """The texts of a list; nothing where the value is no list."""
    value = values.get(key)
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()


def is_need(text: str) -> bool:
    """Whether a text has the form of a statement's id: the letter of who made it, and its number."""
    return _NEED.fullmatch(text) is not None


def old_paths(values: Mapping[str, Any]) -> tuple[str, ...]:
    """Paths that a page once had, those inside its language folder: a page is not trusted with any other."""
    return tuple(old for old in texts(values, "redirect_from") if _OLD_PATH.fullmatch(old))


def translation(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the head says of a page as a translation; empty where it says nothing."""
    value = values.get("translation")
    return value if isinstance(value, dict) else {}


def doors(values: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The doors of a home page, those that can be used."""
    value = values.get("doors")
    return (
        [door for door in value if isinstance(door, dict) and door.get("id")]
        if isinstance(value, list)
        else []
    )


def inherit(own: Mapping[str, Any], source: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a translation: its own words, the rest from its English page."""
    values = {key: source[key] for key in INHERITED if key in source} | dict(own)
    if "doors" in source:
        words = {door["id"]: door for door in doors(own)}
        values["doors"] = [door | words.get(door["id"], {}) for door in doors(source)]
    return values


def _finding(path: str, line: int, message: str) -> Finding:
    return Finding(path=path, line=line, rule=RULE, message=message)
