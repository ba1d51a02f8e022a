"""Claims that are not paid by the bank: set off against money held, or given up."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.periods import month_of
from murmelbahn.value.facts import ClaimSetOff, ClaimWrittenOff
from murmelbahn.value.operations.booking import book, local_day, lock, say
from murmelbahn.value.operations.overdue import follow_claims
from murmelbahn.value.operations.refunds import promised
from murmelbahn.value.queries.access import FINANCE, require_person
from murmelbahn.value.queries.sheet import sheet_of
from murmelbahn.value.rules.claims import least
from murmelbahn.value.rules.payments import receive, written_off
from murmelbahn.value.terms import Account, EntryKind, NothingToSetOff, WriteOffTooHigh


@operation
def set_off(actor: Actor, *, deal: UUID) -> UUID:
    """Set money held for the payer off against open claims of the deal: not what is promised back. Raises NothingToSetOff."""
    account = lock(actor, deal)
    sheet = sheet_of(account)
    claimed, nothing = sheet.book.balance(Account.DEBTOR), Money.zero(account.currency)
    held = sheet.held() - promised(account)
    amount = least(claimed, held)
    if amount <= nothing:
        raise NothingToSetOff(claim=claimed, held=held)
    today = local_day(account.market)
    met = receive(sheet.book, amount, month=month_of(today), claims=sheet.claims(), source=Account.UNALLOC)
    entry = book(account, met.postings, kind=EntryKind.SET_OFF, on=today)
    follow_claims(account, sheet, met.postings)
    say(account, ClaimSetOff(deal=deal, amount=amount, open=claimed - amount))
    return entry


@operation
def write_off(actor: Actor, *, deal: UUID, amount: Money, reason: str) -> UUID:
    """A named person gives up open claims; contained VAT is corrected in this month. Raises WriteOffTooHigh,
    OnlyNamedPerson."""
    require_person(actor, *FINANCE)
    account = lock(actor, deal)
    sheet = sheet_of(account)
    claimed = sheet.book.balance(Account.DEBTOR)
    if not Money.zero(account.currency) < amount <= claimed:
        raise WriteOffTooHigh(open=claimed, asked=amount)
    today = local_day(account.market)
    postings = written_off(sheet.book, sheet.claims(), amount, month=month_of(today))
    entry = book(account, postings, kind=EntryKind.WRITE_OFF, on=today, note=reason)
    follow_claims(account, sheet, postings)
    say(account, ClaimWrittenOff(deal=deal, amount=amount, open=claimed - amount, by=actor.subject))
    return entry
