"""The front door: to one's deals, to the people of a demo, or to sign in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from murmelbahn.accounts.queries import in_demo_world
from murmelbahn.kernel.actor import SYSTEM, ActorKind


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect("desk" if getattr(request.user, "kind", "") == ActorKind.ADVISER else "deals")
    return redirect("demo_people" if in_demo_world(SYSTEM) else "account_login")
