"""Who comes into the office: sales and finance of the national company, and operators; to stock, prices and campaigns product
managers, too. To everybody else it does not exist."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from murmelbahn.accounts.queries import actor_of
from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import PartyCard, PartyKind
from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.refusals import BadInput, NotFound, Refusal
from murmelbahn.showroom import queries
from murmelbahn.showroom.pages.chosen import uuid_of
from murmelbahn.showroom.pages.refused import plain
from murmelbahn.showroom.pages.show import show

E = TypeVar("E", bound=StrEnum)
INSIDE = (ActorKind.NSC_SALES, ActorKind.NSC_FINANCE, ActorKind.OPERATOR)


def insider(request: HttpRequest) -> Actor:
    """The reader. Raises `SignInFirst`, and `NotFound` for whoever has no business here."""
    return _one_of(actor_of(request), INSIDE)


def of_the_goods(request: HttpRequest) -> Actor:
    """The reader of what has to do with products and with nobody's deal. Raises as `insider`."""
    return _one_of(actor_of(request), (*INSIDE, ActorKind.PRODUCT_MANAGER))


def _one_of(actor: Actor, kinds: tuple[ActorKind, ...]) -> Actor:
    if actor.kind not in kinds:
        raise NotFound()
    return actor


@require_safe
def office(request: HttpRequest) -> HttpResponse:
    """Finance begins with money, product managers with prices, the others with orders."""
    begins = {ActorKind.NSC_FINANCE: "office_payments", ActorKind.PRODUCT_MANAGER: "office_prices"}
    return redirect(begins.get(of_the_goods(request).kind, "office_orders"))


def page(
    request: HttpRequest, actor: Actor, template: str, sheet: Any, *, refused: Refusal | None = None, **more: Any
) -> HttpResponse:
    """A page of the office; `refused` says why a form came back, with its code."""
    return show(
        request,
        f"office/{template}",
        sheet,
        clock=queries.clock_bar(actor),
        refused=plain(refused),
        refused_code=refused.code if refused else "",
        tab="office",
        room=template,
        inside=actor.kind in INSIDE,
        finance=actor.kind in (ActorKind.NSC_FINANCE, ActorKind.OPERATOR),
        me=actor.subject,
        **more,
    )


def one_of(request: HttpRequest, field: str, kind: type[E]) -> E | None:
    """One value of an enum from the address, or none. Raises `BadInput`."""
    value = request.GET.get(field, "")
    try:
        return kind(value) if value else None
    except ValueError:
        raise BadInput(field=field, reason=value[:40]) from None


def market_in(request: HttpRequest, actor: Actor) -> str:
    """The market in the address, or none. Raises `BadInput` for one that is not the reader's."""
    market = request.GET.get("market", "")
    if market and not (len(market) == 2 and market.isascii() and market.isalpha() and actor.may_see_market(market)):
        raise BadInput(field="market", reason=market[:2])
    return market


def name_in(request: HttpRequest) -> str:
    """The beginning of a company's name that is looked for, or nothing."""
    return str((request.POST or request.GET).get("name", "")).strip()[:80]


def company_in(request: HttpRequest, actor: Actor) -> PartyCard:
    """The company a form is about. Raises `NotFound` for one that the reader does not see, and for a person."""
    party = uuid_of(request, "party")
    card = next(iter(customer.cards_of(actor, parties=(party,))), None)
    if card is None or card.kind is not PartyKind.COMPANY:
        raise NotFound(kind="party", id=party)
    return card
