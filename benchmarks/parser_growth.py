"""How the time to read a file grows with its size, for hostile texts and for a usual page: ratios, not seconds.

Run `python benchmarks/parser_growth.py`. Twice the text should take twice the time; what takes four times as long
grows with the square. Sizes at which a text takes less than a hundredth of a second say nothing and are doubled.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests")]

from docs_i18n.markdown import split  # noqa: E402  # found on the path that was just named
from hostile_texts import HOSTILE, repeated  # noqa: E402  # in tests/, which no package brings

_SMALLEST = 50_000
_LARGEST = 3_200_000
_LEAST_SECONDS = 0.01
_RUNS = 3


def seconds(text: str) -> float:
    """The best of a few runs: what disturbs a machine only ever makes it slower."""
    best = float("inf")
    for _ in range(_RUNS):
        begin = time.process_time()
        split(text)
        best = min(best, time.process_time() - begin)
    return best


def main() -> None:
    page = (ROOT / "docs/start/from-idea-to-action.md").read_text(encoding="utf-8")
    texts = {"a usual page, again and again": repeated(page)} | dict(HOSTILE)
    print(f"{'text':40} {'characters':>12} {'2n : n':>8} {'4n : 2n':>8} {'µs/character':>13}")
    for name, text in texts.items():
        size = _SMALLEST
        while (once := seconds(text(size))) < _LEAST_SECONDS and size < _LARGEST:
            size *= 2
        twice, four_times = seconds(text(2 * size)), seconds(text(4 * size))
        each = four_times / len(text(4 * size)) * 1e6
        print(f"{name:40} {size:12,} {twice / once:8.1f} {four_times / twice:8.1f} {each:13.2f}")


if __name__ == "__main__":
    main()
