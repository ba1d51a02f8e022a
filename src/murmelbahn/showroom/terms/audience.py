"""For whom a page is."""

from __future__ import annotations

from enum import StrEnum

from murmelbahn.deal.terms import Mender
from murmelbahn.kernel.actor import Actor, ActorKind


class Audience(StrEnum):
    """Customer and staff see the same facts; staff see more blocks, and customers never a word of ours."""

    CUSTOMER = "customer"
    ADVISER = "adviser"
    NATIONAL = "national"

    @property
    def staff(self) -> bool:
        return self is not Audience.CUSTOMER


MENDS = {
    ActorKind.CUSTOMER: Mender.CUSTOMER,
    ActorKind.ADVISER: Mender.ADVISER,
    ActorKind.NSC_SALES: Mender.NSC_SALES,
    ActorKind.NSC_FINANCE: Mender.NSC_FINANCE,
}
"""Which part of the work is whose."""


def audience_of(actor: Actor) -> Audience:
    match actor.kind:
        case ActorKind.CUSTOMER:
            return Audience.CUSTOMER
        case ActorKind.ADVISER:
            return Audience.ADVISER
        case _:
            return Audience.NATIONAL
