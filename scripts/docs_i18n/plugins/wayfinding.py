"""The ways from page to page in one language: what the templates may ask of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docs_i18n import wayfinding as ways
from docs_i18n.plugins.localized_file import localized

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from docs_i18n.plugins.state import BuildState
    from docs_i18n.wayfinding import SharedNeeds, Waypoint


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """A role or a task, and the pages for it."""

    id: str
    title: str
    """In the language of the page, as it stands inside a sentence."""
    pages: tuple[Page, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Wayfinding:
    """All pages that people wrote, and the glossary, in the language that is being built."""

    state: BuildState
    pages: dict[Waypoint, Page]
    waypoints: dict[int, Waypoint]
    """By the identity of the page."""
    needs: SharedNeeds

    def roles(self) -> list[Choice]:
        """Those that a page is written for."""
        return self._choices(
            (role, name, ways.for_role(role, self.pages)) for role, name in ways.ROLES.items()
        )

    def tasks(self) -> list[Choice]:
        """Those that a page helps with."""
        return self._choices((task.id, task.title, ways.for_task(task, self.pages)) for task in ways.TASKS)

    def related(self, page: Page) -> list[Page]:
        own = self.waypoints.get(id(page))
        return self._found(ways.related(own, self.needs.near(own))) if own else []

    def answers(self, need: str) -> list[Page]:
        """The pages that answer a need, by its id in small letters."""
        return self._found(ways.answers(need.upper(), self.pages))

    def kind(self, page: Page) -> str:
        """What kind of page it is, where that tells a reader what to expect; else ""."""
        return self._text(ways.KINDS.get(str(page.meta.get("kind")), ""))

    def audience(self, page: Page) -> list[str]:
        """Whom a page is written for; nobody in particular where it is for everyone."""
        waypoint = ways.waypoint("", 0, page.meta)
        return [self._text(ways.ROLES[role]) for role in waypoint.audience if role in ways.ROLES]

    def minutes(self, page: Page) -> int:
        """What reading its text takes, in the language the text is in; 0 for a page that the site makes."""
        return 0 if page.file.generated_by else self.state.minutes.get(page.file.src_uri, 0)

    def _choices(self, found: Iterable[tuple[str, str, list[Waypoint]]]) -> list[Choice]:
        return [
            Choice(id=name, title=self._text(title), pages=tuple(self._found(waypoints)))
            for name, title, waypoints in found
            if waypoints
        ]

    def _found(self, waypoints: Iterable[Waypoint]) -> list[Page]:
        return [self.pages[waypoint] for waypoint in waypoints]

    def _text(self, message: str) -> str:
        return self.state.current.strings.text(message)


def wayfinding(files: Files, home: Page | None, state: BuildState) -> Wayfinding:
    """Asked for once all pages of a language are read."""
    places = {page.file.src_uri: number for number, page in enumerate(state.current.nav.pages)}
    pages = {}
    for file in files.documentation_pages():
        page = file.page
        if page and page is not home and (not file.generated_by or page.meta.get("needs")):
            order = places.get(file.src_uri, len(places))
            pages[ways.waypoint(localized(file).norm_src_uri, order, page.meta)] = page
    return Wayfinding(
        state=state,
        pages=pages,
        waypoints={id(page): waypoint for waypoint, page in pages.items()},
        needs=ways.SharedNeeds(pages),
    )
