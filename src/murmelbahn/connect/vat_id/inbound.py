"""The register's door: an answer is recorded once, as long as it is about the present data."""

from __future__ import annotations

from murmelbahn.connect.operations import is_new
from murmelbahn.connect.terms import World
from murmelbahn.connect.vat_id.messages import ASKS, read_answer
from murmelbahn.customer import operations as customers
from murmelbahn.customer import queries as customer
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation


@operation
def receive(actor: Actor, *, content: bytes) -> bool:
    """Take an answer in. False for a repeat, or when the party has changed its data since.

    Raises `MalformedMessage`, `NotFound` for a party we do not know.
    """
    told = read_answer(content)
    if not is_new(actor, world=World.VAT_ID, subject=told.party, number=told.number):
        return False
    if customer.ref(actor, party=told.party).version != told.number // ASKS:
        return False
    customers.record_vat_id_check(actor, party=told.party, result=told.result, reference=told.reference)
    return True
