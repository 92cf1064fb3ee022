"""Pagefind's index cut into smaller pieces: whoever asks for a word fetches what stands around that word, and little more.

Pagefind 1.5 cuts its index after every 20,000 places of words, which no option changes; 30 to 40 KB for each word of a
question. A piece is a list of words in the order of their letters, and the list of pieces stands in the file
`*.pf_meta`; both are CBOR (RFC 8949), compressed. The words are taken over as they are, only the cuts move. They stand
where the first letters of the words change, so that all words that begin alike are fetched together: the program looks
for a beginning in one piece only.
"""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

import cbor2

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

# Before the data in each file, so that the program knows it was not decompressed on the way.
_MAGIC = b"pagefind_dcd"
_BEGINNING = 3
"""Letters: a shorter beginning is hardly ever asked for."""
_PIECE_BYTES = 6_000
_MOST_PIECES = 128
"""Not compressed; a larger site gets larger pieces, because each costs a line in the list that everybody fetches."""


@dataclass(frozen=True, slots=True)
class Index:
    """The list of pieces and the pieces, as their files hold them."""

    name: str
    """Of the list, as `pagefind-entry.json` calls it: `uk_2b44f7e`."""
    meta: bytes
    pieces: Mapping[str, bytes]
    """By the names of their files without the ending."""


def in_smaller_pieces(index: Index) -> Index:
    """The same words in smaller pieces; unchanged where the files are not what this version of Pagefind writes."""
    try:
        version, pages, chunks, *rest = _read(index.meta)
        words = [word for _, _, name in chunks for word in _words(index.pieces[name])]
        names = [word[0] for word in words]
        if sorted(names) != names or len(chunks) != len(index.pieces):
            return index
        prefix = chunks[0][2].rpartition("_")[0]
    except (KeyError, IndexError, TypeError, ValueError, OSError, cbor2.CBORDecodeError):
        return index
    pieces: dict[str, bytes] = {}
    listed = []
    for piece in _cut(words):
        data = _written([piece])
        name = _name(prefix, data, pieces)
        pieces[name] = data
        listed.append([piece[0][0], piece[-1][0], name])
    meta = _written([version, pages, listed, *rest])
    return Index(_name(prefix, meta), meta, pieces)


def _name(prefix: str, data: bytes, taken: Container[str] = ()) -> str:
    """Another name for other bytes, so that no cache mixes two builds; short, because everybody fetches the list."""
    digest = hashlib.sha256(data).hexdigest()
    names = (f"{prefix}_{digest[:length]}" for length in range(7, len(digest) + 1))
    return next(name for name in names if name not in taken)


def _cut(words: Sequence[list[Any]]) -> Iterator[list[list[Any]]]:
    groups = [list(group) for _, group in groupby(words, key=lambda word: word[0][:_BEGINNING])]
    sizes = [len(cbor2.dumps(group)) for group in groups]
    enough = max(_PIECE_BYTES, sum(sizes) // _MOST_PIECES)
    piece: list[list[Any]] = []
    size = 0
    for group, more in zip(groups, sizes, strict=True):
        if piece and size + more > enough:
            yield piece
            piece, size = [], 0
        piece.extend(group)
        size += more
    if piece:
        yield piece


def _words(piece: bytes) -> list[list[Any]]:
    """Each with its name first, its pages and its other spellings after it."""
    (words,) = _read(piece)
    if not all(isinstance(word, list) and isinstance(word[0], str) for word in words):
        raise TypeError
    return list(words)


def _read(file: bytes) -> list[Any]:
    data = gzip.decompress(file)
    if not data.startswith(_MAGIC):
        raise ValueError
    value = cbor2.loads(data.removeprefix(_MAGIC))
    if not isinstance(value, list) or cbor2.dumps(value) != data.removeprefix(_MAGIC):
        raise ValueError
    return value


def _written(value: list[Any]) -> bytes:
    return gzip.compress(_MAGIC + cbor2.dumps(value), mtime=0)
