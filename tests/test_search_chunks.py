"""Pagefind's index in smaller pieces: the same words, less to fetch, the same answers."""

from __future__ import annotations

import gzip
import random
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_i18n import search
from docs_i18n.search_chunks import Index, in_smaller_pieces
from search_report import SearchPage
from search_site import Text, write_site
from site_server import SiteServer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from playwright.sync_api import Browser

MAGIC = b"pagefind_dcd"
PIECE_BYTES = 9_000
"""Compressed; only a single word or a single beginning may be heavier than most."""


def _file(value: Any) -> bytes:
    return gzip.compress(MAGIC + cbor2.dumps(value), mtime=0)


def _value(file: bytes) -> Any:
    return cbor2.loads(gzip.decompress(file).removeprefix(MAGIC))


def _index(*pieces: Iterable[str], places: int = 40) -> Index:
    """An index as Pagefind writes it: words with the places where they stand on page 0."""
    words = [[[word, [[0, [-25, *range(places)], []]], []] for word in piece] for piece in pieces]
    listed = [[piece[0][0], piece[-1][0], f"uk_{number}"] for number, piece in enumerate(words)]
    meta = ["1.5.2", [["uk_page", 12]], listed, [], [], ["title"]]
    files = {f"uk_{number}": _file([piece]) for number, piece in enumerate(words)}
    return Index("uk_old", _file(meta), files)


def _words(index: Index) -> list[Any]:
    return [word for _, _, name in _value(index.meta)[2] for word in _value(index.pieces[name])[0]]


@given(st.sets(st.text("абвг", min_size=1, max_size=6), min_size=2, max_size=300), st.integers(1, 400))
def test_all_words_stay_in_order_and_those_that_begin_alike_together(words: set[str], places: int) -> None:
    listed = sorted(words)
    before = _index(listed[: len(listed) // 2], listed[len(listed) // 2 :], places=places)
    after = in_smaller_pieces(before)
    assert _words(after) == _words(before)
    chunks = _value(after.meta)[2]
    assert set(after.pieces) == {name for _, _, name in chunks}
    for first, last, name in chunks:
        (piece,) = _value(after.pieces[name])
        assert (piece[0][0], piece[-1][0]) == (first, last)
    assert all(last[:3] < first[:3] for (_, last, _), (first, _, _) in pairwise(chunks))
    assert [part for number, part in enumerate(_value(after.meta)) if number != 2] == [
        part for number, part in enumerate(_value(before.meta)) if number != 2
    ]
    assert in_smaller_pieces(after) == after


def test_other_words_have_another_name_so_that_no_cache_mixes_two_builds() -> None:
    one, other = (in_smaller_pieces(_index(["місто", "село"], places=places)) for places in (4, 5))
    assert one.name.startswith("uk_")
    assert one.name != other.name
    assert not set(one.pieces) & set(other.pieces)


@pytest.mark.parametrize(
    "index",
    [
        Index("uk_old", b"not compressed", {}),
        Index("uk_old", gzip.compress(b"another mark"), {}),
        Index("uk_old", _file({"version": "2"}), {}),
        Index("uk_old", _file(["1.5.2", []]), {}),
        Index("uk_old", _file(["1.5.2", [], [["a", "b", "uk_0"]], [], []]), {}),
        Index("uk_old", _file(["1.5.2", [], [["a", "b", "uk_0"]]]), {"uk_0": _file([["a", "b"]])}),
        Index("uk_old", _file(["1.5.2", [], []]), {"uk_0": _file([[["a", []]]])}),
        _index(["б", "а"]),
    ],
)
def test_an_index_of_another_form_is_left_as_it_is(index: Index) -> None:
    assert in_smaller_pieces(index) == index


def _texts(seed: int) -> list[Text]:
    """Pages with more words than Pagefind puts into one piece, many of which begin alike."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    syllables = [a + b for a in "бвгдкмст" for b in "аеио"]
    stems = ["".join(chance.choices(syllables, k=chance.randint(2, 3))) for _ in range(900)]
    return [
        Text(
            url=f"{number}/",
            title=f"Сторінка {number}",
            body=f"<p>{' '.join(chance.choices(stems, k=1200))}</p>",
        )
        for number in range(50)
    ]


def _answers(root: Path, browser: Browser, texts: Sequence[Text], queries: Sequence[str]) -> list[list[str]]:
    write_site(root, {"uk": texts})
    with SiteServer(root, reads_host_files=False) as server:
        page = browser.new_page()
        answers = SearchPage(page, f"{server.url}uk/search/").ask(queries)
        page.close()
    return answers


def test_the_answers_are_those_of_the_whole_index(
    tmp_path: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the real Pagefind: words, several words, and beginnings of words."""
    texts = _texts(1)
    chance = random.Random(2)  # noqa: S311  # no secret
    words = sorted({word for text in texts for word in text.body[3:-4].split()})
    some = chance.sample(words, 24)
    queries = [
        *some[:12],
        *(" ".join(pair) for pair in pairwise(some[12:])),
        *(word[:4] for word in some[:8]),
    ]
    after = _answers(tmp_path / "after", browser, texts, queries)
    pieces = list((tmp_path / "after" / "uk" / "pagefind" / "index").iterdir())
    monkeypatch.setattr(search, "_cut_index", lambda _: None)
    before = _answers(tmp_path / "before", browser, texts, queries)
    assert len(pieces) > 2 * len(list((tmp_path / "before" / "uk" / "pagefind" / "index").iterdir())) > 2
    assert all(after)
    assert after == before


def test_the_pieces_of_the_site_are_small(built_site: Path) -> None:
    """Also after a new version of Pagefind: this fails where its files have another form."""
    for bundle in built_site.glob("**/pagefind/index"):
        sizes = [path.stat().st_size for path in bundle.iterdir()]
        assert len(sizes) > 50
        assert max(sizes) <= PIECE_BYTES
