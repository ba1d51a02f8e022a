"""Proofs that wait for the seller's yes: an offer stays dearer than its customer was told until somebody decides."""

from __future__ import annotations

from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.showroom.queries.office.whose import NOBODY, whose
from murmelbahn.showroom.terms.office.goods import WaitingProof
from murmelbahn.value import queries as value

DECIDING = (ActorKind.NSC_SALES, ActorKind.NSC_FINANCE, ActorKind.OPERATOR)


def waiting_proofs(actor: Actor, *, market: str = "") -> tuple[WaitingProof, ...]:
    """Those of one market, or of all the reader's, oldest first; none for who decides on none."""
    if actor.kind not in DECIDING:
        return ()
    found = value.proofs_waiting(actor, market=market)
    known = whose(actor, of={one.deal for one in found}) if found else {}
    return tuple(
        WaitingProof(
            proof=one, number=known.get(one.deal, NOBODY).number, customer=known.get(one.deal, NOBODY).customer
        )
        for one in found
    )
