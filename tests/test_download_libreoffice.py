"""LibreOffice opens every file without repair and understands it: headings, language, header rows, alternative texts.

What EN 301 549 V3.2.1 asks of documents in chapter 10 is looked at by its numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from office_files import understood
from test_build_downloads import SITE_URL, made_files, site

if TYPE_CHECKING:
    from office_files import Understood

KINDS = ("docx", "odt")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Understood]:
    folder = tmp_path_factory.mktemp("office")
    outcome = site(folder / "project").build(SITE_URL=SITE_URL)
    assert outcome.succeeded, outcome.log
    made = [outcome.site / name for name in made_files(outcome)]
    found = understood(made, folder)
    assert sorted(found) == sorted(path.name for path in made)  # one that needs repair would be missing
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_titled(files: dict[str, Understood], kind: str) -> None:
    """10.2.4.2: the title of the document says what it is about."""
    assert files[f"guide-form-en.{kind}"].title == "A guide: The form"
    assert files[f"guide-form-pt.{kind}"].title == "Um guia: O impresso"


@pytest.mark.parametrize("kind", KINDS)
def test_language(files: dict[str, Understood], kind: str) -> None:
    """10.3.1.1: the language of the text, with its country."""
    assert files[f"guide-form-en.{kind}"].language == "en-GB"
    assert files[f"guide-form-pt.{kind}"].language == "pt-PT"


@pytest.mark.parametrize("kind", KINDS)
def test_language_of_parts(files: dict[str, Understood], kind: str) -> None:
    """10.3.1.2: a paragraph that nobody has translated yet is English."""
    assert files[f"guide-form-pt.{kind}"].languages_of("Ask the people who live there first.") == {"en-GB"}


@pytest.mark.parametrize("kind", KINDS)
def test_headings(files: dict[str, Understood], kind: str) -> None:
    """10.1.3.1, 10.2.4.6: headings are headings, one of level 1, and no level is skipped."""
    assert files[f"guide-form-en.{kind}"].headings == [(1, "A guide: The form"), (2, "Rows to fill in")]
    assert files[f"guide-form-pt.{kind}"].headings == [(1, "Um guia: O impresso"), (2, "Linhas")]


@pytest.mark.parametrize("kind", KINDS)
def test_header_rows(files: dict[str, Understood], kind: str) -> None:
    """10.1.3.1: the header of a table is known as such, so that it is read out, and repeated on the next page."""
    assert files[f"guide-form-en.{kind}"].header_rows == [["Question", "Your answer"]]


@pytest.mark.parametrize("kind", KINDS)
def test_alternatives(files: dict[str, Understood], kind: str) -> None:
    """10.1.1.1: words stand for a picture; a drawing that cannot be shown is its words."""
    form = files[f"guide-form-en.{kind}"]
    assert form.alternatives == ["Four neighbours carry a “table”"]
    assert any("A drawing of a bridge" in "".join(node.itertext()) for node in form.root.iter())


@pytest.mark.parametrize("kind", KINDS)
def test_lists(files: dict[str, Understood], kind: str) -> None:
    """10.1.3.1: a checklist is a list, and its boxes are letters that can be overwritten."""
    items = files[f"guide-form-en.{kind}"].list_items
    assert [item for item in items if item.startswith(("☐", "☒"))] == ["☐one thing", "☒another, with weight"]
    assert "First" in items


@pytest.mark.parametrize("kind", KINDS)
def test_paper(files: dict[str, Understood], kind: str) -> None:
    """A4, as in every city of the five languages."""
    assert files[f"guide-form-en.{kind}"].page_size == (210, 297)
