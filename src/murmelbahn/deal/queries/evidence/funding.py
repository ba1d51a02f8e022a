"""Who pays what, as the deal's row has it and as value's plan has it."""

from __future__ import annotations

from murmelbahn.deal.models import Deal
from murmelbahn.deal.queries.funding import split_of
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.evidence import Claim
from murmelbahn.kernel.money import total
from murmelbahn.value import queries as value
from murmelbahn.value.terms import LENT, FundingKind

NOTHING = "0.00"


def funding(row: Deal) -> list[Claim]:
    """The own part and what is borrowed; how it is paid, and by whom."""
    split = split_of(row, value.agreement(SYSTEM, deal=row.id).terms)
    rows = value.funding(SYSTEM, deal=row.id)
    lent = total((one.amount for one in rows if one.kind in LENT), row.currency)
    own = total((one.amount for one in rows if one.kind not in LENT), row.currency)
    planned = {one.lender for one in rows if one.kind in LENT} or {row.lender}
    kinds = [one.kind.value for one in rows if one.kind is not FundingKind.ADVANCE] or [row.funding_kind]
    beside = [] if split.kind is FundingKind.LOAN else [("deal", str(row.own_part)), ("as it must be", NOTHING)]
    return [
        *(Claim("value", "own part beside no loan", source, said) for source, said in beside),
        Claim("value", "way of payment", "deal", row.funding_kind),
        Claim("value", "way of payment", "value.funding", kinds[-1]),
        Claim("value", "own part", "deal", str(split.own)),
        Claim("value", "own part", "value.funding", str(own)),
        Claim("value", "borrowed", "deal", str(split.borrowed)),
        Claim("value", "borrowed", "value.funding", str(lent)),
        Claim("value", "lender", "deal", row.lender),
        Claim("value", "lender", "value.funding", ", ".join(sorted(planned))),
    ]
