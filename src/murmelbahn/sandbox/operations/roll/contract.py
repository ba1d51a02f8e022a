"""People of a deal from the first contact to the contract, and those who leave."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from murmelbahn.customer import operations as customers
from murmelbahn.customer.terms import Channel, TouchpointKind
from murmelbahn.deal import operations as deals
from murmelbahn.deal.terms import GateClosed, Role, Variant
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.sandbox.operations.roll.repricing import vouch
from murmelbahn.sandbox.operations.roll.scene import Scene
from murmelbahn.sandbox.operations.roll.silent import change_party
from murmelbahn.sandbox.operations.roll.stations import meet_partners
from murmelbahn.sandbox.operations.world.people import company, enter_once, person
from murmelbahn.sandbox.operations.world.stock import READY, USED, configure
from murmelbahn.sandbox.rules.names import company_name, person_name
from murmelbahn.sandbox.rules.vins import vin
from murmelbahn.sandbox.terms import Fate
from murmelbahn.value import operations as values
from murmelbahn.value import queries as value
from murmelbahn.value.terms import FundingKind
from murmelbahn.vehicle import operations as vehicles
from murmelbahn.vehicle.terms import CarClass

LONGEST_LEAD = timedelta(days=75)
"""From order to build: the slice of the product model a car to order is configured in."""
EXTRAS = ("DELIVERY", "REGSERVICE", "AUTHFEE")
CREDIT_LIMIT = 250_000


def meet(scene: Scene) -> None:
    """A person or a company becomes known, chooses a car, and a deal is opened."""
    plan, market, seller = scene.plan, scene.plan.market, scene.cast.seller
    me = scene.customer
    given, family = person_name(scene.draw)
    mail = f"roll-{plan.seed}-{plan.n}@mail.example"
    data = person(market, given, family, mail, number=plan.n % 90 + 1, year=scene.draw.between(1950, 2004, "born"))
    orderer = enter_once(scene.do, me, market=market, seller=seller, data=data)
    if plan.company:
        scene.people["signatory"] = orderer
        firm = company(market, company_name(scene.draw, plan.n), f"office-{mail}", signatory=f"{given} {family}")
        orderer = enter_once(scene.do, scene.customer, market=market, seller=seller, data=firm)
    scene.people["orderer"] = orderer
    if plan.funding == "credit_line":
        limit = scene.money(CREDIT_LIMIT)
        scene.do(values.open_credit_line, scene.cast.finance, market=market, seller=seller, party=orderer, limit=limit)
    scene.deal = _open(scene)
    if plan.outside:
        meet_partners(scene)


def _open(scene: Scene) -> UUID:
    plan = scene.plan
    chosen = configure(
        plan.market, plan.car.model, scene.draw, order=scene.day, build=scene.day + LONGEST_LEAD, once=scene.do
    )
    wish: dict[str, Any] = {"variant": Variant.BUILD_TO_ORDER, "configuration": chosen}
    if plan.car.stock:
        wish = {"variant": Variant.STOCK, "vin": _stock_car(scene, chosen)}
    opened: UUID = scene.do(
        deals.open_deal,
        SYSTEM,
        market=plan.market,
        seller=scene.cast.seller,
        customer_kind="company" if plan.company else "private",
        orderer=scene.people["orderer"],
        agent=scene.stand.agent,
        outlet=scene.stand.outlet,
        adviser=scene.desk.subject,
        place_of_delivery=scene.stand.code,
        extras=EXTRAS if plan.serviced else EXTRAS[:1],
        advance=scene.money(plan.advance) if plan.advance else None,
        advance_before="build_release" if plan.advance else "",
        **wish,
    )
    return opened


def _stock_car(scene: Scene, chosen: UUID) -> str:
    """A car of its own for every stock deal: a thousand different cars."""
    plan = scene.plan
    own, car_class = vin(plan.car.model, "R", plan.seed % 90 * 100_000 + plan.n), CarClass(plan.car.car_class)
    used = car_class in USED
    scene.do(
        vehicles.add_stock_car,
        SYSTEM,
        vin=own,
        configuration=chosen,
        car_class=car_class,
        market=plan.market,
        seller=scene.cast.seller,
        place=scene.stand.code,
        odometer_km=USED.get(car_class, 0),
        first_registration=scene.day - timedelta(days=70) if used else None,
    )
    scene.do(vehicles.record_preparation, SYSTEM, vin=own, checks=READY)
    return own


def offer(scene: Scene) -> None:
    """Where a tax rule is an estimate only, finance vouches for it first."""
    try:
        scene.do(deals.make_offer, SYSTEM, deal=scene.of_deal)
    except GateClosed as closed:
        if {hold.code for hold in closed.holds} != {"price_is_estimate"}:
            raise
        vouch(scene, closed.holds[0])


def order(scene: Scene) -> None:
    """The declaration with its evidence: signed together, or by the button."""
    if scene.did(deals.place_order):
        return
    plan, channel = scene.plan, Channel(scene.plan.channel)
    together = channel is not Channel.ONLINE
    at_outlet = channel is Channel.OUTLET
    scene.do(
        customers.record_touchpoint,
        SYSTEM,
        market=plan.market,
        seller=scene.cast.seller,
        parties=(scene.people["orderer"],),
        kind=TouchpointKind.SIGNATURE if together else TouchpointKind.ORDER,
        channel=channel,
        deal=scene.of_deal,
        outlet=scene.stand.outlet if at_outlet else None,
        adviser=scene.desk.subject if together else None,
        evidence=f"declaration:{scene.of_deal}",
    )
    view = scene.view
    if view.offer is None:
        raise RuntimeError(f"deal {plan.n} has no offer")
    total = value.offer(SYSTEM, offer=view.offer, on=scene.day).terms.quote.totals.gross
    scene.do(
        deals.place_order,
        SYSTEM,
        deal=scene.of_deal,
        offer=view.offer,
        total=total,
        funding=FundingKind(plan.funding),
        lender=plan.lender,
    )


def accept(scene: Scene) -> None:
    scene.do(deals.accept_order, scene.cast.sales, deal=scene.of_deal)


def refuse(scene: Scene) -> None:
    scene.do(deals.refuse_order, scene.cast.sales, deal=scene.of_deal, reason="no quota left")


def give_up(scene: Scene) -> None:
    scene.do(deals.give_up, SYSTEM, deal=scene.of_deal, reason="bought elsewhere")


def withdraw(scene: Scene) -> None:
    scene.do(deals.withdraw, scene.customer, deal=scene.of_deal)


def cancel(scene: Scene) -> None:
    fee = None
    if scene.plan.fate is Fate.CANCELLED_FOR_A_FEE:
        fee = scene.money(scene.draw.between(2, 9, "fee") * 100)
    agreed = {"reason": "moves abroad", "fee": fee, "consent": f"consent:{scene.of_deal}"}
    scene.do(deals.cancel_by_consent, scene.cast.sales, deal=scene.of_deal, **agreed)


def leave(scene: Scene) -> None:
    """For good cause: the plant is late, or the car has a defect."""
    late = scene.plan.fate is Fate.LEFT_FOR_DELAY
    scene.do(
        deals.rescind_by_customer,
        SYSTEM,
        deal=scene.of_deal,
        reason="delay of the plant" if late else "defect",
        seller_responsible=late or scene.draw.chance(50, "responsible"),
    )


def step_in(scene: Scene) -> None:
    """The lessor becomes buyer, invoice recipient, payer and owner; the lessee keeps the car."""
    roles = dict.fromkeys((Role.BUYER, Role.INVOICE_RECIPIENT, Role.PAYER, Role.OWNER), scene.cast.lessor)
    consent = f"sign:lease:{scene.of_deal}"
    scene.do(change_party, scene.cast.sales, deal=scene.of_deal, roles=roles, consent=consent)


def change_keeper(scene: Scene) -> None:
    """Somebody of the family becomes the keeper."""
    _, family = person_name(scene.draw)
    data = person(scene.plan.market, "Andrea", family, f"keeper-{scene.plan.seed}-{scene.plan.n}@mail.example")
    keeper = enter_once(scene.do, SYSTEM, market=scene.plan.market, seller=scene.cast.seller, data=data)
    scene.people["keeper"] = keeper
    consent = f"sign:keeper:{scene.of_deal}"
    scene.do(change_party, scene.cast.sales, deal=scene.of_deal, roles={Role.KEEPER: keeper}, consent=consent)
