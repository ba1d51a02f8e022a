"""Entries in the notation of the stories: `Dr DEBTOR 42,809.60 / Cr UNEARNED 35,948.74, VAT_DUE(2027-02) 6,830.26`."""

import re
from collections.abc import Iterable
from decimal import Decimal

from murmelbahn.value.terms import Posting

Entry = dict[str, Decimal]
_PLACE = re.compile(r"([A-Z_]+(?:\(\d{4}-\d\d\))?) ([\d,]+\.\d\d)")


def entry(text: str) -> Entry:
    """What a line of a story books, debit positive."""
    debits, credits_ = text.removeprefix("Dr ").split(" / Cr ")
    sums = {place: Decimal(amount.replace(",", "")) for place, amount in _PLACE.findall(debits)}
    sums |= {place: -Decimal(amount.replace(",", "")) for place, amount in _PLACE.findall(credits_)}
    assert sum(sums.values()) == 0, text
    return sums


def booked(postings: Iterable[Posting]) -> Entry:
    """Postings summed by account and month, documents left aside."""
    sums: Entry = {}
    for one in postings:
        place = f"{one.account.value}({one.month})" if one.month else one.account.value
        sums[place] = sums.get(place, Decimal(0)) + one.amount.amount
    return {place: amount for place, amount in sums.items() if amount}
