"""Words of price: components, their treatment in every base, and the quote that adds up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from murmelbahn.kernel.money import Money, MoneyError
from murmelbahn.markets.terms import CustomerKind, PriceBasis, TaxInputs, TaxLine


class ComponentKind(StrEnum):
    """The named steps of the price waterfall, in the order in which they are shown."""

    BASE = "base"
    OPTION = "option"
    PAINT = "paint"
    PACKAGE = "package"
    STOCK_CLASS = "stock_class"
    FRAMEWORK_DISCOUNT = "framework_discount"
    CAMPAIGN = "campaign"
    GUARANTEE = "guarantee"
    GUARANTEE_REST = "guarantee_rest"
    DELIVERY = "delivery"
    REGISTRATION_SERVICE = "registration_service"
    CHANGE_FEE = "change_fee"
    AUTHORITY_FEE = "authority_fee"


@dataclass(frozen=True, slots=True, kw_only=True)
class Treatment:
    """Which bases a component enters, and whether a withdrawing consumer gets it back."""

    in_vat_base: bool
    in_regtax_base: bool
    refundable_on_withdrawal: bool
    in_list_price: bool
    in_commission_base: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPrice:
    """One row of a price list: an opaque item code, its component kind and its amount in the list's basis."""

    code: str
    kind: ComponentKind
    amount: Money


@dataclass(frozen=True, slots=True)
class PriceListView:
    """Every price that counts on a day for a kind of customer, in the list's basis."""

    basis: PriceBasis
    prices: Mapping[str, ItemPrice]

    def of_kind(self, *kinds: ComponentKind) -> tuple[str, ...]:
        """Codes of some kinds, in the order of the waterfall."""
        order = list(ComponentKind)
        found = sorted(self.prices.values(), key=lambda one: (order.index(one.kind), one.code))
        return tuple(one.code for one in found if one.kind in kinds)


@dataclass(frozen=True, slots=True, kw_only=True)
class PricedItem:
    """An item of the order. `included`: delivered inside a package, shown at 0.00."""

    code: str
    included: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRequest:
    """Everything a price depends on. `order_date` chooses list and campaigns, `tax_date` (planned handover) the tax rules.

    `model` is what campaigns are restricted to. `campaigns`: codes wished for; `None` takes every eligible one. `inputs`
    are the car's and contract's tax inputs (`tax_date` is set from here). `guaranteed` asks for the price that yields this
    gross total under the rules of `tax_date`: the price guarantee.
    """

    market: str
    seller: str
    customer_kind: CustomerKind
    items: tuple[PricedItem, ...]
    model: str
    order_date: date
    tax_date: date
    inputs: TaxInputs
    buyer: UUID | None = None
    orderer: UUID | None = None
    """Who declared: of a lease the company that ordered, while the lessor is the buyer."""
    campaigns: tuple[str, ...] | None = None
    guaranteed: Money | None = None
    confirmed_rules: tuple[str, ...] = ()
    """Ids of unconfirmed tax rules that a named person vouched for in this deal."""
    lowered: bool = False
    """A car that is not new is lowered by its class though `campaigns` are named: true of offers, which are made anew."""
    proven: tuple[str, ...] = ()
    """Campaigns whose proof this customer has shown: while none are wished for by name, they come before all others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteLine:
    """One line of the waterfall. `amount` is in the list's basis; net, vat and gross are its allocated share of the
    document's totals, so that lines sum to the totals without a lost cent."""

    number: int
    kind: ComponentKind
    code: str
    amount: Money
    net: Money
    vat: Money
    gross: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """The four parts of a total. A wrong sum cannot be built."""

    net: Money
    vat: Money
    regtax: Money
    passthrough: Money
    gross: Money

    def __post_init__(self) -> None:
        if self.net + self.vat + self.regtax + self.passthrough != self.gross:
            raise MoneyError(f"{self.net} + {self.vat} + {self.regtax} + {self.passthrough} is not {self.gross}")

    @classmethod
    def of(cls, net: Money, vat: Money, regtax: Money | None = None, passthrough: Money | None = None) -> Totals:
        none = Money.zero(net.currency)
        regtax, passthrough = regtax or none, passthrough or none
        return cls(net=net, vat=vat, regtax=regtax, passthrough=passthrough, gross=net + vat + regtax + passthrough)

    def __add__(self, other: Totals) -> Totals:
        return Totals.of(
            self.net + other.net, self.vat + other.vat, self.regtax + other.regtax, self.passthrough + other.passthrough
        )

    def __neg__(self) -> Totals:
        return Totals.of(-self.net, -self.vat, -self.regtax, -self.passthrough)

    def __sub__(self, other: Totals) -> Totals:
        return self + -other


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A price to the cent with everything that made it. `binding` is false as long as one tax rule is unconfirmed:
    then it is an estimate and no offer can be made of it."""

    market: str
    seller: str
    customer_kind: CustomerKind
    basis: PriceBasis
    model: str
    order_date: date
    tax_date: date
    inputs: TaxInputs
    lines: tuple[QuoteLine, ...]
    taxes: tuple[TaxLine, ...]
    totals: Totals
    commission_base: Money
    vat_rate: Decimal
    campaigns: tuple[str, ...]
    release: str
    binding: bool

    @property
    def currency(self) -> str:
        return self.totals.gross.currency

    def called(self, line: QuoteLine) -> str:
        """The text code of what a line is for: of a car that is not new its class is named."""
        if line.kind is ComponentKind.STOCK_CLASS and self.inputs.stock_class:
            return f"value.stock_reduction.{self.inputs.stock_class}"
        return f"value.component_kind.{line.kind}"
