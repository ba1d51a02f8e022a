"""What the bank sends: the statement of a day (camt.053), notices of instant payments (camt.054)."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet, Sum

from murmelbahn.connect.bank import payers
from murmelbahn.connect.bank.camt import (
    BankFile,
    Direction,
    Entry,
    Family,
    Message,
    Party,
    Report,
    Status,
    write_camt,
)
from murmelbahn.connect.bank.operations.transfers import NOTICE_HOUR, STATEMENT_HOUR, send_again, send_rest
from murmelbahn.connect.facts import BankDue
from murmelbahn.connect.models import BankAccount, Movement
from murmelbahn.connect.queries import outside
from murmelbahn.connect.rules.slots import slot_on
from murmelbahn.customer import queries as customers
from murmelbahn.customer.terms import CompanyData
from murmelbahn.customer.terms import Party as CustomerParty
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import NotFound

VERSION = "08"
PAGE = 100
"""Entries of one statement; the bank sends what is left of a day as the next one at once."""


@operation
def speak(actor: Actor, *, due: BankDue) -> bytes:
    """Write the file that is due; no bytes when nothing is to be told."""
    owner = BankAccount.objects.select_for_update().get(id=due.account)
    if due.notice:
        return _notice(owner, due.day)
    if due.again:
        told = Movement.objects.filter(account=owner, booked_on__lte=due.day, statement__isnull=False)
        number = told.order_by("-statement").values_list("statement", flat=True).first()
        return b"" if number is None else _statement(owner, number, due.day)
    fresh = Movement.objects.filter(account=owner, statement=None, booked_on__lte=due.day)
    page = list(fresh.order_by("booked_on", "id").values_list("id", flat=True)[: PAGE + 1])
    if not page:
        return b""
    number = owner.statements + 1
    Movement.objects.filter(id__in=page[:PAGE]).update(statement=number)
    owner.statements = number
    owner.save(update_fields=["statements"])
    if len(page) > PAGE:
        send_rest(owner, due.day)
    if outside(SYSTEM, subject=owner.id).happens("bank.repeats", due.day):
        send_again(owner, due.day)
    return _statement(owner, number, due.day)


def _statement(owner: BankAccount, number: int, day: date) -> bytes:
    rows = Movement.objects.filter(account=owner, statement=number).order_by("id")
    before = _sum(owner, Movement.objects.filter(account=owner, statement__lt=number))
    report = Report(
        id=f"{day:%Y%m%d}-{number}",
        iban=owner.iban,
        currency=owner.currency,
        entries=tuple(_entry(owner, row) for row in rows),
        opening=before,
        closing=before + _sum(owner, rows),
    )
    return _file(Message.STATEMENT, f"STMT-{number}", day, STATEMENT_HOUR, report)


def _notice(owner: BankAccount, day: date) -> bytes:
    rows = list(Movement.objects.filter(account=owner, instant=True, noticed=False, booked_on__lte=day).order_by("id"))
    if not rows:
        return b""
    Movement.objects.filter(id__in=[row.id for row in rows]).update(noticed=True)
    report = Report(
        id=f"{day:%Y%m%d}-N{rows[0].reference[-8:]}",
        iban=owner.iban,
        currency=owner.currency,
        entries=tuple(_entry(owner, row) for row in rows),
    )
    return _file(Message.NOTICE, f"NTFC-{rows[0].reference}", day, NOTICE_HOUR, report)


def _file(message: Message, identity: str, day: date, hour: int, report: Report) -> bytes:
    return write_camt(
        BankFile(
            message=message,
            version=VERSION,
            id=identity,
            created_at=slot_on(day, hour),
            reports=(report,),
        )
    )


def _sum(owner: BankAccount, rows: QuerySet[Movement]) -> Money:
    signed = rows.filter(incoming=True).aggregate(sum=Sum("amount"))["sum"] or 0
    paid = rows.filter(incoming=False).aggregate(sum=Sum("amount"))["sum"] or 0
    return Money.of(signed - paid, owner.currency)


def _entry(owner: BankAccount, row: Movement) -> Entry:
    incoming = {True: Family.RECEIVED_INSTANT, False: Family.RECEIVED_TRANSFER}[row.instant]
    return Entry(
        reference=row.reference,
        amount=Money.of(row.amount, owner.currency),
        direction=Direction.CREDIT if row.incoming else Direction.DEBIT,
        status=Status.BOOKED,
        booked_on=row.booked_on,
        value_on=row.booked_on,
        family=incoming if row.incoming else Family.ISSUED_TRANSFER,
        end_to_end=row.end_to_end or None,
        remittance=(row.remittance,) if row.remittance else (),
        party=_payer(row),
    )


def _payer(row: Movement) -> Party:
    """Who paid, by name and account: read for this file and kept nowhere here."""
    if row.lender:
        name = row.lender.replace("-", " ").title()
        return Party(name=name, iban=payers.account_of(outside(SYSTEM, subject=row.account_id), country=row.market))
    if row.payer is None:
        return Party()
    iban = payers.account_of(outside(SYSTEM, subject=row.payer), country=row.market)
    try:
        return Party(name=_name(customers.party(SYSTEM, party=row.payer)), iban=iban)
    except NotFound:
        return Party(iban=iban)


def _name(party: CustomerParty) -> str:
    data = party.data
    return data.legal_name if isinstance(data, CompanyData) else f"{data.given_names} {data.family_name}"
