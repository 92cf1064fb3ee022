"""Arrows point inwards (design §3), and MkDocs stays behind one door: the tracker must outlive it."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import docs_i18n

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PACKAGE = "docs_i18n"

# From the inside out; a module may know its own layer and those before it.
LAYERS = (
    ("model", "errors"),
    # Facts and syntax: what can be said of one file, one string, one address, knowing nothing of the site.
    (
        "addresses",
        "alignment",
        "answers",
        "changes",
        "claims",
        "config",
        "contacts",
        "cue_text",
        "documents",
        "content_places",
        "downloads",
        "exchange",
        "files",
        "fingerprint",
        "front_matter",
        "collation",
        "glossary",
        "glossary_data",
        "glossary_view",
        "heading_ids",
        "head_names",
        "headings",
        "host_files",
        "inline",
        "inline_codes",
        "ledger",
        "link_comparison",
        "log_relay",
        "markdown",
        "markdown_blocks",
        "markdown_head",
        "markdown_leaves",
        "markdown_lines",
        "markdown_marks",
        "matching",
        "menu",
        "name_places",
        "names",
        "navigation_titles",
        "page_edit",
        "page_line",
        "page_marks",
        "page_tree",
        "pairing",
        "processes",
        "publish",
        "link_marks",
        "published_script",
        "readability",
        "redirects",
        "row_code",
        "row_messages",
        "row_problems",
        "row_text",
        "scaffold",
        "search",
        "search_chunks",
        "sentences",
        "share_image",
        "site_index",
        "spreadsheet",
        "strings",
        "stylesheet",
        "subsequence",
        "subtitle_edit",
        "subtitle_files",
        "subtitle_formats",
        "subtitle_syntax",
        "subtitle_timing",
        "term_base",
        "term_links",
        "term_matching",
        "translation_head",
        "wayfinding",
        "word_package",
        "word_reader",
        "word_template",
        "work_mail",
        "workers",
    ),
    ("site",),
    ("subtitle_site",),
    (
        "credits",
        "claim_files",
        "credits",
        "effort",
        "glossary_files",
        "open_segments",
        "reader_notice",
        "recording",
        "section_titles",
        "status",
    ),
    ("older_english", "reading_time", "settled"),
    ("row_decisions",),
    ("exchange_decisions",),
    ("forgetting", "hints", "importing", "renaming", "summary", "translating"),
    ("summary_cache", "totals", "work_queue", "worksheet"),
    ("sheet_words", "worksheets"),
    ("exchange_units", "sheet_imports", "web_form", "word_writer"),
    ("form_answer",),
    ("checks",),
    ("report",),
    ("cli", "plugins", "__main__"),
)
LAYER = {module: number for number, modules in enumerate(LAYERS) for module in modules}

HOSTS = frozenset({"material", "mkdocs", "mkdocs_static_i18n"})


def imports(source: str, name: str, *, is_package: bool = False) -> Iterator[str]:
    """Yield the dotted name of everything a module imports, type checking and function bodies included."""
    package = name if is_package else name.rpartition(".")[0]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, *([base] if base else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


def part_of(name: str) -> str:
    """Return the part of the package that a dotted name belongs to; "" for the package itself."""
    return f"{name}.".split(".")[1] if name.startswith(f"{PACKAGE}.") else ""


def violations(sources: Mapping[str, str]) -> Iterator[str]:
    """Yield one line for every arrow that points outwards; `sources` are modules by dotted name."""
    packages = {name.rpartition(".")[0] for name in sources}
    for name, source in sorted(sources.items()):
        part = part_of(name)
        if part and part not in LAYER:
            yield f"{name}: new here; give `{part}` a layer in LAYERS of {Path(__file__).name}, as far inside as it goes"
            continue
        for target in sorted(imports(source, name, is_package=name in packages)):
            if target.split(".")[0] in HOSTS and part != "plugins":
                yield f"{name} imports {target}; only plugins/ may, hand it plain values from there"
            other = part_of(target)
            if target.split(".")[0] != PACKAGE or other == part:
                continue
            if not part:
                yield f"{name} imports {target}; the package itself imports nothing"
            elif other in LAYER and LAYER[other] > LAYER[part]:
                yield f"{name} imports {target}; {part} is further inside than {other}, turn the arrow round"


def package_sources() -> dict[str, str]:
    root = Path(next(iter(docs_i18n.__path__)))
    return {
        ".".join((PACKAGE, *path.relative_to(root).with_suffix("").parts)).removesuffix(
            ".__init__"
        ): path.read_text(encoding="utf-8")
        for path in root.rglob("*.py")
    }


def test_arrows_point_inwards() -> None:
    assert list(violations(package_sources())) == []


def test_the_whole_package_is_read() -> None:
    assert {"docs_i18n", "docs_i18n.model", "docs_i18n.checks", "docs_i18n.checks.built_site"} <= set(
        package_sources()
    )


@pytest.mark.parametrize(
    ("name", "source", "expected"),
    [
        ("docs_i18n.model", "from dataclasses import dataclass", ""),
        ("docs_i18n.config", "from docs_i18n.model import Language", ""),
        ("docs_i18n.checks.a", "from docs_i18n.checks.b import c\nfrom docs_i18n.strings import d", ""),
        (
            "docs_i18n.plugins.a",
            "import mkdocs\nfrom docs_i18n.checks import b\nfrom docs_i18n import cli",
            "",
        ),
        ("docs_i18n.page_tree", "import markdown\nfrom markdown.extensions import Extension", ""),
        ("docs_i18n.model", "from docs_i18n import errors", ""),
        (
            "docs_i18n.model",
            "from docs_i18n.config import Project",
            "docs_i18n.model imports docs_i18n.config.Project",
        ),
        ("docs_i18n.model", "from docs_i18n import config", "docs_i18n.model imports docs_i18n.config"),
        ("docs_i18n.model", "from . import config", "docs_i18n.model imports docs_i18n.config"),
        ("docs_i18n.model", "from .config import a", "docs_i18n.model imports docs_i18n.config.a"),
        ("docs_i18n.checks.a", "from ..report import b", "docs_i18n.checks.a imports docs_i18n.report.b"),
        (
            "docs_i18n.checks.a",
            "import docs_i18n.plugins.b",
            "docs_i18n.checks.a imports docs_i18n.plugins.b",
        ),
        (
            "docs_i18n.config",
            "if True:\n def f():\n  import docs_i18n.site",
            "docs_i18n.config imports docs_i18n.site",
        ),
        (
            "docs_i18n.config",
            "from mkdocs.config import c",
            "docs_i18n.config imports mkdocs.config.c; only plugins/",
        ),
        ("docs_i18n.cli", "import material.plugins", "docs_i18n.cli imports material.plugins; only plugins/"),
        ("docs_i18n", "from docs_i18n import model", "docs_i18n imports docs_i18n.model; the package itself"),
        ("docs_i18n.helpers", "", "docs_i18n.helpers: new here; give `helpers` a layer"),
    ],
)
def test_an_arrow_that_points_outwards_is_found(name: str, source: str, expected: str) -> None:
    found = list(violations({name: source}))

    assert len(found) == (1 if expected else 0)
    assert all(line.startswith(expected) for line in found)


def test_a_package_resolves_relative_imports_from_itself() -> None:
    sources = {"docs_i18n.checks": "from . import a\nfrom .. import report", "docs_i18n.checks.a": ""}

    (line,) = violations(sources)

    assert line.startswith("docs_i18n.checks imports docs_i18n.report; ")
