"""A small project in five minutes of work: English pages, a Portuguese translation, and the command to try on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from click.testing import CliRunner, Result

from docs_i18n.cli import main

if TYPE_CHECKING:
    from pathlib import Path

MKDOCS = """\
site_name: A site
nav:
  - index.md
  - Guides:
      - guides/join.md
plugins:
  - i18n:
      languages:
        - {locale: en, name: English, default: true}
        - {locale: pt, name: Português, extra: {lang: pt-PT}}
        - {locale: uk, name: Українська}
"""

HOME = """\
---
title: Home of the toolbox
description: What this site is for.
kind: page
links: [guides/join.md]
---

Welcome to the toolbox of our cities. Read [how to join](guides/join.md).
"""

JOIN = """\
---
title: How to join
description: Three steps for a new city.
kind: page
shelf: core
---

A city can join at any time.

## What it costs {#cost}

The fee is 20 euros a year, and nothing else.

- Write to the coordinator before 1 May.
- Sign the letter that you receive.

## What you get {#benefit}

You get a place to ask questions.
"""

JOIN_PT = """\
---
title: Como aderir
description: Três passos para uma nova cidade.
translation:
  source_version:
  translated_on:
  status: draft        # machine-draft, draft or reviewed
  translators: []
---

Uma cidade pode aderir em qualquer altura.

## Quanto custa {#cost}

A quota é de 20 euros por ano, e nada mais.

- Escreva à coordenação antes de 1 de maio.
- Assine a carta que receber.

## O que recebe {#benefit}

Recebe um lugar onde fazer perguntas.
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Tree:
    """A project and the command run on it."""

    root: Path

    def run(self, *arguments: str, code: int = 0) -> str:
        """Run the command as a person would; its whole output, once the exit code is the expected one."""
        result: Result = CliRunner().invoke(main, ["--root", str(self.root), *arguments])
        assert result.exit_code == code, f"{result.exit_code}: {result.output}\n{result.exception!r}"
        return result.output

    def read(self, path: str) -> str:
        return (self.root / path).read_bytes().decode("utf-8")

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode("utf-8"))

    def change(self, path: str, old: str, new: str) -> None:
        text = self.read(path)
        assert old in text
        self.write(path, text.replace(old, new))

    def files(self) -> dict[str, bytes]:
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in sorted(self.root.rglob("*"))
            if path.is_file()
        }


def plant(root: Path) -> Tree:
    """Two English pages, one of them translated into Portuguese, nothing recorded yet."""
    tree = Tree(root=root)
    tree.write("mkdocs.yml", MKDOCS)
    tree.write("docs/index.md", HOME)
    tree.write("docs/guides/join.md", JOIN)
    tree.write("docs_pt/guides/join.md", JOIN_PT)
    (root / "docs_uk").mkdir()
    return tree


def recorded(root: Path) -> Tree:
    """The same, with the translation recorded by Ana on 1 March."""
    tree = plant(root)
    tree.run("record", "pt", "guides/join.md", "--base", "today", "--by", "Ana", "--on", "2026-03-01")
    return tree


def with_work(root: Path) -> Tree:
    """The same, but the English has since changed in one paragraph and has a new one; another page is not begun."""
    tree = recorded(root)
    page = "docs/guides/join.md"
    tree.change(page, "20 euros", "30 euros")
    tree.write(page, tree.read(page) + "\nWrite **soon** to [us](../index.md).\n")
    return tree
