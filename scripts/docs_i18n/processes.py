"""The same work on many pages, on all processors where that pays."""

from __future__ import annotations

import gc
import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Result = TypeVar("Result")

# Below this a process costs more than it saves.
_FEWEST_PAGES_FOR_PROCESSES = 60
_PAGES_AT_A_TIME = 16


def in_processes(work: Callable[[str], Result], pages: Sequence[str]) -> Iterator[Result]:
    """The same results in the same order, on all processors where that pays and the system can fork."""
    workers = os.cpu_count() or 1
    if (
        len(pages) < _FEWEST_PAGES_FOR_PROCESSES
        or workers < 2
        or "fork" not in multiprocessing.get_all_start_methods()
    ):
        yield from map(work, pages)
        return
    context = multiprocessing.get_context("fork")
    # Pages hold no cycles: looking for some would cost a tenth of the time.
    with ProcessPoolExecutor(workers, mp_context=context, initializer=gc.disable) as pool:
        yield from pool.map(work, pages, chunksize=_PAGES_AT_A_TIME)
