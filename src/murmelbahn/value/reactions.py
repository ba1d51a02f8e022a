"""What the room does by itself: every bank entry is booked, an expired commitment lapses."""

from __future__ import annotations

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.fact import Fact, Subscription
from murmelbahn.value.facts import CommitmentExpired, EntryReceived
from murmelbahn.value.operations import book_entry, lapse_commitment
from murmelbahn.value.terms import LapseReason


def on_entry_received(actor: Actor, fact: Fact[EntryReceived]) -> None:
    book_entry(actor, entry=fact.body.entry)


def on_commitment_expired(actor: Actor, fact: Fact[CommitmentExpired]) -> None:
    lapse_commitment(actor, commitment=fact.body.commitment, reason=LapseReason.EXPIRED)


SUBSCRIPTIONS = [
    Subscription("value.bank", {EntryReceived: on_entry_received}),
    Subscription("value.commitments", {CommitmentExpired: on_commitment_expired}),
]
