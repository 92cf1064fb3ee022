"""A ratchet: findings that are known and may stay for now; only new ones fail.

Kept without line numbers, because a line moves when another is added above it; counted, so that a second finding of
the same kind is new.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docs_i18n.model import Finding

_HEAD = (
    "# Findings of `docs-i18n check` that are known. A line may be deleted, never added by hand:"
    " docs-i18n check --ratchet FILE --write-ratchet"
)


def read_ratchet(text: str) -> Counter[str]:
    """The known findings, each as often as it stands there."""
    return Counter(line for line in text.splitlines() if line.strip() and not line.startswith("#"))


def write_ratchet(findings: Iterable[Finding]) -> str:
    """The text of a ratchet file; the same findings give the same bytes."""
    return "".join(f"{line}\n" for line in (_HEAD, *sorted(map(_key, findings))))


def new_findings(findings: Iterable[Finding], known: Counter[str]) -> Iterator[Finding]:
    """Yield the findings that are not known."""
    left = Counter(known)
    for finding in findings:
        key = _key(finding)
        if left[key]:
            left[key] -= 1
        else:
            yield finding


def _key(finding: Finding) -> str:
    return f"{finding.path}: {finding.rule}: {' '.join(finding.message.split())}"
