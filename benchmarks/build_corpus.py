"""The same pages as two projects of any size: one for the stock stack, one for ours.

The pages are the project's own in its five languages, or those of any folder of Markdown, one text for all languages;
each copy is varied, so that no text occurs twice. Both projects have the same texts, the same menu, the same Markdown
extensions. What only ours can do stays out of the corpus: the glossary, and sections that are offered as files.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from docs_i18n.ledger import write_records
from docs_i18n.markdown import split
from docs_i18n.model import Origin, Signature
from docs_i18n.processes import in_processes
from docs_i18n.recording import record_page
from docs_i18n.settled import settled_line
from docs_i18n.site import ledger_file, load_site

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docs_i18n.config import Project

ROOT = Path(__file__).resolve().parent.parent
PAGES_IN_A_GROUP = 20
GROUPS_IN_A_SECTION = 5

Texts = dict[str, str]
"""Locale to the Markdown of a page."""

_BY = Signature(by="Ana", on="2026-11-22")
_HEAD = re.compile(r"\A---\n.*?^---\n+", re.DOTALL | re.MULTILINE)
_TITLE = re.compile(r"^title: *(.*)$", re.MULTILINE)
_NOT_IN_COPIES = re.compile(r"^(shelf|template|redirect_from|local):.*\n(?:[ -].*\n)*", re.MULTILINE)
_LINK = re.compile(r"(!?)\[([^\]]*)\]\((?!https?:|mailto:|tel:|#)[^)]*\)")
_OFFERED = re.compile(r" \.download\b| \.legal-check\b| data-minutes=\d+")
# The end of a sentence that ends a paragraph, a list item or a quotation.
_SENTENCE_END = re.compile(r"(?<=[\w»”)])\.$", re.MULTILINE)
_STOCK_SETTINGS = """\
site_name: Benchmark
site_url: https://example.org/
theme:
  name: material
plugins:
  - search
  - i18n:
      docs_structure: folder
      languages:
        - {locale: en, name: English, default: true}
"""


def own_pages() -> list[Texts]:
    """The project's own pages, those that are there in all languages."""
    own = load_site(ROOT)
    languages = own.project.languages
    return [
        texts
        for name in own.sources
        if not name.startswith("glossary/")
        and len(texts := _texts(name, {one.locale: own.project.folder(one) for one in languages}))
        == len(languages)
    ]


def pages_of(folder: Path) -> list[Texts]:
    """The pages of a folder of Markdown; every language has the same text until it is varied."""
    project = load_site(ROOT).project
    return [
        dict.fromkeys((one.locale for one in project.languages), path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*.md"))
    ]


def _texts(name: str, folders: dict[str, Path]) -> Texts:
    return {
        locale: (folder / name).read_text(encoding="utf-8")
        for locale, folder in folders.items()
        if (folder / name).is_file()
    }


def write_projects(texts: Sequence[Texts], pages: int, stock: Path, ours: Path) -> None:
    """Write both projects with this many pages in each language; ours with its records, as a project that is used."""
    project = load_site(ROOT).project
    names = [_name(number) for number in range(pages)]
    for language in project.languages:
        locale = language.locale
        home = f"---\ntitle: Home {locale}\ndescription: Home.\nkind: page\naudience: [everyone]\nreviewed: 2026-11-02\n---\n\nHome.\n"
        _write(stock / "docs" / locale / "index.md", home)
        _write(ours / language.folder / "index.md", home)
        for number, name in enumerate(names):
            text = _copy(texts[number % len(texts)][locale], number, locale)
            _write(stock / "docs" / locale / name, text)
            _write(ours / language.folder / name, text)
    menu = "".join(_menu(names))
    _write(stock / "mkdocs.yml", _stock_settings(project) + menu)
    _write(ours / "mkdocs.yml", _our_settings(menu))
    for _ in in_processes(lambda name: _write_records(project, ours, name), ["index.md", *names]):
        pass


def _name(number: int) -> str:
    return f"group-{number // PAGES_IN_A_GROUP:03}/page-{number:04}.md"


def _menu(names: Sequence[str]) -> Iterator[str]:
    yield "nav:\n  - index.md\n"
    for number, name in enumerate(names):
        group = number // PAGES_IN_A_GROUP
        if number % (PAGES_IN_A_GROUP * GROUPS_IN_A_SECTION) == 0:
            yield f"  - Section {group // GROUPS_IN_A_SECTION + 1}:\n"
        if number % PAGES_IN_A_GROUP == 0:
            yield f"      - Group {group + 1}:\n"
        yield f"          - {name}\n"


def _copy(text: str, number: int, locale: str) -> str:
    """The same page with a number and language of its own at the end of every paragraph, and links that lead somewhere."""
    head = _HEAD.match(text)
    body = text[head.end() :] if head else text
    title = (_TITLE.search(head[0]) if head else None) or re.search(r"^# +(.*)$", body, re.MULTILINE)
    words = f"{title[1].strip(chr(34)) if title else 'Page'} {number} {locale}".replace('"', "'")
    rest = (
        _TITLE.sub("", _NOT_IN_COPIES.sub("", head[0][4:-1].rpartition("---")[0]))
        if head
        else _default_head()
    )
    neighbour = _name(number - number % PAGES_IN_A_GROUP).rpartition("/")[2]
    body = _LINK.sub(lambda link: link[2] if link[1] else f"[{link[2]}]({neighbour})", _OFFERED.sub("", body))
    body = _SENTENCE_END.sub(f" ({number} {locale}).", body)
    return f'---\ntitle: "{words}"\n{rest.strip()}\n---\n\n{body}'


def _default_head() -> str:
    return "description: A page.\nkind: page\naudience: [everyone]\nreviewed: 2026-11-02"


def _stock_settings(project: Project) -> str:
    languages = "".join(
        f"        - {{locale: {one.locale}, name: {one.locale}}}\n" for one in project.translations
    )
    own = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    extensions = re.search(r"^markdown_extensions:\n(?: .*\n)+", own, re.MULTILINE)
    return _STOCK_SETTINGS + languages + (extensions[0] if extensions else "")


def _our_settings(menu: str) -> str:
    own = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    own = re.sub(r"^nav:\n(?: .*\n|\n)+", menu + "\n", own, flags=re.MULTILINE)
    return own.replace("custom_dir: overrides", f"custom_dir: {ROOT / 'overrides'}")


def _write_records(project: Project, root: Path, name: str) -> None:
    source = split((root / project.source.folder / name).read_text(encoding="utf-8"))
    for language in project.translations:
        target = split((root / language.folder / name).read_text(encoding="utf-8"))
        recorded = record_page(source, target, (), by=_BY, origin=Origin.PERSON)
        records = write_records(recorded.records) + settled_line(source, target, recorded.records)
        _write(root / ledger_file(project, language, name).relative_to(project.root), records)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def remove_built(root: Path) -> None:
    """Leave nothing of an earlier build."""
    for name in ("site", ".cache"):
        shutil.rmtree(root / name, ignore_errors=True)
