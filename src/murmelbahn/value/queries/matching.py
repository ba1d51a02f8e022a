"""Money that waits for a person: to which deal a parked entry may belong, what is to go back, what is on its way."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.rows import ALL, Where, where
from murmelbahn.kernel.sql import ask
from murmelbahn.value.models import BankEntryRow, LegalEntityRow
from murmelbahn.value.queries.access import NATIONAL, require
from murmelbahn.value.terms import (
    EntryReturnInstruction,
    EntryState,
    HeldMoney,
    Hint,
    MatchedEntry,
    OpenRefund,
    OwedBack,
    RefundState,
    Suggestion,
)

SUGGESTED = """
WITH parked AS (
    SELECT id, seller, currency, amount, payer_id FROM value_bankentry entry WHERE state = 'parked' AND {seen}
), owed AS (
    SELECT posting.deal, posting.seller, posting.currency, sum(posting.amount) AS amount
    FROM value_posting posting WHERE posting.account IN ('DEBTOR', 'UNALLOC') AND posting.seller IN (SELECT seller FROM parked)
    GROUP BY 1, 2, 3 HAVING sum(posting.amount) > 0
    UNION ALL
    SELECT deal, seller, currency, amount - received FROM value_advancerequest
    WHERE state IN ('asked', 'partly_paid') AND seller IN (SELECT seller FROM parked)
), found AS (
    SELECT parked.id AS entry, owed.deal, 'amount' AS hint FROM parked JOIN owed USING (seller, currency, amount)
    UNION
    SELECT parked.id, payment.deal, 'payer' FROM parked JOIN value_payingaccount own ON own.id = parked.payer_id
        JOIN value_payingaccount payer ON payer.iban = own.iban JOIN value_payment payment
        ON payment.payer_id = payer.id AND payment.seller = parked.seller AND payment.currency = parked.currency
)
SELECT entry, deal, array_agg(hint ORDER BY hint) FROM found GROUP BY entry, deal ORDER BY entry, count(*) DESC, deal
"""
FEW = 3
"""Suggestions for one entry."""
HELD = """
SELECT posting.deal, posting.market, posting.currency, -sum(posting.amount), coalesce(min(promised.amount), 0)
FROM value_posting posting LEFT JOIN (
    SELECT deal, sum(amount) AS amount FROM value_refund WHERE state IN ('proposed', 'approved') GROUP BY deal
) promised ON promised.deal = posting.deal
WHERE posting.account = 'UNALLOC' AND {seen}
GROUP BY posting.deal, posting.market, posting.currency HAVING sum(posting.amount) < 0 ORDER BY posting.deal
"""
OWED_BACK = """
SELECT posting.deal, posting.market, posting.currency, sum(posting.amount)
FROM value_posting posting WHERE posting.account = 'UNALLOC' AND {seen}
GROUP BY posting.deal, posting.market, posting.currency HAVING sum(posting.amount) > 0 ORDER BY posting.deal
"""
REFUNDS = """
SELECT refund.id, refund.deal, refund.market, refund.amount, refund.currency, refund.state, right(account.iban, 4),
       account.holder,
       EXISTS (SELECT FROM value_payment payment WHERE payment.deal = refund.deal
               AND payment.payer_id = refund.account_id AND payment.third_party),
       refund.proposed_by, refund.approved_by, refund.paid_on
FROM value_refund refund JOIN value_payingaccount account ON account.id = refund.account_id
WHERE {seen} ORDER BY refund.id {newest} LIMIT %s
"""

MATCHED = """
SELECT entry.id, payment.deal, payment.market, payment.amount, payment.currency, payment.booked_on, entry.remittance,
       coalesce(payer.holder, ''), coalesce(right(payer.iban, 4), '')
FROM value_payment payment JOIN value_bankentry entry ON entry.id = payment.bank_entry_id
LEFT JOIN value_payingaccount payer ON payer.id = payment.payer_id
WHERE NOT payment.returned AND {seen} ORDER BY payment.id DESC LIMIT %s
"""


def suggestions(actor: Actor) -> tuple[Suggestion, ...]:
    """For each parked entry a few deals to which it may belong, the likeliest first. Raises `NotAllowed`."""
    seen, few = _seen(actor, "entry"), dict[UUID, list[Suggestion]]()
    for entry, deal, hints in ask(SUGGESTED.format(seen=seen.sql), [*seen.parameters]):
        found = few.setdefault(entry, [])
        if len(found) < FEW:
            found.append(Suggestion(entry=entry, deal=deal, hints=tuple(map(Hint, hints))))
    return tuple(one for found in few.values() for one in found)


def matched_entries(
    actor: Actor, *, deal: UUID | None = None, market: str = "", limit: int = 20
) -> tuple[MatchedEntry, ...]:
    """Money that counts for a deal, of one deal, one market or all, what was matched last first. Raises `NotAllowed`."""
    seen = _seen(actor, "payment")
    if market:
        seen &= where("payment.market = %s", market)
    if deal is not None:
        seen &= where("payment.deal = %s", deal)
    return tuple(
        MatchedEntry(
            id=entry, deal=of, market=market, amount=Money.of(amount, currency), booked_on=booked_on, remittance=remittance,
            holder=holder, shown=shown,
        )
        for entry, of, market, amount, currency, booked_on, remittance, holder, shown in ask(
            MATCHED.format(seen=seen.sql), [*seen.parameters, limit]
        )
    )  # fmt: skip


def held_money(actor: Actor) -> tuple[HeldMoney, ...]:
    """Deals for which we hold money that is nobody's claim, oldest deal first. Raises `NotAllowed`."""
    seen = _seen(actor, "posting")
    return tuple(
        HeldMoney(deal=deal, market=market, held=Money.of(held, currency), promised=Money.of(promised, currency))
        for deal, market, currency, held, promised in ask(HELD.format(seen=seen.sql), [*seen.parameters])
    )


def owed_back(actor: Actor) -> tuple[OwedBack, ...]:
    """Deals whose payers got money back that their bank took from us as well, oldest deal first. Raises `NotAllowed`."""
    seen = _seen(actor, "posting")
    return tuple(
        OwedBack(deal=deal, market=market, owed=Money.of(owed, currency))
        for deal, market, currency, owed in ask(OWED_BACK.format(seen=seen.sql), [*seen.parameters])
    )


def refunds(actor: Actor, *, state: RefundState | None = None, limit: int = 200) -> tuple[OpenRefund, ...]:
    """Refunds of all deals, of one state if it is named: those that wait oldest first, paid ones newest first. Raises
    `NotAllowed`."""
    seen = _seen(actor, "refund")
    if state is not None:
        seen &= where("refund.state = %s", state.value)
    newest = "DESC" if state is RefundState.PAID else ""
    return tuple(
        OpenRefund(
            id=identity, deal=deal, market=market, amount=Money.of(amount, currency), state=RefundState(stands), shown=shown,
            holder=holder, third_party=third, proposed_by=proposed, approved_by=approved, paid_on=paid_on,
        )
        for identity, deal, market, amount, currency, stands, shown, holder, third, proposed, approved, paid_on in ask(
            REFUNDS.format(seen=seen.sql, newest=newest), [*seen.parameters, limit]
        )
    )  # fmt: skip


def entry_return_instruction(actor: Actor, *, entry: UUID) -> EntryReturnInstruction:
    """For the bank station only: what to give back to which account. Raises `NotFound` for what was not released."""
    require(actor, ActorKind.SYSTEM)
    released = (EntryState.RETURNING.value, EntryState.RETURNED.value)
    row = BankEntryRow.objects.select_related("payer").filter(id=entry, state__in=released).first()
    if row is None or row.payer is None:
        raise NotFound(kind="bank_entry", id=entry)
    return EntryReturnInstruction(
        entry=row.id,
        amount=Money.of(row.amount, row.currency),
        creditor_iban=row.payer.iban,
        creditor_name=row.payer.holder,
        debtor_iban=LegalEntityRow.objects.get(seller=row.seller).iban,
    )


def _seen(actor: Actor, table: str) -> Where:
    require(actor, *NATIONAL, ActorKind.SYSTEM)
    if actor.is_system or actor.kind is ActorKind.OPERATOR:
        return ALL
    return where(f"{table}.market = ANY(%s::text[])", sorted(actor.markets))
