"""Everything the templates may ask: strings, languages, the page's other languages, addresses."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from mkdocs.structure.pages import Page

from docs_i18n.content_places import parts
from docs_i18n.effort import whole_minutes
from docs_i18n.front_matter import doors, texts
from docs_i18n.host_files import POLICY
from docs_i18n.plugins.glossary_pages import GlossaryPages
from docs_i18n.plugins.interface_pages import CHOOSE, SITE_NAME
from docs_i18n.plugins.localized_file import localized
from docs_i18n.plugins.page_links import (
    alternates,
    edit_link,
    home_url,
    is_hidden,
    report_links,
    root_relative,
    translated_urls,
)
from docs_i18n.plugins.templates_page import downloads_context
from docs_i18n.plugins.tracker import COORDINATION, STATUS
from docs_i18n.plugins.tracker_views import notice_context, tracker_context
from docs_i18n.plugins.wayfinding import wayfinding
from docs_i18n.site_index import feed_path, hreflang_links

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.structure.files import Files

    from docs_i18n.plugins.state import BuildState

HOME = "index.md"
HELP_PAGE = "translate/how-to-help.md"
_FOOTER_PAGES = (
    "about/index.md",
    "about/accessibility.md",
    "about/privacy.md",
    "about/legal-notice.md",
    "about/licence.md",
)


def install_template_globals(env: Environment, files: Files, state: BuildState) -> None:
    """Give one language's templates their words and their bearings."""
    build = state.current
    language, strings = build.language, build.strings
    env.add_extension("jinja2.ext.i18n")
    env.install_gettext_translations(strings.translations, newstyle=True)  # type: ignore[attr-defined]  # the extension's
    root = home_url(language)

    def page_of(path: str) -> Page | None:
        file = files.get_file_from_path(path)
        return file.page if file else None

    home = page_of(HOME)
    env.filters["date"] = lambda day: strings.date(day) if isinstance(day, dt.date) else str(day)
    env.filters["capital"] = lambda words: words[:1].upper() + words[1:]
    env.filters["page_in"] = strings.page_in
    env.filters["source_date"] = lambda written: strings.written_date(str(written))
    env.filters["number"] = strings.number
    env.filters["kilobytes"] = strings.kilobytes
    env.filters["day"] = lambda day: strings.date(dt.date.fromisoformat(day))
    env.filters["whole_minutes"] = lambda minutes: whole_minutes([minutes])
    # A long list is lighter without the indentation of its template.
    env.filters["compact"] = lambda markup: re.sub(r"\n\s+", "\n", markup)
    env.globals.update(
        page_locale=language.locale,
        page_lang=language.lang,
        page_language=language,
        page_root=root,
        source_language=state.project.source,
        status_page=page_of(STATUS),
        coordination_page=page_of(COORDINATION),
        site_languages=[each for each in state.project.languages if each.locale in state.built],
        site_name=strings.text(SITE_NAME),
        open_graph_locale=strings.open_graph_locale,
        is_preview=state.is_preview,
        plural_forms=strings.plural_forms,
        foreign_lang=lambda page: foreign_lang(page, state),
        value_lang=lambda page, name: _value_lang(page, name, state),
        page_of=page_of,
        home_page=home,
        help_page=page_of(HELP_PAGE),
        footer_pages=[page for page in map(page_of, _FOOTER_PAGES) if page],
        doors=_doors(home, page_of),
        menu=build.menu,
        ways=wayfinding(files, home, state),
        content_parts=parts,
        pictures=state.pictures,
        search_url=f"{root}search/",
        all_pages_url=f"{root}all-pages/",
        choose_page=page_of(f"{CHOOSE}.md"),
        feed_url=feed_path(language) if state.site_url else "",
        public_url=state.site_url,
        policy="" if state.is_preview else POLICY,
        glossary=GlossaryPages(state=state),
        error_variants=_error_variants(state),
    )


def foreign_lang(page: object, state: BuildState) -> str:
    """The language of a page's text where it is not the language of this build; "" where it is."""
    if not isinstance(page, Page):  # an entry of the menu that leads out of the site, or nowhere
        return ""
    locale = localized(page.file).locale
    return "" if locale == state.current.language.locale else state.project.language(locale).lang


def _value_lang(page: object, name: str, state: BuildState) -> str:
    """The language of a page's title or description where it is not that of this build; "" where it is."""
    if isinstance(page, Page) and name in state.untranslated_values.get(page.file.src_uri, ()):
        return state.project.source.lang
    return foreign_lang(page, state)


def _doors(home: Page | None, page_of: Any) -> list[dict[str, Any]]:
    """The doors of the home page, each link as the page it leads to."""
    return [
        door | {"pages": [page for page in map(page_of, texts(door, "links")) if page]}
        for door in (doors(home.meta) if home else [])
    ]


def _error_variants(state: BuildState) -> list[dict[str, Any]]:
    """One text of the error page per language: all of them on the root page, its own in a language folder."""
    current = state.current.language
    languages = [each for each in state.project.languages if each.locale in state.built]
    shown = languages if current.is_source else [current]
    return [
        {"language": each, "text": state.strings[each.locale].text, "root": home_url(each)} for each in shown
    ]


def page_context(page: Page, state: BuildState) -> dict[str, Any]:
    """What one page's template needs to know of this page."""
    strings = state.current.strings
    locale = state.current.language.locale
    foreign = foreign_lang(page, state)
    urls = translated_urls(page)
    own_url = root_relative(page.url)
    canonical = urls.get(state.project.source.locale, own_url) if foreign else own_url
    return {
        "alternates": alternates(page, state.project, state.built, locale),
        "content_lang": foreign or state.current.language.lang,
        "is_fallback": bool(foreign),
        "untranslated_headings": state.untranslated_headings.get(page.file.src_uri, frozenset()),
        "terms": state.terms.get(page.file.src_uri, ()),
        "is_interface": page.file.generated_by is not None,
        "is_hidden": is_hidden(page),
        "canonical": f"{state.site_url}{canonical}" if state.site_url else "",
        "hreflang": [
            (code, f"{state.site_url}{url}") for code, url in hreflang_links(urls, state.project.languages)
        ]
        if state.site_url and not foreign and not is_hidden(page)
        else [],
        "edit_url": edit_link(page, state.project, state.repository, locale),
        "report": report_links(
            str(page.title),
            f"{state.site_url}{own_url}" if state.site_url else f"/{own_url}",
            strings,
            state.contacts.of(locale),
            state.repository,
        ),
        **notice_context(page, state),
        **tracker_context(page, state),
        **downloads_context(page, state),
    }
