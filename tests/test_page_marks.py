"""Small marks that a text gets for its looks, and no other."""

from __future__ import annotations

import pytest

from docs_i18n.page_marks import marked


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            '<a href="mailto:help@example.org">help@example.org</a>',
            '<a href="mailto:help@example.org">help@<wbr>example.org</a>',
        ),
        ("<ul>\n<li>A. I knock.</li>", '<ul class="lettered">\n<li>A. I knock.</li>'),
        ("<ul>\n<li>\n<p>А. Стукаю.</p>", '<ul class="lettered">\n<li>\n<p>А. Стукаю.</p>'),
    ],
)
def test_marks(html: str, expected: str) -> None:
    """An address on a phone breaks behind its @; answers with letters have no bullets besides."""
    assert marked(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        '<a href="mailto:help@example.org">Write to us</a>',
        '<a href="https://example.org/@name">example.org/@name</a>',
        "<ul>\n<li>A knock at the door</li>",
        "<ol>\n<li>A. Twice</li>",
        "<p>help@example.org</p>",
    ],
)
def test_all_else_stays(html: str) -> None:
    assert marked(html) == html
