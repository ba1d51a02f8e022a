"""A page is of one moment, a form is of now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from murmelbahn.app.web.moment import OneMoment
from murmelbahn.kernel import clock

START = datetime(2026, 11, 21, 9, tzinfo=UTC)


@pytest.mark.parametrize(("method", "stands"), [("GET", True), ("POST", False)])
def test_the_worlds_time_stands_still_for_who_looks(
    world: str, set_clock: Callable[[datetime], None], method: str, stands: bool
) -> None:
    seen: list[datetime] = []

    def page(_: HttpRequest) -> HttpResponse:
        for days in range(2):
            set_clock(START + timedelta(days=days))
            seen.append(clock.read())
        return HttpResponse()

    OneMoment(page)(RequestFactory().generic(method, "/"))
    assert (seen[0] == seen[1]) is stands
    assert clock.read() == START + timedelta(days=1), "the next one asks anew"
