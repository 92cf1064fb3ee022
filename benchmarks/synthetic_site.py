"""A site of any size, made of the project's own translated pages, each copy varied so that no text occurs twice.

The same number always gives the same files. Of every 20 translations 14 are up to date, 3 have English that changed
in a tenth of its paragraphs, 2 are missing and 1 has no records: about what a living site looks like.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from docs_i18n.ledger import write_records
from docs_i18n.markdown import split
from docs_i18n.model import Origin, Signature
from docs_i18n.recording import record_page
from docs_i18n.settled import settled_line
from docs_i18n.site import ledger_file, load_site

if TYPE_CHECKING:
    from docs_i18n.config import Project
    from docs_i18n.model import Language

ROOT = Path(__file__).resolve().parent.parent
BY = Signature(by="Ana", on="2026-11-22")
_FRONT_MATTER = re.compile(r"\A---\n.*?^---\n", re.DOTALL | re.MULTILINE)
# The end of a sentence that ends a paragraph, a list item or a quotation.
_SENTENCE_END = re.compile(r"(?<=[\w»”)])\.$", re.MULTILINE)
_OUT_OF_TWENTY = {0: "missing", 7: "missing", 13: "unverified", 3: "outdated", 10: "outdated", 17: "outdated"}
_CHANGED_ONE_IN = 10


def make_site(root: Path, pages: int) -> None:
    """Write a site with this many English pages and their translations in four languages."""
    own = load_site(ROOT)
    names = [
        name for name in own.sources if all(own.page(one.locale, name) for one in own.project.translations)
    ]
    root.mkdir(parents=True)
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    texts = {
        (language.locale, name): (own.project.folder(language) / name).read_text(encoding="utf-8")
        for language in own.project.languages
        for name in names
    }
    for number in range(pages):
        name = names[number % len(names)]
        _write_page(
            own.project, root, number, {one.locale: texts[one.locale, name] for one in own.project.languages}
        )


def _write_page(project: Project, root: Path, number: int, texts: dict[str, str]) -> None:
    relative = f"part-{number // 50:02}/page-{number:04}.md"
    source_locale = project.source.locale
    before = _varied(texts[source_locale], number)
    _write(root / project.source.folder / relative, _changed(before))
    for place, language in enumerate(project.translations):
        state = _OUT_OF_TWENTY.get((number + 5 * place) % 20, "current")
        if state == "missing":
            continue
        text = _varied(texts[language.locale], number)
        _write(root / language.folder / relative, text)
        if state != "unverified":
            english = before if state == "outdated" else _changed(before)
            _write(_ledger(project, root, language, relative), _records(english, text))


def _varied(text: str, number: int) -> str:
    """The same page with a number of its own at the end of every paragraph."""
    head = _FRONT_MATTER.match(text)
    body = text[head.end() :] if head else text
    return (head[0] if head else "") + _SENTENCE_END.sub(f" ({number}).", body)


def _changed(text: str) -> str:
    """The same page with some words more in every tenth paragraph."""
    count = 0

    def change(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return match[0] if count % _CHANGED_ONE_IN else f", and this was added later{match[0]}"

    return _SENTENCE_END.sub(change, text)


def _records(english: str, translation: str) -> str:
    source, target = split(english), split(translation)
    recorded = record_page(source, target, (), by=BY, origin=Origin.PERSON)
    if recorded.refused:
        raise ValueError(recorded.refused[0])
    return write_records(recorded.records) + settled_line(source, target, recorded.records)


def _ledger(project: Project, root: Path, language: Language, relative: str) -> Path:
    return root / ledger_file(project, language, relative).relative_to(project.root)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
