"""Who calls, and with which scopes. The house's `app` finds out; rooms only ask."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.refusals import Refusal


class ScopeMissing(Refusal):
    """The caller's token, or its role, does not carry the `scope` of this route."""

    code, status = "ui.api.scope_missing", 403


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """The actor of a request and the scopes it may use: those of its role, narrowed to those of its token."""

    actor: Actor
    scopes: frozenset[str]


def granted(request: HttpRequest, scope: str) -> Actor:
    """The actor, if it may use the scope. Raises `ScopeMissing`."""
    caller: Caller = request.auth  # type: ignore[attr-defined]
    if scope not in caller.scopes:
        raise ScopeMissing(scope=scope)
    return caller.actor
