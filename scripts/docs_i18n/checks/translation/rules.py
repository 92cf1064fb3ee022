"""The list of rules, and running them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docs_i18n.model import Finding
    from docs_i18n.site import Page, Site


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """A rule as people read of it."""

    name: str
    description: str


RULES: tuple[Rule, ...] = ()


def check_source(_source: Page) -> Iterator[Finding]:
    yield from ()


def check_translation(_site: Site, _source: Page, _target: Page) -> Iterator[Finding]:
    yield from ()
