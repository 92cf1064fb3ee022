"""Beside the pages stand media and nothing that a browser runs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docs_i18n.checks.unsafe_files import MEDIA, find_unsafe_file, svg_problems

DRAWING = """<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
     xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" viewBox="0 0 9 9" inkscape:version="1.2">
  <title>A house</title>
  <style>path { fill: url(#sky); } @media print { path { fill: none } }</style>
  <metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>
  <defs><linearGradient id="sky"><stop offset="0" stop-color="#fff"/></linearGradient></defs>
  <g fill="url(#sky)" style="stroke: url('#sky')"><path id="p" d="M0 0h9"/></g>
  <use xlink:href="#p"/><use href="#p"/>
  <image href="data:image/png;base64,iVBORw0KGgo=" width="1" height="1"/>
</svg>
"""


def unread() -> bytes:
    raise AssertionError("only drawings are read")


@pytest.mark.parametrize("ending", sorted(MEDIA - {".svg"}))
def test_media_may_stand_beside_the_pages(ending: str) -> None:
    names = [f"docs/a/plan{ending}", f"docs/a/plan{ending.upper()}", f"docs/a/plan 2.1 final{ending}"]

    assert [finding for name in names for finding in find_unsafe_file(name, unread)] == []


def test_a_page_is_no_business_of_this_rule() -> None:
    assert list(find_unsafe_file("docs/guide.md", unread)) == []


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("a.html", "files ending in .html are not published"),
        ("a.HTM", "files ending in .htm are not published"),
        ("a.xhtml", "files ending in .xhtml"),
        ("a.xml", "files ending in .xml"),
        ("a.js", "files ending in .js"),
        ("a.mjs", "files ending in .mjs"),
        ("a.css", "files ending in .css"),
        ("a.svgz", "files ending in .svgz"),
        ("a.docm", "files ending in .docm"),
        ("a.exe", "files ending in .exe"),
        ("_headers", "files with no ending"),
        (".htaccess", "files with no ending"),
        ("a.markdown", "a page with the ending .markdown is not read; rename it to .md"),
        ("photo.php.jpg", "some web servers run a file with .php in its name"),
        ("photo.html.png", "some web servers run a file with .html in its name"),
    ],
)
def test_what_a_browser_or_server_runs_is_refused(name: str, message: str) -> None:
    (finding,) = find_unsafe_file(f"docs_pt/{name}", unread)

    assert str(finding).startswith(f"docs_pt/{name}: unsafe-file: {message}")
    assert "; " in finding.message


def test_a_drawing_that_only_draws_is_fine() -> None:
    assert list(svg_problems(DRAWING.encode())) == []
    assert list(find_unsafe_file("docs/a.svg", DRAWING.encode)) == []


@pytest.mark.parametrize(
    ("before", "after", "line", "message"),
    [
        ("  <title>A house</title>", "  <script>x</script>", 4, "<script> is not allowed"),
        ('<path id="p"', '<path onclick="x" id="p"', 8, "onclick=… makes the drawing run a script"),
        ('viewBox="0 0 9 9"', 'viewBox="0 0 9 9" onload="x"', 2, "onload=…"),
        ("  <title>A house</title>", "  <foreignObject/>", 4, "<foreignObject> is not allowed"),
        ("  <title>A house</title>", '  <a href="https://evil.test/"/>', 4, "<a> is not allowed"),
        (
            "  <title>A house</title>",
            '  <animate attributeName="href" to="x"/>',
            4,
            "<animate> is not allowed",
        ),
        (
            "  <title>A house</title>",
            '  <h:script xmlns:h="http://www.w3.org/1999/xhtml"/>',
            4,
            "<script> is no part of a drawing (http://www.w3.org/1999/xhtml)",
        ),
        (
            '<use href="#p"/>',
            '<use href="https://evil.test/x.svg#p"/>',
            9,
            'href="https://evil.test/x.svg#p" leads out',
        ),
        ('<use xlink:href="#p"/>', '<use xlink:href="javascript:x"/>', 9, 'href="javascript:x" leads out'),
        ("data:image/png;", "data:image/svg+xml;", 10, 'href="data:image/svg+xml;base64,'),
        ('<use href="#p"/>', '<use xml:base="https://evil.test/" href="#p"/>', 9, "xml:base sends"),
        ("url(#sky); }", "url(https://evil.test/x); }", 5, "url(…) in a style leads out"),
        ("url('#sky')", "url( 'data:x')", 8, "url(…) in a style leads out"),
        ('fill="url(#sky)"', 'fill="url(//evil.test/x)"', 8, "url(…) in a style leads out"),
        ('fill="url(#sky)"', 'fill="u\\72l(//evil.test/x)"', 8, "a backslash in a style"),
        (
            "@media print",
            "@import 'https://evil.test/x'; @media print",
            5,
            "a style of the drawing fetches something",
        ),
        (
            "fill: none",
            "fill: image-set('https://evil.test/x' 1x)",
            5,
            "a style of the drawing fetches something",
        ),
        ("<svg xmlns=", "<!DOCTYPE svg>\n<svg xmlns=", 2, "<!DOCTYPE …> is not read; delete it"),
        ("<svg xmlns=", "<?xml-stylesheet href='x.css'?>\n<svg xmlns=", 2, "<?…?> can bring in styles"),
        ('encoding="UTF-8"', 'encoding="UTF-7"', 1, "the drawing says that it is written in UTF-7"),
        ("</svg>", "", 12, "the drawing is not well-formed XML"),
    ],
)
def test_what_a_drawing_may_not_hold_is_named_with_its_line(
    before: str, after: str, line: int, message: str
) -> None:
    assert before in DRAWING

    (finding,) = find_unsafe_file("docs/a.svg", DRAWING.replace(before, after, 1).encode)

    assert str(finding).startswith(f"docs/a.svg:{line}: unsafe-file: {message}")


def test_entities_are_refused_before_they_are_expanded() -> None:
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 30))
    bomb = f'<!DOCTYPE svg [<!ENTITY a0 "ha">{laughs}]><svg xmlns="http://www.w3.org/2000/svg">&a29;</svg>'

    assert [message for _, message in svg_problems(bomb.encode())] == ["<!DOCTYPE …> is not read; delete it"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg/>",
        b"<html xmlns='http://www.w3.org/1999/xhtml'/>",
        DRAWING.encode("utf-16"),
        DRAWING.replace("house", "casa típica").encode("latin-1"),
    ],
)
def test_what_is_no_drawing_is_refused(data: bytes) -> None:
    assert list(svg_problems(data))


@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda text: f"<svg>{text}</svg>".encode()))
@settings(deadline=None)
def test_no_content_makes_the_check_fail(data: bytes) -> None:
    list(svg_problems(data))
