"""Tasks in processes of their own: their order, their number, their end, and what they say."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from functools import partial
from typing import TYPE_CHECKING

import pytest

from docs_i18n.log_relay import say_again
from docs_i18n.workers import WorkerEndedError, Workers, can_copy_itself
from small_site import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# A test may run beside threads of its runner; what is tested here is asked of a process that has none.
_PROGRAM = """
import os, sys
from functools import partial
from pathlib import Path
from docs_i18n.workers import Workers

def wait(name, folder):
    Path(folder, f"{name}.part").write_text(str(os.getpid()))
    Path(folder, f"{name}.part").rename(Path(folder, name))
    import time
    time.sleep(120)

workers = Workers({name: partial(wait, name, sys.argv[1]) for name in ("a", "b")}, 2)
workers.proceed()
list(workers.results())
"""


def _answer(name: str, wait: float, folder: Path) -> tuple[str, int]:
    (folder / f"{os.getpid()}").touch()
    count = len(list(folder.iterdir()))
    time.sleep(wait)
    (folder / f"{os.getpid()}").unlink()
    return name, count


def _end() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 1)


def test_results_come_in_the_order_of_the_tasks(tmp_path: Path) -> None:
    """Whichever process is done first."""
    waits = {"a": 0.3, "b": 0.0, "c": 0.1}
    workers = Workers({name: partial(_answer, name, wait, tmp_path) for name, wait in waits.items()}, 3)

    assert [name for name, _ in workers.results()] == ["a", "b", "c"]


def test_no_more_processes_than_asked_for(tmp_path: Path) -> None:
    tasks = {name: partial(_answer, name, 0.05, tmp_path) for name in "abcdef"}
    results = dict(Workers(tasks, 2).results())

    assert {name for name, _ in results.values()} == set("abcdef")
    assert max(count for _, count in results.values()) <= 2


def test_a_process_that_is_ended_is_named() -> None:
    with pytest.raises(WorkerEndedError) as ended:
        list(Workers({"uk": _end}, 2).results())

    assert (ended.value.task, ended.value.reason) == ("uk", "SIGKILL")


@pytest.mark.parametrize("granted", [1, 2])
def test_a_system_that_starts_few_processes_is_asked_again(
    tmp_path: Path, granted: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When one of them has ended; every task is done, in its order."""
    fork = os.fork
    workers = Workers({name: partial(_answer, name, 0.05, tmp_path) for name in "abcd"}, 3)

    def refuse() -> int:
        if len(list(tmp_path.iterdir())) >= granted:
            raise BlockingIOError
        return fork()

    monkeypatch.setattr(os, "fork", refuse)

    assert [name for name, _ in workers.results()] == list("abcd")


def test_a_system_that_starts_no_process_is_said_to(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refuse)
    workers = Workers({"uk": _end}, 2)
    workers.proceed()

    assert not workers.are_running
    with pytest.raises(WorkerEndedError) as ended:
        list(workers.results())
    assert ended.value.reason == "the system starts no more processes"


@pytest.mark.usefixtures("alone")
def test_a_process_copies_itself_only_without_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    assert can_copy_itself()

    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert not can_copy_itself()


@pytest.mark.usefixtures("alone")
def test_a_system_without_fork_is_asked_for_no_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")

    assert not can_copy_itself()


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT], ids=lambda how: how.name)
def test_no_process_outlives_the_one_that_waits_for_it(tmp_path: Path, how: signal.Signals) -> None:
    """However that one ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, str(tmp_path)],
        env=os.environ | {"PYTHONPATH": str(REPOSITORY / "scripts")},
        stderr=subprocess.DEVNULL,
    )
    _until(lambda: all((tmp_path / name).exists() for name in "ab"))
    workers = [int((tmp_path / name).read_text(encoding="ascii")) for name in "ab"]
    process.send_signal(how)
    process.wait(60)

    _until(lambda: not any(map(_runs, workers)))


def _until(is_so: object) -> None:
    end = time.monotonic() + 60
    while not (callable(is_so) and is_so()):
        assert time.monotonic() < end
        time.sleep(0.01)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return not state.stdout.strip().startswith("Z") and bool(state.stdout.strip())


class _Heard(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.getMessage()}")


def _speak() -> list[logging.LogRecord]:
    from docs_i18n.log_relay import collect_log

    records = collect_log()
    logger = logging.getLogger("mkdocs.plugins.test")
    logger.warning("%s of %d", object, 2)
    names: dict[str, str] = {}
    try:
        names["gone"]
    except KeyError:
        logger.exception("failed")
    logger.debug("too little to be said")
    return records


@pytest.fixture
def heard() -> Iterator[list[str]]:
    handler = _Heard()
    logger = logging.getLogger("mkdocs")
    level = logger.level
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
    yield handler.lines
    logger.removeHandler(handler)
    logger.setLevel(level)


def test_what_a_process_says_is_said_here_once(heard: list[str]) -> None:
    """Whatever it was said of: objects become words, an error its traceback."""
    ((_, records),) = Workers({"en": _speak}, 2).results()

    assert heard == []
    say_again(records)
    assert heard == [f"WARNING {object} of 2", "ERROR failed"]
    assert "KeyError: 'gone'" in str(records[1].exc_text)
