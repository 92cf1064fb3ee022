"""Templates compiled once for all languages, though MkDocs gives each a Jinja environment of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import BytecodeCache

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2 import Environment
    from jinja2.bccache import Bucket


_USUAL = "main.html"


class CompiledTemplates(BytecodeCache):
    """The compiled templates of a build, for as long as it takes."""

    def __init__(self) -> None:
        self._codes: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._codes:
            bucket.bytecode_from_string(self._codes[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._codes[bucket.key] = bucket.bytecode_to_string()


def keep_compiled(env: Environment, compiled: CompiledTemplates) -> None:
    """Let the templates of one language use what was compiled for another."""
    env.bytecode_cache = compiled
    env.optimized = False  # else what a filter makes of fixed words in one language would be part of the code


def compile_templates(env: Environment, overrides: Path) -> None:
    """Compile what the pages are made of now: the templates of this project, and the one they stand for."""
    for path in sorted(overrides.rglob("*.html")):
        env.get_template(path.relative_to(overrides).as_posix())
    env.get_template(_USUAL)
