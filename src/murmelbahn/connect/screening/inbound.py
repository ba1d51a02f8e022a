"""The provider's door: a report is recorded once, for the version that was screened."""

from __future__ import annotations

from murmelbahn.connect.operations import is_new
from murmelbahn.connect.screening.messages import read_report
from murmelbahn.connect.terms import World
from murmelbahn.customer import operations as customers
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation

PROVIDER = "simulated-screening"


@operation
def receive(actor: Actor, *, content: bytes) -> bool:
    """Take a report in. False for a repeat, or for a version older than one already screened.

    Raises `MalformedMessage`, `NotFound` for a party or version we do not know.
    """
    told = read_report(content)
    if not is_new(actor, world=World.SCREENING, subject=told.party, number=told.version):
        return False
    for finding in told.findings:
        customers.record_screening(
            actor,
            party=told.party,
            kind=finding.kind,
            result=finding.result,
            provider=PROVIDER,
            reference=told.reference,
            version=told.version,
        )
    return True
