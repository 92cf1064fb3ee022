"""The same results on all processors as on one, whatever the system lets us do."""

from __future__ import annotations

import os
import signal
from functools import partial
from multiprocessing import active_children

import pytest

from docs_i18n.processes import in_processes

PAGES = [f"page-{number}.md" for number in range(200)]


def _work(page: str) -> tuple[str, int]:
    return page.upper(), os.getpid()


def _ends_its_process(but: int, page: str) -> str:
    if page == PAGES[100] and os.getpid() != but:
        os.kill(os.getpid(), signal.SIGKILL)
    return page.upper()


def _cannot_be_read(page: str) -> str:
    if page == PAGES[100]:
        raise PermissionError(page)
    return page.upper()


def test_results_come_in_order_from_other_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)

    results = list(in_processes(_work, PAGES))

    assert [page for page, _ in results] == [page.upper() for page in PAGES]
    assert os.getpid() not in {process for _, process in results}


def test_few_pages_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)

    assert {process for _, process in in_processes(_work, PAGES[:10])} == {os.getpid()}


def test_a_system_without_fork_does_it_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.delattr(os, "fork")

    assert list(in_processes(_work, PAGES)) == [(page.upper(), os.getpid()) for page in PAGES]


@pytest.mark.parametrize("granted", [0, 1])
def test_a_system_that_starts_no_more_processes_does_it_alone(
    granted: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    fork = os.fork
    left = [granted]

    def refuse() -> int:
        left[0] -= 1
        if left[0] < 0:
            raise BlockingIOError
        return fork()

    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(os, "fork", refuse)

    assert list(in_processes(_work, PAGES)) == [(page.upper(), os.getpid()) for page in PAGES]
    assert active_children() == []


def test_a_process_that_is_ended_costs_no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)

    results = list(in_processes(partial(_ends_its_process, os.getpid()), PAGES))

    assert results == [page.upper() for page in PAGES]


def test_an_error_of_the_work_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)

    with pytest.raises(PermissionError):
        list(in_processes(_cannot_be_read, PAGES))
