"""Claims that are late, and what offers come to, for many deals at once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.rows import every, where
from murmelbahn.kernel.sql import ask
from murmelbahn.value.models import Offer, Reminder
from murmelbahn.value.queries.access import account_of, of_visible, visible
from murmelbahn.value.queries.financing import others_of
from murmelbahn.value.queries.sheet import sheet_of
from murmelbahn.value.terms import LENT, Account, OfferCard, OwnClaim

LATE = """
SELECT late.deal, min(late.due) FROM (
    SELECT invoice.deal, coalesce(invoice.due_on, invoice.issued_on) AS due
    FROM value_posting posting JOIN value_invoice invoice ON invoice.id = posting.document
    JOIN value_dealaccount account ON account.deal = posting.deal
    WHERE posting.account = 'DEBTOR' AND posting.deal IN (SELECT deal FROM value_dealaccount WHERE {seen})
    GROUP BY invoice.id, account.deal HAVING sum(posting.amount) > CASE
        WHEN invoice.kind = 'final' AND account.handed_over IS NULL THEN
            (SELECT coalesce(sum(amount), 0) FROM value_fundingsource WHERE plan = account.plan AND kind = ANY(%s))
            - (SELECT coalesce(sum(amount), 0) FROM value_payment paid
               WHERE paid.deal = account.deal AND paid.lender AND NOT paid.returned)
        ELSE 0 END
) late WHERE late.due < %s GROUP BY late.deal
"""
"""What a bank or a lessor pays on the handover is nobody's delay before it."""


def late_claims(actor: Actor, *, on: date, deals: Iterable[UUID] | None = None) -> dict[UUID, date]:
    """Deals the actor may see with an unpaid claim that was due before a day, and since when the oldest is."""
    seen = visible(actor)
    if deals is not None:
        seen &= where("deal = ANY(%s::uuid[])", list(deals))
    return dict(ask(LATE.format(seen=seen.sql), [*seen.parameters, [kind.value for kind in LENT], on]))


def own_claim(actor: Actor, *, deal: UUID) -> OwnClaim:
    """What the customer's side owes itself of the final invoice that stands, and whether it was reminded of it; 0.00 and no
    days without an invoice."""
    account = account_of(actor, deal)
    sheet = sheet_of(account)
    final = sheet.final()
    if final is None:
        return OwnClaim(open=Money.zero(account.currency), due_on=None, reminded_on=None, grace_until=None)
    owed = sheet.book.of(Account.DEBTOR, final.id)
    sent = every(Reminder, where("document = %s", final.id), order="level")
    return OwnClaim(
        open=owed - min(others_of(account), owed),
        due_on=final.due_on or final.issued_on,
        reminded_on=sent[0].sent_on if sent else None,
        grace_until=sent[-1].grace_until if sent else None,
    )


def offer_cards(actor: Actor, *, offers: Iterable[UUID]) -> dict[UUID, OfferCard]:
    """What each of these offers comes to, and since when it stands."""
    condition = where("value_offer.id = ANY(%s::uuid[])", list(offers)) & of_visible(actor, "value_offer")
    found = every(Offer, condition)
    return {row.id: OfferCard(total=Money.of(row.total, row.currency), made_on=row.made_on) for row in found}
