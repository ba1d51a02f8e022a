"""The withdrawal function for whoever is not signed in: name, contract, address; confirm; receipt."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from allauth.core.ratelimit import consume_or_429
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.core.validators import validate_email
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from murmelbahn.deal import operations as deals
from murmelbahn.kernel import clock
from murmelbahn.kernel.actor import VISITOR
from murmelbahn.kernel.command import once
from murmelbahn.kernel.refusals import NotFound, Refusal
from murmelbahn.showroom import queries
from murmelbahn.showroom.pages.act import key_of
from murmelbahn.showroom.pages.market import market_of
from murmelbahn.showroom.pages.refused import plain
from murmelbahn.showroom.pages.show import show
from murmelbahn.showroom.terms import DeclaredSheet
from murmelbahn.ui.rules.speech import say
from murmelbahn.ui.templatetags.words import language
from murmelbahn.ui.terms import Sentence

SALT = "withdrawal receipt"


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_open(request: HttpRequest) -> HttpResponse:
    """First what is withdrawn from and by whom, then the button that confirms it. Guessing is slowed down."""
    typed = {name: request.POST.get(name, "").strip()[:254] for name in ("name", "number", "email")}
    sent = request.method == "POST"
    wrong = sent and bool(typed["email"]) and not _is_address(typed["email"])
    asked = sent and all(typed.values()) and not wrong
    if not asked or "confirmed" not in request.POST:
        return show(request, "withdraw_open", None, typed=typed, confirm=asked, missing=sent, no_address=wrong)
    slowed: HttpResponse | None = consume_or_429(request, action="withdraw")
    if slowed is not None:
        return slowed
    try:
        answer = once(key_of(request), deals.declare_withdrawal)(VISITOR, **typed, market=market_of(request, VISITOR))
    except Refusal as refusal:
        why = queries.refused_reasons(VISITOR, refusal=refusal)
        response = show(request, "withdraw_open", None, typed=typed, confirm=False, refused=plain(refusal), reasons=why)
        response.status_code = refusal.status
        return response
    told = {"answer": str(answer), "number": typed["number"].upper(), "at": clock.read().isoformat()}
    there = reverse("withdrawn_open", args=[signing.dumps(told, salt=SALT)])
    _confirm_by_mail(typed, _sheet(told))
    response = HttpResponseRedirect(there)
    response.status_code = 303
    return response


@require_safe
def withdrawn_open(request: HttpRequest, receipt: str) -> HttpResponse:
    """The receipt, to whoever has its address. Raises `NotFound`."""
    try:
        told = signing.loads(receipt, salt=SALT)
    except signing.BadSignature:
        raise NotFound() from None
    return show(request, "withdrawn_open", _sheet(told))


def _sheet(told: dict[str, str]) -> DeclaredSheet:
    at = datetime.fromisoformat(told["at"])
    return queries.declared_sheet(VISITOR, answer=UUID(told["answer"]), number=told["number"], at=at)


def _is_address(typed: str) -> bool:
    try:
        validate_email(typed)
    except ValidationError:
        return False
    return True


def _confirm_by_mail(typed: dict[str, str], sheet: DeclaredSheet) -> None:
    """What was matched is confirmed by the contract's own receipt; what was not, by what was typed (art. 11a(4))."""
    if sheet.declared is None:
        return
    sellers = "\n\n".join(
        "\n".join(line for line in (one.name, *one.address, one.email, one.phone) if line) for one in sheet.sellers
    )
    said = Sentence("showroom.declared.mail", {**typed, "at": sheet.declared.at, "sellers": sellers})
    subject = say(Sentence("showroom.withdrawn.title"), language())
    send_mail(subject, say(said, language(), sheet.zone), None, [typed["email"]])
