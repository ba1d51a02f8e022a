"""The car stands ready: where, until when to be collected, what to bring, what to pay."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from murmelbahn.deal.rules.letters.car import car
from murmelbahn.deal.rules.letters.frame import Frame
from murmelbahn.deal.rules.letters.wording import Wording
from murmelbahn.documents.terms import PaymentInstruction, ReadinessNotice
from murmelbahn.markets.terms import IfOwn, PaperNeed


def readiness_notice(
    w: Wording,
    frame: Frame,
    *,
    model: str,
    vin: str,
    place: str,
    ready_on: date,
    collect_until: date,
    needs: Sequence[PaperNeed],
    keeper: str,
    own: bool,
    payment: PaymentInstruction | None,
) -> ReadinessNotice:
    """`needs` are the papers of the market's registration; the letter names those that this kind of `keeper` brings, and not what
    it takes to the office itself (`own`)."""
    return ReadinessNotice(
        **frame.common,
        vehicle=car(w, model, vin=vin),
        place=place,
        ready_on=ready_on,
        collect_until=collect_until,
        bring=tuple(
            w.letter(f"paper.{one.called or one.kind}")
            for one in needs
            if one.supplier == "keeper" and keeper in one.keepers and not (own and one.if_own is not IfOwn.SAME)
        ),
        payment=payment,
    )
