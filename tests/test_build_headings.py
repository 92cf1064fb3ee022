"""A link to a section works in every language, and goes on working when headings are reworded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from small_site import Outcome, page, small_site, translation

if TYPE_CHECKING:
    from pathlib import Path

    from small_site import Files

ENGLISH = """\
[To the second](#second-thing)

## First thing {#first}

Text.

### Second thing

Text.

## Third thing {#third old-ids="old-third three"}

Text."""

FILES: Files = {
    "docs/paired.md": page("Paired", ENGLISH),
    "docs_uk/paired.md": translation(
        "Пара", "## Перше\n\nСлово.\n\n### Друге\n\nСлово.\n\n## Третє\n\nСлово."
    ),
    "docs_pt/paired.md": translation(
        "Par", '## Primeira {#first}\n\n### Segunda {#second-thing}\n\n## Terceira {#third old-ids="outro"}\n'
    ),
    "docs/uneven.md": page("Uneven", ENGLISH),
    # One heading fewer: by position, "Третє" would get the id of another section.
    "docs_uk/uneven.md": translation(
        "Нерівно", "## Що таке інтеграція?\n\n## Третє\n\n## Третє\n\n## Об’єднання"
    ),
    "docs/levels.md": page("Levels", "## One {#one}\n\n## Two {#two}"),
    "docs_uk/levels.md": translation("Рівні", "## Один\n\n### Два"),
    "docs/fallback.md": page("Fallback", "## One {#one}\n\n## Good words, good deeds"),
    "docs/marks.md": page("Marks", "## A {id='x\" onmouseover=\"alert(1)'}\n\n## B {#b}"),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    outcome = small_site(tmp_path_factory.mktemp("headings"), FILES).build()
    assert outcome.log == ()
    return outcome


def ids(outcome: Outcome, url: str) -> list[str | None]:
    """Return the ids of the headings in the text of a page."""
    return [node.attributes["id"] for node in outcome.html(url).css(".page-text :is(h1, h2, h3, h4)")]


def test_ids_pair_by_position_where_the_skeletons_are_equal(built: Outcome) -> None:
    """A translation that has no ids yet gets those of its English page."""
    assert ids(built, "paired/") == ["first", "second-thing", "third"]
    assert ids(built, "uk/paired/") == ["first", "second-thing", "third"]


def test_ids_written_into_a_translation_are_kept(built: Outcome) -> None:
    """What a translator copied stays as it is."""
    assert ids(built, "pt/paired/") == ["first", "second-thing", "third"]


def test_uneven_pages_get_slugs_in_their_own_letters(built: Outcome) -> None:
    """Where the skeletons differ nothing is guessed: a slug of the words, and never `_1`."""
    assert ids(built, "uk/uneven/") == ["що-таке-інтеграція", "третє", "третє-2", "обєднання"]


def test_a_heading_of_another_level_makes_the_skeleton_another(built: Outcome) -> None:
    """The same number of headings at other levels is no pair."""
    assert ids(built, "uk/levels/") == ["один", "два"]


def test_ids_of_a_fallback_page_are_the_english_ones(built: Outcome) -> None:
    """A link to a section works on a page that is still English."""
    assert ids(built, "uk/fallback/") == ids(built, "fallback/") == ["one", "good-words-good-deeds"]


def test_old_ids_stay_as_anchors(built: Outcome) -> None:
    """An address shared before a renaming still leads to its section, and the heading reads as before."""
    assert sorted(built.values("paired/", "h2#third span", "id")) == ["old-third", "three"]
    assert built.words("paired/", "h2#third") == ["Third thing"]
    assert built.values("pt/paired/", "h2#third span", "id") == ["outro"]


def test_contents_list_leads_to_the_same_ids(built: Outcome) -> None:
    """MkDocs takes its list of contents and its checks of anchors from the ids that are written."""
    assert built.values("uk/paired/", ".toc a", "href") == ["#first", "#third"]


def test_no_id_is_a_guess_on_any_page(built: Outcome) -> None:
    """Python-Markdown's own `_1` appears nowhere."""
    pages = [name.removesuffix("index.html") for name in built.files if name.endswith("index.html")]
    guessed = [name for url in pages for name in ids(built, url) if name is None or name.rpartition("_")[1]]

    assert guessed == []


def test_an_id_cannot_break_out_of_its_place(built: Outcome) -> None:
    """An id with quotation marks would end the attribute of the link in the list of contents."""
    assert ids(built, "marks/") == ["x-onmouseover-alert-1", "b"]
    assert not built.has("marks/", "[onmouseover]")


def test_link_to_a_section_of_a_translation_is_checked(tmp_path: Path) -> None:
    """An anchor that the translation has by pairing is known; one it has not is reported."""
    files: Files = {
        "docs/a.md": page("A", "## One {#one}"),
        "docs_uk/a.md": translation("А", "## Один\n\n[є](#one) [нема](#two)"),
    }
    outcome = small_site(tmp_path, files).build()

    assert outcome.log == (
        "WARNING Doc file 'uk/a.md' contains a link '#two', but there is no such anchor on this page.",
    )
