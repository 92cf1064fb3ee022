"""Small projects in a temporary folder, built by the real MkDocs with the project's own settings and templates.

The settings are those of the project's mkdocs.yml, with its navigation and its languages exchanged: what a test
shows here holds for the site itself.
"""

from __future__ import annotations

import contextlib
import logging
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

REPOSITORY = Path(__file__).resolve().parent.parent
OVERRIDES = REPOSITORY / "overrides"

ALL = ("en", "pt", "es", "uk", "it")
THREE = ("en", "pt", "uk")

# What the templates and the tools bring along, the same for every site: named as one folder in lists of files.
_FOLDED = re.compile(r"^(assets|toolbox)/.*|(?<=pagefind/).*")
# Settings that come from the environment; a test sets those it is about, the rest is unset.
_SETTINGS = (
    "SITE_URL",
    "REPO_URL",
    "REPO_BRANCH",
    "LOCALE",
    "CONTACT_EMAIL",
    "CONTACT_EMAIL_PT",
    "CONTACT_EMAIL_ES",
    "CONTACT_EMAIL_UK",
    "CONTACT_EMAIL_IT",
    "OPERATOR_NAME",
    "OPERATOR_ADDRESS",
    "OPERATOR_PHONE",
    "OPERATOR_ENFORCEMENT",
    "SOURCE_DATE_EPOCH",
)

Files = dict[str, str | bytes]
"""Path in the project to content."""


def page(title: str, body: str = "Some words.", head: str = "") -> str:
    """Write an English page with the front matter that every source page needs, and more lines of it."""
    return (
        f"---\ntitle: {title}\ndescription: About {title}.\nkind: page\naudience: [everyone]\n"
        f"reviewed: 2026-11-02\n{head}---\n\n{body}\n"
    )


def translation(title: str, body: str = "Algumas palavras.", head: str = "") -> str:
    """Write a translated page, whose head says only what is said in its own language."""
    return f"---\ntitle: {title}\ndescription: {title}.\n{head}---\n\n{body}\n"


def homes(languages: tuple[str, ...] = THREE) -> Files:
    """Return the home page of each language, without which nothing can be built."""
    names = {"pt": "Início", "es": "Inicio", "uk": "Головна", "it": "Inizio"}
    files: Files = {"docs/index.md": page("Home", "Welcome to all of you.")}
    for locale in languages[1:]:
        files[f"docs_{locale}/index.md"] = translation(names[locale], f"{names[locale]}!")
    return files


@dataclass(frozen=True, kw_only=True, slots=True)
class SmallSite:
    """A project in a temporary folder."""

    root: Path

    @property
    def site(self) -> Path:
        return self.root / "site"

    def write(self, files: Mapping[str, str | bytes]) -> None:
        """Write or replace files."""
        for name, content in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)

    def line(self, words: str, name: str = "mkdocs.yml") -> int:
        """Return the number of the first line of a file that holds these words."""
        lines = (self.root / name).read_text(encoding="utf-8").splitlines()
        return next(number for number, line in enumerate(lines, start=1) if words in line)

    def build(self, *, strict: bool = True, **settings: str) -> Outcome:
        """Build as `mkdocs build` does, in this process; settings are variables of the environment."""
        with _environment(settings), _recorded() as lines:
            try:
                config = load_config(str(self.root / "mkdocs.yml"), strict=strict)
                config.plugins.on_startup(command="build", dirty=False)
                mkdocs_build(config)
            except Abort:
                return Outcome(site=self.site, succeeded=False, log=tuple(lines))
            finally:
                logging.getLogger("mkdocs.commands.build").filters.clear()
        return Outcome(site=self.site, succeeded=True, log=tuple(lines))

    def start(self, *arguments: str, **settings: str) -> subprocess.Popen[str]:
        """Start the real command: `mkdocs build …`, `mkdocs serve …`; what it says goes into one stream."""
        return subprocess.Popen(
            [sys.executable, "-m", "mkdocs", *arguments],
            cwd=self.root,
            env=_clean_environment() | settings,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )

    def run(self, *arguments: str, **settings: str) -> tuple[int, str]:
        """Run the real command to its end; its exit code and all that it said."""
        process = self.start(*arguments, **settings)
        said, _ = process.communicate(timeout=300)
        return process.returncode, said


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What came of a build."""

    site: Path
    succeeded: bool
    log: tuple[str, ...]
    """Every warning and every error, as in `WARNING docs_i18n: …`."""

    @property
    def files(self) -> list[str]:
        """Every file of the site, sorted; the files of the theme and of Pagefind as one folder each."""
        return sorted(
            {_FOLDED.sub(lambda found: f"{found[1]}/" if found[1] else "", name) for name in tree(self.site)}
        )

    def text(self, name: str) -> str:
        return (self.site / name).read_text(encoding="utf-8")

    def words(self, url: str, selector: str) -> list[str]:
        """Return the words of each element of a page, each on one line."""
        return [" ".join(node.text().split()) for node in self.html(url).css(selector)]

    def values(self, url: str, selector: str, attribute: str) -> list[str]:
        """Return an attribute of each element of a page; "" where it has none."""
        return [node.attributes.get(attribute) or "" for node in self.html(url).css(selector)]

    def has(self, url: str, selector: str) -> bool:
        """Tell whether a page has such an element."""
        return self.html(url).css_matches(selector)

    def html(self, url: str) -> LexborHTMLParser:
        """Return a page by its address from the root of the site: "", "pt/guide/"."""
        return LexborHTMLParser(self.text(url if url.endswith(".html") else f"{url}index.html"))


def small_site(
    root: Path,
    files: Mapping[str, str | bytes] | None = None,
    *,
    languages: tuple[str, ...] = THREE,
    nav: str = "  - index.md\n",
    own_overrides: bool = False,
) -> SmallSite:
    """Write a project with these languages, their home pages and the given files.

    It uses the project's templates where they stand, or a copy of its own, for a test that changes one of them.
    """
    site = SmallSite(root=root)
    site.write({"mkdocs.yml": settings_text(languages, nav)} | homes(languages) | dict(files or {}))
    if own_overrides:
        shutil.copytree(OVERRIDES, root / "overrides")
        settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
        site.write({"mkdocs.yml": settings.replace(str(OVERRIDES), "overrides")})
    return site


def settings_text(languages: tuple[str, ...] = THREE, nav: str = "  - index.md\n") -> str:
    """Return the project's own mkdocs.yml with other languages and another navigation."""
    text = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    text = re.sub(r"(?<=^nav:\n)(?: .*\n)+", nav, text, flags=re.MULTILINE)
    text = text.replace("custom_dir: overrides", f"custom_dir: {OVERRIDES}")

    def kept(entry: re.Match[str]) -> str:
        return entry[0] if entry[1] in languages else ""

    return re.sub(r"^ {8}- locale: (\w+)\n(?: {10}.*\n)+", kept, text, flags=re.MULTILINE)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _clean_environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _SETTINGS}
    return kept | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}


@contextlib.contextmanager
def _environment(settings: Mapping[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    for name in _SETTINGS:
        os.environ.pop(name, None)
    os.environ.update(settings)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


class _Recorder(logging.Handler):
    def __init__(self, lines: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.getMessage()}")


@contextlib.contextmanager
def _recorded() -> Iterator[list[str]]:
    lines: list[str] = []
    recorder = _Recorder(lines)
    logging.getLogger("mkdocs").addHandler(recorder)
    try:
        yield lines
    finally:
        logging.getLogger("mkdocs").removeHandler(recorder)
