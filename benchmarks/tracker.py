"""How long `docs-i18n status` takes, and how much memory, on sites of 100, 300 and 1,000 pages in four languages.

Run it with `python benchmarks/tracker.py [PAGES…]`. Each figure is the best of five processes, from their start to their
end: what disturbs a machine only ever makes it slower. Cold: nothing of an earlier run is left. Warm: again on the same
site. Processor time is that of all processors together; time beyond it waited for others on the machine.

Three columns depend little on the machine: how many times a warm run goes into a cold one; the memory of all processes,
as the sum of their peaks, so never less than what was used at once; and what each page more costs than at the size
before, which stays the same where time grows in line with the site.
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
_RUNS = 5
_HEAD = """\
              cold                warm           cold     memory of    processor time of each page more
pages × 4  time  processor     time  processor  ÷ warm  all processes       cold         warm
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Measure:
    """What the command takes: the least of some runs, and the most memory."""

    seconds: float
    processor: float
    megabytes: float


def measure(root: Path, *, cold: bool) -> Measure:
    runs = [_run(root, cold=cold) for _ in range(_RUNS)]
    return Measure(
        seconds=min(run.seconds for run in runs),
        processor=min(run.processor for run in runs),
        megabytes=max(run.megabytes for run in runs),
    )


def _run(root: Path, *, cold: bool) -> Measure:
    if cold:
        shutil.rmtree(root / ".cache", ignore_errors=True)
    # Where Python may not keep what it has compiled, it would be compiled again in every run.
    environment = os.environ | {"PYTHONPYCACHEPREFIX": f"{root.parent}/compiled"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, __file__, _MEASURED, str(root)],
        check=True,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    seconds = time.perf_counter() - start
    processor, megabytes = map(float, done.stderr.split()[-2:])
    return Measure(seconds=seconds, processor=processor, megabytes=megabytes)


def _measured(root: str) -> None:
    """Run the command in this process and say what it and its workers took: seconds and megabytes."""
    with suppress(SystemExit):
        main(["--root", root, "status", "--format", "json"], standalone_mode=False)
    own, workers = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = own.ru_utime + own.ru_stime + workers.ru_utime + workers.ru_stime
    kilobytes = own.ru_maxrss + (os.cpu_count() or 1) * workers.ru_maxrss
    sys.stderr.write(f"\n{seconds} {kilobytes / 1024}\n")


def report(sizes: Sequence[int]) -> None:
    sys.stdout.write(_HEAD)
    before: tuple[int, Measure, Measure] | None = None
    for pages in sizes:
        with TemporaryDirectory() as folder:
            root = Path(folder) / "site"
            make_site(root, pages)
            cold = measure(root, cold=True)
            warm = measure(root, cold=False)
        line = (
            f"{pages:9,}{_times(cold)}  {_times(warm)}  {cold.processor / warm.processor:5.1f}"
            f"  {max(cold.megabytes, warm.megabytes):8.0f} MB"
        )
        if before:
            fewer, cold_before, warm_before = before
            for now, then in ((cold, cold_before), (warm, warm_before)):
                milliseconds = 1000 * (now.processor - then.processor) / (pages - fewer)
                line += f"{milliseconds:13.2f} ms"
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
        before = (pages, cold, warm)


def _times(measured: Measure) -> str:
    return f"{measured.seconds:6.2f} s{measured.processor:7.2f} s"


if __name__ == "__main__":
    if sys.argv[1:2] == [_MEASURED]:
        _measured(sys.argv[2])
    else:
        report([int(pages) for pages in sys.argv[1:]] or SIZES)
