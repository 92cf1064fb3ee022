"""Tiny sites that can be searched: a few pages per language, the real results page, the real Pagefind."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from gettext import NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader

from docs_i18n.host_files import POLICY
from docs_i18n.search import IndexedPage, build_bundle
from docs_i18n.strings import Strings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

OVERRIDES = Path(__file__).resolve().parent.parent / "overrides"
LANGS = {"en": "en", "pt": "pt-PT", "es": "es", "uk": "uk", "it": "it"}

_MAIN = """{% import "macros.html" as m with context %}<!doctype html>
<html lang="{{ page_lang }}"><head><meta charset="utf-8"><title>{{ page.title }}</title><link rel="icon" href="data:,">
<meta http-equiv="Content-Security-Policy" content="{{ policy }}">
{% block scripts %}{% endblock %}</head>
<body><main>{% block site_nav %}{% endblock %}{% block content %}{% endblock %}</main></body></html>
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """A page to be found."""

    url: str
    """Below the root of its language: `guide/`."""
    title: str
    body: str
    """HTML."""
    search_words: tuple[str, ...] = ()


def page_html(lang: str, title: str, body: str) -> str:
    """A page as our templates make it, as far as the search is concerned."""
    return (
        f'<!doctype html><html lang="{lang}"><head><title>{title}</title><link rel="icon" href="data:,"></head><body><nav>Menu word</nav>'
        f"<article><h1>{title}</h1><aside>Notice word</aside><div data-pagefind-body>{body}</div></article></body></html>"
    )


def write_site(root: Path, texts: Mapping[str, Sequence[Text]]) -> None:
    """Write a site: for every locale a results page, and a bundle where there are pages."""
    shutil.copytree(OVERRIDES / "toolbox", root / "toolbox")
    (root / "404.html").write_text("not found", encoding="utf-8")
    for locale, pages in texts.items():
        prefix = "" if locale == "en" else f"{locale}/"
        folder = root / prefix / "search"
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(results_page(locale), encoding="utf-8")
        for text in pages:
            target = root / prefix / text.url
            target.mkdir(parents=True, exist_ok=True)
            html = page_html(LANGS[locale], text.title, text.body)
            (target / "index.html").write_text(html, encoding="utf-8")
        indexed = [
            IndexedPage(
                url=f"{prefix}{text.url}",
                html=page_html(LANGS[locale], text.title, text.body),
                search_words=text.search_words,
            )
            for text in pages
        ]
        build_bundle(indexed, LANGS[locale], root / prefix / "pagefind")


def results_page(locale: str) -> str:
    """`search.html` as MkDocs would render it, in English words."""
    loader = ChoiceLoader([DictLoader({"main.html": _MAIN}), FileSystemLoader(OVERRIDES)])
    environment = Environment(loader=loader, extensions=["jinja2.ext.i18n"], autoescape=False)  # noqa: S701  # as MkDocs does
    environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined]  # the extension's
    up = "../" if locale == "en" else "../../"
    environment.filters["url"] = lambda path: up if path == "." else f"{up}{path}"
    door = {"id": "live", "title": "I live here", "pages": []}
    context: dict[str, Any] = {
        "page": {"title": "Search", "meta": {}},
        "page_locale": locale,
        "page_lang": LANGS[locale],
        "page_root": "" if locale == "en" else f"{locale}/",
        "source_language": {"locale": "en", "lang": "en"},
        "site_languages": [{"locale": "en", "lang": "en"}],
        "plural_forms": _plural_forms(LANGS[locale]),
        "doors": [door],
        "all_pages_url": "all-pages/",
        "policy": POLICY,
    }
    return environment.get_template("search.html").render(context)


def _plural_forms(lang: str) -> Any:
    """The categories of the language, with its code in each text to tell them apart."""
    strings = Strings(lang=lang, translations=NullTranslations())

    def forms(singular: str, plural: str) -> dict[str, str]:
        return {
            category: f"{text} [{category}]"
            for category, text in strings.plural_forms(singular, plural).items()
        }

    return forms
