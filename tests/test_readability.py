"""The formulas give what their authors' arithmetic gives, and the glossary stays within the limits of plain language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from docs_i18n.checks.glossary import check_glossary
from docs_i18n.glossary_files import read_glossary
from docs_i18n.readability import (
    AVERAGE_LIMIT,
    FORMULAS,
    LONGEST_LIMIT,
    Counts,
    count,
    score,
    sentences,
    syllables,
)
from docs_i18n.site import load_site
from site_pages import LOCALES, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("locale", "counts", "expected"),
    [
        ("en", Counts(words=100, sentences=8, syllables=150), 67.25),
        ("pt", Counts(words=100, sentences=8, syllables=200), 66.95),
        ("es", Counts(words=100, sentences=8, syllables=200), 69.74),
        ("it", Counts(words=100, sentences=8, letters=520), 61.0),
        ("uk", Counts(words=100, sentences=8, long_words=30), 42.5),
    ],
)
def test_formulas(locale: str, counts: Counts, expected: float) -> None:
    """100 words in 8 sentences, as worked out by hand from the published coefficients."""
    found = score(counts, locale)

    assert found is not None
    assert found == pytest.approx(expected, abs=0.01)


def test_no_text_has_no_score() -> None:
    assert score(count([], "en"), "en") is None
    assert score(count(["One two."], "xx"), "xx") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three? Four… Five", 5),
        ("A fee of 3.5 euros, e.g. for a card. It is paid once.", 2),
        ("“Stop!” she said. «Добре», – сказав він.", 3),
        ("У 2026 р. відкрили центр. Він працює.", 2),
        ("¿Quién? ¡Tú! Sí.", 3),
        ("", 0),
    ],
)
def test_sentences(text: str, expected: int) -> None:
    assert len(sentences(text)) == expected


@pytest.mark.parametrize(
    ("locale", "word", "expected"),
    [
        ("uk", "інтеркультурність", 5),
        ("uk", "в", 1),
        ("en", "city", 2),
        ("en", "equality", 4),
        ("en", "made", 1),
        ("en", "table", 2),
        ("en", "wanted", 2),
        ("en", "asked", 1),
        ("es", "ciudad", 2),
        ("es", "policía", 4),
        ("es", "país", 2),
        ("es", "teatro", 3),
        ("pt", "discriminação", 5),
        ("pt", "saúde", 3),
        ("pt", "cidade", 3),
    ],
)
def test_syllables(locale: str, word: str, expected: int) -> None:
    assert syllables(word, locale) == expected


@pytest.mark.parametrize("locale", LOCALES)
def test_the_glossary_is_plain(figure: Callable[[str], None], locale: str) -> None:
    """Acceptance 25: at most 15 words in a sentence on average and 25 in any; an example for each term."""
    entries = read_glossary(load_site(ROOT)).entries[locale].values()
    assert entries
    counts = count((each.plain for entry in entries for each in entry.paragraphs), locale)
    value = score(counts, locale)
    assert value is not None
    figure(
        f"glossary {locale}: {len(entries)} entries, {counts.average:.1f} words in a sentence, longest"
        f" {counts.longest}, {FORMULAS[locale].name} {value:.1f}"
    )
    assert counts.average <= AVERAGE_LIMIT
    assert counts.longest <= LONGEST_LIMIT
    assert [entry.place for entry in entries if not entry.example] == []


def test_the_glossary_has_no_findings() -> None:
    """Every concept in order: links that lead somewhere, words that stand for one thing only."""
    assert [str(finding) for finding in check_glossary(read_glossary(load_site(ROOT)))] == []
