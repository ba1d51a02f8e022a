"""How simulated payers pay: on time, late, in parts, too much, twice, or never. Pure; all by draw."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from stdnum import iban

from murmelbahn.connect.rules.outside import Outside
from murmelbahn.connect.rules.slots import bank_day
from murmelbahn.kernel.money import Money

FIRST_PART = (Decimal(6), Decimal(4))
DIGITS = {"AT": 16, "DE": 18}
"""Digits of an account number behind the check digits, by country; any other payer keeps an account in Germany."""


@dataclass(frozen=True, slots=True)
class Payment:
    """One transfer: so much, booked on that day."""

    amount: Money
    on: date
    instant: bool = False


def payments(outside: Outside, *, nth: int, amount: Money, today: date, due_on: date | None) -> tuple[Payment, ...]:
    """What the payer makes of the `nth` bill of a deal."""
    if not amount or outside.happens("bank.never", nth):
        return ()
    if due_on is not None and outside.happens("bank.late", nth):
        on = max(today, due_on) + timedelta(days=outside.between("bank.late_days", nth))
    else:
        on = today + timedelta(days=outside.between("bank.pays_days", nth))
        on = on if due_on is None else max(today, min(on, due_on))
    return _transfers(outside, nth, amount, on)


def _transfers(outside: Outside, nth: int, amount: Money, on: date) -> tuple[Payment, ...]:
    if outside.happens("bank.two_parts", nth):
        first, second = amount.split(FIRST_PART)
        later = on + timedelta(days=outside.between("bank.part_days", nth))
        return (Payment(first, bank_day(on)), Payment(second, bank_day(later)))
    if outside.happens("bank.too_much", nth):
        more = Money.of(outside.between("bank.too_much_units", nth), amount.currency)
        return (Payment(amount + more, bank_day(on)),)
    if outside.happens("bank.twice", nth):
        return (Payment(amount, bank_day(on)), Payment(amount, bank_day(on + timedelta(days=1))))
    if outside.happens("bank.instant", nth):
        return (Payment(amount, on, instant=True),)
    return (Payment(amount, bank_day(on)),)


def after_reminder(outside: Outside, *, nth: int, amount: Money, today: date) -> tuple[Payment, ...]:
    """Whether a reminder helps, and when."""
    if not amount or not outside.happens("bank.after_reminder", nth):
        return ()
    return (Payment(amount, bank_day(today + timedelta(days=outside.between("bank.pays_days", "reminded", nth)))),)


def account_of(outside: Outside, *, country: str) -> str:
    """The payer's IBAN: always the same one, drawn, with right check digits."""
    land = country if country in DIGITS else "DE"
    number = f"{outside.number(10 ** DIGITS[land], 'account'):0{DIGITS[land]}d}"
    return f"{land}{iban.calc_check_digits(f'{land}00{number}')}{number}"
