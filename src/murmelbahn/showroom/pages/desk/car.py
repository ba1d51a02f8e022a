"""The car of a deal at its outlet: kept, arrived, mended, prepared, taken back; and who comes for it."""

from __future__ import annotations

from datetime import datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from murmelbahn.accounts.queries import actor_of
from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import Channel, IdDocument
from murmelbahn.deal import operations as deals
from murmelbahn.deal import queries as deal_queries
from murmelbahn.kernel import clock
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import Refusal
from murmelbahn.markets import queries as markets
from murmelbahn.retail import queries as retail
from murmelbahn.showroom.pages.act import act, version_of
from murmelbahn.showroom.pages.chosen import chosen, unknown, uuid_of
from murmelbahn.showroom.pages.refused import plain
from murmelbahn.showroom.pages.show import show
from murmelbahn.showroom.pages.typed import (
    NOTHING,
    amount_typed,
    day_typed,
    kept_entries,
    number_typed,
    whole_typed,
    words_typed,
)
from murmelbahn.showroom.queries import clock_bar
from murmelbahn.showroom.queries.desk import car_desk_sheet
from murmelbahn.showroom.queries.desk.car import CHANGING
from murmelbahn.ui.terms import Sentence
from murmelbahn.vehicle.terms import Checks

CHECKS = ("inspection", "second_key", "papers", "software")


@require_safe
def car(request: HttpRequest, deal: UUID) -> HttpResponse:
    """`?name=` looks for somebody who collects or steps in. Raises `SignInFirst`, `NotFound`, `NotAllowed`."""
    return _page(request, deal)


@require_POST
@kept_entries(lambda *place, **named: _page(*place, **named))
def keep(request: HttpRequest, deal: UUID) -> HttpResponse:
    """Keep a stock car for this customer until the end of a day."""
    return _act(
        request, deal, deals.keep_car, "kept", until=day_typed(request, "until"), expected_version=version_of(request)
    )


@require_POST
def free(request: HttpRequest, deal: UUID) -> HttpResponse:
    return _act(request, deal, deals.free_car, "freed", expected_version=version_of(request))


@require_POST
@kept_entries(lambda *place, **named: _page(*place, **named))
def arrived(request: HttpRequest, deal: UUID) -> HttpResponse:
    """The car stands here and was inspected."""
    sheet = car_desk_sheet(actor_of(request), deal=deal)
    damage = whole_typed(request, "damage", most=200)
    return _act(request, deal, deals.car_arrived, "arrived", place=sheet.place, damage=damage or None)


@require_POST
def mended(request: HttpRequest, deal: UUID) -> HttpResponse:
    return _act(request, deal, deals.car_repaired, "mended")


@require_POST
def prepared(request: HttpRequest, deal: UUID) -> HttpResponse:
    checks = Checks(**{name: name in request.POST for name in CHECKS})
    return _act(request, deal, deals.car_prepared, "prepared" if checks.complete else "partly_prepared", checks=checks)


@require_POST
@kept_entries(lambda *place, **named: _page(*place, **named))
def returned(request: HttpRequest, deal: UUID) -> HttpResponse:
    """A withdrawn car is back and was inspected."""
    return _act(
        request,
        deal,
        deals.record_return,
        "returned",
        odometer_km=number_typed(request, "odometer"),
        inspection=words_typed(request, "inspection", most=200),
        value_loss=_money(request, deal),
    )


@require_POST
def collector(request: HttpRequest, deal: UUID) -> HttpResponse:
    """Somebody else comes for the car. Raises `NotFound` for one whom the reader does not see."""
    party = uuid_of(request, "party")
    customer.ref(actor_of(request), party=party)
    return _act(request, deal, deals.change_collector, "collector", collector=party)


@require_POST
@kept_entries(lambda *place, **named: _page(*place, **named))
def party(request: HttpRequest, deal: UUID) -> HttpResponse:
    """Somebody else takes roles of the contract, all in one version: the national company says yes by this. Raises
    `NotFound`, `NothingTyped`, `BadInput`."""
    actor, who = actor_of(request), uuid_of(request, "party")
    roles = request.POST.getlist("role")
    wanted = {role: who for role in CHANGING if role.value in roles}
    if not wanted or set(roles) - set(CHANGING):
        raise unknown("role", " ".join(roles))
    customer.ref(actor, party=who)
    return _act(
        request,
        deal,
        deals.change_party,
        "party",
        roles=wanted,
        consent=whole_typed(request, "consent", most=120),
        channel=chosen(request, "channel", Channel),
        agreed_at=_agreed_at(request, deal),
        expected_version=version_of(request),
    )


@require_POST
@kept_entries(lambda *place, **named: _page(*place, **named))
def lessor(request: HttpRequest, deal: UUID) -> HttpResponse:
    """The lessor of a lease steps in, in all its roles at once."""
    return _act(
        request,
        deal,
        deals.step_in_lessor,
        "lessor_in",
        consent=whole_typed(request, "consent", most=120),
        channel=chosen(request, "channel", Channel),
        agreed_at=_agreed_at(request, deal),
        expected_version=version_of(request),
    )


def _agreed_at(request: HttpRequest, deal: UUID) -> datetime:
    """On the day named, where the deal is: now if that is today, and on the contract's own day after its acceptance. Raises
    `Mistyped`."""
    day = day_typed(request, "agreed_on")
    view = deal_queries.deal(actor_of(request), deal=deal)
    zone = ZoneInfo(markets.market(SYSTEM, code=view.market).zone)
    now = clock.read()
    if day == now.astimezone(zone).date():
        return now
    return datetime.combine(day, time.max if day == view.contract_date else time(), zone)


def _act(request: HttpRequest, deal: UUID, operation: object, said: str, **values: object) -> HttpResponse:
    return act(
        request,
        operation,  # type: ignore[arg-type]
        then=reverse("desk_car", args=[deal]),
        said=Sentence(f"showroom.desk.car.{said}"),
        again=lambda refusal: _page(request, deal, refused=refusal),
        deal=deal,
        **values,
    )


def _page(request: HttpRequest, deal: UUID, refused: Refusal | None = None) -> HttpResponse:
    actor = actor_of(request)
    sheet = car_desk_sheet(actor, deal=deal, name=(request.POST or request.GET).get("name", "").strip()[:80])
    return show(
        request,
        "desk/car",
        sheet,
        clock=clock_bar(actor),
        tab="desk_car",
        refused=plain(refused),
        typed=request.POST,
        taken=request.POST.getlist("role"),
        checks=CHECKS,
        channels=[str(each) for each in Channel],
        outlets=retail.own_outlets(actor),
        documents=[str(each) for each in IdDocument if each is not IdDocument.DRIVING_LICENCE],
        back=reverse("desk_car", args=[deal]),
    )


def _money(request: HttpRequest, deal: UUID) -> Money | None:
    """An amount as it is written here, or none. Raises `Mistyped`."""
    if not request.POST.get("value_loss", "").strip():
        return None
    actor = actor_of(request)
    currency = markets.market(actor, code=deal_queries.deal(actor, deal=deal).market).currency
    return amount_typed(request, "value_loss", currency, least=NOTHING)
