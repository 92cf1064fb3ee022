"""A name taken out of a project: in the heads of pages, in all records and in the lists of claims, all or none.

Files are compared and written as bytes, so that byte order marks, line ends and whatever cannot be read stay as they
are. Where the name stands in a text, or inside of another name, a person has to look: such places are named and left alone.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docs_i18n.errors import SiteError
from docs_i18n.files import write_bytes_together
from docs_i18n.head_names import REVIEWERS, TRANSLATORS, head_names, with_name_replaced
from docs_i18n.ledger import FOLDER, ledger_path, read_records
from docs_i18n.name_places import replaced_in_ledger, replaced_in_table, with_digests
from docs_i18n.names import MACHINE, VOLUNTEER, checked, is_volunteer, normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from docs_i18n.site import Site

CLAIMS = "claims.csv"
"""The name of the list of who is on what, in the folder of the ledgers."""
_LEDGERS = frozenset({".jsonl", ".damaged"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Forgotten:
    """A file in which the name stood."""

    path: Path
    count: int
    """How often."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """A line in which the name still stands."""

    path: Path
    line: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Forgetting:
    """What forgetting a name does."""

    files: tuple[Forgotten, ...]
    mentions: tuple[Mention, ...]
    alike: tuple[str, ...] = ()
    """Where the name was found nowhere: names that may be meant."""


def forget(sites: Sequence[Site], name: str, new: str = VOLUNTEER, *, is_trial: bool = False) -> Forgetting:
    """Replace a name in all pages and records of these sites, together or not at all; a trial writes nothing.

    SiteError where the name is none, or stands for nobody.
    """
    old = normal(name)
    if is_volunteer(old) or old.casefold() in {MACHINE, ""}:
        raise SiteError(f"“{old}” names nobody; write the name that is to be forgotten")
    new = checked(new)
    if new == old:
        raise SiteError(f"“{old}” would stay where it is; write another name after --as")
    before = {path: path.read_bytes() for site in sites for path in _files(site)}
    texts = {path: _decoded(data) for path, data in before.items()}
    after: dict[Path, str] = {}
    counts: dict[Path, int] = {}
    for path, text in texts.items():
        after[path], counts[path] = _replaced(path, text, old, new)
    for site in sites:
        after |= dict(_with_digests(site, texts, after))
    if not is_trial:
        write_bytes_together(
            {path: _encoded(after[path]) for path, text in texts.items() if after[path] != text}
        )
    files = tuple(Forgotten(path=path, count=count) for path, count in counts.items() if count)
    mentions = tuple(one for path, text in after.items() for one in _mentions(path, text, old))
    return Forgetting(files=files, mentions=mentions, alike=() if files else _alike(texts, old))


def _files(site: Site) -> Iterator[Path]:
    """Yield every page, and every file of the ledgers, also of pages that are gone."""
    for language in site.project.languages:
        folder = site.project.folder(language)
        yield from (folder / relative for relative in site.pages[language.locale])
        found = (folder / FOLDER).rglob("*")
        yield from sorted(
            path for path in found if path.is_file() and (path.suffix in _LEDGERS or path.name == CLAIMS)
        )


def _replaced(path: Path, text: str, old: str, new: str) -> tuple[str, int]:
    if path.suffix in _LEDGERS:
        return replaced_in_ledger(text, old, new)
    if path.name == CLAIMS:
        return replaced_in_table(text, old, new)
    return with_name_replaced(text, old, new)


def _with_digests(
    site: Site, texts: Mapping[Path, str], after: Mapping[Path, str]
) -> Iterator[tuple[Path, str]]:
    """Yield the ledgers whose last line, about the page, is to follow what was changed."""
    for language in site.project.translations:
        folder = site.project.folder(language)
        for relative in site.pages[language.locale]:
            page, ledger = folder / relative, ledger_path(folder, relative)
            if ledger in texts and (texts[ledger], texts[page]) != (after[ledger], after[page]):
                pages = (texts[page], after[page])
                yield ledger, with_digests((texts[ledger], after[ledger]), pages)


def _mentions(path: Path, text: str, name: str) -> Iterator[Mention]:
    """Yield the lines in which the name stands as words of their own."""
    words = name.split()
    if words[0] not in unicodedata.normalize("NFC", text):
        return
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)")
    for number, line in enumerate(text.split("\n"), start=1):
        if pattern.search(unicodedata.normalize("NFC", line)):
            yield Mention(path=path, line=number)


def _alike(texts: Mapping[Path, str], name: str) -> tuple[str, ...]:
    """Names of the project that are much like one that was found nowhere."""
    names: set[str] = set()
    for path, text in texts.items():
        if path.suffix == ".md":
            names.update(head_names(text, TRANSLATORS), head_names(text, REVIEWERS))
        elif path.suffix == ".jsonl":
            for record in read_records(text)[0]:
                signatures = (record.made, record.reviewed, record.confirmed)
                names.update(one.by for one in signatures if one)
    known = {normal(one).casefold(): normal(one) for one in names}
    found = difflib.get_close_matches(name.casefold(), known, n=3, cutoff=0.75)
    return tuple(known[one] for one in found if known[one] not in {VOLUNTEER, MACHINE})


def _decoded(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
