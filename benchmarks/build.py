"""How long a cold build takes, ours beside the stock stack (MkDocs, Material, mkdocs-static-i18n, their search) on the same pages.

Run `python benchmarks/build.py [PAGES…] [--quick] [--runs N] [--from FOLDER]`; without numbers 200 pages in each of five
languages. Each build is a process of its own, the two stacks take turns, and nothing of an earlier build is left. Time
is from the start of the command to its end, processor time that of all its processes; medians of the runs. Memory comes
from a run of its own: the most that all processes had at one moment, what they share counted once (Linux: PSS).

Processes that wait for a processor, of these builds or of others, make times longer and say little of either stack: on a
machine with two processors and a load far above two, read the processor time.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from build_corpus import ROOT, own_pages, pages_of, remove_built, write_projects

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_corpus import Texts

_RUNS = 5
_QUICK_PAGES = 20
_LANGUAGES = 5
_WAIT = 0.2
_HEAD = f"""\
{"":24}{"time":>9}{"processor":>12}{"ms a page":>12}{"memory":>10}
"""


@dataclass(kw_only=True, slots=True)
class Measures:
    """What the builds of one project took."""

    seconds: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    megabytes: float = 0.0

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)


def main() -> None:
    parser = argparse.ArgumentParser(description="Compare the time of a cold build with the stock stack.")
    parser.add_argument("pages", nargs="*", type=int, help="pages in each language; 200 if none is given")
    parser.add_argument("--quick", action="store_true", help="one run on a few pages, to see that it works")
    parser.add_argument("--runs", type=int, default=_RUNS, help=f"builds of each kind; {_RUNS} if not given")
    parser.add_argument(
        "--from", dest="folder", type=Path, help="a folder of Markdown to take the pages from"
    )
    options = parser.parse_args()
    texts = pages_of(options.folder) if options.folder else own_pages()
    sizes = options.pages or ([_QUICK_PAGES] if options.quick else [200])
    for pages in sizes:
        compare(texts, pages, 1 if options.quick else options.runs)


def compare(texts: Sequence[Texts], pages: int, runs: int) -> None:
    """Print what both stacks take for this many pages in each language."""
    with TemporaryDirectory() as folder:
        stock, ours = Path(folder, "stock"), Path(folder, "ours")
        write_projects(texts, pages, stock, ours)
        measured = {stock: Measures(), ours: Measures()}
        for _ in range(runs):
            for project, measures in measured.items():
                build(project, measures)
                said = f"{measures.seconds[-1]:.1f} s, processor {measures.processor[-1]:.1f} s"
                sys.stderr.write(f"{pages} pages, {project.name}: {said}\n")
        for project, measures in measured.items():
            measures.megabytes = most_memory(project)
    sys.stdout.write(
        f"\n{pages} pages × {_LANGUAGES} languages, {os.cpu_count()} processors, {runs} runs\n{_HEAD}"
    )
    for name, measures in zip(("stock", "ours"), measured.values(), strict=True):
        sys.stdout.write(
            f"{name:24}{measures.median:8.1f}s{statistics.median(measures.processor):11.1f}s"
            f"{1000 * measures.median / (pages * _LANGUAGES):12.1f}{measures.megabytes:7.0f} MB\n"
        )
    if hasattr(os, "getloadavg"):
        sys.stdout.write(
            f"{'at the end, waiting':24}{os.getloadavg()[2]:9.1f} processes, mean of 15 minutes\n"
        )
    theirs, own = measured.values()
    ratio = statistics.median(a / b for a, b in zip(own.seconds, theirs.seconds, strict=True))
    work = statistics.median(a / b for a, b in zip(own.processor, theirs.processor, strict=True))
    sys.stdout.write(f"{'ours ÷ stock':24}{ratio:9.2f}{work:12.2f}\n")
    sys.stdout.flush()


def build(project: Path, measures: Measures) -> None:
    """Build from nothing and note what it took."""
    remove_built(project)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    process = _start(project)
    process.communicate()
    measures.seconds.append(time.perf_counter() - start)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    measures.processor.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    if process.returncode:
        raise SystemExit(f"{project.name}: mkdocs build failed; run it in {project} to see why")


def _start(project: Path) -> subprocess.Popen[bytes]:
    settings = {
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONPATH": str(ROOT / "scripts"),
        "SITE_URL": "https://example.org/",
    }
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=project,
        env=os.environ | settings,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def most_memory(project: Path) -> float:
    """The most megabytes that a build and all its processes had at one moment; 0 where the system does not tell."""
    remove_built(project)
    process = _start(project)
    ended = threading.Event()
    most = 0.0

    def watch() -> None:
        nonlocal most
        while not ended.wait(_WAIT):
            most = max(most, sum(map(_kilobytes, _family(process.pid))) / 1024)

    watcher = threading.Thread(target=watch)
    watcher.start()
    process.communicate()
    ended.set()
    watcher.join()
    return most


def _family(pid: int) -> list[int]:
    """A process and all below it."""
    found = [pid]
    for one in found:
        try:
            children = Path(f"/proc/{one}/task/{one}/children").read_text(encoding="ascii")
        except OSError:
            continue
        found.extend(map(int, children.split()))
    return found


def _kilobytes(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


if __name__ == "__main__":
    main()
