"""The alarm of a claim: it rings the day after the claim is due, and only while something of it is open."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.kernel import timers
from murmelbahn.value.facts import PaymentOverdue
from murmelbahn.value.models import DealAccount
from murmelbahn.value.operations.booking import day_after, local_day
from murmelbahn.value.queries.sheet import Sheet
from murmelbahn.value.rules.book import Postings
from murmelbahn.value.terms import Account


def ring_after(account: DealAccount, document: UUID, day: date) -> None:
    """The claim is overdue once this day is over."""
    timers.set_timer(
        PaymentOverdue(document=document, deal=account.deal, due_on=day),
        key=account.deal,
        name=str(document),
        due=day_after(day, account.market),
        market=account.market,
        seller=account.seller,
    )


def follow_claims(account: DealAccount, sheet: Sheet, postings: Postings) -> None:
    """After money was booked: a claim that is met rings no more, one that was met and is open again rings anew."""
    after = sheet.book.after(postings)
    moved = {one.document for one in postings if one.account is Account.DEBTOR and one.document is not None}
    for claim in sheet.claims():
        if claim.document not in moved:
            continue
        if not after.of(Account.DEBTOR, claim.document):
            timers.cancel_timer(PaymentOverdue, str(claim.document), key=account.deal)
        elif not sheet.book.of(Account.DEBTOR, claim.document):
            ring_after(account, claim.document, max(claim.due_on, local_day(account.market)))
