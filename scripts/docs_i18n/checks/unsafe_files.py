"""Rule `unsafe-file`: beside the pages stand pictures, sound, film and papers; nothing that a browser runs.

A file with a page's or a program's ending would be published as it is and run in the name of the site, and a
drawing (SVG) can hold scripts too: so endings are on a list, and drawings are read (design §7).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from xml.parsers import expat

from docs_i18n.model import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

RULE = "unsafe-file"

_PICTURES = ".avif .gif .jpeg .jpg .png .svg .webp"
_PAPERS = ".csv .docx .odp .ods .odt .pdf .pptx .txt .xlsx"
_SOUND_AND_FILM = ".m4a .mp3 .mp4 .oga .ogg .ogv .opus .srt .vtt .wav .webm"
MEDIA = frozenset(f"{_PICTURES} {_PAPERS} {_SOUND_AND_FILM}".split())
"""Endings of files that may stand beside the pages, in lower case."""

_PAGE = ".md"
# MkDocs takes these for pages as well, we do not: such a page would escape the checks of pages.
_OTHER_PAGES = frozenset({".markdown", ".mdown", ".mkdn", ".mkd"})
# Some servers look at every ending of a name (Apache's mod_mime): `photo.php.jpg` runs there.
_RUN = ".asp .aspx .cgi .css .htm .html .js .jsp .mjs .php .phtml .pl .py .shtml .svgz .wasm .xht .xhtml .xml"
_RUN_ANYWHERE = frozenset(_RUN.split())

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
# What drawing programs note down for themselves; browsers ignore it.
_EDITORS = frozenset(
    {
        "http://creativecommons.org/ns#",
        "http://purl.org/dc/elements/1.1/",
        "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
        "http://web.resource.org/cc/",
        "http://www.inkscape.org/namespaces/inkscape",
        "http://www.serif.com/",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    }
)
# SVG 2 without scripts, links, foreign content and animation (WCAG 2.2.2 asks for a way to stop it).
_DRAWING = (
    "svg g defs symbol use switch title desc metadata style path circle ellipse rect line polygon polyline"
    " text tspan textPath image linearGradient radialGradient stop pattern clipPath mask marker filter"
    " feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap"
    " feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode"
    " feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence"
)
_ELEMENTS = frozenset(_DRAWING.split())
_SAVE_AGAIN = "save it again as plain SVG"
_INNER_PICTURE = re.compile(r"data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*")


def find_unsafe_file(path: str, read: Callable[[], bytes]) -> Iterator[Finding]:
    """Rule `unsafe-file`: judge one file by its name, and a drawing by its content, which `read` returns."""
    suffixes = [suffix.lower() for suffix in PurePosixPath(path).suffixes]
    last = suffixes[-1] if suffixes else ""
    message = None
    if last in _OTHER_PAGES:
        message = f"a page with the ending {last} is not read; rename it to {_PAGE}"
    elif last != _PAGE and last not in MEDIA:
        shown = f"files ending in {last}" if last else "files with no ending"
        message = f"{shown} are not published; link to the file elsewhere, or give it as one of: {_kinds()}"
    elif hidden := [suffix for suffix in suffixes[:-1] if suffix in _RUN_ANYWHERE]:
        message = f"some web servers run a file with {hidden[0]} in its name; rename it, keeping only {last}"
    if message:
        yield Finding(path=path, line=None, rule=RULE, message=message)
    elif last == ".svg":
        for line, problem in svg_problems(read()):
            yield Finding(path=path, line=line, rule=RULE, message=problem)


def _kinds() -> str:
    return ", ".join(sorted(suffix.removeprefix(".") for suffix in MEDIA))


def svg_problems(data: bytes) -> Iterator[tuple[int, str]]:
    """Yield what a drawing may not hold, each with its line; nothing for a drawing that only draws."""
    try:
        elements = _read(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        yield 1, f"the drawing is not UTF-8; {_SAVE_AGAIN}"
        return
    except expat.ExpatError as error:
        yield error.lineno, f"the drawing is not well-formed XML; {_SAVE_AGAIN}"
        return
    except _RefusedError as refused:
        yield refused.line, refused.message
        return
    if not elements or (elements[0].namespace, elements[0].name) != (_SVG, "svg"):
        yield 1, f'the file is not a drawing: it does not begin with <svg xmlns="{_SVG}">; {_SAVE_AGAIN}'
    for element in elements:
        for problem in list(_element_problems(element)) or _attribute_problems(element):
            yield element.line, problem


@dataclass(kw_only=True, slots=True)
class _Element:
    line: int
    namespace: str
    name: str
    attributes: dict[tuple[str, str], str]
    """Namespace and name of each attribute, to its value."""
    text: str = ""
    """The text directly inside."""


class _RefusedError(Exception):
    """Something before or around the drawing that is not even read."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(line, message)
        self.line = line
        self.message = message


def _read(text: str) -> list[_Element]:
    """Return the elements in their order; a DTD is refused before an entity can be declared or expanded."""
    # The encoding given here outranks the one that the file declares: one reading, and no other.
    parser = expat.ParserCreate("utf-8", namespace_separator=" ")
    elements: list[_Element] = []
    opened: list[_Element] = []

    def refuse(message: str) -> None:
        raise _RefusedError(parser.CurrentLineNumber, message)

    def declaration(_version: str, encoding: str | None, _standalone: int) -> None:
        if (encoding or "utf-8").lower() != "utf-8":
            refuse(f"the drawing says that it is written in {encoding}; {_SAVE_AGAIN}")

    def start(name: str, attributes: dict[str, str]) -> None:
        element = _Element(
            line=parser.CurrentLineNumber,
            namespace=_split(name)[0],
            name=_split(name)[1],
            attributes={_split(key): value for key, value in attributes.items()},
        )
        elements.append(element)
        opened.append(element)

    def characters(data: str) -> None:
        opened[-1].text += data

    parser.XmlDeclHandler = declaration
    parser.StartDoctypeDeclHandler = lambda *_: refuse("<!DOCTYPE …> is not read; delete it")
    parser.ProcessingInstructionHandler = lambda *_: refuse("<?…?> can bring in styles; delete it")
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: opened.pop()
    parser.CharacterDataHandler = characters
    parser.Parse(text.encode(), True)
    return elements


def _split(name: str) -> tuple[str, str]:
    namespace, _, local = name.rpartition(" ")
    return namespace, local


def _element_problems(element: _Element) -> Iterator[str]:
    if element.namespace == _SVG and element.name not in _ELEMENTS:
        yield f"<{element.name}> is not allowed in a drawing; remove it"
    elif element.namespace != _SVG and element.namespace not in _EDITORS:
        yield f"<{element.name}> is no part of a drawing ({element.namespace or 'no namespace'}); {_SAVE_AGAIN}"
    elif element.name == "style":
        yield from _css_problems(element.text)


def _attribute_problems(element: _Element) -> Iterator[str]:
    for (namespace, name), value in element.attributes.items():
        if (namespace, name) == (_XML, "base"):
            yield "xml:base sends every `#…` of the drawing elsewhere; remove it"
        elif name == "href" and namespace in {"", _XLINK}:
            inner = element.name == "image" and _INNER_PICTURE.fullmatch(value.strip())
            if not inner and not value.strip().startswith("#"):
                yield f'href="{value[:60]}" leads out of the drawing; remove it, or put the picture inside'
        elif not namespace and name.lower().startswith("on"):
            yield f"{name}=… makes the drawing run a script; remove it"
        elif not namespace:
            yield from _css_problems(value)


def _css_problems(css: str) -> Iterator[str]:
    """Yield ways to fetch something from elsewhere; attributes such as `fill` are CSS as well."""
    if "\\" in css:
        yield "a backslash in a style can spell anything; write the letter itself"
    if re.search(r"@import|(?<![\w-])(image|image-set|src|cross-fade)\(", css, re.IGNORECASE):
        yield "a style of the drawing fetches something from elsewhere; remove it"
    elif any(
        not target.startswith("#") for target in re.findall(r"url\(\s*[\"']?\s*(.?)", css, re.IGNORECASE)
    ):
        yield "url(…) in a style leads out of the drawing; remove it, only url(#…) stays inside"
