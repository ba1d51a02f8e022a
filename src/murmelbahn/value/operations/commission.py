"""The agent's commission: accrued, clawed back. What is billed and paid of it: `agent_month`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.money import total
from murmelbahn.kernel.saving import insert_all
from murmelbahn.value.facts import CommissionAccrued, CommissionClawedBack
from murmelbahn.value.models import CommissionRow, DealAccount
from murmelbahn.value.operations.booking import book, local_day, lock, say
from murmelbahn.value.operations.month_ends import set_month_end
from murmelbahn.value.queries.figures import line_view
from murmelbahn.value.queries.sheet import agreed
from murmelbahn.value.rules.commission import earned, inverse
from murmelbahn.value.rules.earning import commission_accrued, commission_clawed_back
from murmelbahn.value.terms import CommissionCause, CommissionDecided, CommissionLine, EntryKind


@operation
def accrue_commission(actor: Actor, *, deal: UUID, cause: CommissionCause) -> UUID:
    """Accrue what the agent earned under the terms of the current version; `SELLER_RESPONSIBLE` (no car comes) pays no
    handover fee. Raises CommissionDecided."""
    account = lock(actor, deal)
    if CommissionRow.objects.filter(deal=deal).exists():
        raise CommissionDecided(deal=deal)
    terms = agreed(account).terms
    lines = earned(terms.commission, terms.quote.commission_base, cause)
    amount = total((line.amount for line in lines), account.currency)
    today = local_day(account.market)
    _save(account, lines, today)
    entry = book(account, commission_accrued(amount), kind=EntryKind.COMMISSION, on=today)
    say(account, CommissionAccrued(deal=deal, agent=account.agent, amount=amount, cause=cause))
    return entry


@operation
def claw_back_commission(actor: Actor, *, deal: UUID) -> UUID | None:
    """Take accrued commission back: the exact inverse, protected activities stay. None if nothing was accrued."""
    account = lock(actor, deal)
    lines = inverse([line_view(row) for row in CommissionRow.objects.filter(deal=deal).order_by("id")])
    if not lines:
        return None
    amount = -total((line.amount for line in lines), account.currency)
    today = local_day(account.market)
    _save(account, lines, today)
    entry = book(account, commission_clawed_back(amount), kind=EntryKind.CLAW_BACK, on=today)
    say(account, CommissionClawedBack(deal=deal, agent=account.agent, amount=amount))
    return entry


def _save(account: DealAccount, lines: Sequence[CommissionLine], on: date) -> None:
    rows = [
        {
            "market": account.market,
            "seller": account.seller,
            "deal": account.deal,
            "agent": account.agent,
            "part": line.part.value,
            "base": line.base.amount if line.base else None,
            "rate": line.rate,
            "amount": line.amount.amount,
            "currency": account.currency,
            "contract": line.contract,
            "cause": line.cause,
            "on": on,
        }
        for line in lines
    ]
    insert_all(CommissionRow, rows)
    set_month_end(account.market, account.seller, account.agent)
