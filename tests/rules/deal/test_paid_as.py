"""One rule for the order page, the conditions and the invoice: only a credit line gives a company's time to pay."""

from __future__ import annotations

import pytest

from murmelbahn.deal.rules.funding import paid_as
from murmelbahn.markets.terms import CustomerKind
from murmelbahn.value.terms import FundingKind


@pytest.mark.parametrize("kind", FundingKind)
def test_only_a_credit_line_gives_more_time(kind: FundingKind) -> None:
    assert (paid_as(kind.value) is CustomerKind.COMPANY) is (kind is FundingKind.CREDIT_LINE)
