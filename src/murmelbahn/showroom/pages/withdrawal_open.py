"""The withdrawal function for whoever is not signed in: name, contract, address; confirm; receipt."""

from __future__ import annotations

from datetime import datetime

from allauth.core.ratelimit import consume_or_429
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from murmelbahn.deal import operations as deals
from murmelbahn.kernel import clock
from murmelbahn.kernel.actor import VISITOR
from murmelbahn.kernel.command import once
from murmelbahn.kernel.refusals import NotFound, Refusal
from murmelbahn.showroom.pages.act import key_of
from murmelbahn.showroom.pages.refused import plain
from murmelbahn.showroom.pages.show import show

SALT = "withdrawal receipt"


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_open(request: HttpRequest) -> HttpResponse:
    """First what is withdrawn from and by whom, then the button that confirms it. Guessing is slowed down."""
    typed = {name: request.POST.get(name, "").strip()[:254] for name in ("name", "number", "email")}
    asked = request.method == "POST" and all(typed.values())
    if not asked or "confirmed" not in request.POST:
        return show(request, "withdraw_open", None, typed=typed, confirm=asked, missing=request.method == "POST")
    slowed: HttpResponse | None = consume_or_429(request, action="withdraw")
    if slowed is not None:
        return slowed
    try:
        once(key_of(request), deals.withdraw_by_number)(VISITOR, number=typed["number"], email=typed["email"])
    except Refusal as refusal:
        response = show(request, "withdraw_open", None, typed=typed, confirm=False, refused=plain(refusal))
        response.status_code = refusal.status
        return response
    receipt = signing.dumps({"number": typed["number"].upper(), "at": clock.read().isoformat()}, salt=SALT)
    response = HttpResponseRedirect(reverse("withdrawn_open", args=[receipt]))
    response.status_code = 303
    return response


@require_safe
def withdrawn_open(request: HttpRequest, receipt: str) -> HttpResponse:
    """The receipt, to whoever has its address. It says no more than the number and when. Raises `NotFound`."""
    try:
        told = signing.loads(receipt, salt=SALT)
    except signing.BadSignature:
        raise NotFound() from None
    return show(request, "withdrawn_open", None, number=told["number"], at=datetime.fromisoformat(told["at"]))
