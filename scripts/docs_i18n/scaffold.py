"""A new translation, ready to be overwritten: the English text with its heading ids, under a head of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from docs_i18n.fingerprint import page_hash
from docs_i18n.front_matter import head_end, read_front_matter
from docs_i18n.markdown_head import READ_BY_PEOPLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docs_i18n.model import Document

_TRANSLATED_LISTS = frozenset({"doors"})
_OWN_WORDS = ("search_words", "other_terms", "avoided_terms", "forms")
"""Lists that each language writes for itself; a scaffold leaves them empty."""


def scaffold(source: Document, *, on: str) -> str:
    """The text of a new translation file; `on` is the day the English was taken, for people only.

    A head says only what is said in its own language; everything else comes from the English page.
    """
    head = read_front_matter(source.text)
    values = _own_values(head.values)
    values["translation"] = {
        "source_version": page_hash(source.segments),
        "source_date": on,
        "translated_on": None,
        "reviewed_on": None,
        "status": "draft",
        "translators": [],
        "reviewers": [],
    }
    newline = "\r\n" if "\r\n" in source.text else "\n"
    return f"---\n{_yaml(values)}---\n".replace("\n", newline) + source.text[head_end(source.text)[2] :]


def _own_values(values: Mapping[str, Any]) -> dict[str, Any]:
    own: dict[str, Any] = {}
    for key, value in values.items():
        if key in READ_BY_PEOPLE:
            own[key] = value
        elif key in _TRANSLATED_LISTS and isinstance(value, list):
            own[key] = [_own_item(key, item) for item in value]
        elif key in _OWN_WORDS:
            own[key] = []
    return own


def _own_item(key: str, item: object) -> object:
    if not isinstance(item, dict):
        return item
    return {
        name: value for name, value in item.items() if name == "id" or f"{key}.*.{name}" in READ_BY_PEOPLE
    }


def _yaml(values: Mapping[str, Any]) -> str:
    text = yaml.safe_dump(dict(values), allow_unicode=True, sort_keys=False, width=10_000)
    return text.replace(": null\n", ":\n").replace(
        f"'{values['translation']['source_date']}'", values["translation"]["source_date"]
    )
