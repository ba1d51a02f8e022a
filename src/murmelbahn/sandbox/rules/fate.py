"""Deal n of a seed: everything that chance decides about it. No clock, no order of events, no number of clients."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from murmelbahn.sandbox.rules.draw import Draw, spread
from murmelbahn.sandbox.terms import CarWish, Change, Fate, Payment, Plan, PlantTrouble
from murmelbahn.sandbox.terms.plan import working_day

FIRST_DAY = date(2026, 11, 24)
FATES: dict[Fate, int] = {
    Fate.SETTLED: 700,
    Fate.GIVEN_UP: 15,
    Fate.OFFER_LAPSED: 20,
    Fate.ORDER_REFUSED: 15,
    Fate.ORDER_LAPSED: 15,
    Fate.WITHDRAWN_EARLY: 35,
    Fate.WITHDRAWN_LATE: 40,
    Fate.CANCELLED: 25,
    Fate.CANCELLED_FOR_A_FEE: 25,
    Fate.LEFT_FOR_DELAY: 25,
    Fate.LEFT_FOR_DEFECT: 15,
    Fate.NOT_COLLECTED: 25,
    Fate.NOT_PAID: 20,
    Fate.NOT_BUILT: 25,
}
"""Of a thousand deals."""
BATTERY = ("VR5", "NR6")
COMBUSTION = ("LN1", "AV2", "TN3", "SG4")
LATE_RIGHTS = (Fate.WITHDRAWN_EARLY, Fate.WITHDRAWN_LATE)
TO_ORDER = (Fate.NOT_BUILT, Fate.LEFT_FOR_DELAY)
NEVER_PAY = (Fate.NOT_COLLECTED, Fate.NOT_PAID)
TROUBLES = {PlantTrouble.NONE: 80, PlantTrouble.MOVED: 12, PlantTrouble.SUCCESSOR: 8}
"""Percent of cars built to order; this successor is taken, one that is not ends the deal (`not_built`)."""
SPANS = {
    "offer": (0, 1), "order": (0, 4), "accept": (0, 3), "advance": (1, 5), "finance": (1, 6), "schedule": (1, 4),
    "lead": (35, 56), "change": (2, 12), "answer": (1, 5), "fails": (8, 25), "decides": (15, 20),
    "ship": (1, 5), "transit": (4, 12),
    "repair": (2, 6), "lift": (2, 6), "invoice": (0, 2), "papers": (0, 3), "appoint": (0, 1), "pays": (1, 9),
    "second": (1, 4), "late": (12, 35), "handover": (8, 16), "registers": (1, 3), "collects": (0, 4), "settles": (2, 20),
    "withdraws": (2, 11), "returns": (2, 9), "refund": (1, 5), "leaves": (3, 25), "rescinds": (34, 45), "writes_off": (25, 40),
    "debts": (5, 20), "party": (1, 6), "takes_over": (2, 5),
}  # fmt: skip


def fate_of(seed: int, n: int) -> Fate:
    """The fates are spread evenly: each of them occurs among any hundred neighbouring deals."""
    left = spread(seed, n, sum(FATES.values()))
    for fate, weight in FATES.items():
        left -= weight
        if left < 0:
            return fate
    raise AssertionError("unreachable: the weights were summed")


def plan_of(seed: int, n: int) -> Plan:
    """Everything that is drawn for deal n."""
    draw, fate = Draw(seed, n), fate_of(seed, n)
    market = draw.weighted({"DE": 58, "AT": 42}, "market")
    company = fate not in LATE_RIGHTS and draw.chance(32, "company")
    stock = fate not in TO_ORDER and (draw.chance(80, "stock") if fate in LATE_RIGHTS else draw.chance(45, "stock"))
    models = BATTERY if draw.chance(40, "battery") else COMBUSTION
    funding = _funding(draw, company=company, fate=fate)
    plan = Plan(
        seed=seed,
        n=n,
        market=market,
        company=company,
        car=CarWish(model=draw.pick(models, "model"), stock=stock, car_class=_car_class(draw)),
        channel=_channel(draw, fate),
        funding=funding,
        lender={"loan": "RHONEBANK", "lease": "RHONELEASE"}.get(funding, ""),
        advance=draw.between(5, 40, "advance") * 100 if funding in ("cash", "loan") and _advance(draw, stock) else 0,
        fate=fate,
        change=Change.NONE,
        plant=PlantTrouble.NONE,
        payment=Payment.ON_TIME,
        serviced=draw.chance(60, "service"),
        new_keeper=False,
        new_collector=draw.chance(12, "collector") and not company,
        registration_fails=draw.chance(6, "registration"),
        damaged=draw.chance(4, "damage"),
        stopped=draw.chance(4, "stop"),
        moves_appointment=draw.chance(8, "appointment"),
        claims_interest=draw.chance(50, "interest"),
        pays_claims=draw.chance(50, "claims"),
        stand=draw.number(1_000, "stand"),
        opens=_opens(draw),
        days={name: draw.between(low, high, "days", name) for name, (low, high) in SPANS.items()},
    )
    return _with_troubles(plan, draw)


def meets_partners(plan: Plan, percent: int) -> bool:
    """Whether a deal is drawn to live with simulated partners. Those draw their own troubles; a deal whose trouble is planned
    to the day keeps the roll's own people, so that every variant comes about."""
    planned = plan.damaged or plan.registration_fails or plan.plant is PlantTrouble.SUCCESSOR
    may = plan.fate is Fate.SETTLED and plan.payment is Payment.ON_TIME and not planned
    return may and Draw(plan.seed, plan.n).chance(percent, "outside")


def _with_troubles(plan: Plan, draw: Draw) -> Plan:
    """What goes otherwise on the way to a settled deal. A deal that ends early has trouble enough."""
    if plan.fate not in (Fate.SETTLED, Fate.WITHDRAWN_LATE):
        return replace(plan, damaged=False, stopped=False, registration_fails=False, moves_appointment=False)
    plant, change = PlantTrouble.NONE, Change.NONE
    if not plan.car.stock:
        plant = draw.weighted(TROUBLES, "plant")
        if plant is not PlantTrouble.SUCCESSOR and plan.funding != "lease":
            change = draw.weighted(
                {Change.NONE: 60, Change.DROPPED: 20, Change.APPLIED: 14, Change.REFUSED: 6}, "change"
            )
    payment = Payment.ON_TIME
    if plan.funding == "cash":
        weights = {Payment.ON_TIME: 60, Payment.PARTS: 12, Payment.LATE: 12, Payment.TOO_MUCH: 8, Payment.TWICE_TOLD: 8}
        payment = draw.weighted(weights, "payment")
    keeper = plan.funding == "cash" and not plan.company and draw.chance(10, "keeper")
    return replace(plan, plant=plant, change=change, payment=payment, new_keeper=keeper)


def _funding(draw: Draw, *, company: bool, fate: Fate) -> str:
    if fate in (*NEVER_PAY, *LATE_RIGHTS, Fate.NOT_BUILT):
        return "cash"
    if company:
        return draw.weighted({"cash": 30, "credit_line": 30, "lease": 30, "loan": 10}, "funding")
    return draw.weighted({"cash": 72, "loan": 28}, "funding")


def _advance(draw: Draw, stock: bool) -> bool:
    return draw.chance(15 if stock else 45, "with_advance")


def _channel(draw: Draw, fate: Fate) -> str:
    if fate in LATE_RIGHTS:
        return draw.weighted({"online": 75, "home_visit": 25}, "channel")
    return draw.weighted({"outlet": 50, "online": 38, "home_visit": 12}, "channel")


def _car_class(draw: Draw) -> str:
    return draw.weighted({"new": 85, "demonstrator": 6, "day_registration": 6, "returned": 3}, "class")


def _opens(draw: Draw) -> date:
    return working_day((FIRST_DAY + timedelta(days=draw.between(0, 3, "opens"))).toordinal())
