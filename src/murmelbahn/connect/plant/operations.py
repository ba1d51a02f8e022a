"""The simulated plant's book: takes what it is sent, and writes the message that is due."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from murmelbahn.connect.facts import PlantDue
from murmelbahn.connect.models import PlantChange, PlantOrder
from murmelbahn.connect.plant import messages, simulator
from murmelbahn.connect.queries import outside
from murmelbahn.connect.rules import border
from murmelbahn.connect.rules.outside import Outside
from murmelbahn.connect.rules.slots import slot, slot_on
from murmelbahn.connect.terms import World
from murmelbahn.kernel import timers
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import now, operation
from murmelbahn.kernel.fact import from_json, to_json
from murmelbahn.vehicle import queries as vehicle
from murmelbahn.vehicle.terms import AsBuilt

BEGUN, GONE = ("asked", "scheduled"), "gone"


@operation
def take(actor: Actor, *, content: bytes, market: str, seller: str) -> str:
    """The plant receives a message and says under which number it filed it. Raises `MalformedMessage`."""
    told = messages.read_request(content)
    if isinstance(told, messages.Order):
        return _take_order(told, market, seller)
    if isinstance(told, messages.Change):
        return _take_change(told)
    if not told.for_stock:
        PlantOrder.objects.filter(order=told.order, state__in=BEGUN).update(state=GONE)
    return f"CANCEL/{told.order}"


@operation
def adopt(actor: Actor, *, content: bytes, week: date, market: str, seller: str) -> None:
    """The plant takes over an order that somebody else scheduled for it: it stands for its week and will be built."""
    told: messages.Order = border.read(messages.Order, content, World.PLANT)
    drawn = outside(SYSTEM, subject=told.deal)
    if drawn.happens("plant.silent") or PlantOrder.objects.filter(order=told.order).exists():
        return
    attempt = PlantOrder.objects.filter(deal=told.deal).count()
    row = PlantOrder.objects.create(
        order=told.order,
        deal=told.deal,
        market=market,
        seller=seller,
        plant=told.plant,
        model=told.model,
        configuration=told.configuration,
        items=list(told.items),
        attempt=attempt,
        state="scheduled",
        first_week=week,
        week=week,
    )
    on = week + timedelta(days=drawn.between("plant.built_days", attempt))
    _alarm(row, PlantDue(order=row.order, step="built"), max(slot(now()), slot_on(on, 18)))


def _take_order(told: messages.Order, market: str, seller: str) -> str:
    drawn = outside(SYSTEM, subject=told.deal)
    if drawn.happens("plant.silent"):
        return ""
    attempt = PlantOrder.objects.filter(deal=told.deal).count()
    wanted = vehicle.configuration(SYSTEM, configuration=told.configuration)
    plan = simulator.plan(drawn, attempt=attempt, now=now(), wanted=wanted.build_date)
    row = PlantOrder.objects.create(
        order=told.order,
        deal=told.deal,
        market=market,
        seller=seller,
        plant=told.plant,
        model=told.model,
        configuration=told.configuration,
        items=list(told.items),
        attempt=attempt,
        reason=plan.reason,
        first_week=plan.week,
        week=plan.week,
    )
    due = {"answer": plan.answer_at, "moved": plan.moved_at, "failed": plan.fails_at, "built": plan.built_at}
    for step, at in due.items():
        if at is not None:
            _alarm(row, PlantDue(order=row.order, step=step), at)
    return f"ORDER/{row.order}"


def _take_change(told: messages.Change) -> str:
    row = PlantOrder.objects.select_for_update().filter(order=told.order).first()
    if row is None:
        return ""
    drawn = outside(SYSTEM, subject=row.deal)
    nth = PlantChange.objects.filter(order__deal=row.deal).count()
    at, accepted = simulator.change_answer(drawn, nth=nth, now=now())
    PlantChange.objects.create(
        change=told.change,
        order=row,
        configuration=told.configuration,
        items=list(told.items),
        accepted=accepted,
        reason="" if accepted else "too_late_for_parts",
    )
    _alarm(row, PlantDue(order=row.order, step="change", change=told.change), at)
    return f"CHANGE/{told.change}"


@operation
def speak(actor: Actor, *, due: PlantDue) -> bytes:
    """Do what is due and write its message; nothing (no bytes) for an order that is gone."""
    row = PlantOrder.objects.select_for_update().get(order=due.order)
    drawn = outside(SYSTEM, subject=row.deal)
    said = STEPS[due.step](row, drawn, due.again) if due.change is None else _answer_change(row, due.change, due.again)
    if said is None:
        return b""
    if not due.again and drawn.happens("plant.speaks_twice", due.step, row.attempt, due.change is not None):
        again = PlantDue(order=due.order, step=due.step, change=due.change, again=True)
        _alarm(row, again, slot(now() + timedelta(hours=1)))
    return border.write(said)


def _answer(row: PlantOrder, drawn: Outside, again: bool) -> messages.Answer | None:
    if row.first_week is None:
        said = messages.Rejected(id=f"{row.order}/1", order=row.order, number=1, reason=row.reason)
        return said if _turn(row, again, "asked", "rejected") else None
    if not _turn(row, again, "asked", "scheduled"):
        return None
    return _schedule(row, drawn, step="answer")


def _moved(row: PlantOrder, drawn: Outside, again: bool) -> messages.Answer | None:
    if not _turn(row, again, "scheduled", "scheduled") or row.first_week is None:
        return None
    weeks = timedelta(weeks=drawn.between("plant.move_weeks", row.attempt))
    row.week = row.first_week + weeks
    row.save(update_fields=["week"])
    return _schedule(row, drawn, step="moved")


def _failed(row: PlantOrder, drawn: Outside, again: bool) -> messages.Answer | None:
    if not _turn(row, again, "scheduled", "failed"):
        return None
    return messages.CannotBuild(
        id=f"{row.order}/3", order=row.order, number=messages.NUMBERS["failed"], reason=row.reason
    )


def _built(row: PlantOrder, drawn: Outside, again: bool) -> messages.Answer | None:
    if not _turn(row, again, "scheduled", "built"):
        return None
    if not again:
        _build(row, drawn)
    values = from_json(AsBuilt, row.as_built)
    return messages.Built(
        id=f"{row.order}/4",
        order=row.order,
        number=messages.NUMBERS["built"],
        vin=row.vin or "",
        items=values.items,
        co2_g_km=values.co2_g_km,
        mass_kg=values.mass_kg,
        consumption_l_100km=values.consumption_l_100km,
        consumption_kwh_100km=values.consumption_kwh_100km,
        electric_range_km=values.electric_range_km,
    )


STEPS = {"answer": _answer, "moved": _moved, "failed": _failed, "built": _built}


def _answer_change(row: PlantOrder, change: UUID, again: bool) -> messages.ChangeAnswer | None:
    asked = PlantChange.objects.get(change=change)
    if not again and row.state not in BEGUN:
        asked.accepted, asked.reason = False, "built" if row.state == "built" else row.state
        asked.save(update_fields=["accepted", "reason"])
    elif not again and asked.accepted:
        row.configuration, row.items = asked.configuration, asked.items
        row.save(update_fields=["configuration", "items"])
    return messages.ChangeAnswer(
        id=str(asked.change),
        order=row.order,
        change=asked.change,
        accepted=bool(asked.accepted),
        reason=asked.reason,
    )


def _turn(row: PlantOrder, again: bool, source: str, target: str) -> bool:
    """Whether the order may take this step: a repeat only repeats what was done."""
    if again:
        return row.state != GONE
    if row.state != source:
        return False
    row.state = target
    row.save(update_fields=["state"])
    return True


def _schedule(row: PlantOrder, drawn: Outside, *, step: str) -> messages.Scheduled:
    week = row.first_week if step == "answer" else row.week
    if week is None:
        raise RuntimeError("a scheduled order has a week")
    sold = vehicle.configuration(SYSTEM, configuration=row.configuration)
    classes = vehicle.catalogue_of(SYSTEM, artefact=sold.artefact).freeze
    return messages.Scheduled(
        id=f"{row.order}/{messages.NUMBERS[step]}",
        order=row.order,
        number=messages.NUMBERS[step],
        week=week,
        freeze=tuple(
            messages.Freeze(option_class=one.code, on=week - timedelta(days=one.days_before_build)) for one in classes
        ),
        promised=simulator.promised(drawn, attempt=row.attempt, week=week),
    )


def _build(row: PlantOrder, drawn: Outside) -> None:
    sold = vehicle.configuration(SYSTEM, configuration=row.configuration)
    number, tries = "", 0
    while not number or PlantOrder.objects.filter(vin=number).exists():
        number = simulator.vin(
            drawn,
            attempt=row.attempt,
            model=row.model,
            year=sold.model_year,
            plant=row.plant,
            attempt_of_number=tries,
        )
        tries += 1
    values = simulator.as_built(drawn, attempt=row.attempt, items=tuple(row.items), technical=sold.technical)
    row.vin, row.as_built = number, to_json(values)
    row.save(update_fields=["vin", "as_built"])


def _alarm(row: PlantOrder, due: PlantDue, at: datetime) -> None:
    name = f"{due.change or due.order}.{due.step}{'.again' if due.again else ''}"
    timers.set_timer(due, key=row.deal, name=name, due=at, market=row.market, seller=row.seller)
