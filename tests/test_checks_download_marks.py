"""An author is told what is missing on the heading of a section that becomes a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from docs_i18n.checks.download_marks import find_download_marks
from docs_i18n.site import load_site
from small_site import page, small_site

if TYPE_CHECKING:
    from pathlib import Path


def found(tmp_path: Path, body: str, kind: str = "page") -> list[str]:
    text = page("Guide", body).replace("kind: page", f"kind: {kind}")
    source = load_site(small_site(tmp_path, {"docs/guide.md": text}).root).source("guide.md")
    assert source
    first = text[: text.index(body)].count("\n")
    return [
        f"{finding.line - first if finding.line and finding.line > first else 0}: {finding.message}"
        for finding in find_download_marks(source)
    ]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            "## Form {#form .download}",
            "“Form” does not say how many minutes its file takes; add data-minutes=15",
        ),
        (
            "## Form {#form .download data-minutes=ten}",
            "“Form” does not say how many minutes its file takes; add data-minutes=15",
        ),
        (
            "## Form {#form data-minutes=10}",
            "“Form” says something of a file and offers none; add .download, or take it out",
        ),
        (
            "## Form {#form .legal-check}",
            "“Form” says something of a file and offers none; add .download, or take it out",
        ),
        (
            "## List {#checklist}",
            "a checklist is offered as a file; write {#checklist .download data-minutes=10}",
        ),
        (
            "## Form {#form .download data-minutes=5}\n\n### Below {#below}\n\nHave your legal service check this.",
            "“Form” is for the legal service to check, and its file should begin with that; add .legal-check",
        ),
    ],
)
def test_told(tmp_path: Path, body: str, message: str) -> None:
    assert found(tmp_path, body) == [f"1: {message}"]


@pytest.mark.parametrize(
    "body",
    [
        "## Form {#form .download data-minutes=5}",
        "## Form {#form .download .legal-check data-minutes=5}\n\nHave your legal service check this.",
        "## Form {#form .download data-minutes=5}\n\n## Rest {#rest}\n\nHave your legal service check this.",
        "## Form {#form .download data-minutes=5}\n\n- Buy less. Have your legal service check this.",
        "## Rest {#rest}\n\nThe file example.download has data-minutes=5 in it.",
    ],
)
def test_not_told(tmp_path: Path, body: str) -> None:
    assert found(tmp_path, body) == []


def test_template_offers_something(tmp_path: Path) -> None:
    assert found(tmp_path, "## Sheet {#sheet}\n\nWords.", "template") == [
        "0: a template offers its sheet as a file; write {#the-sheet .download data-minutes=15} on its heading"
    ]
