"""Sends applications to lenders, tells them of lapsed commitments and handovers, and of contract versions."""

from __future__ import annotations

from murmelbahn.connect.contract import receives_versions
from murmelbahn.connect.lender import operations
from murmelbahn.connect.lender.messages import Request
from murmelbahn.connect.rules import border
from murmelbahn.connect.station import nothing_to_record
from murmelbahn.connect.terms import World
from murmelbahn.deal.facts import VersionAgreed
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.command import once
from murmelbahn.kernel.fact import Fact, Station
from murmelbahn.value import queries as value
from murmelbahn.value.facts import CommitmentLapsed, CommitmentRequested, HandoverRecognised


def apply(fact: Fact[CommitmentRequested]) -> str:
    told = fact.body
    asked = next(one for one in value.commitments(SYSTEM, deal=told.deal) if one.id == told.commitment)
    message = Request(
        commitment=told.commitment,
        deal=told.deal,
        lender=told.lender,
        kind=told.kind,
        amount=told.amount,
        recipient=told.recipient,
        recipient_version=asked.recipient.version,
        car=told.car,
    )
    return once(str(fact.id), operations.take)(
        SYSTEM, content=border.write(message), market=fact.market, seller=fact.seller
    )


def lapse(fact: Fact[CommitmentLapsed]) -> str:
    return once(str(fact.id), operations.forget)(SYSTEM, commitment=fact.body.commitment)


def confirm_takeover(fact: Fact[HandoverRecognised]) -> str:
    return once(str(fact.id), operations.pay)(SYSTEM, deal=fact.body.deal)


STATIONS = [
    Station(
        World.LENDER.value,
        {
            CommitmentRequested: (apply, nothing_to_record),
            CommitmentLapsed: (lapse, nothing_to_record),
            HandoverRecognised: (confirm_takeover, nothing_to_record),
            VersionAgreed: receives_versions(World.LENDER),
        },
    )
]
