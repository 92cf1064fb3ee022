"""Markup inside a line: what of it is text, what is a link, what a translation carries over unchanged.

No parser library knows Material's inline syntax (icons, attribute lists, placeholders) and gives positions too;
so this reads what matters here by patterns, each bounded so that hostile text costs no more than its length.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# The first line holds the letters that markup begins with: at any other, which is most of them, nothing else is tried.
_INLINE = re.compile(
    r"""
    (?=[\\`<&\[!{:h*_])(?:
      \\(?P<escaped>[!-/:-@\[-`{-~])
    | (?<!`)(?P<fence>`{1,9}+)(?!`)(?P<code>.{1,1000}?)(?<!`)(?P=fence)(?!`)
    | (?P<comment><!--(?:(?!<!--).){0,2000}?-->)
    | (?P<entity>&(?:[A-Za-z][A-Za-z0-9]{1,31}|\#[0-9]{1,7}|\#[xX][0-9A-Fa-f]{1,6});)
    | (?P<note>\[\^[^\[\]\s]{1,100}\])
    | (?P<placeholder>\{\{.{0,200}?\}\}|\{%.{0,200}?%\})
    | (?P<image>!?)\[(?P<label>(?:[^\[\]\\`]|\\.|\[[^\[\]]{0,200}\]|`[^`]{0,200}`){0,1000}?)\]
        (?:
            \(\s{0,5}(?P<target><[^<>]{0,2000}>|(?:[^()\s\\]|\\.|\([^()\s]{0,200}\)){0,2000})
              (?:\s{1,5}(?P<hint>"[^"]{0,300}"|'[^']{0,300}'))?\s{0,5}\)
          | \[(?P<reference>[^\[\]]{0,200})\]
        )
    | <(?P<address>(?:https?://|mailto:|tel:)[^<>\s]{1,2000}|[^<>\s@]{1,100}@[^<>\s]{1,200})>
    | (?P<tag></?(?P<name>[A-Za-z][\w-]{0,30})(?=[\s/>])[^<>]{0,2000}>)
    | (?P<attributes>\{:?[ ]{0,5}(?:[.#]|[\w-]{1,50}=)[^{}\n]{0,300}\})
    | (?P<icon>:[a-z0-9]{1,40}(?:-[a-z0-9]{1,40}){1,12}:)
    | (?P<bare>(?<![\w/@.])https?://[^\s<>()\[\]"'`]{1,2000}[^\s<>()\[\]"'`.,;:!?])
    | (?<!\w)[*_]{1,3}(?=\S) | (?<=\S)[*_]{1,3}(?!\w) | (?<=\w)\*{2,3}(?=\w)
    )
    """,
    re.VERBOSE | re.DOTALL,
)
_PLAIN_TARGET = re.compile(r"[^()<>\\\s]{1,2000}")
# Most lines have none of it, and need not be taken apart.
_MARKS = re.compile(r"[\\`<>{}\[\]*_&]|:[a-z]|://")
_ATTRIBUTE = re.compile(
    r"""(?<![\w-])(?P<name>href|src|alt|title|aria-label)\s{0,3}=\s{0,3}(?:"([^"]{0,2000})"|'([^']{0,2000})')"""
)
_KINDS = (
    "escaped",
    "code",
    "comment",
    "entity",
    "note",
    "placeholder",
    "address",
    "tag",
    "attributes",
    "icon",
    "bare",
)
# These stand inside words; any other tag parts them.
_INSIDE_WORDS = re.compile(
    "a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|i|ins|kbd|label|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|wbr"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Inline:
    """A line of Markdown taken apart."""

    text: str
    """What a reader reads: no targets, no marks of emphasis, code as it is, `{}` for a placeholder."""
    links: tuple[str, ...]
    """Targets of links, in order; `[label]` for one that is defined elsewhere."""
    images: tuple[tuple[str, str], ...]
    """Target and alternative text of each image."""
    code: tuple[str, ...]
    placeholders: tuple[str, ...]
    notes: tuple[str, ...]
    """Footnotes it points to: `[^1]`."""
    hints: tuple[str, ...] = ()
    """What links and pictures show under the pointer: `[label](target "hint")`."""


def read_inline(markdown: str) -> Inline:
    """Total: what is no markup is text."""
    if not _MARKS.search(markdown):
        return Inline(
            text=" ".join(markdown.split()), links=(), images=(), code=(), placeholders=(), notes=()
        )
    found = _Found()
    text = "".join(_read(markdown, found))
    return Inline(
        text=" ".join(text.split()),
        links=tuple(found.links),
        images=tuple(found.images),
        code=tuple(found.code),
        placeholders=tuple(found.placeholders),
        notes=tuple(found.notes),
        hints=tuple(found.hints),
    )


def reference_key(label: str) -> str:
    """What the label of a link and that of its target have in common: neither capital letters nor spaces count."""
    return " ".join(label.split()).lower()


def with_targets(markdown: str, targets: Mapping[str, str]) -> str:
    """The same text with the target written in each link that names it: `[a][one]` as `[a](one.md)`."""

    def written(match: re.Match[str]) -> str:
        if match["reference"] is None:
            return match[0]
        target = targets.get(reference_key(match["reference"] or match["label"]))
        label = with_targets(match["label"], targets)
        if target is None:
            return f"{match['image']}[{label}][{match['reference']}]"
        return f"{match['image']}[{label}]({target if _PLAIN_TARGET.fullmatch(target) else f'<{target}>'})"

    return _INLINE.sub(written, markdown)


def plain_text(markdown: str) -> str:
    """What a reader reads of it, and nothing else."""
    return read_inline(markdown).text if _MARKS.search(markdown) else " ".join(markdown.split())


class Mark(NamedTuple):
    """A piece of markup in a line of Markdown."""

    kind: str
    """What it is: link, image, reference, emphasis, code, placeholder, note, tag, attributes, comment …"""
    text: str
    """As it is written; of a link all of it, label and target."""
    target: tuple[int, int] = (0, 0)
    """Where the target of a link or picture stands in the line; twice the same where it has none of its own."""
    start: int = 0
    """Where it begins in the line."""


def marks(markdown: str, offset: int = 0) -> Iterator[Mark]:
    """Yield the markup of a line in order, that inside the label of a link before the link itself."""
    for match in _INLINE.finditer(markdown) if _MARKS.search(markdown) else ():
        if match["label"] is None:
            kind = next((name for name in _KINDS if match[name] is not None), "emphasis")
            yield Mark(kind, match[0], start=offset + match.start())
            continue
        yield from marks(match["label"], offset + match.start("label"))
        kind = "image" if match["image"] else "link"
        if match["target"] is None:
            yield Mark("reference", match[0], start=offset + match.start())
        else:
            target = (offset + match.start("target"), offset + match.end("target"))
            yield Mark(kind, match[0], target, offset + match.start())


class _Found:
    __slots__ = ("code", "hints", "images", "links", "notes", "placeholders")

    def __init__(self) -> None:
        self.links: list[str] = []
        self.images: list[tuple[str, str]] = []
        self.code: list[str] = []
        self.placeholders: list[str] = []
        self.notes: list[str] = []
        self.hints: list[str] = []


def _read(markdown: str, found: _Found) -> Iterator[str]:
    end = 0
    for match in _INLINE.finditer(markdown):
        yield markdown[end : match.start()]
        end = match.end()
        yield _read_match(match, found)
    yield markdown[end:]


def _read_match(match: re.Match[str], found: _Found) -> str:
    """Note what one piece of markup is; return what a reader reads of it."""
    if match["escaped"] is not None:
        return match["escaped"]
    if match["code"] is not None:
        found.code.append(match["code"].strip())
        return match["code"].strip()
    if match["entity"] is not None:
        return html.unescape(match["entity"])
    if match["placeholder"] is not None:
        found.placeholders.append(" ".join(match["placeholder"].split()))
        return "{}"
    if match["label"] is not None:
        return _read_link(match, found)
    if match["note"] is not None:
        found.notes.append(match["note"])
        return ""
    address = match["address"] or match["bare"]
    if address is not None:
        found.links.append(address)
        return address
    if match["tag"] is not None:
        return _read_tag(match["tag"], match["name"].lower(), found)
    return ""


def _read_link(match: re.Match[str], found: _Found) -> str:
    target = match["target"]
    if target is None:
        target = f"[{reference_key(match['reference'] or match['label'])}]"
    target = target.strip("<>")
    hint = (match["hint"] or "")[1:-1].strip()
    shown = f" ({hint})" if hint else ""
    found.hints.extend([hint] if hint else [])
    if match["image"]:
        found.images.append((target, match["label"]))
        return match["label"] + shown
    found.links.append(target)
    return "".join(_read(match["label"], found)) + shown


def _read_tag(tag: str, name: str, found: _Found) -> str:
    words = []
    for attribute in _ATTRIBUTE.finditer(tag):
        value = attribute[2] or attribute[3] or ""
        if attribute["name"] == "href":
            found.links.append(value)
        elif attribute["name"] == "src":
            found.images.append((value, ""))
        else:
            words.append(value)
    if not words:
        return "" if _INSIDE_WORDS.fullmatch(name) else " "
    return f" {' '.join(words)} "
