"""Record the translations that came in through the host's web form, where nobody could run the tool.

A page is recorded only if its `source_version:` is the hash of today's English: then, and only then, is it known from
which English it was made. Every other page stays `unverified` and says so to its readers. Names stay where the
translator wrote them, in the head of the page; the records say "volunteer".
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from docs_i18n.config import read_project

_HEAD = re.compile(r"\A\ufeff?---\s*\n(.*?)^---\s*$", re.DOTALL | re.MULTILINE)
_BY_MACHINE = re.compile(r"^\s+status:\s*[\"']?machine-draft\b", re.MULTILINE)
_FINDINGS = 1


def candidates(report: dict[str, Any]) -> list[tuple[str, str]]:
    """Locale and path of pages that have no records but say from which English they were made."""
    return [
        (language["locale"], page["page"])
        for language in report["languages"]
        for page in language["pages"]
        if page["state"] == "unverified" and page["precision"] == "page"
    ]


def is_machine_draft(text: str) -> bool:
    """Whether the head of a page says that a machine wrote it: then the records must not say a person did."""
    head = _HEAD.match(text)
    return bool(head and _BY_MACHINE.search(head[1]))


def main(root: Path) -> int:
    command = [sys.executable, "-m", "docs_i18n", "--root", str(root)]
    status = subprocess.run([*command, "status", "--format", "json"], stdout=subprocess.PIPE, check=False)  # noqa: S603
    if status.returncode > _FINDINGS:
        return status.returncode
    project = read_project(root / "mkdocs.yml")
    for locale, page in candidates(json.loads(status.stdout)):
        file = project.folder(project.language(locale)) / page
        text = file.read_text(encoding="utf-8", errors="replace")
        machine = ["--machine"] if is_machine_draft(text) else []
        # A page made from another English is refused by the command itself, with the reason.
        subprocess.run([*command, "record", *machine, "--by", "volunteer", "--", locale, page], check=False)  # noqa: S603
    return 0


if __name__ == "__main__":
    sys.exit(main(Path.cwd()))
