"""A page matched at sight is matched as it would be step by step."""

from __future__ import annotations

import pytest

from docs_i18n import matching
from docs_i18n.matching import match_page
from docs_i18n.site import load_site
from scenarios.judges import LOCALES, recorded_pages

SITE = load_site(recorded_pages())
PAGES = [(locale, page) for locale in LOCALES for page in SITE.pages[locale]]


@pytest.mark.parametrize(("locale", "page"), PAGES)
def test_both_ways_give_the_same(locale: str, page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    source, target = SITE.source(page), SITE.page(locale, page)
    assert source
    assert target
    at_sight = match_page(source.document, target.document, target.records)
    monkeypatch.setattr(matching, "_is_as_recorded", lambda *_: False)

    step_by_step = match_page(source.document, target.document, target.records)

    assert at_sight == step_by_step


@pytest.mark.parametrize(("locale", "page"), PAGES)
def test_our_pages_as_recorded_are_matched_at_sight(
    locale: str, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, target = SITE.source(page), SITE.page(locale, page)
    assert source
    assert target
    monkeypatch.delattr(matching, "align")

    assert match_page(source.document, target.document, target.records).unclear == ()
