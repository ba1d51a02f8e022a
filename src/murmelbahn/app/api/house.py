"""One API of all rooms' doors, under /api/v1/."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.db.utils import DataError
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import get_script_prefix
from ninja import NinjaAPI, Router
from ninja.errors import HttpError, ValidationError

from murmelbahn.accounts.operations import count_call
from murmelbahn.accounts.queries import caller_of
from murmelbahn.app import rooms
from murmelbahn.app.api.description import Description
from murmelbahn.app.api.entrance import PLACE
from murmelbahn.kernel.money import MoneyError
from murmelbahn.kernel.refusals import BadInput, Refusal
from murmelbahn.ui.api.caller import Caller, plug
from murmelbahn.ui.api.problems import NoSuchRoute, TooLarge, Unreadable, problem

INTRODUCTION = """The whole sale of a car: what the pages do, and nothing they cannot. Writes carry an `Idempotency-Key`; those
that change a deal also carry `If-Match` with the version that was read (its `ETag`). Lists have a cursor. What is refused is
a problem (RFC 9457) with a stable `code` and a sentence in the language of `Accept-Language`."""


class Api(NinjaAPI):
    """The same, with our own description of itself."""

    def get_openapi_schema(self, *, path_prefix: str | None = None, path_params: Any = None) -> Any:
        prefix = f"{get_script_prefix()}{PLACE}" if path_prefix is None else path_prefix
        return _description(self, prefix.lstrip("/"))


@lru_cache(maxsize=8)
def _description(described: Api, prefix: str) -> Description:
    """Made once for each prefix: worlds of a demo stand below their own."""
    return Description(described, prefix)


api = Api(
    title="Murmelbahn",
    version="1",
    description=" ".join(INTRODUCTION.split()),
    urls_namespace="api",
    docs_url=None,
    openapi_url="openapi.json",
)


@api.exception_handler(Refusal)
def refused(request: HttpRequest, error: Refusal) -> HttpResponse:
    return problem(error)


@api.exception_handler(ValidationError)
def unreadable(request: HttpRequest, error: ValidationError) -> HttpResponse:
    told = [
        {"where": ".".join(str(part) for part in one.get("loc", ())), "reason": str(one.get("msg", ""))[:200]}
        for one in error.errors[:20]
    ]
    return problem(Unreadable(errors=told))


@api.exception_handler(HttpError)
def not_read(request: HttpRequest, error: HttpError) -> HttpResponse:
    """Ninja's own: a body that is no JSON."""
    return problem(Unreadable(errors=[{"where": "body", "reason": error.message[:200]}]))


@api.exception_handler(RequestDataTooBig)
def too_large(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    return problem(TooLarge())


@api.exception_handler(DataError)
def not_storable(request: HttpRequest, error: DataError) -> HttpResponse:
    """PostgreSQL refused a value as too long or out of range: it came from outside, and nothing was stored."""
    return problem(BadInput(field="body", reason="too long or out of range"))


@api.exception_handler(MoneyError)
def other_currency(request: HttpRequest, error: MoneyError) -> HttpResponse:
    """An amount in another currency than the deal's. The command was undone as a whole."""
    return problem(BadInput(field="currency", reason="not the currency of this market"))


@api.exception_handler(TooManyFieldsSent)
def too_many(request: HttpRequest, error: TooManyFieldsSent) -> HttpResponse:
    return problem(TooLarge())


@api.exception_handler(Http404)
def missing(request: HttpRequest, error: Http404) -> HttpResponse:
    return problem(NoSuchRoute())


def _together() -> Router:
    """All doors as one: what one door reads and another writes at one address is one address."""
    every = Router()
    for room in rooms.standing():
        for door in getattr(rooms.part(room, "api"), "DOORS", ()):
            for path, view in door.router.path_operations.items():
                kept = every.path_operations.setdefault(path, view)
                if kept is not view:
                    kept.operations += view.operations
    return every


def counted(request: HttpRequest) -> Caller:
    """Who calls, if it has not called too often in this minute. Raises `TooManyCalls` and what `caller_of` raises."""
    caller = caller_of(request)
    if settings.MURMELBAHN_API_CALLS:
        count_call(caller.actor, client=caller.client, limit=settings.MURMELBAHN_API_CALLS)
    return caller


plug(counted)
api.add_router("", _together())
