"""Papers, appointment, plate, keys, return."""

from __future__ import annotations

from datetime import date, timedelta

from murmelbahn.customer import operations as customers
from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import PaperState, PaperStep
from murmelbahn.deal import operations as deals
from murmelbahn.deal.terms import GateClosed, Registrar, Role
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.markets import queries as markets
from murmelbahn.retail import operations as retail
from murmelbahn.retail import queries as desks
from murmelbahn.retail.terms import ChecklistItem, Duty, Side
from murmelbahn.sandbox.operations.roll.repricing import REPRICED, reprice, repriced
from murmelbahn.sandbox.operations.roll.scene import Scene
from murmelbahn.sandbox.operations.world.people import enter_once, person
from murmelbahn.sandbox.rules.names import person_name
from murmelbahn.value import queries as value
from murmelbahn.vehicle import operations as vehicles
from murmelbahn.vehicle import queries as vehicle

LOSS = 20
"""Percent of the price that a registered and driven car has lost, where the notice was right."""


def bring_papers(scene: Scene) -> None:
    """Every paper of the keeper's list is brought; then all are checked."""
    scene.do(deals.open_papers, SYSTEM, deal=scene.of_deal)
    keeper = scene.view.party(Role.KEEPER)
    for found in customer.papers(SYSTEM, deal=scene.of_deal, keeper=keeper):
        for state in (PaperState.PRESENT, PaperState.CHECKED):
            steps = tuple(PaperStep(paper=paper.kind, state=state) for paper in found.papers)
            scene.do(customers.record_papers, SYSTEM, deal=scene.of_deal, keeper=found.keeper, steps=steps)
    scene.do(deals.complete_papers, SYSTEM, deal=scene.of_deal)


def appoint(scene: Scene) -> None:
    view, plan = scene.view, scene.plan
    scene.do(
        retail.attribute_deal,
        SYSTEM,
        deal=scene.of_deal,
        market=plan.market,
        seller=scene.cast.seller,
        duty=Duty.HANDOVER,
        outlet=scene.stand.outlet,
        adviser=scene.desk.subject,
    )
    wished = max(view.planned_handover or scene.day, scene.day + timedelta(days=2))
    day = _open_day(scene, wished)
    scene.do(
        retail.propose_appointment,
        SYSTEM,
        deal=scene.of_deal,
        market=plan.market,
        seller=scene.cast.seller,
        customer=scene.people["orderer"],
        outlet=scene.stand.outlet,
        starts=scene.at(day),
        collector=scene.people.get("collector"),
    )
    _both_confirm(scene, day)


def reappoint(scene: Scene) -> None:
    agreed = scene.view.planned_handover or scene.day
    day = _open_day(scene, max(agreed, scene.day) + timedelta(days=1))
    scene.do(retail.move_appointment, SYSTEM, deal=scene.of_deal, starts=scene.at(day))
    _both_confirm(scene, day)


def _open_day(scene: Scene, wished: date) -> date:
    """The wished day, or the next on which the outlet hands over cars."""
    day = markets.next_working_day(SYSTEM, market=scene.plan.market, day=wished)
    while not desks.hands_over_on(SYSTEM, outlet=scene.stand.outlet, on=day):
        day = markets.next_working_day(SYSTEM, market=scene.plan.market, day=day + timedelta(days=1))
    return day


def _both_confirm(scene: Scene, day: date) -> None:
    for side in Side:
        scene.do(retail.confirm_appointment, SYSTEM, deal=scene.of_deal, side=side)
    scene.marks["appointment"] = day


def change_collector(scene: Scene) -> None:
    _, family = person_name(scene.draw)
    data = person(scene.plan.market, "Kim", family, f"collector-{scene.plan.seed}-{scene.plan.n}@mail.example")
    market, seller = scene.plan.market, scene.cast.seller
    collector = enter_once(scene.do, SYSTEM, market=market, seller=seller, data=data)
    scene.people["collector"] = collector
    scene.do(deals.change_collector, SYSTEM, deal=scene.of_deal, collector=collector)


def request_plate(scene: Scene) -> None:
    """The outlet's part; who did not buy the service goes to the office itself."""
    if scene.view.registrar is Registrar.OUTLET:
        scene.do(deals.request_registration, scene.desk, deal=scene.of_deal)


def answer_plate(scene: Scene) -> None:
    """The office answers whoever asked; a no to the customer itself is not told to us."""
    own, first, asked = scene.view.vin, scene.act == "answer_plate", scene.view.registrar is Registrar.OUTLET
    if scene.plan.registration_fails and first:
        if asked:
            scene.do(vehicles.refuse_registration, SYSTEM, vin=own, reason="no record in approval database")
        return
    plate = f"CV {scene.plan.n % 9000 + 1000} {scene.plan.market}"
    if not asked:
        scene.do(deals.note_own_registration, scene.customer, deal=scene.of_deal, plate=plate, on=scene.day)
        return
    scene.do(vehicles.record_registered, SYSTEM, vin=own, plate=plate, on=scene.day)


def hand_over(scene: Scene) -> None:
    """The keys. When the law of today yields another price than the invoice, finance takes a new version first."""
    if repriced(scene):
        return
    try:
        scene.do(
            deals.hand_over,
            scene.desk,
            deal=scene.of_deal,
            odometer_km=_driven(scene, 5, 40),
            checked=frozenset(ChecklistItem),
            signature_customer=f"sign:customer:{scene.of_deal}",
            signature_agent=f"sign:agent:{scene.of_deal}",
            takeover=f"sign:takeover:{scene.of_deal}" if scene.plan.lender else "",
        )
    except GateClosed as closed:
        if not {hold.code for hold in closed.holds} <= set(REPRICED):
            raise
        reprice(scene, tax_date=scene.day)


def return_car(scene: Scene) -> None:
    """Back at the outlet and inspected; the loss of value is claimed where the notice was right."""
    loss = None
    if scene.draw.chance(50, "loss"):
        gross = value.agreement(SYSTEM, deal=scene.of_deal).totals.gross
        loss = scene.money(int(gross.amount) * LOSS // 100)
    scene.do(
        deals.record_return,
        scene.desk,
        deal=scene.of_deal,
        odometer_km=_driven(scene, 60, 900),
        inspection="no damage",
        value_loss=loss,
    )


def _driven(scene: Scene, low: int, high: int) -> int:
    """What the odometer shows after a few more kilometres."""
    shown = vehicle.car(SYSTEM, vin=scene.view.vin).odometer_km
    return shown + scene.draw.between(low, high, "driven", scene.act)
