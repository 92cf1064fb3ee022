"""What is published of Material's stylesheet and of our own: less weight, and the same look."""

from __future__ import annotations

import gzip
import importlib.resources
import re
from typing import TYPE_CHECKING

import pytest

from docs_i18n.errors import SiteError
from docs_i18n.stylesheet import minified, trimmed, unused_classes
from site_pages import ROOT, TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page, Route

    from page_pool import NewPage
    from site_pages import SitePage

# Of 22,700 in Material's own file.
MATERIAL_BYTES = 8_000
OURS = ROOT / "overrides" / "toolbox"
NONE: frozenset[str] = frozenset()


def _material() -> str:
    folder = importlib.resources.files("material") / "templates" / "assets" / "stylesheets"
    (file,) = (file for file in folder.iterdir() if re.fullmatch(r"main\..*\.min\.css", file.name))
    return file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".md-search{top:0}.md-typeset h2{top:1px}", ".md-typeset h2{top:1px}"),
        (".md-nav a,.md-typeset a,a .md-icon{top:0}", ".md-typeset a{top:0}"),
        ("@media print{.md-nav{top:0}}@media print{a{top:0}}", "@media print{a{top:0}}"),
        ("@supports (gap:1px){@media print{.md-nav{top:0}}}", ""),
        (
            "[data-md-toggle=search]:checked~a{top:0}[dir=rtl] a{top:0}[dir=ltr] a{top:0}",
            "[dir=ltr] a{top:0}",
        ),
        ("[data-md-color-scheme=default] a{top:0}", "[data-md-color-scheme=default] a{top:0}"),
        ("a:not(.md-button):not(.md-icon){top:0}", "a:not(.md-button):not(.md-icon){top:0}"),
        (".footnote p{top:0}.md-typeset .tabbed-set{top:0}", ""),
        (":root{--a:1px;--b:var(--a);--c:2px}p{top:var(--c)}", ":root{--c:2px}p{top:var(--c)}"),
        (":root{--a:1px}", ""),
        (
            "@keyframes x{to{top:0}}@keyframes y{to{top:0}}p{animation:y 1s}",
            "@keyframes y{to{top:0}}p{animation:y 1s}",
        ),
        ('@page{margin:1mm}@charset "UTF-8";', '@page{margin:1mm}@charset "UTF-8";'),
        ("p{color:red;a & {top:0}}", "p{color:red;a & {top:0}}"),
        ('p{background:url("data:x,{;}")!important}', 'p{background:url("data:x,{;}")!important}'),
    ],
)
def test_rules_go_only_for_what_no_page_has(css: str, kept: str) -> None:
    assert trimmed(css, NONE, "") == kept


def test_an_extension_that_is_switched_on_keeps_its_style() -> None:
    css = ".footnote p{top:0}.md-typeset .tabbed-set{top:0}"
    assert trimmed(css, frozenset({"footnotes"}), "") == ".footnote p{top:0}"
    assert trimmed(css, frozenset({"footnotes", "pymdownx.tabbed"}), "") == css


def test_what_our_own_style_reads_is_kept() -> None:
    css = ":root{--a:1px;--b:2px}@keyframes x{to{top:0}}"
    assert trimmed(css, NONE, "p{top:var( --a);animation:x 1s}") == ":root{--a:1px}@keyframes x{to{top:0}}"


def test_a_stylesheet_that_cannot_be_read_stops_the_build_with_a_reason() -> None:
    with pytest.raises(
        SiteError, match=r"Material's stylesheet cannot be read: .* \(line 2\)\. Is this version"
    ):
        trimmed("a{top:0}\n}", NONE, "")


@pytest.mark.parametrize(
    ("css", "small"),
    [
        ("/* why */\na  b > c,\n  d { top: 0;\n  left: 1px; }\n", "a b>c,d{top:0;left:1px}"),
        ('a::after { content: " ( , ; "; }', 'a::after{content:" ( , ; "}'),
        ("a { top: calc(1px + 2px - 1px); margin: 0 -1px; }", "a{top:calc(1px + 2px - 1px);margin:0 -1px}"),
        ("a :is(b, c) { top: 0 }", "a :is(b, c){top:0}"),
        (
            "@media screen and (min-width: 40em) { a { top: 0; } }",
            "@media screen and (min-width: 40em){a{top:0}}",
        ),
        (".a .b, .a.b, .a #b { top: 0 !important; }", ".a .b,.a.b,.a #b{top:0 !important}"),
    ],
)
def test_what_only_writers_need_is_left_out(css: str, small: str) -> None:
    assert minified(css) == small
    assert minified(small) == small


def test_weight(built_site: Path, figure: Callable[[str], None]) -> None:
    """Acceptance 21: Material's style is a third of what it ships, the rest is never sent."""
    published = (built_site / "assets" / "stylesheets" / "material.css").read_bytes()
    size, before = len(gzip.compress(published, mtime=0)), len(gzip.compress(_material().encode(), mtime=0))
    ours = sum(
        len(gzip.compress((built_site / "toolbox" / name).read_bytes(), mtime=0))
        for name in ("site.css", "glossary.css")
    )
    figure(f"styles: {size:_} bytes of Material's {before:_}, {ours:_} of ours, compressed")
    assert size <= MATERIAL_BYTES
    assert [path.name for path in built_site.glob("assets/**/*") if path.is_file()] == ["material.css"]


def test_no_page_has_a_class_whose_style_was_left_out(pages: list[SitePage]) -> None:
    unused = unused_classes(["pymdownx.superfences"])
    found = {
        (name, page.url)
        for page in pages
        for names in re.findall(r'\sclass="([^"]*)"', page.html)
        for name in names.split()
        if unused.match(name)
    }
    scripts = "".join(file.read_text(encoding="utf-8") for file in OURS.glob("*.js"))
    assert not found
    assert not [
        name for name in re.findall(r"[\w-]+", scripts) if name.startswith("md-") and unused.match(name)
    ]
    assert not [page.url for page in pages if ' dir="rtl"' in page.html]


# One element of each kind on the page: its way down from the top, with classes, and whether it is the first or last there.
_LOOK = """async (isOpen) => {
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  for (const details of document.querySelectorAll("details")) details.open = isOpen;
  const looks = new Map();
  const name = (element) => element ? `${name(element.parentElement)} ${element.localName}.${element.className.baseVal ?? element.className}`
    + `${element.previousElementSibling ? "" : "^"}${element.nextElementSibling ? "" : "$"}` : "";
  for (const element of document.querySelectorAll("*")) {
    const key = name(element);
    if (looks.has(key)) continue;
    const parts = [null, "::before", "::after"].map((part) => {
      const style = getComputedStyle(element, part);
      if (part && style.content === "none") return "";
      const named = [...style].filter((property) => !property.startsWith("--"));
      return named.map((property) => `${part ?? ""} ${property}: ${style.getPropertyValue(property)}`).join("\\n");
    });
    looks.set(key, parts.join("\\n"));
  }
  return [...looks];
}"""


def _looks(page: Page, path: str) -> dict[str, str]:
    page.emulate_media(reduced_motion="reduce", media="screen", color_scheme="light")
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(path, wait_until="networkidle")
    looks: dict[str, str] = {f"phone{key}": look for key, look in page.evaluate(_LOOK, False)}
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(color_scheme="dark")
    looks |= {f"screen{key}": look for key, look in page.evaluate(_LOOK, True)}
    page.emulate_media(media="print")
    return looks | {f"paper{key}": look for key, look in page.evaluate(_LOOK, False)}


@pytest.mark.parametrize("template", sorted(set(TEMPLATES) - {"404"}))
def test_every_kind_of_page_looks_as_with_the_whole_stylesheets(new_page: NewPage, template: str) -> None:
    """Every computed property of every kind of element, on a phone, on a dark wide screen with all folds open, and on paper."""
    page = new_page(fresh=True)
    published = _looks(page, TEMPLATES[template])
    whole = new_page(fresh=True)

    def as_written(route: Route) -> None:
        name = route.request.url.rpartition("/")[2]
        body = _material() if name == "material.css" else (OURS / name).read_text(encoding="utf-8")
        route.fulfill(body=body, content_type="text/css; charset=utf-8")

    whole.route("**/*.css", as_written)
    expected = _looks(whole, TEMPLATES[template])
    assert published.keys() == expected.keys()
    for key, look in expected.items():
        other = published[key].splitlines()
        assert sorted(set(look.splitlines()) ^ set(other)) == [], key
