"""What is refused, as problem details (RFC 9457): our stable code, the sentence in the caller's language, its parameters."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from django.utils import translation

from murmelbahn.kernel.refusals import Refusal
from murmelbahn.ui.api.caller import ScopeMissing
from murmelbahn.ui.problem import problem_of

MEDIA_TYPE = "application/problem+json"
CHALLENGE = 'Bearer realm="Murmelbahn"'
SCHEMA: dict[str, Any] = {
    "title": "Problem",
    "description": "RFC 9457. `code` is stable and named in the guide; `detail` is a sentence in the language asked for.",
    "type": "object",
    "required": ["type", "title", "status", "detail", "code"],
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "code": {"type": "string"},
        "parameters": {"type": "object"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["where", "reason"],
                "properties": {"where": {"type": "string"}, "reason": {"type": "string"}},
            },
        },
    },
}


class Unreadable(Refusal):
    """What came in cannot be read: not JSON, not what the route asks for, too long. `errors` say what and where."""

    code, status = "ui.api.unreadable", 422

    def __init__(self, *, errors: Sequence[Mapping[str, str]] = ()) -> None:
        self.errors = errors
        super().__init__()


class TooLarge(Refusal):
    """The body is larger than we read."""

    code, status = "ui.api.too_large", 413


class TooManyCalls(Refusal):
    """More calls in this minute than `limit`; the next one is heard after `retry_after` seconds."""

    code, status = "ui.api.too_many_calls", 429


class OldForm(Refusal):
    """A call with the cookie of a session needs the token of our own pages (CSRF)."""

    code, status = "ui.api.csrf", 403


class NoSuchRoute(Refusal):
    """There is no such address in the API."""

    code, status = "ui.api.no_route", 404


class NoSuchMethod(Refusal):
    """The address is there, and takes other methods only: `allowed` names them."""

    code, status = "ui.api.no_method", 405


class NotUnderstood(Refusal):
    """A request that is none: a Host header that is not ours, a path with forbidden signs."""

    code, status = "ui.api.not_understood", 400


class Broken(Refusal):
    """A fault of ours: nothing was half saved."""

    code, status = "ui.page.broken", 500


def problem(refusal: Refusal) -> HttpResponse:
    """The answer to a refused call."""
    status = HTTPStatus(refusal.status)
    body = problem_of(refusal, (translation.get_language() or "en")[:2])
    if isinstance(refusal, Unreadable):
        body["errors"] = list(refusal.errors)
    response = HttpResponse(json.dumps(body, ensure_ascii=False), status=status, content_type=MEDIA_TYPE)
    response["Cache-Control"] = "no-store"
    if isinstance(refusal, TooManyCalls):
        response["Retry-After"] = str(refusal.parameters["retry_after"])
    if status is HTTPStatus.UNAUTHORIZED:
        response["WWW-Authenticate"] = CHALLENGE
    if isinstance(refusal, ScopeMissing):  # RFC 6750, 3.1: a client reads here what it should have asked for
        needed = refusal.parameters["scope"]
        response["WWW-Authenticate"] = f'{CHALLENGE}, error="insufficient_scope", scope="{needed}"'
    return response
