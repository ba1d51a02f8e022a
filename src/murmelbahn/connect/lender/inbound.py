"""The lenders' door: a decision becomes the commitment as the lender is bound by it."""

from __future__ import annotations

from murmelbahn.connect.lender.messages import read_decision
from murmelbahn.connect.operations import is_new
from murmelbahn.connect.terms import World
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation
from murmelbahn.value import operations as values
from murmelbahn.value.terms import CommitmentClosed, Condition, PartyRef


@operation
def receive(actor: Actor, *, content: bytes) -> bool:
    """Take a decision in. False when it changed nothing: a repeat, a straggler, or a commitment that lapsed meanwhile.

    Raises `MalformedMessage`, `NotFound` for a commitment nobody asked for.
    """
    told = read_decision(content)
    if not is_new(actor, world=World.LENDER, subject=told.commitment, number=told.number):
        return False
    try:
        values.record_commitment(
            actor,
            commitment=told.commitment,
            approved=told.approved,
            amount=told.amount,
            recipient=PartyRef(party=told.recipient, version=told.recipient_version),
            car=told.car,
            valid_until=told.valid_until,
            conditions=tuple(Condition(code=one.code, met=one.met) for one in told.conditions),
        )
    except CommitmentClosed:
        return False
    return True
