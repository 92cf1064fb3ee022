"""The same work on many pages, on all processors where that pays."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Result = TypeVar("Result")

_work: list[Callable[[str], Any]] = []
"""What a process does, set where it begins: handed over with every page it would be packed and unpacked each time."""

# Below this a process costs more than it saves.
_FEWEST_PAGES_FOR_PROCESSES = 60
_PAGES_AT_A_TIME = 16


def in_processes(work: Callable[[str], Result], pages: Sequence[str]) -> Iterator[Result]:
    """The same results in the same order, on all processors where that pays and the system lets us."""
    processors = os.cpu_count() or 1
    done = 0
    if len(pages) >= _FEWEST_PAGES_FOR_PROCESSES and processors > 1 and hasattr(os, "fork"):
        # Loading these takes as long as a dozen pages, and most runs find fewer to read.
        from concurrent.futures import BrokenExecutor, ProcessPoolExecutor  # noqa: PLC0415
        from multiprocessing import active_children, get_context  # noqa: PLC0415

        others = active_children()
        try:
            with ProcessPoolExecutor(processors, get_context("fork"), _begin, (work,)) as pool:
                for result in pool.map(_do, pages, chunksize=_PAGES_AT_A_TIME):
                    yield result
                    done += 1
        except (BrokenExecutor, ImportError, NotImplementedError, OSError):
            # No semaphores, too many processes, or one was ended: what is left is done here. Where not all could be
            # started, the others wait for work for ever.
            for child in set(active_children()).difference(others):
                child.kill()
                child.join()
    yield from map(work, pages[done:])


def _begin(work: Callable[[str], Any]) -> None:
    # Pages hold no cycles: looking for some would cost a tenth of the time.
    gc.disable()
    _work.append(work)


def _do(page: str) -> Any:
    return _work[-1](page)
