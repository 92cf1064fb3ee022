"""A page renamed in all languages at once: files, records, pictures, links to it, and a redirect from its old address."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docs_i18n.claim_files import renamed_claims
from docs_i18n.errors import SiteError
from docs_i18n.files import read_text, write_atomically
from docs_i18n.front_matter import head_end
from docs_i18n.ledger import ledger_path
from docs_i18n.markdown import split
from docs_i18n.model import UNTRANSLATABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from docs_i18n.site import Site

_LINK = re.compile(
    r"""(?P<before>\]\(\s{0,5}<?|^[ ]{0,3}\[[^\[\]\n]{1,200}\]:[ \t]{1,10}<?|\b(?:href|src)=["'])(?P<path>[^\s)#?"'<>:]{1,500})(?=[\s)#?"'>]|$)""",
    re.MULTILINE,
)


@dataclass(kw_only=True, slots=True)
class Renaming:
    """What a renaming does, known whole before the first file is touched."""

    moves: dict[Path, Path] = field(default_factory=dict)
    """Files that move as they are: records and pictures."""
    texts: dict[Path, str] = field(default_factory=dict)
    """Files to write."""
    gone: list[Path] = field(default_factory=list)
    """Files that stand elsewhere now."""


def rename_page(site: Site, old: str, new: str) -> Renaming:
    """Rename a page, `old` and `new` being paths inside a language folder; SiteError where that cannot be."""
    renaming = plan(site, old, new)
    for path, text in renaming.texts.items():
        write_atomically(path, text)
    for path, target in renaming.moves.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        path.replace(target)
    for path in renaming.gone:
        path.unlink()
    return renaming


def plan(site: Site, old: str, new: str) -> Renaming:
    """Everything that changes, nothing of it done."""
    _refuse(site, old, new)
    renaming = Renaming()
    media = _own_media(site, old) if posixpath.dirname(old) != posixpath.dirname(new) else frozenset()
    paths = {old: new} | {
        file: posixpath.normpath(
            posixpath.join(posixpath.dirname(new), posixpath.relpath(file, posixpath.dirname(old) or "."))
        )
        for file in media
    }
    for language in site.project.languages:
        folder = site.project.folder(language)
        for relative in site.pages[language.locale]:
            _plan_page(renaming, folder, relative, paths, is_source=language.is_source)
        for file in sorted(media):
            if (folder / file).is_file():
                renaming.moves[folder / file] = folder / paths[file]
        records = ledger_path(folder, old)
        if records.is_file():
            renaming.moves[records] = ledger_path(folder, new)
    renaming.texts.update(renamed_claims(site, {old: new}))
    config = site.project.config_file
    text = read_text(config)
    if (renamed := _with_paths(text, {old: new})) != text:
        renaming.texts[config] = renamed
    return renaming


def _refuse(site: Site, old: str, new: str) -> None:
    source = site.project.source.folder
    if old not in site.sources:
        raise SiteError(f"there is no {source}/{old}")
    for language in site.project.languages:
        if (site.project.folder(language) / new).exists():
            raise SiteError(f"{language.folder}/{new} exists already; choose another name, or move it first")


def _plan_page(
    renaming: Renaming, folder: Path, relative: str, paths: Mapping[str, str], *, is_source: bool
) -> None:
    """Rewrite the links of a page that lead to what moves, and all relative ones of a page that moves itself."""
    old = next(iter(paths))
    path = folder / relative
    text = read_text(path)
    moved = paths.get(relative, relative)
    renamed = _relinked(text, relative, moved, paths)
    body = head_end(renamed)[2]
    renamed = _with_paths(renamed[:body], {old: paths[old]}) + renamed[body:]
    if relative == old:
        if is_source:
            renamed = _with_redirect(renamed, old)
        renaming.gone.append(path)
        renaming.texts[folder / moved] = renamed
    elif renamed != text:
        renaming.texts[path] = renamed


def _relinked(text: str, relative: str, moved: str, paths: Mapping[str, str]) -> str:
    here, there = posixpath.dirname(relative), posixpath.dirname(moved)

    def new_target(target: str) -> str:
        if target.startswith("/"):
            return target
        meant = posixpath.normpath(posixpath.join(here, target))
        goal = paths.get(meant, meant)
        if goal == meant and here == there:
            return target
        return posixpath.relpath(goal, there or ".")

    return _with_targets(text, new_target)


def _with_targets(text: str, new_target: Callable[[str], str]) -> str:
    code = [
        (segment.start, segment.end) for segment in split(text).segments if segment.kind in UNTRANSLATABLE
    ]
    begin = head_end(text)[2]

    def replaced(match: re.Match[str]) -> str:
        if match.start() < begin or any(start <= match.start() < end for start, end in code):
            return match[0]
        return match["before"] + new_target(match["path"])

    return _LINK.sub(replaced, text)


def _with_paths(text: str, paths: Mapping[str, str]) -> str:
    """The text of a head or of mkdocs.yml with a path of a page replaced wherever it stands as a whole word."""
    for old, new in paths.items():
        whole_word = re.compile(rf"(?<![\w./-]){re.escape(old)}(?![\w/-]|\.\w)")
        text = new.join(whole_word.split(text))
    return text


def _with_redirect(text: str, old: str) -> str:
    """The page with its old path under `redirect_from:`, from which redirects in all languages are made."""
    start, end, body = head_end(text)
    if not body:
        return text
    newline = "\r\n" if "\r\n" in text[:body] else "\n"
    head = text[start:end]
    inline = re.search(r"^redirect_from:[ \t]*\[(?P<list>[^\]\n]*)\]", head, re.MULTILINE)
    if inline:
        listed = ", ".join(filter(None, [inline["list"].strip(), old]))
        head = f"{head[: inline.start()]}redirect_from: [{listed}]{head[inline.end() :]}"
    elif block := re.search(r"^redirect_from:[ \t]*\r?\n", head, re.MULTILINE):
        head = f"{head[: block.end()]}  - {old}{newline}{head[block.end() :]}"
    else:
        head = f"{head}redirect_from: [{old}]{newline}"
    return text[:start] + head + text[end:]


def _own_media(site: Site, old: str) -> frozenset[str]:
    """Files beside a page, or below its folder, that no other page of any language shows or links to."""
    used: dict[str, set[str]] = {}
    for language in site.project.languages:
        folder = site.project.folder(language)
        for relative in site.pages[language.locale]:
            for file in _targets(read_text(folder / relative), relative):
                used.setdefault(file, set()).add(relative)
    beside = posixpath.dirname(old)
    source = site.project.folder(site.project.source)
    return frozenset(
        file
        for file, pages in used.items()
        if pages == {old}
        and not file.endswith(".md")
        and (not beside or file.startswith(f"{beside}/"))
        and (source / file).is_file()
    )


def _targets(text: str, relative: str) -> Iterator[str]:
    found: list[str] = []

    def note(target: str) -> str:
        found.append(target)
        return target

    _with_targets(text, note)
    for target in found:
        if not target.startswith("/"):
            yield posixpath.normpath(posixpath.join(posixpath.dirname(relative), target))
