"""Whole pages as plain frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from murmelbahn.deal.terms import Collection, Leaving, Promise
from murmelbahn.kernel.money import Money
from murmelbahn.showroom.terms.appointment import AppointmentCard
from murmelbahn.showroom.terms.audience import Audience
from murmelbahn.showroom.terms.cards import (
    CarCard,
    CareCard,
    DateCard,
    DocumentLine,
    GateCard,
    LaneCard,
    OwnSheet,
    PaperLine,
    PaymentCard,
    ReceiptLine,
    ReserveCard,
    RoleLine,
    SellerCard,
    StoryDay,
    StuckLine,
    Todo,
    WithdrawalCard,
)
from murmelbahn.showroom.terms.change import ChangeCard
from murmelbahn.showroom.terms.funding import LenderAgain, SmallerLoan
from murmelbahn.showroom.terms.head import Head
from murmelbahn.showroom.terms.unwinding import RefundLine, Unwinding
from murmelbahn.ui.rules.formats import house_day
from murmelbahn.ui.terms import Run, Sentence
from murmelbahn.value.terms import Balance, CommissionStatement, EntryView, InvoiceView, QuoteLine, Secured, Totals


@dataclass(frozen=True, slots=True, kw_only=True)
class DealSheet:
    """One deal: where it is, what is to do, what is in the way, who is who, documents.
    `unwinding`: it has ended, and money or car are still on their way back."""

    head: Head
    run: Run
    lanes: tuple[LaneCard, ...]
    end: Sentence | None
    unwinding: bool
    todo: tuple[Todo, ...]
    gates: tuple[GateCard, ...]
    car: CarCard | None
    date: DateCard | None
    seller: SellerCard | None
    care: CareCard | None
    payment: PaymentCard | None
    withdrawal: WithdrawalCard | None
    documents: tuple[DocumentLine, ...]
    papers: tuple[PaperLine, ...]
    parties: tuple[RoleLine, ...]
    receipts: tuple[ReceiptLine, ...]
    stuck: tuple[StuckLine, ...]
    zone: str
    version: int = 0
    appointment: AppointmentCard | None = None
    dates: tuple[DateCard, ...] = ()
    change: ChangeCard | None = None
    promise: Promise | None = None
    """The days the plant named."""
    smaller: SmallerLoan | None = None
    lender: LenderAgain | None = None
    changeable: bool = False
    """The car may still become another one: what that would cost has a page."""
    open_list: bool = False
    """Nobody has listed the papers yet, and the reader may."""
    register: bool = False
    """The car can be registered now, and the reader may ask for it."""
    leaves: bool = False
    """A contract that runs: how it can be left has a page."""
    leaving: Leaving | None = None
    """The customer asked to leave, and waits for an answer."""
    reserve: ReserveCard | None = None
    """The contract stands subject to the loan."""
    own: OwnSheet | None = None
    """The customer registers the car itself."""
    hand_over: bool = False
    """The handover is near: its page is worth a look."""
    successor: bool = False
    """Another car may be proposed instead of the sold one, and the reader may."""
    unwound: Unwinding | None = None
    """After an end: what is left to do with car and money."""
    endable: bool = False
    """A contract that runs, and a reader who may end it."""
    done: bool = False
    """Settled, or ended and unwound: nothing is to come."""
    next: Todo | None = None
    """The next step and who takes it, as every list says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionLine:
    """One version of the contract."""

    n: int
    agreed_at: datetime
    reason: str
    total: Money
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceLine:
    """A line of the price; `title` in words by language where a product text exists."""

    kind: str
    title: dict[str, str]
    line: QuoteLine


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneySheet:
    """The money of one deal: price, what is paid and open, documents of money; for staff the ledger and the commission."""

    head: Head
    price: tuple[PriceLine, ...]
    totals: Totals | None
    secured: Secured | None
    invoices: tuple[InvoiceView, ...]
    payment: PaymentCard | None
    balances: tuple[Balance, ...]
    entries: tuple[EntryView, ...]
    commission: CommissionStatement | None
    versions: tuple[VersionLine, ...]
    net: bool = False
    """A company reads its price line by line without tax, as in its offer."""
    claims: bool = False
    """Something was claimed, and the reader is of the national company."""
    unwound: Unwinding | None = None
    refunds: tuple[RefundLine, ...] = ()
    """What went back to the payer, oldest first."""
    owed_back: bool = False
    """A credit note stands, and its money has not gone back yet."""
    invoicing: bool = False
    """The invoice is still to be issued, and the reader is of the national company."""
    ended: bool = False
    """There will be no handover."""
    collection: Collection | None = None
    """The car is announced and waits to be collected; for the national company."""
    held: Money | None = None
    """Money that arrived and met no claim."""
    not_owed: Sentence | None = None
    """What is said of it where the deal is over."""
    gives_back: bool = False
    """The reader may propose to pay it back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StorySheet:
    """What happened, newest day first. `hidden`: so many lines of pure bookkeeping are left out."""

    head: Head
    days: tuple[StoryDay, ...]
    hidden: int
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DealLine:
    """A deal in a list. `renewable`: its offer ran out, and the reader may have a new one made at today's price."""

    id: UUID
    number: str
    title: dict[str, str]
    customer: str
    run: Run
    waits: Sentence
    who: Sentence | None
    mine: bool
    moved_at: datetime
    version: int
    renewable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One chip of a filter; `code` is what the address carries."""

    code: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DealsSheet:
    """A page of deals with the filters that led to it. `counted`: the newest so many deals were counted for the chips."""

    audience: Audience
    lines: tuple[DealLine, ...]
    states: tuple[Choice, ...]
    waits: tuple[Choice, ...]
    total: int
    counted: int
    after: str
    first: bool

    @property
    def filtered(self) -> bool:
        return any(choice.chosen and choice.code for choice in (*self.states, *self.waits))


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockBar:
    """The world's time where it is ours to move, and when the next thing is to happen."""

    now: datetime
    next_due: datetime | None

    @property
    def today(self) -> date:
        """The day that desks and offices read."""
        return house_day(self.now)
