"""Languages built side by side: each in a process that begins once the English pages are read, as plain data back.

English comes first, in the process that MkDocs runs in: translations are held against the shape of its pages, and
pages that are not translated offer its files. When its pages are read, each other language gets a process that builds
it as mkdocs-static-i18n would have done, while English is written here. What is known by then is shared, not sent.
"""

from __future__ import annotations

import logging
import pickle
import traceback
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import mkdocs.utils
from mkdocs.commands.build import build
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs_static_i18n.utils import I18nLoggingFilter

from docs_i18n.log_relay import collect_log, say_again
from docs_i18n.plugins.templates import compile_templates
from docs_i18n.workers import WorkerEndedError, Workers, can_copy_itself, processors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig

    from docs_i18n.model import Finding
    from docs_i18n.plugins.state import BuildState, LanguageBuild, RenderedPage

log = get_plugin_logger(__name__)

# Fewer pages in all languages are built before the processes have begun.
_FEWEST_PAGES = 60


@dataclass(kw_only=True, slots=True)
class BuiltLanguage:
    """What a process gives back of the language it has built and written."""

    pages: list[RenderedPage] = field(default_factory=list)
    """Without their HTML, which is written."""
    unknown_pictures: list[Finding] = field(default_factory=list)
    differing_headings: list[Finding] = field(default_factory=list)
    log: list[logging.LogRecord] = field(default_factory=list)
    """What was said on the way."""
    error: Exception | None = None
    """Why it stopped."""


LanguageWorkers = Workers[BuiltLanguage]


def start_workers(config: MkDocsConfig, state: BuildState, env: Environment) -> LanguageWorkers | None:
    """Begin to build the other languages; None where one process does all, because nothing else pays or works."""
    most = state.options.processes or processors()
    waiting = [locale for locale in state.built if locale not in state.languages]
    pays = bool(state.options.processes) or len(state.translations.heads) >= _FEWEST_PAGES
    if state.is_preview or most < 2 or not waiting or not pays or not can_copy_itself():
        return None
    tasks: Mapping[str, Callable[[], BuiltLanguage]] = {
        locale: partial(_build_language, locale, config, state) for locale in waiting
    }
    # What all languages need is made once, here.
    compile_templates(env, Path(str(config.theme.custom_dir)))
    state.sheets.prepare(state.project.translations)
    workers = LanguageWorkers(tasks, most)
    workers.proceed(reserved=1)  # for this process
    if workers.are_running:
        return workers
    workers.stop()
    return None


def built_languages(workers: LanguageWorkers, state: BuildState) -> Iterator[LanguageBuild]:
    """Wait for each language in turn; add it to what the build knows, say what its process said, fail as it failed."""
    try:
        for locale, built in workers.results():
            say_again(built.log)
            if built.error:
                raise built.error
            state.unknown_pictures.extend(built.unknown_pictures)
            state.differing_headings.extend(built.differing_headings)
            language = state.begin_language(locale)
            language.pages = built.pages
            yield language
    except WorkerEndedError as error:
        raise worker_ended(error) from error


def worker_ended(error: WorkerEndedError) -> PluginError:
    return PluginError(
        f"the process that was building the language `{error.task}` was ended ({error.reason}); there may be too little"
        " memory: build with one process, BUILD_PROCESSES=1"
    )


def _build_language(locale: str, config: MkDocsConfig, state: BuildState) -> BuiltLanguage:
    """Build one language as mkdocs-static-i18n does after the first; in a process of its own."""
    state.is_worker = True
    records = collect_log()
    config.strict = False  # the process that waits counts the warnings of all
    i18n: Any = config.plugins["i18n"]
    i18n.building = True
    i18n.current_language = locale
    mkdocs.utils.clean_directory = _keep_directory
    said_once = I18nLoggingFilter()
    said_once.filtered_prefixes.update(("Documentation built in", "Building documentation to directory"))
    logging.getLogger("mkdocs.commands.build").addFilter(said_once)
    pictures, headings = len(state.unknown_pictures), len(state.differing_headings)
    error: Exception | None = None
    try:
        build(config)
    except Exception as found:  # noqa: BLE001  # raised again in the process that waits, whatever it is
        error = _sendable(found)
    current = state.languages.get(locale)
    return BuiltLanguage(
        pages=current.pages if current and not error else [],
        unknown_pictures=state.unknown_pictures[pictures:],
        differing_headings=state.differing_headings[headings:],
        log=records,
        error=error,
    )


def _keep_directory(directory: str) -> None:
    log.debug("%s stays as it is: the other languages of this build write there", directory)


def _sendable(error: Exception) -> Exception:
    """The error as the other process can raise it, with the place it comes from."""
    place = "".join(traceback.format_exception(error))
    try:
        # An error may be written and still not be read: its class asks for other arguments than it keeps.
        pickle.loads(pickle.dumps(error))  # noqa: S301  # bytes that this line has made itself
    except Exception:  # noqa: BLE001  # a class of somebody else's may fail in any way; then words are sent
        error = PluginError(f"{type(error).__name__}: {error}")
    error.add_note(place)
    return error
