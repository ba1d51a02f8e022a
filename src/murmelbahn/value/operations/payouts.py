"""Paying agents: ordered when their month is closed, paid when the bank has executed it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.command import emit, operation
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.money import Money, total
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.saving import insert_all
from murmelbahn.kernel.sql import ask, tell
from murmelbahn.value.facts import PayoutOrdered, PayoutPaid, PayoutReturned
from murmelbahn.value.models import DealAccount, Payout, PayoutShare
from murmelbahn.value.operations.booking import book, local_day
from murmelbahn.value.queries.access import FINANCE, require, require_person
from murmelbahn.value.rules.book import Postings
from murmelbahn.value.rules.earning import agent_paid, agent_payment_back
from murmelbahn.value.terms import EntryKind, PayoutNotReturned, PayoutState

OWED = """
SELECT account.deal, account.market, account.currency, owed.amount - coalesce(under_way.amount, 0)
FROM value_dealaccount account
JOIN LATERAL (SELECT -sum(amount) AS amount FROM value_posting WHERE deal = account.deal AND account = 'AGENT_PAYABLE') owed
    ON owed.amount IS NOT NULL
LEFT JOIN LATERAL (SELECT sum(share.amount) AS amount FROM value_payoutshare share JOIN value_payout payout
    ON payout.id = share.payout_id WHERE share.deal = account.deal AND payout.state <> 'paid') under_way ON TRUE
WHERE account.agent = %s AND account.seller = %s AND owed.amount - coalesce(under_way.amount, 0) <> 0 ORDER BY account.deal
"""


def order_payout(*, seller: str, agent: UUID, month: str) -> UUID | None:
    """Order one transfer over what an agent is owed of all its deals and what is not ordered yet: commission billed, authority
    fees laid out, less commission taken back. A month may see several. None where nothing is owed, or the agent owes us more:
    that is carried forward. The lock makes two that order at once follow each other, and the second finds nothing left."""
    tell("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"value.payout:{seller}:{agent}"])
    rows = ask(OWED, [agent, seller])
    if not rows:
        return None
    _, market, currency, _ = rows[0]
    amount = total((Money.of(owed, currency) for *_, owed in rows), currency)
    if amount <= Money.zero(currency):
        return None
    identity, today = new_id(), local_day(market)
    Payout.objects.create(
        id=identity,
        market=market,
        seller=seller,
        agent=agent,
        month=month,
        amount=amount.amount,
        currency=currency,
        ordered_on=today,
    )
    insert_all(PayoutShare, [{"payout_id": identity, "deal": deal, "amount": owed} for deal, *_, owed in rows])
    ordered = PayoutOrdered(payout=identity, agent=agent, month=month, amount=amount)
    emit(ordered, key=identity, market=market, seller=seller)
    return identity


@operation
def order_payout_again(actor: Actor, *, payout: UUID) -> UUID:
    """Order a returned payout anew, the same amount for the same deals. Whether the agent's account was put right is known
    above (`deal.operations.pay_agent_again`). Raises OnlyNamedPerson, PayoutNotReturned, `NotFound`."""
    require_person(actor, *FINANCE)
    row = Payout.objects.select_for_update().filter(id=payout).first()
    if row is None or not actor.may_see_market(row.market):
        raise NotFound(kind="payout", id=payout)
    if row.state != PayoutState.RETURNED:
        raise PayoutNotReturned(state=PayoutState(row.state))
    Payout.objects.filter(id=payout).update(
        state=PayoutState.ORDERED.value, ordered_on=local_day(row.market), reference=None, paid_on=None
    )
    ordered = PayoutOrdered(payout=row.id, agent=row.agent, month=row.month, amount=Money.of(row.amount, row.currency))
    emit(ordered, key=row.id, market=row.market, seller=row.seller)
    return payout


@operation
def record_payout_paid(actor: Actor, *, payout: UUID, reference: str, paid_on: date) -> UUID:
    """The bank executed the transfer (bank `reference`). One that was paid stays as it is. Raises `NotAllowed`, `NotFound`."""
    require(actor, *FINANCE, ActorKind.SYSTEM)
    row = Payout.objects.select_for_update().filter(id=payout).first()
    if row is None or not actor.may_see_market(row.market):
        raise NotFound(kind="payout", id=payout)
    settle_payout(row, reference=reference, paid_on=paid_on)
    return payout


def settle_payout(row: Payout, *, reference: str, paid_on: date) -> None:
    """Book a locked payout: one entry for each deal, AGENT_PAYABLE against BANK."""
    if row.state != PayoutState.ORDERED:
        return
    Payout.objects.filter(id=row.id).update(state=PayoutState.PAID.value, reference=reference, paid_on=paid_on)
    _book_shares(row, agent_paid, on=paid_on)
    paid = PayoutPaid(payout=row.id, agent=row.agent, amount=Money.of(row.amount, row.currency), paid_on=paid_on)
    emit(paid, key=row.id, market=row.market, seller=row.seller)


def take_payout_back(row: Payout, *, returned_on: date) -> None:
    """Book a locked payout that the bank sent back: BANK against AGENT_PAYABLE, for each deal."""
    Payout.objects.filter(id=row.id).update(state=PayoutState.RETURNED.value)
    _book_shares(row, agent_payment_back, on=returned_on)
    amount = Money.of(row.amount, row.currency)
    returned = PayoutReturned(payout=row.id, agent=row.agent, amount=amount, returned_on=returned_on)
    emit(returned, key=row.id, market=row.market, seller=row.seller)


def _book_shares(row: Payout, rule: Callable[[Money], Postings], *, on: date) -> None:
    shares = dict(PayoutShare.objects.filter(payout=row).order_by("deal").values_list("deal", "amount"))
    accounts = DealAccount.objects.in_bulk(list(shares))
    for deal, share in shares.items():
        book(
            accounts[deal],
            rule(Money.of(share, row.currency)),
            kind=EntryKind.PAYOUT,
            on=on,
            reference=row.id,
        )
