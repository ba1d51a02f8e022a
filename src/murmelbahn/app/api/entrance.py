"""The way into the API. In a demo its routes are made when the first of them is called: who looks at the pages neither waits for
them nor carries them. An installation that serves integrators makes them when it starts, so that no caller waits."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponseBase
from django.urls import URLResolver, path
from django.views.decorators.csrf import csrf_exempt

if TYPE_CHECKING:
    from ninja import NinjaAPI

PLACE = "api/v1/"


def api() -> NinjaAPI:
    """The API of all rooms."""
    made: NinjaAPI = import_module(f"{__package__}.house").api
    return made


@csrf_exempt  # its callers bring a token; who comes with a session is asked for the form's token by the routes themselves
def call(request: HttpRequest, rest: str) -> HttpResponseBase:
    """Answers a call as if its route stood among the pages' addresses. Raises `Resolver404`."""
    found = routes().resolve(f"{PLACE}{rest}")
    request.resolver_match = found
    answer: HttpResponseBase = found.func(request, *found.args, **found.kwargs)
    return answer


@cache
def routes() -> URLResolver:
    """Every route, made once for each process: a second of work."""
    made = path(PLACE, api().urls)
    assert isinstance(made, URLResolver)
    return made
