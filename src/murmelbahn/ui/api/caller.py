"""Who calls, and with which scopes. The house's `app` finds out; rooms only ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.refusals import Refusal


class ScopeMissing(Refusal):
    """The caller's token, or its role, does not carry the `scope` of this route."""

    code, status = "ui.api.scope_missing", 403


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """The actor of a request and the scopes it may use: those of its role, narrowed to those of its token. `client`: the
    program that brought a token; nothing for our own pages."""

    actor: Actor
    scopes: frozenset[str]
    client: str = ""


Finder = Callable[[HttpRequest], Caller]
_finder: list[Finder] = []


def plug(finder: Finder) -> None:
    """How callers are found, said once by the house: this room knows no tokens."""
    _finder[:] = [finder]


@dataclass(frozen=True, slots=True)
class Needs:
    """The guard of a route, asked before anything of the call is read. Raises `ScopeMissing` and what the finder raises."""

    scope: str

    def __call__(self, request: HttpRequest) -> Caller:
        caller = _finder[0](request)
        if self.scope not in caller.scopes:
            raise ScopeMissing(scope=self.scope)
        return caller


def actor_in(request: HttpRequest) -> Actor:
    """The actor whom the guard let in."""
    caller: Caller = request.auth  # type: ignore[attr-defined]
    return caller.actor
