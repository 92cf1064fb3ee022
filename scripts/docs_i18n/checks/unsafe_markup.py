"""Rules `unsafe-markup` and `unsafe-front-matter`: contributed text brings in no script, handler or script link.

Judged is the rendered HTML, parsed as a browser parses it, against a list of what is allowed (design §4.10, §7):
a list of what is forbidden is always one trick behind. The law: HTML without an offence runs nothing, and asks no
other host for anything while it loads, even where our Content-Security-Policy is not in force.
"""

from __future__ import annotations

import html as entities
import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

import yaml
from selectolax.lexbor import LexborHTMLParser

from docs_i18n.front_matter import compose_head, head_end
from docs_i18n.model import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from selectolax.lexbor import LexborNode

RULE = "unsafe-markup"
VALUE_RULE = "unsafe-front-matter"

# What Python-Markdown and the extensions in use write, and the plain HTML a careful author may add to it.
_TEXT_TAGS = (
    "a abbr address article aside audio b bdi bdo blockquote br caption cite code col colgroup dd del details dfn"
    " div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img input ins kbd label li mark ol p pre"
    " q rp rt ruby s samp section small source span strong sub summary sup table tbody td tfoot th thead time tr"
    " track u ul var video wbr"
)
# Drawings only as icons are made: shapes, no text, no links, no styles, no animation.
_SHAPE_TAGS = "g path circle ellipse rect line polygon polyline"
_SHAPE_NAMES = (
    "cx cy d fill fill-rule height points r rx ry stroke stroke-width transform width x x1 x2 y y1 y2"
)
_ELEMENTS = frozenset(f"{_TEXT_TAGS} svg {_SHAPE_TAGS}".split())

_GLOBAL_NAMES = "class data-pagefind-ignore data-tabs dir hidden id lang role tabindex title translate"
_GLOBAL_ATTRIBUTES = frozenset(_GLOBAL_NAMES.split())
_ATTRIBUTES = {
    tag: frozenset(names.split())
    for tags, names in {
        "a": "href hreflang name rel target type download",
        "audio": "src controls preload loop muted",
        "blockquote q": "cite",
        "col colgroup": "span",
        "del ins": "cite datetime",
        "details": "open name",
        "img": "src alt width height loading decoding",
        "input": "type checked disabled name",
        "label": "for",
        "li": "value",
        "ol": "start type reversed",
        "source": "src type",
        "svg": f"xmlns viewbox focusable {_SHAPE_NAMES}",
        _SHAPE_TAGS: _SHAPE_NAMES,
        "td th": "colspan rowspan headers scope abbr",
        "time": "datetime",
        "track": "src kind srclang label default",
        "video": "src poster controls preload loop muted width height playsinline",
    }.items()
    for tag in tags.split()
}
_LINKS = frozenset({"href", "cite"})
_FILES = frozenset({"src", "poster"})

_SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})

# Keys of the front matter whose values the templates write into a link.
_ADDRESS_KEYS = frozenset({"href", "image", "link", "links", "redirect_from", "src", "url"})
_TAG = re.compile(r"<[A-Za-z/!?]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Offence:
    """A piece of HTML that no page may contain."""

    what: Literal["element", "attribute", "url", "nesting"]
    """Which kind of piece it is; `nesting` is a tag that is closed and was not opened, or the reverse."""

    text: str
    """The piece, shortened, as the parser understood it: `<script>`, `onclick="…"`."""

    instead: str
    """What to write in its place."""


def scheme(url: str) -> str | None:
    """Return the scheme a browser sees in an address, in lower case; None where the address is relative.

    The URL standard drops controls and spaces around an address and tabs and line ends anywhere in it, so
    that `java<tab>script:` is a script.
    """
    match = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", _as_browsers_read(url))
    return match[1].lower() if match else None


def is_safe_link(url: str) -> bool:
    """Tell whether following the address can only open a page, a mail or a call."""
    return (scheme(url) or "https") in _SAFE_SCHEMES


def is_own_file(url: str) -> bool:
    """Tell whether the address stays on our own host: no scheme, and no `//host` in either kind of slash."""
    return scheme(url) is None and not re.match(r"[/\\]{2}", _as_browsers_read(url))


def _as_browsers_read(url: str) -> str:
    return re.sub(r"[\t\r\n]", "", url).strip("".join(map(chr, range(0x21))))


def offences(html: str) -> Iterator[Offence]:
    """Yield everything in the HTML of a page's body that is not on the list, in the order of the text."""
    end = "end"
    while end in html.lower():
        end += "-end"
    # A whole document, not a fragment: a fragment parser drops `<body onload=…>`, which a browser adds to the
    # body there is. The rule at the end tells whether the text closes exactly what it opens.
    parser = LexborHTMLParser(f"<!doctype html><body><main><div>{html}<hr {end}></div></main>")
    around = (parser.root, parser.head, parser.body, parser.css_first("main"))
    ours = {node.mem_id for node in around if node}
    for node in parser.css("*"):
        if node.mem_id in ours:
            yield from _attribute_offences(node, frozenset())
        elif not _is_end(node, end):
            yield from _offences_of(node)
    yield from _nesting_offences(parser, end)


def _is_end(node: LexborNode, end: str) -> bool:
    """Recognise the rule at the end; a tag that the text leaves open takes its name for an attribute."""
    return node.tag == "hr" and list(node.attributes) == [end]


def _offences_of(node: LexborNode) -> Iterator[Offence]:
    tag = (node.tag or "").lower()
    if tag not in _ELEMENTS:
        instead = "write it in Markdown, or link to the page that has it"
        yield Offence(what="element", text=f"<{_short(tag)}>", instead=instead)
    elif tag == "input" and (node.attributes.get("type") or "").lower() not in {"checkbox", "radio"}:
        instead = "write a task list, `- [ ] …`"
        yield Offence(what="element", text="<input> that is not a box to tick", instead=instead)
    else:
        yield from _attribute_offences(node, _ATTRIBUTES.get(tag, frozenset()) | _GLOBAL_ATTRIBUTES)


def _attribute_offences(node: LexborNode, allowed: frozenset[str]) -> Iterator[Offence]:
    for name, value in node.attributes.items():
        text = f'{_short(name)}="{_short(value or "")}"'
        if not _is_allowed(name.lower(), value or "", allowed):
            instead = "leave this attribute out: looks and behaviour come from the site, not from the page"
            yield Offence(what="attribute", text=text, instead=instead)
        elif name.lower() in _LINKS and not is_safe_link(value or ""):
            instead = "link to a page of this site or to an address with https:, mailto: or tel:"
            yield Offence(what="url", text=text, instead=instead)
        elif name.lower() in _FILES and not is_own_file(value or ""):
            instead = "put the file beside the page and write its name, as in `picture.png`"
            yield Offence(what="url", text=text, instead=instead)


def _is_allowed(name: str, value: str, allowed: frozenset[str]) -> bool:
    if name == "tabindex":  # a positive one reorders the page for keyboard users (WCAG 2.4.3)
        return name in allowed and value in {"0", "-1"}
    return name in allowed or (bool(allowed) and re.fullmatch(r"aria-[a-z]+", name) is not None)


def _nesting_offences(parser: LexborHTMLParser, end: str) -> Iterator[Offence]:
    """Yield an offence where the text would move what follows it out of its place on the page."""
    main = parser.css_first("body > main")
    box = main.first_child if main else None
    if main is None or box is None or main.prev or main.next or box.next:
        instead = "remove it, or it closes the part of the page around the text"
        yield Offence(what="nesting", text="a closing tag for something not opened here", instead=instead)
    elif box.last_child is None or not _is_end(box.last_child, end):
        instead = "close it, or it swallows the rest of the page"
        yield Offence(what="nesting", text="a tag, comment or attribute that is not closed", instead=instead)


def find_unsafe_markup(
    path: str, source_text: str, render: Callable[[str], str], *, html: str | None = None
) -> Iterator[Finding]:
    """Rule `unsafe-markup`: yield each offence of a page with the line of the file that brings it in.

    `source_text` is the whole file; `render` turns the Markdown below its front matter into HTML and is asked
    again and again, but only where there is an offence. `html` is what will be published, where it is known.
    """
    start = head_end(source_text)[2]
    body, lines_before = source_text[start:], source_text.count("\n", 0, start)
    found = list(offences(render(body) if html is None else html))
    if not found:
        return
    places = _Places(body.replace("\r\n", "\n").replace("\r", "\n").split("\n"), render)
    seen: Counter[Offence] = Counter()
    findings: set[Finding] = set()
    for offence in found:
        seen[offence] += 1
        line = places.line(offence, seen[offence])
        message = f"{offence.text} is not allowed in a page; {offence.instead}"
        findings.add(Finding(path=path, line=line and line + lines_before, rule=RULE, message=message))
    yield from sorted(findings, key=lambda finding: (finding.line or 0, finding.message))


class _Places:
    """Finds the line an offence comes from by rendering parts of the page.

    The source cannot be searched: entities, reference links and attribute lists hide what HTML they become.
    So the place of an offence is the last line of the shortest beginning of the page that has it.
    """

    def __init__(self, lines: Sequence[str], render: Callable[[str], str]) -> None:
        self._lines = lines
        self._count = cache(lambda text: Counter(offences(render(text))))

    def line(self, offence: Offence, nth: int) -> int | None:
        """Return the line, counted from 1, of the nth equal offence; None where rendering does not show it."""

        def shown(length: int) -> bool:
            return self._beginning(length)[offence] >= nth

        everything = len(self._lines)
        if not shown(everything):
            return None
        line = bisect_left(range(1, everything), True, key=shown) + 1
        if offence.what != "nesting" and self._without(line)[offence] < self._beginning(everything)[offence]:
            return line
        # A beginning may show what the page does not: code with its fence cut off, a tag before it is closed.
        line = everything
        while line > 1 and shown(line - 1):
            line -= 1
        return line

    def _beginning(self, length: int) -> Counter[Offence]:
        return self._count("\n".join(self._lines[:length]))

    def _without(self, line: int) -> Counter[Offence]:
        return self._count("\n".join([*self._lines[: line - 1], "", *self._lines[line:]]))


def find_unsafe_values(path: str, source_text: str) -> Iterator[Finding]:
    """Rule `unsafe-front-matter`: yield each value of a page's head that holds HTML, or a link that is not safe.

    Values are plain text. MkDocs' templates do not escape what they print unless each place says so, and
    `striptags` turns `&lt;script&gt;` into a tag again; so a value with a tag, spelled in whatever way, is
    refused here. A head that cannot be read is left to the rule `front-matter`.
    """
    tree = compose_head(source_text)
    for key, node in _values("", tree, set()):
        problem = None
        if _TAG.search(_decoded(node.value)):
            problem = "holds an HTML tag; write plain text"
        elif key in _ADDRESS_KEYS and not is_safe_link(node.value):
            problem = "is not a safe link; write an address that begins with https:, mailto: or tel:"
        if problem:
            message = f"`{key}: {_short(node.value)}` {problem}"
            yield Finding(path=path, line=node.start_mark.line + 1, rule=VALUE_RULE, message=message)


def _values(key: str, node: yaml.Node | None, seen: set[int]) -> Iterator[tuple[str, yaml.ScalarNode]]:
    """Yield every text in a YAML tree with the key it stands under; aliases may make the tree a loop."""
    if node is None or id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        yield key, node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _values(key, item, seen)
    elif isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            yield from _values(str(name.value), value, seen)


def _decoded(text: str) -> str:
    while (decoded := entities.unescape(text)) != text:
        text = decoded
    return text


def _short(text: str, length: int = 60) -> str:
    """One printable line of it, for a message."""
    line = "".join(character if character.isprintable() else " " for character in text)
    return line if len(line) <= length else f"{line[: length - 1]}…"
