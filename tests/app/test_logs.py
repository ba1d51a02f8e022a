"""Logs are JSON, hold allowed keys only, and no personal data whoever writes."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Callable, Iterator

import pytest
import structlog

from murmelbahn.app.observing import logs

Lines = Callable[[], list[dict[str, object]]]
PERSON = "eva@example.org"


@pytest.fixture
def lines() -> Iterator[Lines]:
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(logs.formatter())
    logging.getLogger().addHandler(handler)
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    logging.getLogger().removeHandler(handler)


def test_a_key_that_is_not_allowed_is_dropped(lines: Lines) -> None:
    structlog.get_logger("murmelbahn.test").info("request", route="deals/<id>", email=PERSON, form={"name": "Eva"})
    (line,) = lines()
    assert line["event"] == "request"
    assert line["route"] == "deals/<id>"
    assert "email" not in line
    assert "form" not in line


def test_what_a_library_says_is_not_kept(lines: Lines) -> None:
    logging.getLogger("django.request").error("Not found: /people/%s", PERSON)
    (line,) = lines()
    assert PERSON not in json.dumps(line)
    assert line["logger"] == "django.request"


def test_of_an_exception_only_type_and_place_are_kept(lines: Lines) -> None:
    try:
        raise ValueError(PERSON)
    except ValueError:
        logging.getLogger("murmelbahn.test").error("it broke", exc_info=True)
    (line,) = lines()
    assert PERSON not in json.dumps(line)
    assert line["exception_type"] == "ValueError"
    assert "test_logs.py" in str(line["where"])


def test_our_own_warnings_name_the_exception_they_are_about(lines: Lines) -> None:
    try:
        raise ValueError(PERSON)
    except ValueError:
        structlog.get_logger("murmelbahn.test").warning("fact held", exc_info=True)
    (line,) = lines()
    assert PERSON not in json.dumps(line)
    assert (line["exception_type"], "test_logs.py" in str(line["where"])) == ("ValueError", True)
