"""A page is of one moment: whatever it asks, it asks as of the same time of the world."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from django.http import HttpRequest, HttpResponseBase

from murmelbahn.kernel import clock


class OneMoment:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in {"GET", "HEAD"}:
            return self.get_response(request)
        before = clock.source.set(cache(clock.asked))
        try:
            return self.get_response(request)
        finally:
            clock.source.reset(before)
