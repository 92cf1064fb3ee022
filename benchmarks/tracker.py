"""How long `docs-i18n status` takes, and how much memory, on sites of 100, 300 and 1,000 pages in four languages.

Run it with `python benchmarks/tracker.py [PAGES…]`. Each figure is a process of its own, from its start to its end.
Cold: nothing of an earlier run is left. Warm: the site was read before. Peak memory is the sum of the peaks
of all processes, so it is never less than what was used at once.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from synthetic_site import make_site

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZES = (100, 300, 1000)
_MEASURED = "--measured"
_RUNS = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """One run of the command."""

    seconds: float
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
    return Run(seconds=time.perf_counter() - start, megabytes=float(done.stderr.split()[-1]))


def _measured(root: str) -> None:
    """Run the command in this process and say how much memory it and its workers took, in megabytes."""
    from docs_i18n.cli import main

    try:
        main(["--root", root, "status", "--format", "json"], standalone_mode=False)
    except SystemExit:
        pass
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    workers = (os.cpu_count() or 1) * resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    sys.stderr.write(f"\n{(own + workers) / 1024}\n")


def report(sizes: Sequence[int]) -> None:
    sys.stdout.write("pages × 4      cold      warm      memory     cold, to the size before\n")
    before: tuple[int, float] | None = None
    for pages in sizes:
        with TemporaryDirectory() as folder:
            root = Path(folder) / "site"
            make_site(root, pages)
            cold = measure(root, cold=True)
            warm = measure(root, cold=False)
        ratio = f"× {cold.seconds / before[1]:.1f} for × {pages / before[0]:.1f} pages" if before else ""
        sys.stdout.write(
            f"{pages:9,} {cold.seconds:7.2f} s {warm.seconds:7.2f} s"
            f" {max(cold.megabytes, warm.megabytes):8.0f} MB     {ratio}".rstrip()
            + "\n"
        )
        sys.stdout.flush()
        before = (pages, cold.seconds)


if __name__ == "__main__":
    if sys.argv[1:2] == [_MEASURED]:
        _measured(sys.argv[2])
    else:
        report([int(pages) for pages in sys.argv[1:]] or SIZES)
