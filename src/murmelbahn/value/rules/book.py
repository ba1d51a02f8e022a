"""The book of one deal: what its postings sum to, and the only way to make a balanced entry."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from murmelbahn.kernel.money import Money, total
from murmelbahn.value.terms import MUST_BE_ZERO, Account, Posting

Postings = tuple[Posting, ...]


class Unbalanced(ValueError):
    """Debits and credits of an entry differ. Always a bug; the database refuses it too."""


def debit(account: Account, amount: Money, *, month: str = "", document: UUID | None = None) -> Posting:
    return Posting(account=account, amount=amount, month=month, document=document)


def credit(account: Account, amount: Money, *, month: str = "", document: UUID | None = None) -> Posting:
    return Posting(account=account, amount=-amount, month=month, document=document)


def balanced(*postings: Posting) -> Postings:
    """One entry: same account, month and document netted, zeros dropped, order kept. Raises `Unbalanced`."""
    sums: dict[tuple[Account, str, UUID | None], Money] = {}
    for posting in postings:
        place = (posting.account, posting.month, posting.document)
        sums[place] = sums[place] + posting.amount if place in sums else posting.amount
    entry = tuple(
        Posting(account=account, amount=amount, month=month, document=document)
        for (account, month, document), amount in sums.items()
        if amount
    )
    if entry and total((one.amount for one in entry), entry[0].amount.currency):
        raise Unbalanced(", ".join(f"{one.account} {one.amount}" for one in entry))
    return entry


@dataclass(frozen=True, slots=True)
class Book:
    """Postings of one deal, summed or not. Balances are debit positive."""

    currency: str
    postings: Postings = ()

    def balance(self, account: Account) -> Money:
        """Balance of an account over all months and documents."""
        return total((one.amount for one in self.postings if one.account is account), self.currency)

    def of(self, account: Account, document: UUID | None) -> Money:
        """Balance of an account as far as a document moved it."""
        found = (one.amount for one in self.postings if one.account is account and one.document == document)
        return total(found, self.currency)

    def after(self, entry: Postings) -> Book:
        return Book(self.currency, self.postings + entry)

    def not_zero(self) -> tuple[tuple[str, Money], ...]:
        """The accounts that must be 0.00 in a settled deal and are not."""
        found = ((account.value, self.balance(account)) for account in MUST_BE_ZERO)
        return tuple((name, amount) for name, amount in found if amount)
