"""The claims of a site on disk: the only reader and writer of `docs_xx/.ledger/claims.csv`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docs_i18n import claims
from docs_i18n.errors import SiteError
from docs_i18n.files import read_file, write_atomically
from docs_i18n.ledger import FOLDER
from docs_i18n.model import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from docs_i18n.claims import Claim
    from docs_i18n.model import Language
    from docs_i18n.site import Site


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteClaims:
    """Who is on what, in every language."""

    of: Mapping[str, tuple[Claim, ...]] = field(default_factory=dict)
    """By locale; those that are over too."""
    findings: tuple[Finding, ...] = ()
    """What could not be read."""

    def written(self, locale: str, page: str) -> Claim | None:
        """The last claim of a page as it is written, over or not: whoever reads its last day can tell."""
        own = [claim for claim in self.of.get(locale, ()) if claim.page == page]
        return max(own, key=lambda claim: claim.until, default=None)

    def holding(self, locale: str, day: str) -> dict[str, Claim]:
        """The claims of a language that hold on a day, by their pages."""
        return claims.holding(self.of.get(locale, ()), day)


NO_CLAIMS = SiteClaims()
_MOST_BYTES = 100_000
"""A cell of more letters cannot be read as a table (`csv.field_size_limit`)."""


def claims_path(site: Site, language: Language) -> Path:
    return site.project.folder(language) / FOLDER / claims.NAME


def read_site_claims(site: Site, day: str = "") -> SiteClaims:
    """All claims; a row that cannot be read, or contradicts another on this day, is a finding, and costs no other row."""
    found: dict[str, tuple[Claim, ...]] = {}
    findings: list[Finding] = []
    for language in site.project.translations:
        place = f"{language.folder}/{FOLDER}/{claims.NAME}"
        text, problem = _text(claims_path(site, language))
        found[language.locale], problems = claims.read_claims(text, frozenset(site.sources), day)
        findings.extend(
            Finding(path=place, line=line, rule="claims", message=message)
            for line, message in (*problem, *problems)
        )
    return SiteClaims(of=found, findings=tuple(findings))


def _text(path: Path) -> tuple[str, tuple[tuple[int, str], ...]]:
    """The text of the file, whichever of its encodings a spreadsheet chose; what is not text is replaced, and said."""
    data = read_file(str(path)) or b""
    if len(data) > _MOST_BYTES:
        return "", ((1, "the file is longer than any list of claims; begin a new one with `page;who;until`"),)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return data.decode("utf-8", "replace"), (
            (line, "the file is not UTF-8; in Excel save it as “CSV UTF-8”"),
        )


def take_page(site: Site, locale: str, claim: Claim, today: str) -> bool:
    """Write a claim down; False where it stands there already. SiteError where somebody else is on the page."""
    language = site.project.language(locale)
    other = read_site_claims(site).holding(locale, today).get(claim.page)
    if other == claim:
        return False
    if other and other.who.casefold() != claim.who.casefold():
        raise SiteError(
            f"{language.folder}/{claim.page}: {other.who} is on it until {other.until};"
            f" if that is over: docs-i18n release {locale} {claim.page}"
        )
    text = _readable(site, language)
    _write(site, language, claims.with_claim(text, claim, frozenset(site.sources)))
    return True


def release_page(site: Site, locale: str, page: str) -> Claim | None:
    """Take the claim of a page out; None where nobody had claimed it."""
    language = site.project.language(locale)
    found = read_site_claims(site).written(locale, page)
    if found:
        text = _readable(site, language)
        _write(site, language, claims.without_claim(text, page, frozenset(site.sources)))
    return found


def renamed_claims(site: Site, names: Mapping[str, str]) -> dict[Path, str]:
    """The files in which pages are named that have another name now, as they are to be."""
    pages = frozenset(site.sources)
    texts = {claims_path(site, language): _readable(site, language) for language in site.project.translations}
    renamed = {path: claims.with_renamed(text, names, pages) for path, text in texts.items()}
    return {path: text for path, text in renamed.items() if text != texts[path]}


def _readable(site: Site, language: Language) -> str:
    text, problems = _text(claims_path(site, language))
    if problems:  # written again, what cannot be read would be lost
        line, message = problems[0]
        raise SiteError(f"{language.folder}/{FOLDER}/{claims.NAME}:{line}: {message}")
    return text


def _write(site: Site, language: Language, text: str) -> None:
    write_atomically(claims_path(site, language), text)
