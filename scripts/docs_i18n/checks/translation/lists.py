"""The word lists of the package: files under data/ that people can read and correct."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@cache
def read_table(name: str) -> Sequence[Mapping[str, str]]:
    """The rows of `data/<name>.csv` by the names of its columns."""
    file = resources.files("docs_i18n") / "data" / f"{name}.csv"
    return tuple(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))
