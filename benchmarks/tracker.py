"""How long `docs-i18n status` takes, and how much memory, on sites of 100, 300 and 1,000 pages in four languages.

Run it with `python benchmarks/tracker.py [PAGES…]`. Each figure is a process of its own, from its start to its end, the
best of three. Cold: nothing of an earlier run is left. Warm: the second run on the same site. Processor time is
that of all processors together; what is more than it, waited for others on the machine. Memory is the sum of the peaks
of all processes, so it is never less than what was used at once.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from synthetic_site import make_site

from docs_i18n.cli import main

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZES = (100, 300, 1000)
_MEASURED = "--measured"
_RUNS = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """One run of the command."""

    seconds: float
    processor_seconds: float
    megabytes: float


def measure(root: Path, *, cold: bool) -> Run:
    """The best of some runs: what disturbs a run only ever makes it slower."""
    return min((_run(root, cold=cold) for _ in range(_RUNS)), key=lambda run: run.seconds)


def _run(root: Path, *, cold: bool) -> Run:
    if cold:
        shutil.rmtree(root / ".cache", ignore_errors=True)
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, __file__, _MEASURED, str(root)],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    seconds = time.perf_counter() - start
    processor, megabytes = map(float, done.stderr.split()[-2:])
    return Run(seconds=seconds, processor_seconds=processor, megabytes=megabytes)


def _measured(root: str) -> None:
    """Run the command in this process and say what it and its workers took: seconds and megabytes."""
    with suppress(SystemExit):
        main(["--root", root, "status", "--format", "json"], standalone_mode=False)
    own, workers = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = own.ru_utime + own.ru_stime + workers.ru_utime + workers.ru_stime
    kilobytes = own.ru_maxrss + (os.cpu_count() or 1) * workers.ru_maxrss
    sys.stderr.write(f"\n{seconds} {kilobytes / 1024}\n")


def report(sizes: Sequence[int]) -> None:
    sys.stdout.write(
        "            cold                  warm                  memory   processor time, cold\n"
    )
    sys.stdout.write("pages × 4   time   processor      time   processor               to the size before\n")
    before: tuple[int, float] | None = None
    for pages in sizes:
        with TemporaryDirectory() as folder:
            root = Path(folder) / "site"
            make_site(root, pages)
            cold = measure(root, cold=True)
            warm = measure(root, cold=False)
        ratio = (
            f"× {cold.processor_seconds / before[1]:.1f}, pages × {pages / before[0]:.1f}" if before else ""
        )
        sys.stdout.write(
            f"{pages:9,} {_times(cold)}    {_times(warm)}"
            f" {max(cold.megabytes, warm.megabytes):8.0f} MB   {ratio}".rstrip()
            + "\n"
        )
        sys.stdout.flush()
        before = (pages, cold.processor_seconds)


def _times(run: Run) -> str:
    return f"{run.seconds:6.2f} s  {run.processor_seconds:6.2f} s"


if __name__ == "__main__":
    if sys.argv[1:2] == [_MEASURED]:
        _measured(sys.argv[2])
    else:
        report([int(pages) for pages in sys.argv[1:]] or SIZES)
