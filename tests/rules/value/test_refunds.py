"""Refunds of an unwound deal: each payer what it paid, the lender before the customer, never more than is held."""

from __future__ import annotations

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from murmelbahn.kernel.money import Money, total
from murmelbahn.value.rules.refunds import Paid, shares

BANK, ANNA, GRAN = UUID(int=1), UUID(int=2), UUID(int=3)
AMOUNTS = st.integers(0, 10**8).map(lambda cents: Money.of(f"{cents // 100}.{cents % 100:02d}", "EUR"))


def eur(amount: str) -> Money:
    return Money.of(amount, "EUR")


def test_the_lender_is_whole_before_what_is_withheld_is_shared() -> None:
    paid = (
        Paid(account=ANNA, left=eur("18310.00"), lender=False),
        Paid(account=BANK, left=eur("40000.00"), lender=True),
        Paid(account=GRAN, left=eur("100.00"), lender=False),
    )
    whole = ((BANK, eur("40000.00")), (GRAN, eur("100.00")), (ANNA, eur("18310.00")))
    assert shares(eur("58410.00"), paid) == whole
    assert shares(eur("46648.00"), paid) == (*whole[:2], (ANNA, eur("6548.00")))
    assert shares(eur("30000.00"), paid) == ((BANK, eur("30000.00")),)
    assert shares(eur("0.00"), paid) == ()


@given(held=AMOUNTS, parts=st.lists(st.tuples(AMOUNTS, st.booleans()), max_size=5))
def test_nobody_gets_more_than_it_paid_and_no_cent_is_lost(held: Money, parts: list[tuple[Money, bool]]) -> None:
    paid = tuple(Paid(account=UUID(int=n), left=left, lender=lender) for n, (left, lender) in enumerate(parts))
    split = dict(shares(held, paid))
    left = {one.account: one.left for one in paid}
    assert all(Money.zero("EUR") < amount <= left[account] for account, amount in split.items())
    assert total(split.values(), "EUR") == min(held, total(left.values(), "EUR"))
