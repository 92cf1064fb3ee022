"""Findings as annotations of GitHub Actions, which shows them beside the line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docs_i18n.report.changes import links_changed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docs_i18n.model import Finding
    from docs_i18n.open_segments import OpenSegment
    from docs_i18n.summary import SiteSummary


def to_github(summary: SiteSummary) -> str:
    """A warning for each open segment of a page that has been begun, an error for what cannot be read.

    Links to mend are a notice.
    """
    lines = [annotation(finding, "error") for finding in summary.findings]
    lines.extend(
        _line("warning", segment.path, segment.line, segment.state.value, _message(segment))
        for page in summary.pages
        if page.state.value != "missing"
        for segment in page.open
    )
    lines.extend(
        _line("notice", links.path, links.line, "links", links_changed(links.gone, links.come))
        for page in summary.pages
        for links in page.links
    )
    return "".join(f"{line}\n" for line in lines)


def annotation(finding: Finding, level: str) -> str:
    """https://docs.github.com/actions/reference/workflow-commands-for-github-actions."""
    return _line(level, finding.path, finding.line or 1, finding.rule, finding.message)


def to_annotations(findings: Iterable[Finding], level: str) -> str:
    return "".join(f"{annotation(finding, level)}\n" for finding in findings)


def _message(segment: OpenSegment) -> str:
    if segment.old and segment.new:
        return f"the English changed from “{segment.old}” to “{segment.new}”"
    if segment.new:
        return f"not translated: “{segment.new}”"
    return f"the English of this was removed: “{segment.old}”"


def _line(level: str, path: str, line: int, title: str, message: str) -> str:
    return f"::{level} file={_property(path)},line={line},title={_property(title)}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
