"""The car stands ready."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.customer import queries as customer
from murmelbahn.deal.operations.letters.invoices import claimed_at_issue, lent_of
from murmelbahn.deal.operations.letters.sheet import Occasion, sheet_to
from murmelbahn.deal.queries.correspondence import agreed_version, thread_of
from murmelbahn.deal.rules.letters.payment import payment
from murmelbahn.deal.rules.letters.postal import outlet_line
from murmelbahn.deal.rules.letters.readiness import readiness_notice
from murmelbahn.deal.terms import Role
from murmelbahn.documents.terms import DocumentKind
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation
from murmelbahn.value import queries as value


@operation
def write_readiness(
    actor: Actor,
    *,
    occasion: Occasion,
    deal: UUID,
    invoice: UUID,
    collect_until: date,
    due_on: date,
    ready_on: date | None = None,
) -> UUID:
    """To the keeper, who collects; how to pay stands on it where the keeper is who is invoiced. `ready_on` is the day of a firm
    arrival, the day of the letter where the car stands there."""
    thread = thread_of(actor, deal=deal)
    issued = value.invoice(SYSTEM, invoice=invoice)
    content = issued.content
    agreed = agreed_version(SYSTEM, deal=deal, n=content.version)
    keeper = agreed.parties[Role.KEEPER]
    sheet = sheet_to(
        thread,
        agreed,
        keeper,
        occasion=occasion,
        origin=agreed.origin(source=invoice, digest=issued.digest, vin=thread.vin),
    )
    how = None
    if content.recipient is not None and content.recipient.party == keeper.party:
        claimed = claimed_at_issue(issued)
        own = claimed - lent_of(issued, claimed)
        how = payment(thread.entity, reference=content.payment_reference, amount=own, due_on=due_on)
    paper = readiness_notice(
        sheet.wording,
        sheet.frame,
        model=agreed.model,
        vin=thread.vin,
        place=outlet_line(thread.outlet),
        ready_on=ready_on or sheet.frame.issued_on,
        collect_until=collect_until,
        needs=thread.market.registration.papers,
        keeper=customer.party(SYSTEM, party=keeper.party).kind.value,
        own=thread.own_registration,
        payment=how,
    )
    return sheet.freeze(occasion, DocumentKind.READINESS_NOTICE, paper)
