"""The car stands ready: where, until when to be collected, what to bring, what to pay."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from murmelbahn.deal.rules.letters.car import car
from murmelbahn.deal.rules.letters.frame import Frame
from murmelbahn.deal.rules.letters.wording import Wording
from murmelbahn.documents.terms import PaymentInstruction, ReadinessNotice

BROUGHT = frozenset({"identity", "insurance_confirmation", "evb_number", "power_of_attorney", "vehicle_tax_mandate"})
"""Papers of the markets' registration lists that only the customer can bring; the others lie with seller or agent."""


def readiness_notice(
    w: Wording,
    frame: Frame,
    *,
    model: str,
    vin: str,
    place: str,
    collect_until: date,
    needs: Sequence[str],
    payment: PaymentInstruction | None,
) -> ReadinessNotice:
    return ReadinessNotice(
        **frame.common,
        vehicle=car(w, model, vin=vin),
        place=place,
        ready_on=frame.issued_on,
        collect_until=collect_until,
        bring=tuple(w.letter(f"paper.{code}") for code in needs if code in BROUGHT),
        payment=payment,
    )
