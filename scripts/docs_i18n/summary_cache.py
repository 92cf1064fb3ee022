"""The summary of a site, with what an earlier run found out kept in `.cache/`.

What is kept of a page counts only while every byte it was made from is the same: its English, its translations, their
ledgers and this package itself; never a date, never a size. Kept as JSON, one page a line, so that a strange file in
that place can do no more than be ignored. A page that is read anew comes the same way, from the process that read it.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, replace
from functools import cache, partial
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from docs_i18n.files import write_atomically
from docs_i18n.model import Finding, Importance, Kind, PageState, Precision, SegmentState, Signature
from docs_i18n.open_segments import OpenLinks, OpenSegment
from docs_i18n.processes import in_processes
from docs_i18n.reader_notice import Agreement, NewerText, ReaderNotice, ReviewExtent
from docs_i18n.section_titles import SectionTitle
from docs_i18n.summary import LocalText, PageSummary, Part, SiteSummary, summarise_site, summarise_source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from docs_i18n.site import Site

_FOLDER = Path(".cache", "docs-i18n")
_IGNORED = "*\n"
_CLASSES = (
    Part,
    PageSummary,
    OpenSegment,
    OpenLinks,
    SectionTitle,
    ReaderNotice,
    NewerText,
    Signature,
    Finding,
    LocalText,
)
_NAMES = {kind: tuple(field.name for field in fields(kind)) for kind in _CLASSES}
_FIELDS = {kind: (names, attrgetter(*names)) for kind, names in _NAMES.items()}
"""The names of the fields of what is kept, and what takes their values from one, all at once."""


class _Kept(NamedTuple):
    """What is known of an English page and its translations."""

    page: str
    key: str
    """Of the bytes it was made from."""
    part: Part
    line: str
    """All of it, as it is kept."""


def summarise_again(
    site: Site, locales: Sequence[str], *, progress: Callable[[int, int], None] | None = None
) -> SiteSummary:
    """The same as `summarise_site`, reading anew only what changed since it was asked last."""
    file = site.project.root / _FOLDER / f"status-{'-'.join(locales)}.jsonl"
    tool = _package_digest(site)
    kept = {one.page: one for one in _read(file)}
    found: list[str] = []
    """The lines to keep from now on."""

    def parts() -> Iterator[Part]:
        known = {
            relative: kept[relative]
            for relative in site.sources
            if relative in kept and kept[relative].key == _key(site, locales, relative, tool)
        }
        unknown = [relative for relative in site.sources if relative not in known]
        lines = in_processes(partial(_read_page, site, locales, tool), unknown)
        for relative in site.sources:
            one = known.get(relative) or _kept(next(lines))
            # A text that is shown here may lie anywhere, so nobody can say whether it is still the same.
            if not one.part.shows_others:
                found.append(one.line)
            yield one.part

    summary = summarise_site(site, locales, progress=progress, parts=parts())
    if found != [one.line for one in kept.values()]:
        _write(file, found)
    return summary


def _package_digest(site: Site) -> bytes:
    """What every summary depends on: this package, byte by byte, and the settings of the site."""
    digest = hashlib.blake2b(site.project.config_file.read_bytes(), digest_size=16)
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.digest()


def _key(site: Site, locales: Sequence[str], relative: str, tool: bytes) -> str:
    digest = hashlib.blake2b(tool, digest_size=16)
    for locale in (site.project.source.locale, *locales):
        for path in site.files(locale, relative):
            try:
                data = site.read(path)
            except OSError:
                data = None
            digest.update(b"-" if data is None else b"%d " % len(data))
            digest.update(data or b"")
    return digest.hexdigest()


def _read_page(site: Site, locales: Sequence[str], tool: bytes, relative: str) -> str:
    """The line to keep of a page; its files are read once, so that it is made from the same bytes as its key."""
    site = replace(site, read=cache(site.read))
    key = _key(site, locales, relative, tool)
    part = summarise_source(site, locales, relative)
    return json.dumps({"page": relative, "key": key} | _values(part), ensure_ascii=False, default=_values)


def _read(file: Path) -> Iterator[_Kept]:
    try:
        lines = file.read_bytes().decode("utf-8").split("\n")
    except (OSError, ValueError):
        return
    for line in lines:
        try:
            yield _kept(line)
        except (AttributeError, KeyError, RecursionError, TypeError, ValueError):
            continue


def _write(file: Path, lines: Sequence[str]) -> None:
    """A folder that cannot be written to costs the time of the next run, nothing else."""
    try:
        write_atomically(file, "".join(f"{line}\n" for line in lines))
        write_atomically(file.with_name(".gitignore"), _IGNORED)
    except (OSError, UnicodeEncodeError):
        return


def _values(record: Any) -> dict[str, Any]:
    """The fields of a dataclass by their names, those inside them as they are."""
    names, take = _FIELDS[type(record)]
    return dict(zip(names, take(record), strict=True))


def _kept(line: str) -> _Kept:
    """What a line says; an error where it is not whole."""
    values = json.loads(line)
    part = Part(
        pages=tuple(map(_page, values["pages"])),
        findings=tuple(Finding(**finding) for finding in values["findings"]),
        local=tuple(LocalText(**text) for text in values["local"]),
        shows_others=values["shows_others"],
    )
    return _Kept(values["page"], values["key"], part, line)


def _page(values: dict[str, Any]) -> PageSummary:
    values["state"] = PageState(values["state"])
    values["precision"] = Precision(values["precision"])
    values["open"] = tuple(map(_open, values["open"]))
    values["links"] = tuple(map(_links, values["links"]))
    values["reviewers"] = tuple(values["reviewers"])
    values["notice"] = _notice(values["notice"]) if values["notice"] else None
    return PageSummary(**values)


def _links(values: dict[str, Any]) -> OpenLinks:
    return OpenLinks(**values | {"gone": tuple(values["gone"]), "come": tuple(values["come"])})


def _notice(values: dict[str, Any]) -> ReaderNotice:
    values["agreement"] = Agreement(values["agreement"])
    values["made"] = PageState(values["made"])
    values["changed"] = tuple(SectionTitle(**title) for title in values["changed"])
    values["extent"] = ReviewExtent(values["extent"])
    values["reviews"] = tuple(Signature(**signature) for signature in values["reviews"])
    values["newer"] = tuple(
        NewerText(title=SectionTitle(**text["title"]), beginning=text["beginning"])
        for text in values["newer"]
    )
    return ReaderNotice(**values)


def _open(values: dict[str, Any]) -> OpenSegment:
    values["state"] = SegmentState(values["state"])
    values["importance"] = Importance(values["importance"])
    values["kind"] = Kind(values["kind"])
    values["title"] = SectionTitle(**values["title"])
    return OpenSegment(**values)
