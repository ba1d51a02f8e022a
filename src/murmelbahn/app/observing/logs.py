"""Logs are JSON lines that hold allowed keys only. What is not on the list is dropped, so no field can leak a person."""

from __future__ import annotations

import logging
import logging.config
import os
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

ALLOWED = frozenset({
    "event", "level", "logger", "timestamp", "pid", "world", "method", "route", "status", "milliseconds", "request",
    "process", "code", "restarts", "seconds", "signal", "exception_type", "where", "topic", "subscription", "position",
    "lag", "count", "address", "port", "path", "reason", "worker",
})  # fmt: skip
OPEN_EVENTS = "murmelbahn"
"""Our own loggers write fixed event names. Foreign libraries interpolate values, so their messages are not kept."""


def _only_allowed(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    foreign = not str(event.get("logger", OPEN_EVENTS)).startswith((OPEN_EVENTS, "granian"))
    error = sys.exc_info() if event.get("exc_info") is True else event.get("exc_info")
    kept = {key: value for key, value in event.items() if key in ALLOWED}
    if foreign:
        kept["event"] = "library message"
    if isinstance(error, tuple):
        error = error[1]
    if isinstance(error, BaseException):
        kept |= _place_of(error)
    return kept


def _place_of(error: BaseException) -> dict[str, str]:
    """An exception's type and line. Its message may quote a row or a form, so it stays out."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"
    return {"exception_type": type(error).__name__, "where": where}


def _pid(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    event["pid"] = os.getpid()
    return event


SHARED: list[Any] = [
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    _pid,
]


def formatter() -> structlog.stdlib.ProcessorFormatter:
    """Makes a JSON line of a record, whoever logged it."""
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=SHARED,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            _only_allowed,
            structlog.processors.JSONRenderer(),
        ],
    )


def configure() -> None:
    """JSON lines to standard error, for our loggers and everybody's."""
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"json": {"()": formatter}},
            "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
            "root": {"handlers": ["stderr"], "level": "WARNING"},
            "loggers": {"murmelbahn": {"level": "INFO"}},
        }
    )
