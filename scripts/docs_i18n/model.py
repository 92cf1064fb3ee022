"""The words of the project as records; no input or output, and nothing of ours imported."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Language:
    """One language of the site; mkdocs.yml holds the only list of them."""

    locale: str
    """The code in addresses and folder names: `pt`. Never written into HTML."""

    lang: str
    """The BCP 47 tag written in HTML: `pt-PT`. Never written into an address."""

    name: str
    """The language's name in the language itself: `Português`."""

    folder: str
    """The folder its pages are kept in, relative to the project root: `docs_pt`."""

    is_source: bool
    """True for the one language the others are translated from."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """Something a check found wrong, addressed to the person who can mend it."""

    path: str
    """The file, with `/`, relative to the project root; for the finished site the address of the page (`/pt/guides/`)."""

    line: int | None
    """The line of that file, counted from 1; None where a file has no lines or the fault no single place."""

    rule: str
    """The name of the rule that was broken, as its check documents it: `unsafe-markup`."""

    message: str
    """What is wrong, then what to write instead, separated by a semicolon."""

    def __str__(self) -> str:
        """Write it as editors and terminals expect it, so that the place can be clicked."""
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.rule}: {self.message}"
