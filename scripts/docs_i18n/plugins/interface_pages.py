"""Pages that the site makes itself in every language: search, lists of pages, the tracker's, the error page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.commands.build import get_context

from docs_i18n.plugins.glossary_pages import translation_head
from docs_i18n.plugins.templates_page import TEMPLATE
from docs_i18n.plugins.tracker import page_of_head, tracker_pages
from docs_i18n.strings import gettext_noop

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

    from docs_i18n.plugins.state import BuildState


SITE_NAME = gettext_noop("Intercultural Toolbox")

CHOOSE = "choose"
SEARCH = "search"
TEMPLATES = "templates"
# Name of the page, template, English title and description.
_PAGES = (
    (
        SEARCH,
        "search.html",
        gettext_noop("Search"),
        gettext_noop("Search the pages of this site in your language."),
    ),
    (
        "all-pages",
        "all_pages.html",
        gettext_noop("All pages"),
        gettext_noop("Every page of this site, by section."),
    ),
    (
        CHOOSE,
        "choose.html",
        gettext_noop("Choose by role or by task"),
        gettext_noop("The pages of this site by who you are and by what you want to do."),
    ),
    (
        TEMPLATES,
        TEMPLATE,
        gettext_noop("Templates"),
        gettext_noop("Letters, forms, checklists and programmes as files that you can change."),
    ),
)
_GLOSSARY_PAGES = (
    (
        "glossary/index",
        "glossary.html",
        gettext_noop("Glossary"),
        gettext_noop("Words of the intercultural city, each with a plain sentence and an example."),
    ),
    (
        "glossary/languages",
        "glossary_languages.html",
        gettext_noop("Glossary in all languages"),
        gettext_noop(
            "The same words side by side in every language of the site, to compare and to download."
        ),
    ),
)


# Whom the glossary is for and what it answers, as in the heads of pages that people wrote.
_GLOSSARY_WAYS = {"audience": ["citizens", "associations", "trainers", "translators"], "needs": ["B7"]}


def interface_pages(state: BuildState) -> dict[str, str]:
    """src_uri to Markdown, for every language: a head with the title in its words, and no text of its own."""
    contents = {}
    pages = (*_PAGES, *(_GLOSSARY_PAGES if state.glossary.concepts else ()))
    for language in state.project.languages:
        strings = state.strings[language.locale]
        for name, template, title, description in pages:
            head: dict[str, object] = {
                "template": template,
                "title": strings.text(title),
                "description": strings.text(description),
            }
            prefix = "" if language.is_source else f"{language.locale}/"
            if name.startswith("glossary/"):
                head |= {"kind": "citizens"} | translation_head(state, language.locale)
            if name == "glossary/index":
                head |= _GLOSSARY_WAYS
            contents[f"{prefix}{name}.md"] = page_of_head(head)
        for title, path in state.section_pages.items():
            about = strings.text(gettext_noop("Every page of the section “%(title)s”."))
            head = {"template": "section.html", "title": strings.text(title)}
            head["description"] = about % {"title": strings.text(title)}
            contents[path if language.is_source else f"{language.locale}/{path}"] = page_of_head(head)
    return contents | tracker_pages(state.tracker, state.project, state.strings)


def render_error_page(
    env: Environment, nav: Navigation, config: MkDocsConfig, files: Files, state: BuildState
) -> str:
    """The language's 404 page: shown at any depth, so every address in it begins at the root of the host."""
    context = get_context(nav, files.documentation_pages(), config, base_url=state.base_path)
    return env.get_template("404.html").render(context)
