"""The languages and folders of a project, read from its mkdocs.yml, the only list there is.

MkDocs is not needed: tags such as `!ENV` are read past, because no language depends on them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import yaml

from docs_i18n.errors import SiteError
from docs_i18n.model import Language

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


@dataclass(frozen=True, kw_only=True, slots=True)
class Project:
    """Where a project stands and which languages it has."""

    root: Path
    """The folder of mkdocs.yml."""
    config_file: Path
    """The mkdocs.yml itself."""
    languages: tuple[Language, ...]
    """All configured languages; the source comes first."""
    overrides: Path
    """The folder of the project's own templates and interface strings; it may not be there."""
    lines: dict[str, int]
    """The line of mkdocs.yml (from 1) on which each locale is configured; "" for the list itself."""

    @property
    def source(self) -> Language:
        return self.languages[0]

    @property
    def translations(self) -> tuple[Language, ...]:
        return self.languages[1:]

    def language(self, locale: str) -> Language:
        """The language of a locale; KeyError where it is not configured."""
        for language in self.languages:
            if language.locale == locale:
                return language
        raise KeyError(locale)

    def folder(self, language: Language) -> Path:
        return self.root / language.folder

    def place(self, locale: str = "") -> str:
        """`mkdocs.yml:12`, for messages."""
        return f"{self.config_file.name}:{self.lines.get(locale, self.lines[''])}"


class _TolerantLoader(yaml.SafeLoader):
    """Reads past the tags that only MkDocs understands."""


def _plain_value(loader: yaml.Loader, _suffix: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return loader.construct_scalar(cast("yaml.ScalarNode", node))  # the third kind of node


_TolerantLoader.add_multi_constructor("!", _plain_value)
_TolerantLoader.add_multi_constructor("tag:yaml.org,2002:python/", _plain_value)


def read_project(config_file: Path) -> Project:
    """The project described by an mkdocs.yml; SiteError where the list of languages cannot be read."""
    text = config_file.read_text(encoding="utf-8")
    try:
        loader = _TolerantLoader(text)
        tree = loader.get_single_node()
        settings: Any = loader.construct_document(tree) if tree else None
    except yaml.YAMLError as error:
        raise SiteError(f"{config_file.name}: not readable as YAML: {error}") from error
    entries, node = _language_entries(settings, tree)
    if not entries:
        raise SiteError(f"{config_file.name}: no languages; list them under plugins: - i18n: languages:")
    for entry, entry_node in zip(entries, node.value, strict=True):
        if not isinstance(entry, dict) or not entry.get("locale") or not entry.get("name"):
            place = f"{config_file.name}:{entry_node.start_mark.line + 1}"
            raise SiteError(f"{place}: a language needs `locale:` and `name:`")
    docs_dir = str(settings.get("docs_dir", "docs"))
    languages = [_language(entry, docs_dir) for entry in entries]
    sources = [language for language in languages if language.is_source]
    if len(sources) != 1:
        raise SiteError(
            f"{config_file.name}:{node.start_mark.line + 1}: {len(sources)} languages with `default: true`;"
            " the source language, and only it, needs one"
        )
    return Project(
        root=config_file.parent,
        config_file=config_file,
        languages=(sources[0], *(language for language in languages if not language.is_source)),
        overrides=config_file.parent / _custom_dir(settings),
        lines=_lines(entries, node),
    )


def line_of(config_file: Path, place: Iterable[str]) -> int | None:
    """The line on which a setting stands, named by the keys that lead to it; a list is looked into.

    Of one that is not there, the line of the last key that is; None where there is none.
    """
    line = None
    node: Any = yaml.compose(config_file.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    for key in place:
        mappings = node.value if isinstance(node, yaml.SequenceNode) else [node]
        pairs = [pair for each in mappings if isinstance(each, yaml.MappingNode) for pair in each.value]
        found = next((pair for pair in pairs if pair[0].value == key), None)
        if found is None:
            return line
        line, node = found[0].start_mark.line + 1, found[1]
    return line


def _custom_dir(settings: Any) -> str:
    theme = settings.get("theme")
    return str(theme.get("custom_dir") or "overrides") if isinstance(theme, dict) else "overrides"


def _language_entries(settings: Any, tree: Any) -> tuple[list[Any], Any]:
    """The `languages:` list of the i18n plugin, as values and as the YAML node that knows its lines."""
    plugins = settings.get("plugins") if isinstance(settings, dict) else None
    for position, plugin in enumerate(plugins or []):
        if isinstance(plugin, dict) and isinstance(plugin.get("i18n"), dict):
            options = _child(_child(tree, "plugins").value[position], "i18n")
            languages = plugin["i18n"].get("languages")
            return languages if isinstance(languages, list) else [], _child(options, "languages")
    return [], None


def _child(node: Any, key: str) -> Any:
    """The value node of a key in a YAML mapping node; None where there is none."""
    return next((value for name, value in node.value if name.value == key), None)


def _language(entry: dict[str, Any], docs_dir: str) -> Language:
    locale = str(entry["locale"])
    is_source = entry.get("default") is True
    return Language(
        locale=locale,
        lang=str((entry.get("extra") or {}).get("lang", locale)),
        name=str(entry["name"]),
        folder=docs_dir if is_source else f"{docs_dir}_{locale}",
        is_source=is_source,
    )


def _lines(entries: list[dict[str, Any]], node: Any) -> dict[str, int]:
    lines = {"": node.start_mark.line + 1}
    for entry, entry_node in zip(entries, node.value, strict=True):
        lines[str(entry["locale"])] = entry_node.start_mark.line + 1
    return lines
