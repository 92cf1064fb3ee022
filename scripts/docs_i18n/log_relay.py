"""What a process says, kept to be said by another one: the log of a worker reaches the handlers of the build."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        # Plain data only: what is to be said, with the text of an exception in place of its frames.
        record.msg, record.args = record.getMessage(), None
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        record.exc_info = None
        self.records.append(record)


def collect_log() -> list[logging.LogRecord]:
    """From now on nothing is said in this process; the list that is returned grows with what would have been."""
    collector = _Collector()
    loggers = [
        each for each in logging.Logger.manager.loggerDict.values() if isinstance(each, logging.Logger)
    ]
    for logger in loggers:
        logger.handlers.clear()
        logger.propagate = True
    logging.root.handlers[:] = [collector]
    return collector.records


def say_again(records: Iterable[logging.LogRecord]) -> None:
    """Say what another process collected, through the filters and handlers of this one."""
    for record in records:
        logging.getLogger(record.name).handle(record)
