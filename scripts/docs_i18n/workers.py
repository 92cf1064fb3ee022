"""Tasks in processes of their own that begin as copies of this one, and what they give back, in the order of the tasks."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import threading
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import connection, get_context
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess

Result = TypeVar("Result")

# Objects after which garbage is looked for, in processes that live for seconds: with Python's 700 it takes a twentieth of their time.
_GARBAGE = 50_000


class WorkerEndedError(Exception):
    """A process was ended before it could give anything back, or could not begin."""

    def __init__(self, task: str, exit_code: int | None) -> None:
        super().__init__(task, exit_code)
        self.task = task
        self.exit_code = exit_code

    @property
    def reason(self) -> str:
        """What ended it, as far as the system says: `SIGKILL`, or the code of its exit."""
        if self.exit_code is None:
            return "the system starts no more processes"
        code = self.exit_code
        return signal.Signals(-code).name if code < 0 else f"exit code {code}"


def processors() -> int:
    """How many this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def can_copy_itself() -> bool:
    """Whether this process may go on as two: the system knows how, and no thread would be left out of the copy."""
    return hasattr(os, "fork") and threading.active_count() == 1


@dataclass(kw_only=True, slots=True)
class _Running:
    process: ForkProcess
    receiver: Connection


class Workers(Generic[Result]):
    """A process for each task, but never more at once than `most`.

    A task gets a copy of all that is known here when its process is started, and gives back one value, which has to
    be plain data. Whatever happens to this process, the others do not outlive it: they end when a pipe does that only
    this one holds open.
    """

    def __init__(self, tasks: Mapping[str, Callable[[], Result]], most: int) -> None:
        self._waiting = dict(tasks)
        self._names = list(tasks)
        self._most = most
        self._running: dict[str, _Running] = {}
        self._done: dict[str, bytes] = {}
        self._alive_reader, self._alive_writer = os.pipe()

    def proceed(self, reserved: int = 0) -> None:
        """Take what is there, and start what there is room for beside as many `reserved`; without waiting.

        A system that starts no process now may do so when another one has ended.
        """
        self._receive(timeout=0)
        with suppress(OSError):
            while self._waiting and len(self._running) < self._most - reserved:
                self._start(next(iter(self._waiting)))

    @property
    def are_running(self) -> bool:
        return bool(self._running)

    def results(self) -> Iterator[tuple[str, Result]]:
        """Yield the name of each task with what it gave back, in their order; WorkerEndedError for one that was ended."""
        try:
            for name in self._names:
                while name not in self._done:
                    self.proceed()
                    if name not in self._done and not self._running:
                        raise WorkerEndedError(name, None)
                    self._receive(timeout=None)
                self.proceed()
                yield name, pickle.loads(self._done.pop(name))  # noqa: S301  # from a copy of this process
        finally:
            self.stop()

    def stop(self) -> None:
        """End all that is running, and start nothing more."""
        self._waiting.clear()
        for running in self._running.values():
            running.process.kill()
            running.process.join()
            running.receiver.close()
        self._running.clear()
        for end in (self._alive_reader, self._alive_writer):
            if end >= 0:
                os.close(end)
        self._alive_reader = self._alive_writer = -1

    def _start(self, name: str) -> None:
        task = self._waiting[name]
        context = get_context("fork")
        receiver, sender = context.Pipe(duplex=False)
        # What is here stays here: looking through it for garbage would only copy its pages.
        gc.freeze()
        ends = (self._alive_reader, self._alive_writer)
        process = context.Process(target=_work, args=(task, sender, *ends), daemon=True)
        try:
            process.start()
        except OSError:
            receiver.close()
            raise
        finally:
            sender.close()
        del self._waiting[name]
        self._running[name] = _Running(process=process, receiver=receiver)

    def _receive(self, timeout: float | None) -> None:
        """Take what has come; one that was ended ends the others."""
        names = {running.receiver: name for name, running in self._running.items()}
        ready: list[Any] = connection.wait(list(names), timeout) if names else []
        for receiver in ready:
            name = names[receiver]
            running = self._running.pop(name)
            try:
                self._done[name] = receiver.recv_bytes()
            except EOFError:
                running.process.join()
                raise WorkerEndedError(name, running.process.exitcode) from None
            finally:
                receiver.close()
            running.process.join()


def _work(task: Callable[[], Any], sender: Connection, alive_reader: int, alive_writer: int) -> None:
    """What a process does: its task, and never longer than the process it was copied from."""
    gc.set_threshold(_GARBAGE)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who is interrupted is the process that waits for this one
    os.close(alive_writer)
    threading.Thread(target=_end_with, args=(alive_reader,), daemon=True).start()
    sender.send_bytes(pickle.dumps(task(), pickle.HIGHEST_PROTOCOL))
    sender.close()


def _end_with(alive_reader: int) -> None:
    os.read(alive_reader, 1)
    os._exit(1)
