"""Templates of ours that stand for templates of Material say so, and upstream's may not change unnoticed."""

from __future__ import annotations

import hashlib
import re
from importlib.metadata import version
from pathlib import Path

import material
import pytest

from docs_i18n.plugins.theme_files import STYLESHEET

ROOT = Path(__file__).parent.parent
OVERRIDES = ROOT / "overrides"
UPSTREAM = Path(material.__path__[0]) / "templates"
VERSION = "9.8.1"

# What we looked at when we wrote ours. A changed file: read upstream's change, take over what matters, write its hash here.
SEEN = {
    "404.html": "80c93494b5432b1bcdf292caeb67a0653c45b37372f49e08ad4a70ca695a7495",
    "base.html": "8536d352b0093623df9e0032894f321cbe264b15a9b48cdd962583772455dadb",
    "partials/actions.html": "1bcd66d6f428194e9b9842764f0a5f7a5b3679d008e9d2e5b75b5ba344c39073",
    "partials/alternate.html": "572b1d4dae611aa5fd65107edec95e44331b6141abf86834ea4dc6c1ddd7241b",
    "partials/content.html": "ce33929c85af129f6e2f3b0aed47159e9c4a519482d1938bae15f5ff4a3cfae5",
    "partials/footer.html": "50c2a75f013b7b03fb97f381860c77df8fd5d13d68f90d3281754b68f69ec894",
    "partials/header.html": "8cf3fb15bcf969ff596649616fd99366b3c31c08d57a86d05308efc16d8fa75f",
    "partials/nav.html": "af33f6e032f632eb055c365eb5f1a975bf8456152fa768e69a1aad6d470b843f",
    "partials/toc.html": "fde48f583563364b0e0e6865a5ab1e7060ec1826161f69f5cbee653e621b0f84",
}


def overridden() -> list[str]:
    names = (path.relative_to(OVERRIDES).as_posix() for path in OVERRIDES.rglob("*.html"))
    return sorted(name for name in names if (UPSTREAM / name).exists())


def test_every_override_is_known() -> None:
    """A template that quietly takes the place of one of Material's is found here."""
    assert sorted(SEEN) == overridden()


@pytest.mark.parametrize("name", sorted(SEEN))
def test_says_what_it_stands_for(name: str) -> None:
    """The first line names the upstream file, its version and the reason."""
    first = (OVERRIDES / name).read_text(encoding="utf-8").split("-#}")[0]

    assert first.startswith(f"{{#- Stands for {name} of mkdocs-material {VERSION}. Why")


@pytest.mark.parametrize("name", sorted(SEEN))
def test_upstream_has_not_changed(name: str) -> None:
    """Upstream's file is the one that ours was written against."""
    found = hashlib.sha256((UPSTREAM / name).read_bytes()).hexdigest()

    assert found == SEEN[name], f"{name} has changed in mkdocs-material {version('mkdocs-material')}"


def test_stylesheet_is_there() -> None:
    """The stylesheet that base.html asks for is the one that the build publishes."""
    named = re.findall(r"'(assets/stylesheets/[^']+)'", (OVERRIDES / "base.html").read_text(encoding="utf-8"))

    assert named == [STYLESHEET]
