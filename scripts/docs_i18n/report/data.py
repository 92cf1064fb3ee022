"""The report as plain data, for JSON and for the data file on the site; `status.schema.json` describes it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docs_i18n import VERSION, effort
from docs_i18n.claim_files import NO_CLAIMS
from docs_i18n.totals import totals
from docs_i18n.work_queue import queue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docs_i18n.claim_files import SiteClaims
    from docs_i18n.claims import Claim
    from docs_i18n.model import Finding, Language
    from docs_i18n.open_segments import OpenLinks, OpenSegment
    from docs_i18n.summary import PageSummary, SiteSummary
    from docs_i18n.totals import Totals

FORMAT = 1
"""Raised whenever a reader of the data would have to change."""

# The whole, its languages, one language, its pages: what lies deeper, a page with all in it, is one line.
_LEVELS_LAID_OUT = 4


def to_json(summary: SiteSummary, languages: Sequence[Language], claims: SiteClaims = NO_CLAIMS) -> str:
    """The same summary always gives the same bytes: no clock, no machine in it."""
    return _laid_out(as_data(summary, languages, claims), "\n", _LEVELS_LAID_OUT) + "\n"


def _laid_out(value: Any, newline: str, levels: int) -> str:
    """JSON to be read line by line; Python writes a large text with `indent=` many times more slowly."""
    inner = f"{newline}  "
    if levels and value and isinstance(value, dict):
        lines = (
            f"{json.dumps(key, ensure_ascii=False)}: {_laid_out(one, inner, levels - 1)}"
            for key, one in value.items()
        )
        return f"{{{inner}{f',{inner}'.join(lines)}{newline}}}"
    if levels and value and isinstance(value, list):
        return f"[{inner}{f',{inner}'.join(_laid_out(one, inner, levels - 1) for one in value)}{newline}]"
    return json.dumps(value, ensure_ascii=False)


def as_data(
    summary: SiteSummary, languages: Sequence[Language], claims: SiteClaims = NO_CLAIMS
) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "tool": f"docs-i18n {VERSION}",
        "assumed": {
            "words_written_a_minute": effort.WRITING,
            "words_read_a_minute": effort.READING,
        },
        "languages": [_language(language, summary.of(language.locale), claims) for language in languages],
        "findings": [_finding(finding) for finding in summary.findings],
        "local": [
            {"path": text.path, "line": text.line, "name": text.name, "text": text.text}
            for text in summary.local
        ],
    }


def schema() -> str:
    """The published JSON schema of the data."""
    return Path(__file__).with_name("status.schema.json").read_text(encoding="utf-8")


def _language(language: Language, pages: Sequence[PageSummary], claims: SiteClaims) -> dict[str, Any]:
    return {
        "locale": language.locale,
        "lang": language.lang,
        "name": language.name,
        "total": _totals(totals(pages)),
        "core": _totals(totals(page for page in pages if page.is_core)),
        "next": [work.page.page for work in queue(pages)],
        "pages": [_page(page, claims.written(page.locale, page.page)) for page in pages],
    }


def _totals(sums: Totals) -> dict[str, Any]:
    return {
        "pages": sums.pages,
        "states": {state.value: sums.states[state] for state in sorted(sums.states)},
        "words": dict(sums.words),
        "open_segments": sums.open,
        "minutes": sums.minutes,
        "review_minutes": sums.review_minutes,
        "changed_since": sums.changed_since or None,
    }


def _page(page: PageSummary, claim: Claim | None) -> dict[str, Any]:
    return {
        "page": page.page,
        "title": page.title,
        "core": page.is_core,
        "state": page.state.value,
        "precision": page.precision.value,
        "note": page.note,
        "words": dict(page.words),
        "minutes": round(page.minutes, 1),
        "review_minutes": round(page.review_minutes, 1),
        "changed_since": page.changed_since or None,
        "reviewers": list(page.reviewers),
        "claim": {"who": claim.who, "until": claim.until} if claim else None,
        "open": [_segment(segment) for segment in page.open],
        "links": [_links(links) for links in page.links],
    }


def _segment(segment: OpenSegment) -> dict[str, Any]:
    return {
        "state": segment.state.value,
        "importance": segment.importance.name.lower(),
        "section": segment.section,
        "path": segment.path,
        "line": segment.line,
        "words": segment.words,
        "minutes": round(segment.minutes, 1),
        "old": segment.old,
        "new": segment.new,
        "note": segment.note,
    }


def _links(links: OpenLinks) -> dict[str, Any]:
    return {
        "section": links.section,
        "path": links.path,
        "line": links.line,
        "gone": list(links.gone),
        "come": list(links.come),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {"path": finding.path, "line": finding.line, "rule": finding.rule, "message": finding.message}
