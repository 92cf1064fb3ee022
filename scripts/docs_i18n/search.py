"""The search of one language: what of a page is searched, and Pagefind's files for the reader's browser.

A language's bundle depends on nothing but its pages: the same pages give the same bytes.
"""

from __future__ import annotations

import html
import json
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pagefind.service import get_executable
from selectolax.lexbor import LexborHTMLParser

from docs_i18n.errors import SiteError
from docs_i18n.search_chunks import Index, in_smaller_pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from selectolax.lexbor import LexborNode

# Part of the page, but not of its text; `data-pagefind-ignore` says so of anything else.
_SKIPPED = frozenset(
    {"button", "form", "img", "input", "nav", "noscript", "script", "style", "svg", "template", "wbr"}
)
_VOID = frozenset({"br", "hr"})
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "cite", "code", "dfn", "em", "i", "mark", "q", "s", "small", "span", "strong"}
    | {"sub", "sup", "time"}
)
_HEADINGS = "h1, h2, dt"
_SECONDS = 300


@dataclass(frozen=True, kw_only=True, slots=True)
class IndexedPage:
    """A page that its language's search may find."""

    url: str
    """Relative to the root of the site, `pt/start/`; "" for the English home page."""

    html: str
    """The whole page as published; its text is marked with `data-pagefind-body`."""

    search_words: Sequence[str] = ()
    """Everyday words that lead to this page without standing on it."""

    is_list: bool = False
    """Whether this is a list by its name and a sentence: whoever types the name wants it before all pages that use it."""


def build_bundle(pages: Iterable[IndexedPage], lang: str, out_dir: Path) -> None:
    """Write the search of one language into a folder of its own; without pages there is no search."""
    shutil.rmtree(out_dir, ignore_errors=True)
    indexed = sorted(pages, key=lambda page: page.url)
    if not indexed:
        return
    with tempfile.TemporaryDirectory() as folder:
        site, bundle = Path(folder) / "site", Path(folder) / "bundle"
        headings: list[tuple[str, str]] = []
        for page in indexed:
            path = site / (page.url if page.url.endswith(".html") else f"{page.url}index.html")
            path.parent.mkdir(parents=True, exist_ok=True)
            parsed = LexborHTMLParser(page.html)
            path.write_text(
                _searchable(parsed, page.search_words, lang, is_list=page.is_list), encoding="utf-8"
            )
            headings += _headings(parsed, page.url)
        _run_pagefind(site, bundle)
        _keep_what_is_used(bundle)
        _cut_index(bundle)
        (bundle / "headings.json").write_text(_json(headings), encoding="utf-8")
        out_dir.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(bundle, out_dir)


def searchable_html(page_html: str, search_words: Sequence[str], lang: str) -> str:
    """The page reduced to its title and text, for Pagefind.

    The everyday words go in as metadata: Pagefind searches it and never shows it in an excerpt. So does the name of a list;
    toolbox/search.js says what each weighs.
    """
    return _searchable(LexborHTMLParser(page_html), search_words, lang, is_list=False)


def _searchable(page: LexborHTMLParser, search_words: Sequence[str], lang: str, *, is_list: bool) -> str:
    texts = page.css("[data-pagefind-body]")
    title = page.css_first("h1")
    inside = any(text.css_first("h1") for text in texts)
    parts: list[str] = []
    if title and not inside:
        parts.append("<h1>")
        _add_text(title, lang, parts)
        parts.append("</h1>")
    for text in texts:
        _add_text(text, lang, parts)
    words = html.escape(unify_apostrophes(" ".join(search_words), lang))
    meta = f'<meta data-pagefind-meta="search_words[content]" content="{words}">' if words else ""
    if is_list:
        name = html.escape(unify_apostrophes(title.text() if title else "", lang))
        meta += f'<meta data-pagefind-meta="name[content]" content="{name}">'
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">{meta}</head>'
        f"<body><main data-pagefind-body>{''.join(parts)}</main></body></html>\n"
    )


def unify_apostrophes(text: str, lang: str) -> str:
    """One apostrophe, so that it does not matter which one was written.

    Ukrainian writes it inside words: as ’ it joins (сім’я is one word). Elsewhere it stands between two
    words (dell’integrazione), and only the typewriter's ' makes Pagefind find the second one.
    """
    apostrophe = "’" if lang == "uk" else "'"
    return text.translate(dict.fromkeys(map(ord, "'ʼ’"), apostrophe))


def _add_text(parent: LexborNode, lang: str, parts: list[str]) -> None:
    """Add the markup inside an element: its text, its structure and its anchors, nothing else."""
    for node in parent.iter(include_text=True):
        tag = node.tag or ""
        if tag == "-text":
            # Soft hyphens and zero-width spaces would cut words in two.
            text = (node.text_content or "").replace("\u00ad", "").replace("\u200b", "")
            parts.append(html.escape(unify_apostrophes(text, lang), quote=False))
        elif tag in _VOID:
            parts.append(f"<{tag}>")
        elif not tag.startswith("-"):
            attributes = node.attributes
            if not _is_left_out(tag, attributes, lang):
                anchor = attributes.get("id")
                parts.append(f'<{tag} id="{html.escape(anchor)}">' if anchor else f"<{tag}>")
                _add_text(node, lang, parts)
                parts.append(f"</{tag}>")


def _is_left_out(tag: str, attributes: Mapping[str, str | None], lang: str) -> bool:
    own = attributes.get("lang") or lang
    return (
        tag in _SKIPPED
        or "data-pagefind-ignore" in attributes
        or "headerlink" in (attributes.get("class") or "").split()
        # A foreign word in a sentence is part of it; a foreign paragraph is for the other language's search.
        or (tag not in _INLINE and own.partition("-")[0] != lang.partition("-")[0])
    )


def _headings(parsed: LexborHTMLParser, url: str) -> Iterator[tuple[str, str]]:
    """Titles, sections and terms with their addresses: what is offered when nothing is found.

    It takes the links out of the headings of the page that it is given.
    """
    title = parsed.css_first("h1")
    if title:
        yield " ".join(title.text().split()), url
    for text in parsed.css("[data-pagefind-body]"):
        for heading in text.css(_HEADINGS):
            anchor = heading.attributes.get("id")
            if anchor and heading.tag != "h1" and not _is_ignored(heading):
                for link in heading.css(".headerlink"):
                    link.decompose()
                yield " ".join(heading.text().split()), f"{url}#{anchor}"


def _is_ignored(node: LexborNode | None) -> bool:
    while node is not None:
        if "data-pagefind-ignore" in node.attributes:
            return True
        node = node.parent
    return False


def _run_pagefind(site: Path, bundle: Path) -> None:
    """One run of the program: its Python interface waits a tenth of a second for every page."""
    program = get_executable()
    if program is None:
        raise SiteError("Pagefind is not installed; run `make site`, or pip install -r requirements.txt")
    # Settings of the person who builds must not reach the site.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    command = [str(program), "--site", str(site), "--output-path", str(bundle), "--quiet"]
    try:
        done = subprocess.run(  # noqa: S603  # our own arguments
            command, cwd=site, env=environment, capture_output=True, check=False, timeout=_SECONDS
        )
    except subprocess.TimeoutExpired as error:
        raise SiteError(f"Pagefind did not finish within {_SECONDS} seconds") from error
    if done.returncode:
        said = (done.stderr + done.stdout).decode(errors="replace").strip()
        raise SiteError(f"Pagefind failed: {said}")


def _keep_what_is_used(bundle: Path) -> None:
    """Leave the interface we replace, the worker we do without, and other languages' stemmers out."""
    entry_path = bundle / "pagefind-entry.json"
    entry = json.loads(entry_path.read_text(encoding="utf-8"))
    entry_path.write_text(_json(entry), encoding="utf-8")
    stemmers = {language["wasm"] or "unknown" for language in entry["languages"].values()}
    kept = {"pagefind.js", entry_path.name, *(f"wasm.{stemmer}.pagefind" for stemmer in stemmers)}
    for path in bundle.iterdir():
        if path.is_file() and path.name not in kept and path.suffix != ".pf_meta":
            path.unlink()


def _cut_index(bundle: Path) -> None:
    """Put smaller pieces in the place of those that Pagefind cuts its index into."""
    entry_path, folder = bundle / "pagefind-entry.json", bundle / "index"
    entry = json.loads(entry_path.read_text(encoding="utf-8"))
    for language in entry["languages"].values():
        name = language["hash"]
        meta = bundle / f"pagefind.{name}.pf_meta"
        files = [
            path for path in folder.glob("*.pf_index") if path.name.startswith(f"{name.rpartition('_')[0]}_")
        ]
        index = in_smaller_pieces(
            Index(name, meta.read_bytes(), {path.stem: path.read_bytes() for path in files})
        )
        for path in (meta, *files):
            path.unlink()
        for stem, data in index.pieces.items():
            (folder / f"{stem}.pf_index").write_bytes(data)
        (bundle / f"pagefind.{index.name}.pf_meta").write_bytes(index.meta)
        language["hash"] = index.name
    entry_path.write_text(_json(entry), encoding="utf-8")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
