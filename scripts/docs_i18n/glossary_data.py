"""The glossary for machines and spreadsheets: a table of all languages, and per language terms.json and terms.jsonld."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from docs_i18n.glossary_view import ordered
from docs_i18n.spreadsheet import write_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docs_i18n.glossary import Entry, Glossary, Paragraph
    from docs_i18n.model import Language

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_CONTEXT = "https://schema.org"


def terms_csv(glossary: Glossary, languages: Sequence[Language]) -> str:
    """Every concept a row, four columns per language."""
    columns = ("term", "other terms", "avoid", "state")
    rows = [["id", *(f"{column} ({each.lang})" for each in languages for column in columns)]]
    for concept in glossary.concepts:
        row = [concept]
        for language in languages:
            row += _cells(glossary.own(language.locale, concept))
        rows.append(row)
    return write_table(rows)


def _cells(entry: Entry | None) -> list[str]:
    if entry is None:
        return ["", "", "", "missing"]
    state = [str(entry.translation.get("status", "")), "sourced" if entry.is_sourced else "unsourced"]
    return [
        entry.term,
        ", ".join(entry.other_terms),
        ", ".join(entry.avoided_terms),
        ", ".join(filter(None, state)),
    ]


def terms_json(glossary: Glossary, language: Language, source: Language, page: str) -> str:
    """Everything of one language, untranslated entries in English and marked so; `page` is the glossary's address."""
    terms = [
        {
            "id": entry.concept,
            "url": f"{page}#{entry.concept}",
            "lang": language.lang if entry.locale == language.locale else source.lang,
            "term": entry.term,
            "other_terms": entry.other_terms,
            "avoided_terms": entry.avoided_terms,
            "forms": entry.forms,
            "definition": _text(entry.definition),
            "example": _text(entry.example),
            "not_the_same_as": _text(entry.distinction),
            "related": glossary.shown(glossary.source, entry.concept).related,
            "term_is_sourced": entry.is_sourced,
            "translation": entry.translation.get("status"),
            "source": _source(glossary.shown(glossary.source, entry.concept)),
        }
        for entry in ordered(glossary, language.locale)
    ]
    return _json({"lang": language.lang, "licence": LICENCE, "terms": terms})


def terms_jsonld(glossary: Glossary, language: Language, name: str, page: str, concepts: str) -> str:
    """The translated terms of one language as a DefinedTermSet of schema.org.

    A term is the same thing in every language, so its `@id` is the same: its entry in `concepts`, the address of the
    English glossary.
    """
    own = [
        entry for entry in ordered(glossary, language.locale) if glossary.own(language.locale, entry.concept)
    ]
    return _json(
        {
            "@context": _CONTEXT,
            "@type": "DefinedTermSet",
            "@id": f"{page}#terms",
            "url": page,
            "name": name,
            "inLanguage": language.lang,
            "license": LICENCE,
            "hasDefinedTerm": [
                {
                    "@type": "DefinedTerm",
                    "@id": f"{concepts}#{entry.concept}",
                    "url": f"{page}#{entry.concept}",
                    "termCode": entry.concept,
                    "name": entry.term,
                    **({"alternateName": list(entry.other_terms)} if entry.other_terms else {}),
                    "description": _text(entry.definition),
                    "inLanguage": language.lang,
                    "inDefinedTermSet": f"{page}#terms",
                }
                for entry in own
            ],
        }
    )


def _text(paragraphs: Iterable[Paragraph]) -> str:
    return "\n\n".join(paragraph.plain for paragraph in paragraphs)


def _source(entry: Entry) -> dict[str, str] | None:
    source = entry.source
    return {"title": source.title, "publisher": source.publisher, "url": source.url} if source else None


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
