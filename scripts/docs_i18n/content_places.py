"""Places in a text that the build fills: pages that answer a statement of need, and the pictures of drawings.

Authors write plain lists. `{ #need-b7 }` below an item asks for the pages that answer need B7; a box of the kind `drawing`
with a list in it becomes a drawing, and `{ .equality }` below an item of that list its picture. So the words of a drawing are
segments like all others, it reads well where nothing is drawn, and one drawing serves every language.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple
from xml.etree.ElementTree import SubElement

from docs_i18n.front_matter import is_need
from docs_i18n.model import Finding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from xml.etree.ElementTree import Element

NEED_ID = re.compile(r"need-(?P<need>[a-z]\d+)")
DRAWING = "drawing"
"""The kind of box (`!!! drawing connected "Title"`) that is drawn; the word after it says how its items are laid out."""
LAYOUTS = ("connected",)
"""`connected`: four at most, each linked with all others."""

_LINES = "-lines"
"""What the name of the picture behind the items ends in."""
_PLACE = re.compile(r'<span class="place place-(?P<kind>answers|picture)-(?P<name>[\w-]+)"></span>')


class Part(NamedTuple):
    """A piece of a page's HTML and the place behind it."""

    html: str
    kind: Literal["answers", "picture", ""]
    """What is wanted at the place; "" at the end of the page."""
    name: str
    """Of which need, or which picture."""


def parts(html: str) -> Iterator[Part]:
    """The page piece by piece; the pieces and their places joined are the page."""
    end = 0
    for place in _PLACE.finditer(html):
        kind: Literal["answers", "picture"] = "answers" if place["kind"] == "answers" else "picture"
        yield Part(html[end : place.start()], kind, place["name"])
        end = place.end()
    yield Part(html[end:], "", "")


def unknown_pictures(path: str, text: str, html: str, known: Collection[str]) -> Iterator[Finding]:
    """Rule `drawing`: every picture that a drawing of a page asks for is there."""
    for part in parts(html):
        if part.kind == "picture" and part.name not in known:
            names = ", ".join(sorted(name for name in known if not name.endswith(_LINES)))
            lines = text.splitlines()
            line = next(
                (number for number, each in enumerate(lines, start=1) if f".{part.name}" in each), None
            )
            message = f"`.{part.name}` is no picture of a drawing; write one of {names}"
            yield Finding(path=path, line=line, rule="drawing", message=message)


def add_places(root: Element) -> None:
    """Put places into the tree of a page."""
    for element in list(root.iter()):
        if element.tag == "li" and (need := _need_of(element)):
            _add_place(element, "answers", need)
        elif element.tag == "div" and {"admonition", DRAWING} <= set(element.get("class", "").split()):
            _draw(element)


def _need_of(item: Element) -> str:
    """The need that an item is about; the id stands at its paragraph where items stand apart."""
    for holder in (item, *item.findall("p")[:1]):
        found = NEED_ID.fullmatch(holder.get("id", ""))
        if found and is_need(found["need"].upper()):
            return found["need"]
    return ""


def _add_place(parent: Element, kind: str, name: str) -> Element:
    return SubElement(parent, "span", {"class": f"place place-{kind}-{name}"})


def _draw(box: Element) -> None:
    """A box with a list in it becomes a figure with its title above, and a picture before the words of each item."""
    layout = next((name for name in box.get("class", "").split() if name in LAYOUTS), LAYOUTS[0])
    items = box.find("ul")
    if items is None:
        return
    box.tag = "figure"
    box.set("class", f"{DRAWING} {DRAWING}--{layout}")
    if (title := box.find("p[@class='admonition-title']")) is not None:
        title.tag = "figcaption"
        del title.attrib["class"]
    items.set("role", "list")
    body = SubElement(box, "div", {"class": f"{DRAWING}__body"})
    _add_place(body, "picture", f"{layout}{_LINES}")
    for item in items:
        picture = next(iter(_class_of(item).split()), "")
        if re.fullmatch(r"[\w-]+", picture):
            place = _add_place(item, "picture", picture)
            item.remove(place)
            item.insert(0, place)
            place.tail, item.text = item.text, None
    box.remove(body)
    box.insert(list(box).index(items), body)
    box.remove(items)
    body.append(items)


def _class_of(item: Element) -> str:
    return item.get("class") or next((p.get("class", "") for p in item.findall("p")[:1]), "")
