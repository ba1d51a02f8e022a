"""Pieces of pages as plain frozen data: what a template shows and a test builds by hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from murmelbahn.deal.terms import Gate, OwnRegistration, Track
from murmelbahn.kernel.money import Money
from murmelbahn.ui.rules.formats import HOUSE
from murmelbahn.ui.terms import Sentence, Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class CarCard:
    """The car in words by language, and its numbers."""

    title: dict[str, str]
    vin: str
    model_year: int | None
    power_kw: int | None
    powertrain: str
    co2_g_km: int | None
    equipment: tuple[dict[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneCard:
    """One of the three streams in a sentence, and what comes next."""

    track: Track
    here: Sentence
    next: Sentence | None
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldLine:
    """One thing that is in the way. `mine`: the reader can mend it, on the page `door` where it has one."""

    sentence: Sentence
    track: Track
    who: Sentence
    mine: bool
    door: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GateCard:
    """A step that is next, with what is in its way; nothing means it can be taken, unless what holds it is between us
    (`ours`) and not told."""

    gate: Gate
    holds: tuple[HoldLine, ...]
    ours: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReserveCard:
    """The contract stands subject to the loan: until when, whether that day has passed, and what the reader may do about it."""

    until: date
    over: bool
    prolongs: bool
    latest: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSheet:
    """What a customer needs that registers the car itself, with what keeps its papers at the outlet, in the reader's voice."""

    way: OwnRegistration
    holds: tuple[HoldLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Todo:
    """What is to be done now and by whom."""

    sentence: Sentence
    who: Sentence
    mine: bool
    anchor: str = ""
    door: str = ""
    """The page where it is done (the name of its address); its button is `showroom.door.<door>`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateCard:
    """The date that counts now, with its kind (a text code): planned, non-binding, appointment ... `at` where an hour is
    agreed, `spread` in days where it is an estimate. `past`: it went by and what it stood for did not happen."""

    kind: str
    on: date | None = None
    at: datetime | None = None
    zone: str = HOUSE.key
    spread: int = 0
    past: bool = False

    @property
    def day(self) -> date | datetime | None:
        """As exactly as it is known."""
        return self.at or self.on


@dataclass(frozen=True, slots=True, kw_only=True)
class SellerCard:
    """Who sells: the national company as it stands on every document."""

    name: str
    address: tuple[str, ...]
    register: str
    vat_id: str
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CareCard:
    """Who looks after the customer: an outlet of an agent."""

    name: str
    street: str
    place: str
    hours: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentCard:
    """What to type into the bank, to the letter; `qr` is the EPC code's text as an SVG picture, empty where none applies."""

    holder: str
    iban: str
    bic: str | None
    reference: str
    amount: Money
    due_on: date | None
    late: bool
    qr: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalCard:
    """Whether there is a right to withdraw, until when, and why."""

    verdict: str
    until: date | None
    reasons: tuple[Sentence, ...]
    button: dict[str, str] = field(default_factory=dict)
    """The words of the function that the law prescribes, by language of the market."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLine:
    """A document with the forms in which it can be had."""

    id: UUID
    kind: str
    number: str | None
    at: datetime
    formats: tuple[str, ...]
    nth: int = 0
    """Of several offers which one it is, from 1 on; 0 where there is but one."""
    counts: str = ""
    """Of several offers: `now`, `ordered` for the one that was ordered, `replaced`, or `over`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLine:
    kind: str
    state: str
    supplier: str
    tone: Tone
    code: str = ""
    keeper: UUID | None = None
    steps: tuple[str, ...] = ()
    """States to which the reader may move it."""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLine:
    at: datetime
    track: Track | None
    sentence: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryDay:
    """What happened on one day of the outlet's zone, newest first."""

    on: date
    lines: tuple[StoryLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleLine:
    """A party in its role; no name where the reader may not see it."""

    roles: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptLine:
    """What an outside station answered to a change."""

    station: str
    state: str
    since: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StuckLine:
    """A fact that could not be applied, and why."""

    subscription: str
    reason: str
    attempts: int
    since: datetime
