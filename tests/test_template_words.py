"""No template says a word that is not in the catalogues: what it says itself, in text or in a label, goes through `_()`."""

from __future__ import annotations

import re

import pytest
from jinja2 import Environment, nodes
from selectolax.lexbor import LexborHTMLParser

from site_pages import ROOT

OVERRIDES = ROOT / "overrides"
TEMPLATES = sorted(path.relative_to(OVERRIDES).as_posix() for path in OVERRIDES.rglob("*.html"))

# The words our scripts take from the page stand in data-…, what search engines and other sites read in `content`.
_SPOKEN = re.compile(
    r"aria-label|aria-description|aria-roledescription|alt|title|placeholder|label|summary|content|data-.*"
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_UNSEEN = {"script", "style", "svg"}
_PLACE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for what a template fills in."""

# The same in every language, or no language at all; (template, text) to the reason.
ALLOWED = {
    ("base.html", "width=device-width,initial-scale=1"): "an instruction to the browser",
    ("base.html", "website"): "a kind of Open Graph",
    ("base.html", "summary_large_image"): "a kind of card",
    ("base.html", "default"): "a name in Material's stylesheet",
    ("base.html", "noindex"): "an instruction to search engines",
    ("404.html", "noindex"): "an instruction to search engines",
    ("home.html", "layout--wide"): "a name in our stylesheet",
    ("choose.html", "layout--wide"): "a name in our stylesheet",
    ("section.html", "layout--wide"): "a name in our stylesheet",
    ("coordination.html", "layout--wide"): "a name in our stylesheet",
    ("glossary_languages.html", "layout--wide"): "a name in our stylesheet",
    ("translation_status.html", "layout--wide"): "a name in our stylesheet",
    ("glossary.html", "all"): "an instruction to the search",
    ("base.html", f"{_PLACE}share/{_PLACE}.png"): "an address",
}


def literals(source: str) -> set[str]:
    """Return what a template says of itself: texts and spoken attributes that no expression has made."""
    tree = Environment(extensions=["jinja2.ext.i18n"], autoescape=False).parse(source)  # noqa: S701  # nothing is rendered
    pieces = [_said(node) for output in tree.find_all(nodes.Output) for node in output.nodes]
    html = LexborHTMLParser("".join(pieces)).root
    found = set()
    for node in html.traverse(include_text=True) if html else ():
        if node.tag == "-text":
            if node.parent and node.parent.tag not in _UNSEEN:
                found.add(" ".join((node.text_content or "").split()))
        else:
            found |= {value for name, value in node.attributes.items() if value and _SPOKEN.fullmatch(name)}
    return {text for text in found if _WORD.search(text)}


def _said(node: nodes.Node) -> str:
    """Text that is given out as it stands: HTML, `{{ "words" }}`, both sides of an `if`, the parts of a sum."""
    if isinstance(node, nodes.TemplateData):
        return node.data
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        return node.value
    if isinstance(node, (nodes.CondExpr, nodes.Concat, nodes.Add)):
        return "".join(_said(child) for child in node.iter_child_nodes(exclude={"test"}))
    if isinstance(node, nodes.Filter) and node.name in {"e", "escape", "safe", "striptags"} and node.node:
        return _said(node.node)
    return _PLACE


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_words_outside_the_catalogues(name: str) -> None:
    """Acceptance 8: a word that stands in a template as it is would be English in every language."""
    found = literals((OVERRIDES / name).read_text(encoding="utf-8"))

    assert {text for text in found if (name, text) not in ALLOWED} == set()


def test_every_exception_is_needed() -> None:
    """What is allowed to stand as it is stands there."""
    for name, text in ALLOWED:
        assert text in literals((OVERRIDES / name).read_text(encoding="utf-8"))


SEEN = {
    "text": "<p>Back to top</p>",
    "label": '<nav aria-label="Back to top">{{ _("Menu") }}</nav>',
    "picture": '<img alt="Back to top" src="x">',
    "tip": '<a title="Back to top">{{ x }}</a>',
    "field": '<input placeholder="Back to top">',
    "script": '<p data-said="Back to top"></p>',
    "behind": '<p>{{ _("Menu") }}</p> Back to top',
    "expression": '{{ "Back to top" }}',
    "choice": '<p>{{ "Back to top" if a else "" }}</p>',
    "block": "{% block a %}{% for b in c %}<b>Back to top</b>{% endfor %}{% endblock %}",
}


@pytest.mark.parametrize("source", SEEN.values(), ids=SEEN)
def test_words_are_seen(source: str) -> None:
    """A forgotten word is found wherever it stands."""
    assert literals(source) == {"Back to top"}


@pytest.mark.parametrize(
    "source",
    [
        '<p class="big">{{ _("Back to top") }}</p>',
        '<a aria-label="{{ _("x") }}" data-flag> · </a>',
        '{{ "a b" | url }}',
    ],
)
def test_translated_words_are_let_through(source: str) -> None:
    """What goes through the catalogues, names of classes and addresses are no words of a template."""
    assert literals(source) == set()
