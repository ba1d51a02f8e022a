"""Transfers to and from the seller's account, and the alarm for the statement they will stand on."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from murmelbahn.connect.facts import BankDue
from murmelbahn.connect.models import BankAccount, Movement
from murmelbahn.connect.rules.slots import bank_day, slot_on
from murmelbahn.kernel import timers
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import now, operation, today
from murmelbahn.kernel.ids import derived_id, new_id
from murmelbahn.kernel.money import Money

BANK = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
"""Namespace of account ids: derived from the IBAN, so that draws for an account are the same in every run."""
NOTICE_HOUR, STATEMENT_HOUR = 12, 18
"""Hours (UTC) at which the bank sends notices of instant payments and the statement of the day."""


def account_at(*, iban: str, currency: str, market: str, seller: str) -> BankAccount:
    """The account of an IBAN, opened when it is first heard of."""
    identity = derived_id(BANK, iban)
    row = BankAccount(id=identity, iban=iban, currency=currency, market=market, seller=seller)
    BankAccount.objects.bulk_create([row], ignore_conflicts=True)
    return BankAccount.objects.get(id=identity)


@operation
def order_transfer(
    actor: Actor,
    *,
    account: UUID,
    amount: Money,
    on: date,
    remittance: str,
    incoming: bool = True,
    instant: bool = False,
    deal: UUID | None = None,
    document: UUID | None = None,
    payer: UUID | None = None,
    lender: str = "",
    end_to_end: str = "",
    lasting: bool = False,
) -> UUID:
    """Order a transfer for a day; it is booked with that day's statement. Returns the movement."""
    owner = BankAccount.objects.get(id=account)
    identity = new_id()
    row = Movement.objects.create(
        id=identity,
        account=owner,
        market=owner.market,
        seller=owner.seller,
        reference=f"B{identity.hex[:24].upper()}",
        amount=amount.amount,
        incoming=incoming,
        instant=instant,
        booked_on=on if instant else bank_day(on),
        remittance=remittance,
        end_to_end=end_to_end,
        deal=deal,
        document=document,
        payer=payer,
        lender=lender,
        lasting=lasting,
    )
    day = row.booked_on
    if instant:
        at = now() if day <= today() else slot_on(day, NOTICE_HOUR)
        _alarm(owner, BankDue(account=owner.id, day=day, notice=True), at)
    _alarm(owner, BankDue(account=owner.id, day=day), max(now(), slot_on(day, STATEMENT_HOUR)))
    return row.id


def send_again(owner: BankAccount, day: date) -> None:
    """The bank will send the statement of a day once more, the next day."""
    _alarm(owner, BankDue(account=owner.id, day=day, again=True), slot_on(day + timedelta(days=1), NOTICE_HOUR))


def send_rest(owner: BankAccount, day: date) -> None:
    """More was booked on a day than one statement holds: the next follows at once."""
    _alarm(owner, BankDue(account=owner.id, day=day), now())


def _alarm(owner: BankAccount, due: BankDue, at: datetime) -> None:
    """One alarm for each account, day and kind of file, however many transfers it will tell of."""
    name = f"{due.day}{'.notice' if due.notice else ''}{'.again' if due.again else ''}"
    timers.set_timer(due, key=owner.id, name=name, due=at, market=owner.market, seller=owner.seller)
