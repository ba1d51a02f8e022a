"""The front door: to where one works, to the people of a demo, or to sign in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from murmelbahn.accounts.queries import in_demo_world
from murmelbahn.kernel.actor import SYSTEM, ActorKind

WORKS_AT = {ActorKind.ADVISER: "desk", ActorKind.PRODUCT_MANAGER: "office_prices"}
"""Everybody else begins with deals."""


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect(WORKS_AT.get(ActorKind(getattr(request.user, "kind", "")), "deals"))
    return redirect("demo_people" if in_demo_world(SYSTEM) else "account_login")
