"""The MkDocs plugin: what happens when, each moment handed to a plain function.

mkdocs-static-i18n builds the other languages by calling `build()` again from its own `on_post_build`
(priority −100). So every event here runs once per language, but for `_finish`, which comes after all of them.
"""

from __future__ import annotations

import datetime as dt
import logging
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import mkdocs.utils
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger

from docs_i18n import publish
from docs_i18n.addresses import Repository
from docs_i18n.checks.glossary import check_glossary
from docs_i18n.checks.language_folders import check_language_folders
from docs_i18n.checks.unsafe_files import find_unsafe_file
from docs_i18n.config import Project, read_project
from docs_i18n.contacts import read_contacts
from docs_i18n.errors import SiteError
from docs_i18n.glossary import is_source_file
from docs_i18n.glossary_files import read_glossary
from docs_i18n.menu import section_pages
from docs_i18n.page_tree import PageTree
from docs_i18n.plugins.downloads import file_cache, prepare_downloads
from docs_i18n.plugins.finish import finish_site
from docs_i18n.plugins.interface_pages import interface_pages, render_error_page
from docs_i18n.plugins.language_folders import (
    Origins,
    add_generated,
    add_translations,
    language_files,
    restore_origins,
)
from docs_i18n.plugins.navigation import complete_navigation
from docs_i18n.plugins.pages import finish_page_html, prepare_page
from docs_i18n.plugins.sheets import SiteSheets
from docs_i18n.plugins.site_config import SiteConfig
from docs_i18n.plugins.state import BuildState
from docs_i18n.plugins.template_globals import install_template_globals, page_context
from docs_i18n.plugins.theme_files import is_unused, publish_theme_files
from docs_i18n.plugins.tracker import read_tracker, untranslated_files
from docs_i18n.plugins.translations import read_translations
from docs_i18n.report.glossary import glossary_lines
from docs_i18n.strings import check_catalogues, load_strings
from docs_i18n.term_links import TermLinks
from docs_i18n.worksheets import SheetMaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from docs_i18n.model import Finding, Language
    from docs_i18n.strings import Strings

log = get_plugin_logger(__name__)

# static-i18n replaces this function while it builds and forgets to put it back when a build fails.
_clean_directory = mkdocs.utils.clean_directory

# Around the −100 of static-i18n; a test pins that number.
_BEFORE_I18N = -99
_AFTER_I18N = -101


class SitePlugin(BasePlugin[SiteConfig]):
    state: BuildState
    is_preview = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        # Having this event also makes MkDocs keep one instance for a whole preview.
        self.is_preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        i18n: Any = config.plugins.get("i18n")
        if i18n is None:
            raise PluginError(
                "mkdocs.yml: the plugin docs-i18n works around mkdocs-static-i18n; add `- i18n:` after it"
            )
        if not i18n.building:
            try:
                self.state = self._start(config, i18n)
            except SiteError as error:
                raise PluginError(str(error)) from error
        return config

    def _start(self, config: MkDocsConfig, i18n: Any) -> BuildState:
        """The first moment of a build: read the project once, refuse what cannot work, choose the languages."""
        project = read_project(Path(config.config_file_path))
        _refuse(check_language_folders(project))
        _refuse(_unsafe_files(project))
        contacts, problems = read_contacts(project, config.extra.get("contacts"), self.config.contact_email)
        _refuse(problems)
        _choose_languages(i18n, self.config.only_locale, project)
        overrides = Path(str(config.theme.custom_dir))
        translations = read_translations(project)
        tracker = read_tracker(project, translations.heads, day=_build_day())
        glossary = read_glossary(tracker.site)
        catalogues = check_catalogues(overrides, project.translations)
        for finding in (*translations.findings, *glossary.findings, *catalogues):
            log.warning(str(finding))
        for finding in tracker.summary.findings:
            log.info(str(finding))  # `docs-i18n check` is where these stop somebody
        strings = {language.locale: _strings(overrides, language) for language in project.languages}
        page_tree, term_links = PageTree(), TermLinks()
        config.markdown_extensions.extend((page_tree, term_links))  # type: ignore[arg-type]  # Markdown takes instances too
        config.theme.static_templates.clear()  # 404 and sitemap are ours, one per language
        config.watch.extend(str(project.folder(language)) for language in project.translations)
        config.watch.append(str(overrides))
        return BuildState(
            project=project,
            options=self.config,
            is_preview=self.is_preview,
            site_url="" if self.is_preview else (config.site_url or ""),
            base_path=urlsplit(config.site_url or "/").path,
            final_site=Path(config.site_dir).resolve(),
            site=self._building_folder(config),
            repository=Repository(url=config.repo_url.rstrip("/"), branch=self.config.branch)
            if config.repo_url
            else None,
            built=list(i18n.build_languages),
            translations=replace(
                translations,
                untranslated={**translations.untranslated, **untranslated_files(tracker, project)},
            ),
            glossary=glossary,
            tracker=tracker,
            page_tree=page_tree,
            pictures=_pictures(overrides),
            term_links=term_links,
            strings=strings,
            file_cache=file_cache(project),
            contacts=contacts,
            sheets=SiteSheets(
                tracker=tracker,
                maker=SheetMaker(site=tracker.site, glossary=glossary),
                strings=strings,
                contacts=contacts,
                site_url=config.site_url or "",
                built=list(i18n.build_languages),
                is_preview=self.is_preview,
            ),
        )

    def _building_folder(self, config: MkDocsConfig) -> Path:
        """Build beside the site, so that an interrupted build leaves it whole; a preview has its own folder."""
        site = Path(config.site_dir).resolve()  # `site` may be a link; its folder is what is exchanged
        if self.is_preview:
            return site
        publish.tidy(site)
        config.site_dir = str(publish.building_folder(site))
        return Path(config.site_dir)

    @event_priority(_BEFORE_I18N)
    def _add_files(self, files: Files, config: MkDocsConfig) -> Files:
        state = self.state
        for file in list(files):
            if is_unused(file.src_uri) or is_source_file(file.src_uri):
                files.remove(file)
        state.section_pages = {
            title: path
            for title, path in section_pages(config.nav).items()
            if files.get_file_from_path(path.replace(".md", "/index.md")) is None
        }
        contents = interface_pages(state)
        paths = add_translations(files, config, state.project, skip=state.translations.untranslated)
        add_generated(files, config, contents)
        state.origins = Origins(paths=paths, contents=contents)
        return files

    @event_priority(_AFTER_I18N)
    def _restore_files(self, files: Files, config: MkDocsConfig) -> Files:
        restore_origins(files, self.state.origins, self.state.project)
        publish_theme_files(files, config)
        locale = config.plugins["i18n"].current_language  # type: ignore[attr-defined]  # static-i18n's own
        self.state.begin_language(locale)
        return files

    on_files = CombinedEvent(_add_files, _restore_files)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        return complete_navigation(nav, files, self.state)

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        return prepare_page(markdown, page, config, self.state)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        return finish_page_html(html, page, config, files, self.state)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        _refuse(self.state.unsafe)
        install_template_globals(env, files, self.state)
        try:
            for finding in prepare_downloads(env, files, self.state):
                log.warning(str(finding))
        except SiteError as error:
            raise PluginError(str(error)) from error
        self.state.current.error_page = render_error_page(
            env, self.state.current.nav, config, files, self.state
        )
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        context.update(page_context(page, self.state))  # type: ignore[typeddict-item]  # more than MkDocs knows
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        self.state.current.remember(page, output)
        return output

    @event_priority(-200)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        i18n: Any = config.plugins["i18n"]
        if i18n.building:
            return
        try:
            for finding in finish_site(self.state):
                log.warning(str(finding))
        except SiteError as error:
            raise PluginError(str(error)) from error
        if not self.is_preview:
            for line in _glossary_report(self.state):
                log.info(line)
        for finding in self.state.differing_headings:
            log.info(str(finding))  # no warning: an English edit never stops the publication of the site
        i18n.current_language = None  # the next build of a preview starts from the source again
        if not self.is_preview and not (config.strict and _has_warnings()):
            try:
                publish.swap_in(self.state.final_site)
            except SiteError as error:
                raise PluginError(str(error)) from error
            config.site_dir = str(self.state.final_site)

    def on_build_error(self, *, error: Exception) -> None:
        mkdocs.utils.clean_directory = _clean_directory
        if not self.is_preview and hasattr(self, "state"):
            publish.tidy(self.state.final_site)


def _refuse(findings: Iterable[Finding]) -> None:
    """Stop before anything is written, naming all there is to mend."""
    if problems := [str(finding) for finding in findings]:
        raise PluginError("\n".join(problems))


def _build_day() -> str:
    """The day of the build, where whoever builds says it (reproducible-builds.org); the build itself asks no clock."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    return dt.datetime.fromtimestamp(int(seconds), tz=dt.UTC).date().isoformat() if seconds.isdigit() else ""


def _strings(overrides: Path, language: Language) -> Strings:
    return load_strings(overrides, language.locale, language.lang, is_source=language.is_source)


def _unsafe_files(project: Project) -> Iterator[Finding]:
    for language in project.languages:
        for path, relative in language_files(project, language):
            yield from find_unsafe_file(f"{language.folder}/{relative}", path.read_bytes)


def _pictures(overrides: Path) -> frozenset[str]:
    """Names of the pictures that drawings may show: `equality` for drawing-equality.svg."""
    files = (overrides / ".icons" / "toolbox").glob("drawing-*.svg")
    return frozenset(file.stem.removeprefix("drawing-") for file in files)


def _glossary_report(state: BuildState) -> Iterator[str]:
    """How plain the glossary is. An alarm: it stops no build, and neither does what is wrong with an entry's words."""
    if state.glossary.concepts:
        for locale in state.built:
            yield from glossary_lines(state.glossary, locale, worst=1)
        yield from map(str, check_glossary(replace(state.glossary, findings=())))


def _has_warnings() -> bool:
    """Whether MkDocs' own counter will refuse this strict build."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(handler.get_counts() for handler in handlers if isinstance(handler, mkdocs.utils.CountHandler))


def _choose_languages(i18n: Any, only: str, project: Project) -> None:
    """Build one language alone; static-i18n's own option for that moves the language to the root."""
    if not only:
        return
    known = [language.locale for language in project.languages]
    if only not in known:
        raise PluginError(
            f"LOCALE={only} is not a language of {project.place()}; known are {', '.join(known)}"
        )
    for language in i18n.config.languages:
        language.build = language.locale == only
    i18n.current_language = only
