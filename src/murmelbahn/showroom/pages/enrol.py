"""Who somebody is, asked where it is first needed: a customer for itself or its company, an adviser for a customer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from murmelbahn.accounts import queries as accounts
from murmelbahn.accounts.queries import actor_of
from murmelbahn.customer import operations as customers
from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import (
    Address,
    AddressOnFile,
    CompanyData,
    IncompleteParty,
    PartyData,
    PartyKind,
    PersonData,
)
from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.refusals import NotAllowed, Refusal
from murmelbahn.showroom import queries
from murmelbahn.showroom.pages.act import act
from murmelbahn.showroom.pages.market import market_of
from murmelbahn.showroom.pages.refused import plain, wrong_fields
from murmelbahn.showroom.pages.show import show
from murmelbahn.showroom.pages.vat_id import vat_id_typed
from murmelbahn.ui.rules.typed import day_in
from murmelbahn.ui.templatetags.words import language
from murmelbahn.ui.terms import Mistyped, Sentence
from murmelbahn.ui.texts import text

PERSON = ("given_names", "family_name", "birth_date")
COMPANY = ("legal_name", "legal_form", "register_number", "vat_id", "signatories")
BOTH = ("street", "postal_code", "city", "phone")
OPTIONAL = frozenset({"vat_id", "phone"})


@require_http_methods(["GET", "HEAD", "POST"])
def enrol(request: HttpRequest) -> HttpResponse:
    """The form, and its answer: on to where the data were needed. Raises `SignInFirst`, `NotAllowed`."""
    actor = actor_of(request)
    if actor.kind not in (ActorKind.CUSTOMER, ActorKind.ADVISER):
        raise NotAllowed()
    market = market_of(request, actor)
    if not market:
        return redirect(f"{reverse('models')}?{urlencode({'next': request.get_full_path()})}")
    if request.method != "POST":
        first = _oneself_first(request, actor)
        return redirect(first) if first else _page(request, actor, market)
    kind = PartyKind.COMPANY if request.POST.get("kind") == PartyKind.COMPANY else PartyKind.PRIVATE
    seller = queries.seller_of(actor, market=market)
    try:
        data = _data(actor, request.POST, kind, market)
    except (IncompleteParty, Mistyped) as refusal:
        return _page(request, actor, market, refusal)
    staff = actor.kind is ActorKind.ADVISER
    values: dict[str, Any] = {"market": market, "seller": seller, "data": data}
    operation: Callable[..., Any] = customers.enrol
    if staff:
        known = customer.at_address(actor, email=data.email)
        if known and request.POST.get("shared_address") != "yes":
            return _page(request, actor, market, AddressOnFile(name=known[0].name))
        operation = customers.register_party
        values |= {"kind": kind, "agent": min(actor.agents)}
    return act(
        request,
        operation,
        then=lambda party: _back(request, party),
        said=Sentence("showroom.enrol.done_they" if staff else "showroom.enrol.done"),
        again=lambda refusal: _page(request, actor, market, refusal),
        **values,
    )


def _oneself_first(request: HttpRequest, actor: Actor) -> str:
    """Who signs for a company has a Customer ID: where a customer without one says who it is, and comes back from."""
    company = request.GET.get("kind") == PartyKind.COMPANY and actor.kind is ActorKind.CUSTOMER
    if not company or any(one.kind is PartyKind.PRIVATE for one in customer.parties_of(actor)):
        return ""
    kept = request.GET.copy()
    kept["kind"], kept["next"] = PartyKind.PRIVATE.value, request.get_full_path()
    messages.info(request, text("showroom.enrol.oneself_first", language()))
    return f"{reverse('enrol')}?{kept.urlencode()}"


def _data(actor: Actor, sent: Mapping[str, str], kind: PartyKind, market: str) -> PartyData:
    """What was typed, as a party's data. Raises `IncompleteParty`, which names everything that is missing,
    `Mistyped`."""
    typed = {name: sent.get(name, "").strip() for name in (*PERSON, *COMPANY, *BOTH, "email")}
    asked = (*(COMPANY if kind is PartyKind.COMPANY else PERSON), *BOTH, *_ask_address(actor))
    missing = tuple(name for name in asked if not typed[name] and name not in OPTIONAL)
    if missing:
        raise IncompleteParty(field=missing[0], fields=missing)
    home = Address(street=typed["street"], postal_code=typed["postal_code"], city=typed["city"], country=market)
    email = accounts.address_of(actor, subject=actor.subject) if actor.kind is ActorKind.CUSTOMER else typed["email"]
    common: dict[str, Any] = {
        "email": email.lower(),
        "language": language(),
        "addresses": (home,),
        "phone": typed["phone"],
    }
    if kind is PartyKind.COMPANY:
        names = tuple(one.strip() for one in typed["signatories"].split(",") if one.strip())
        return CompanyData(
            legal_name=typed["legal_name"],
            legal_form=typed["legal_form"],
            register_number=typed["register_number"],
            vat_id=vat_id_typed(typed["vat_id"]),
            signatories=names,
            **common,
        )
    return PersonData(
        given_names=typed["given_names"],
        family_name=typed["family_name"],
        birth_date=day_in("birth_date", typed["birth_date"]),
        **common,
    )


def _ask_address(actor: Actor) -> tuple[str, ...]:
    """A customer's address is known from signing in; an adviser types it."""
    return () if actor.kind is ActorKind.CUSTOMER else ("email",)


def _page(request: HttpRequest, actor: Actor, market: str, refused: Refusal | None = None) -> HttpResponse:
    wanted = request.POST if request.method == "POST" else request.GET
    response = show(
        request,
        "enrol",
        None,
        clock=queries.clock_bar(actor),
        market=market,
        staff=actor.kind is ActorKind.ADVISER,
        company=wanted.get("kind") == PartyKind.COMPANY,
        typed=request.POST,
        refused=plain(refused),
        wrong=wrong_fields(refused),
        next=_next(request),
        email=accounts.address_of(actor, subject=actor.subject),
        on_file=isinstance(refused, AddressOnFile),
    )
    if refused is not None:
        response.status_code = refused.status
    return response


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next", "")
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else reverse("models")


def _back(request: HttpRequest, party: Any) -> str:
    wanted = _next(request)
    if "/offer/new" not in wanted:
        return wanted
    return f"{wanted}{'&' if '?' in wanted else '?'}party={party}"
