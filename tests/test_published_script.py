"""Scripts lose their comments on the way to readers, and nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from docs_i18n.published_script import published_script
from site_pages import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SCRIPTS = sorted((ROOT / "overrides/toolbox").glob("*.js"))


def test_comments_and_indentation_go() -> None:
    text = """// Why.

/** What. */
function f() {
  // Because.
  return "a // b"; // That's it.
} // the end
"""

    assert published_script(text).splitlines() == ["function f() {", 'return "a // b"; // That\'s it.', "}"]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_no_text_over_several_lines(script: Path) -> None:
    """A template literal that goes over a line end would be changed: there is none in our scripts."""
    text = re.sub(r"/\[[^\]]*\]/", "", script.read_text(encoding="utf-8"))  # a set of letters may hold one

    assert all(line.count("`") % 2 == 0 for line in text.splitlines())
