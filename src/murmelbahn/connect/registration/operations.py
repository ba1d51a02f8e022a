"""The simulated authority's register."""

from __future__ import annotations

from datetime import timedelta

from murmelbahn.connect.facts import AuthorityDue
from murmelbahn.connect.models import Application
from murmelbahn.connect.queries import outside
from murmelbahn.connect.registration import simulator
from murmelbahn.connect.registration.messages import Granted, Refused, Request
from murmelbahn.connect.rules import border
from murmelbahn.connect.rules.slots import slot
from murmelbahn.connect.terms import World
from murmelbahn.kernel import timers
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import now, operation


@operation
def take(actor: Actor, *, content: bytes, market: str, seller: str) -> str:
    """The authority receives an application and says under which number. Raises `MalformedMessage`."""
    told: Request = border.read(Request, content, World.REGISTRATION)
    drawn = outside(SYSTEM, subject=told.deal)
    if drawn.happens("registration.silent"):
        return ""
    attempt = Application.objects.filter(vin=told.vin, deal=told.deal).count()
    plan = simulator.plan(drawn, attempt=attempt, now=now())
    Application.objects.create(
        registration=told.application,
        vin=told.vin,
        deal=told.deal,
        market=market,
        seller=seller,
        place=told.place,
        attempt=attempt,
        granted=not plan.refused_for,
        reason=plan.refused_for,
        answer_on=plan.answer_at.date(),
    )
    timers.set_timer(
        AuthorityDue(registration=told.application),
        key=told.deal,
        name=str(told.application),
        due=plan.answer_at,
        market=market,
        seller=seller,
    )
    return f"A/{told.application}"


@operation
def speak(actor: Actor, *, due: AuthorityDue) -> bytes:
    """Write the decision that is due."""
    row = Application.objects.get(registration=due.registration)
    drawn = outside(SYSTEM, subject=row.deal)
    if not due.again and drawn.happens("registration.speaks_twice", row.attempt):
        timers.set_timer(
            AuthorityDue(registration=row.registration, again=True),
            key=row.deal,
            name=f"{row.registration}.again",
            due=slot(now() + timedelta(hours=1)),
            market=row.market,
            seller=row.seller,
        )
    if not row.granted:
        return border.write(Refused(application=row.registration, vin=row.vin, reason=row.reason))
    plate = simulator.plate(drawn, attempt=row.attempt, place=row.place)
    return border.write(Granted(application=row.registration, vin=row.vin, plate=plate, on=row.answer_on))
