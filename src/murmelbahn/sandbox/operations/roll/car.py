"""Plant, carrier and workshop as they answer in a deal."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from murmelbahn.deal import operations as deals
from murmelbahn.deal import queries as deal_queries
from murmelbahn.deal.terms import GateClosed, Vehicle
from murmelbahn.deal.terms.changes import ChangeState
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.sandbox.operations.roll.repricing import UNCONFIRMED, vouch
from murmelbahn.sandbox.operations.roll.scene import Scene
from murmelbahn.sandbox.operations.roll.silent import apply_change
from murmelbahn.sandbox.operations.world.stock import READY
from murmelbahn.sandbox.rules.vins import vin
from murmelbahn.sandbox.terms import Change
from murmelbahn.vehicle import operations as vehicles
from murmelbahn.vehicle import queries as vehicle
from murmelbahn.vehicle.terms import AsBuilt, ChangeOption, Milestone

PROMISE = timedelta(days=21)
ANSWER = timedelta(days=14)
LATE_FAMILIES = ("wheels", "upholstery", "comfort", "lights", "sound", "assistance")
"""Families that freeze last: what people change their mind about."""


def _build(scene: Scene) -> UUID:
    build = scene.view.build
    if build is None:
        raise RuntimeError(f"deal {scene.plan.n} has no build")
    return build


def schedule(scene: Scene) -> None:
    if scene.plan.outside:
        return
    _plan_week(scene, scene.day + timedelta(days=scene.plan.days["lead"]))


def move_build(scene: Scene) -> None:
    begun = vehicle.build(SYSTEM, build=_build(scene))
    if begun.week is None:
        raise RuntimeError(f"deal {scene.plan.n}: a build without a week cannot move")
    _plan_week(scene, begun.week + timedelta(days=14))


def _plan_week(scene: Scene, day: date) -> None:
    """The plant's yes for the week of a day; what freezes before is told with it."""
    week = day - timedelta(days=day.weekday())
    sold = vehicle.configuration(SYSTEM, configuration=scene.view.configuration)
    points = vehicle.catalogue_of(SYSTEM, artefact=sold.artefact).freeze
    freeze = {one.code: max(week - timedelta(days=one.days_before_build), scene.day) for one in points}
    scene.do(vehicles.schedule_build, SYSTEM, build=_build(scene), week=week, freeze=freeze, promised=week + PROMISE)


def fail_build(scene: Scene) -> None:
    scene.do(vehicles.fail_build, SYSTEM, build=_build(scene), reason="drive variant dropped")


def offer_successor(scene: Scene) -> None:
    """The nearest car that can be built: the sold one without one of its extras, or with another of a late family."""
    if scene.did(deals.propose_successor):
        return
    wanted = _other_car(scene)
    if wanted is None:
        wanted = scene.view.configuration
    content = {"deal": scene.of_deal, "configuration": wanted, "answer_by": scene.day + ANSWER}
    try:
        scene.do(deals.propose_successor, scene.cast.sales, **content)
    except GateClosed as closed:
        unconfirmed = [hold for hold in closed.holds if hold.code == UNCONFIRMED]
        if not unconfirmed:
            raise
        vouch(scene, unconfirmed[0])


def take_successor(scene: Scene) -> None:
    for change in deal_queries.changes_of(SYSTEM, deal=scene.of_deal):
        if change.state is ChangeState.OPEN:
            scene.do(apply_change, scene.cast.sales, change.id, deal=scene.of_deal, change=change.id)


def take_no_successor(scene: Scene) -> None:
    scene.do(deals.end_by_manufacturer, scene.cast.sales, deal=scene.of_deal, reason="takes no successor")


def propose_change(scene: Scene) -> None:
    """The customer looks at what a change would cost; half of them go no further."""
    if scene.did(deals.propose_change):
        return
    wanted = _other_car(scene)
    if wanted is None:
        return
    extras = ("CHANGEFEE",)
    shown = deal_queries.preview_change(scene.customer, deal=scene.of_deal, configuration=wanted, extras=extras)
    if scene.plan.change is Change.DROPPED or not shown.binding:
        return
    scene.do(deals.propose_change, scene.customer, deal=scene.of_deal, configuration=wanted, extras=extras)


def answer_change(scene: Scene) -> None:
    """The plant's answer to what it was asked."""
    for change in deal_queries.changes_of(SYSTEM, deal=scene.of_deal):
        if change.state is not ChangeState.OPEN:
            continue
        build = _build(scene)
        if scene.plan.change is Change.REFUSED:
            scene.do(
                vehicles.refuse_build_change, SYSTEM, change.id, build=build, change=change.id, reason="line is full"
            )
        else:
            scene.do(vehicles.confirm_build_change, SYSTEM, change.id, build=build, change=change.id)


def _other_car(scene: Scene) -> UUID | None:
    """Another configuration of the sold model that differs in a late family only; None if there is none."""
    sold = vehicle.configuration(SYSTEM, configuration=scene.view.configuration)
    catalogue = vehicle.catalogue_of(SYSTEM, artefact=sold.artefact)
    free = [one for one in catalogue.families if one.code in LATE_FAMILIES]
    wishes = [item for family in free for item in family.items if item not in sold.items]
    frozen = [point.code for point in catalogue.freeze if not set(point.families) & set(LATE_FAMILIES)]
    start = scene.draw.number(len(wishes), "change") if wishes else 0
    for wish in wishes[start:] + wishes[:start]:
        answer = vehicle.change_options(
            SYSTEM, configuration=sold.id, wish=(wish,), frozen=frozen, build_date=sold.build_date
        )
        if isinstance(answer, ChangeOption) and not answer.approval and set(answer.families) <= set(LATE_FAMILIES):
            return scene.do(
                vehicles.save_configuration,
                SYSTEM,
                model=sold.model,
                items=answer.items,
                market=sold.market,
                order_date=sold.order_date,
                build_date=sold.build_date,
            )
    return None


def build(scene: Scene) -> None:
    """End of line: the car as ordered, with its own values, sometimes a little better than the type's."""
    if scene.plan.outside:
        return
    begun = vehicle.build(SYSTEM, build=_build(scene))
    sold = vehicle.configuration(SYSTEM, configuration=begun.configuration)
    built = AsBuilt(
        items=sold.items,
        co2_g_km=sold.technical.co2_g_km,
        mass_kg=sold.technical.mass_kg + scene.draw.number(9, "mass"),
        consumption_l_100km=sold.technical.consumption_l_100km,
        consumption_kwh_100km=sold.technical.consumption_kwh_100km,
        electric_range_km=sold.technical.electric_range_km,
    )
    own = vin(sold.model, "B", scene.plan.seed % 90 * 100_000 + scene.plan.n)
    scene.do(vehicles.record_built, SYSTEM, build=begun.id, vin=own, as_built=built)


def ship(scene: Scene) -> None:
    plan, own = scene.plan, scene.view.vin
    scene.do(vehicles.request_transport, SYSTEM, vin=own, place=scene.stand.code)
    if plan.outside:
        return
    scene.do(
        vehicles.record_milestone,
        SYSTEM,
        vin=own,
        milestone=Milestone.PICKED_UP,
        at=scene.at(scene.day, 7),
        estimate=scene.day + timedelta(days=plan.days["transit"]),
        spread_days=2,
    )


def arrive(scene: Scene) -> None:
    damage = "scratched rear bumper" if scene.plan.damaged else None
    content = {"vin": scene.view.vin, "place": scene.stand.code, "damage": damage, "deal": scene.of_deal}
    scene.do(vehicles.record_arrival, scene.desk, **content)


def repair(scene: Scene) -> None:
    scene.do(vehicles.record_repair, scene.desk, vin=scene.view.vin, deal=scene.of_deal)


def stand_ready(scene: Scene) -> None:
    """A stock car that stands prepared at the outlet already."""
    scene.do(deals.vehicle_reached, SYSTEM, deal=scene.of_deal, state=Vehicle.PREPARED)


def prepare(scene: Scene) -> None:
    scene.do(vehicles.record_preparation, scene.desk, vin=scene.view.vin, checks=READY, deal=scene.of_deal)


def stop(scene: Scene) -> None:
    scene.do(vehicles.stop_delivery, SYSTEM, vin=scene.view.vin, reason="software campaign")


def lift(scene: Scene) -> None:
    scene.do(vehicles.lift_stop, SYSTEM, vin=scene.view.vin, reason="software campaign")
