"""Rule rows: one dated figure of the law with its source; and the tax they belong to."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from murmelbahn.kernel.periods import Period
from murmelbahn.markets.rules.calculators import Conditions, Formula, Scope, check, holds
from murmelbahn.markets.terms import Confidence, TaxDefinition, TaxKind, TaxPoint

FORBID = {"extra": "forbid"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """An irrevocable contract before `contract_before` (month-day) of year Y and supply before `supply_before` of Y + 1 keep
    the values of year Y."""

    __pydantic_config__ = FORBID
    contract_before: str
    supply_before: str
    source: str

    def keeps(self, contract: date, supply: date) -> bool:
        return (
            supply.year == contract.year + 1
            and f"{contract:%m-%d}" < self.contract_before
            and f"{supply:%m-%d}" < self.supply_before
        )

    def last_day(self, contract: date) -> date:
        """The last day of its year on which a contract still counts."""
        month, day = self.contract_before.split("-")
        return date(contract.year, int(month), int(day)) - timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxSpec:
    """A tax as the template defines it."""

    __pydantic_config__ = FORBID
    code: str
    kind: TaxKind
    law: str
    deviation: str = ""
    """The deviation that says why the market has this tax; empty for the standard's own."""
    tax_point: TaxPoint = TaxPoint.FIRST_REGISTRATION
    in_vat_base: bool = False
    in_total: bool = True
    applies: Conditions = field(default_factory=dict)
    only_if_given: tuple[str, ...] = ()
    """Inputs without which an information line (not in the total) is left out."""
    transition: Transition | None = None

    def __post_init__(self) -> None:
        check(self.applies)
        if self.only_if_given and self.in_total:
            raise ValueError("a tax in the total is never left out for want of an input")

    @property
    def definition(self) -> TaxDefinition:
        return TaxDefinition(
            code=self.code,
            kind=self.kind,
            law=self.law,
            tax_point=self.tax_point,
            in_vat_base=self.in_vat_base,
            in_total=self.in_total,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRow:
    """Holds from `valid_from` to before `valid_until`; known since `known_from`. Never edited once released."""

    __pydantic_config__ = FORBID
    id: str
    tax: str
    valid_from: date
    valid_until: date | None = None
    known_from: date
    supersedes: str | None = None
    confidence: Confidence
    source: str
    formula: Formula
    doubtful_when: Conditions = field(default_factory=dict)
    """Cases for which even a confirmed row is only an estimate (disputed law)."""
    released: bool = True

    def __post_init__(self) -> None:
        check(self.doubtful_when)
        Period(self.valid_from, self.valid_until)

    @property
    def period(self) -> Period:
        return Period(self.valid_from, self.valid_until)

    def confidence_for(self, scope: Scope) -> Confidence:
        """The row's confidence in this case."""
        if self.confidence.binding and self.doubtful_when and holds(self.doubtful_when, scope):
            return Confidence.UNVERIFIED
        return self.confidence

    def unreleased(self) -> "RuleRow":
        return replace(self, released=False)
