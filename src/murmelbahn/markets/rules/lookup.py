"""Which row of a tax holds: by the tax point and by what was known."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from murmelbahn.markets.rules.rows import RuleRow, TaxSpec
from murmelbahn.markets.terms import AmbiguousRule, NoRule, TaxInputs, TaxPoint


def law_day(tax: TaxSpec, inputs: TaxInputs, on: date) -> date:
    """The day whose law applies: the tax point, or the contract's day where a transition rule keeps its year."""
    supply = inputs.tax_date or on
    point = inputs.first_registration or supply if tax.tax_point is TaxPoint.FIRST_REGISTRATION else supply
    contract = inputs.contract_date
    if tax.transition is not None and contract is not None and tax.transition.keeps(contract, supply):
        return contract
    return point


def visible(rows: Iterable[RuleRow], known_at: date | None) -> list[RuleRow]:
    """The rows known on a day that no other row known then supersedes."""
    known = [row for row in rows if known_at is None or row.known_from <= known_at]
    gone = {row.supersedes for row in known}
    return [row for row in known if row.id not in gone]


def row_for(rows: Sequence[RuleRow], *, market: str, tax: str, on: date, known_at: date | None) -> RuleRow:
    """The one row of a tax. Raises `NoRule` outside all rows, `AmbiguousRule` when two claim the day."""
    found = [row for row in visible(rows, known_at) if row.tax == tax and on in row.period]
    if not found:
        raise NoRule(market=market, tax=tax, on=on, known_at=known_at)
    if len(found) > 1:
        raise AmbiguousRule(market=market, tax=tax, on=on, rules=", ".join(row.id for row in found))
    return found[0]


def overlaps(rows: Sequence[RuleRow]) -> list[tuple[str, str]]:
    """Pairs of rows of one tax that claim the same day with neither superseding the other."""
    current = visible(rows, None)
    return [
        (one.id, other.id)
        for index, one in enumerate(current)
        for other in current[index + 1 :]
        if one.tax == other.tax and one.period.overlaps(other.period)
    ]


def gaps(rows: Sequence[RuleRow], tax: str) -> list[date]:
    """Days from which a tax has no row although an earlier and a later one exist."""
    periods = sorted((row.valid_from, row.valid_until) for row in visible(rows, None) if row.tax == tax)
    return [end for (_, end), (start, _) in pairwise(periods) if end is not None and end < start]
