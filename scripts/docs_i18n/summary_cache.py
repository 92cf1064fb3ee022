"""The summary of a site, with what an earlier run found out kept in `.cache/`.

What is kept of a page counts only while every byte it was made from is the same: its English, its translations, their
ledgers and this package itself; never a date, never a size. Kept as JSON, so that a strange file in that place can
do no more than be ignored.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docs_i18n.files import write_atomically
from docs_i18n.ledger import ledger_path
from docs_i18n.model import Finding, Importance, Kind, PageState, Precision, SegmentState, Signature
from docs_i18n.open_segments import OpenSegment
from docs_i18n.reader_notice import Agreement, ReaderNotice, ReviewExtent
from docs_i18n.section_titles import SectionTitle
from docs_i18n.summary import LocalText, PageSummary, Part, SiteSummary, summarise_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from docs_i18n.site import Site

_FOLDER = Path(".cache", "docs-i18n")
_IGNORED = "*\n"


def summarise_again(
    site: Site, locales: Sequence[str], *, progress: Callable[[int, int], None] | None = None
) -> SiteSummary:
    """The same as `summarise_site`, reading anew only what changed since it was asked last."""
    folder = site.project.root / _FOLDER
    file = folder / f"status-{'-'.join(locales)}.json"
    tool = _package_digest(site)
    keys = {relative: _key(site, locales, relative, tool) for relative in site.sources}
    kept = _read(file)
    known: dict[str, Part] = {}
    for relative, key in keys.items():
        entry = kept.get(relative)
        part = _part(entry) if isinstance(entry, dict) and entry.get("key") == key else None
        if part:
            known[relative] = part
    entries = {relative: kept[relative] for relative in known}

    def learn(relative: str, part: Part) -> None:
        # A text that is shown here may lie anywhere, so nobody can say whether it is still the same.
        if not part.shows_others:
            entries[relative] = _values(part) | {"key": keys[relative]}

    summary = summarise_site(site, locales, progress=progress, known=known, learn=learn)
    if entries.keys() != kept.keys() or len(known) < len(entries):
        _write(folder, file, entries)
    return summary


def _package_digest(site: Site) -> bytes:
    """What every summary depends on: this package, byte by byte, and the settings of the site."""
    digest = hashlib.blake2b(site.project.config_file.read_bytes(), digest_size=16)
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.digest()


def _key(site: Site, locales: Sequence[str], relative: str, tool: bytes) -> str:
    digest = hashlib.blake2b(tool, digest_size=16)
    for path in _files(site, locales, relative):
        try:
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123  # thousands of files, and every step counts
                data = file.read()
        except OSError:
            digest.update(b"-")
        else:
            digest.update(b"%d " % len(data))
            digest.update(data)
    return digest.hexdigest()


def _files(site: Site, locales: Sequence[str], relative: str) -> Iterator[str]:
    project = site.project
    for language in (project.source, *map(project.language, locales)):
        folder = project.folder(language)
        yield f"{folder}/{relative}"
        yield str(ledger_path(folder, relative))


def _read(file: Path) -> dict[str, Any]:
    try:
        kept = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _write(folder: Path, file: Path, entries: Mapping[str, Any]) -> None:
    """A folder that cannot be written to costs the time of the next run, nothing else."""
    try:
        write_atomically(file, json.dumps(entries, ensure_ascii=False, default=_values))
        write_atomically(folder / ".gitignore", _IGNORED)
    except OSError:
        return


def _values(record: Any) -> dict[str, Any]:
    """The fields of a dataclass by their names, those inside them as they are."""
    return {name: getattr(record, name) for name in record.__slots__}


def _part(entry: Mapping[str, Any]) -> Part | None:
    """What was kept of a page; None where it is not whole."""
    try:
        return Part(
            pages=tuple(map(_page, entry["pages"])),
            findings=tuple(Finding(**values) for values in entry["findings"]),
            local=tuple(LocalText(**values) for values in entry["local"]),
        )
    except (KeyError, TypeError, ValueError):
        return None


def _page(values: Mapping[str, Any]) -> PageSummary:
    return PageSummary(
        **dict(values)
        | {
            "state": PageState(values["state"]),
            "precision": Precision(values["precision"]),
            "open": tuple(map(_open, values["open"])),
            "reviewers": tuple(values["reviewers"]),
            "notice": _notice(values["notice"]) if values["notice"] else None,
        }
    )


def _notice(values: Mapping[str, Any]) -> ReaderNotice:
    return ReaderNotice(
        agreement=Agreement(values["agreement"]),
        made=PageState(values["made"]),
        changed=tuple(SectionTitle(**title) for title in values["changed"]),
        missing=values["missing"],
        extent=ReviewExtent(values["extent"]),
        reviews=tuple(Signature(**signature) for signature in values["reviews"]),
    )


def _open(values: Mapping[str, Any]) -> OpenSegment:
    return OpenSegment(
        **dict(values)
        | {
            "state": SegmentState(values["state"]),
            "importance": Importance(values["importance"]),
            "kind": Kind(values["kind"]),
            "title": SectionTitle(**values["title"]),
        }
    )
