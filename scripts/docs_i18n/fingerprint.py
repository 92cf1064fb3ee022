"""Hashes of what is read: equal for two texts that say the same in the same words, whatever their markup.

Normalisation joins wrapped lines, collapses white space and leaves out link targets, marks of emphasis, attribute
lists, icons and comments. It never touches words, digits, case or punctuation: what it hid would stay hidden.
Its version stands in every hash, so that a later normalisation cannot be taken for a change of the text.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docs_i18n.model import Segment

VERSION = 1
_FORM = re.compile(r"[st](?P<version>\d{1,9}):[0-9a-f]{12}")


def source_hash(plain: str) -> str:
    """`s1:7f3a9c21e0b4`, of a text in the source language."""
    return f"s{VERSION}:{_digest(plain)}"


def target_hash(plain: str) -> str:
    """`t1:…`, of a text in a translation."""
    return f"t{VERSION}:{_digest(plain)}"


def page_hash(segments: Iterable[Segment]) -> str:
    """The hash of a whole page, which `source_version:` in a translation's head holds; local text does not count."""
    return source_hash("\n".join(segment.plain for segment in segments if segment.local is None))


def version_of(fingerprint: object) -> int | None:
    """The version of the normalisation a hash was made with; None for what is no hash."""
    match = _FORM.fullmatch(fingerprint) if isinstance(fingerprint, str) else None
    return int(match["version"]) if match else None


# The same English text is asked for once in each language.
@lru_cache(maxsize=4096)
def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
