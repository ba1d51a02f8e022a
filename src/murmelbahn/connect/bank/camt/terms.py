"""What a bank file says, as frozen data. Nothing is interpreted here but the format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from murmelbahn.kernel.money import Money, total
from murmelbahn.kernel.refusals import Refusal


class Message(StrEnum):
    """Which message a file is. A statement is the day's book; a notice tells of single movements as they happen."""

    STATEMENT = "camt.053"
    NOTICE = "camt.054"


class Direction(StrEnum):
    CREDIT = "CRDT"
    DEBIT = "DBIT"


class Status(StrEnum):
    """Only BOOK is money."""

    BOOKED = "BOOK"
    PENDING = "PDNG"
    INFORMATION = "INFO"
    FUTURE = "FUTR"


class Family(StrEnum):
    """Bank transaction code, domain PMNT: the families we tell apart. Everything else is OTHER."""

    RECEIVED_TRANSFER = "RCDT"
    RECEIVED_INSTANT = "RRCT"
    ISSUED_TRANSFER = "ICDT"
    ISSUED_INSTANT = "IRCT"
    RECEIVED_DEBIT = "RDDT"
    ISSUED_DEBIT = "IDDT"
    OTHER = "OTHR"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """The other side of a movement: the debtor of a credit, the creditor of a debit."""

    name: str = ""
    iban: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """A movement that takes back an earlier one. `original` is the bank's reference or transaction id of that, if told."""

    reason: str
    original: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One movement. `reference` is the bank's own (AcctSvcrRef): with the account it is unique for ever. `amount` is
    positive. Each transaction of a collective entry is an entry of its own, numbered behind the entry's reference."""

    reference: str
    amount: Money
    direction: Direction
    status: Status
    booked_on: date
    value_on: date
    family: Family = Family.OTHER
    reversal: bool = False
    end_to_end: str | None = None
    """None where the payer gave none ("NOTPROVIDED")."""
    remittance: tuple[str, ...] = ()
    creditor_reference: str | None = None
    """ISO 11649 reference: from the structured field, else the only valid one found in the text."""
    party: Party = Party()
    returned: Return | None = None

    @property
    def counts(self) -> bool:
        return self.status is Status.BOOKED

    @property
    def signed(self) -> Money:
        return self.amount if self.direction is Direction.CREDIT else -self.amount


class Fault(StrEnum):
    """What is wrong with a place of a file; people read `connect.bank_fault.<code>`."""

    MISSING = "missing"
    NO_AMOUNT = "no_amount"
    NO_DATE = "no_date"
    NO_TIME = "no_time"
    NO_IBAN = "no_iban"
    AMOUNT_ZERO = "amount_zero"
    SUM_DIFFERS = "sum_differs"
    CURRENCY_DIFFERS = "currency_differs"
    UNKNOWN_CODE = "unknown_code"
    REFERENCE_REUSED = "reference_reused"
    """Another movement under a reference that one has already: it cannot be told from a repeat, so a person decides."""
    BALANCE_DIFFERS = "balance_differs"
    """The balances say that more or less moved than the entries tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFault:
    """An entry that could not be read and is to be parked: where it stands, what is wrong as a code and in words for a log, and
    its XML for a person."""

    position: int
    place: str
    fault: Fault
    reason: str
    reference: str | None
    excerpt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One statement or notice of one account."""

    id: str
    iban: str
    currency: str
    entries: tuple[Entry, ...]
    faults: tuple[EntryFault, ...] = ()
    opening: Money | None = None
    closing: Money | None = None

    @property
    def gap(self) -> Money | None:
        """Closing balance less opening balance and booked entries: not zero if an entry is missing or was parked."""
        if self.opening is None or self.closing is None:
            return None
        once = dict.fromkeys(self.entries)  # an entry that is told twice has moved once
        booked = [entry.signed for entry in once if entry.counts and entry.amount.currency == self.currency]
        return self.closing - self.opening - total(booked, self.currency)


@dataclass(frozen=True, slots=True, kw_only=True)
class BankFile:
    """A whole file."""

    message: Message
    version: str
    """Two digits: "08" or "02"."""
    id: str
    created_at: datetime
    reports: tuple[Report, ...]


class MalformedFile(Refusal):
    """A bank file that cannot be read; `place` and `reason` say where and why. Nothing of it counts."""

    code, status = "connect.camt.malformed", 422


class UnsupportedMessage(Refusal):
    """A well-formed file of a message or version we do not read; `found` names it."""

    code, status = "connect.camt.unsupported", 422


class FileTooLarge(Refusal):
    """A file beyond `limit` bytes."""

    code, status = "connect.camt.too_large", 413
