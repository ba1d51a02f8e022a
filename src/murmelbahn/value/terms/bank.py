"""The seller's bank account as the bank reports it (camt.053, camt.054), and what goes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from murmelbahn.kernel.money import Money


class EntryOrigin(StrEnum):
    """What kind of bank movement. Only credit transfers and instant transfers clear at once."""

    CREDIT_TRANSFER = "credit_transfer"
    INSTANT_TRANSFER = "instant_transfer"
    DIRECT_DEBIT = "direct_debit"
    RETURN = "return"
    OUTGOING = "outgoing"


INCOMING = frozenset({EntryOrigin.CREDIT_TRANSFER, EntryOrigin.INSTANT_TRANSFER, EntryOrigin.DIRECT_DEBIT})
"""Money that somebody sent us, or that we drew."""
OUTGOING = frozenset({EntryOrigin.RETURN, EntryOrigin.OUTGOING})
"""Money that left: taken back by the bank, or sent by us."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BankEntry:
    """One movement, as the door parsed it. `amount` is positive; `origin` says the direction. `reference` is the bank's
    own (AcctSvcrRef): with the account it is unique for ever. `remittance` is what the payer wrote, structured first.
    `returns` is the bank reference of the movement that a RETURN takes back; `end_to_end` the id we gave an OUTGOING."""

    reference: str
    origin: EntryOrigin
    amount: Money
    booked: bool
    booked_on: date
    value_on: date
    remittance: str
    counterparty_iban: str = ""
    counterparty_name: str = ""
    end_to_end: str = ""
    returns: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BankStatement:
    """A parsed statement or notice of one of the seller's accounts (IBAN)."""

    account: str
    statement: str
    entries: tuple[BankEntry, ...]


class EntryState(StrEnum):
    """Where a bank entry stands. NEW -> ALLOCATED or PARKED; PARKED -> ALLOCATED by a person, and back where the match
    was wrong; PARKED -> RETURNING by two persons -> RETURNED, when the bank has executed it. PARKED ->
    CLEARED, two entries that cancel each other out; PARKED -> ASIDE, money that left and is booked elsewhere."""

    PENDING = "pending"
    NEW = "new"
    ALLOCATED = "allocated"
    PARKED = "parked"
    RETURNING = "returning"
    RETURNED = "returned"
    CLEARED = "cleared"
    ASIDE = "aside"


class ParkReason(StrEnum):
    """Why nobody but a person can place this entry."""

    NO_REFERENCE = "no_reference"
    UNKNOWN_REFERENCE = "unknown_reference"
    CURRENCY = "currency"
    NO_PARTNER = "no_partner"
    DAY = "day"
    UNASSIGNED = "unassigned"
    GIVEN_BACK = "given_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnmatchedEntry:
    """Money on our account that belongs to no deal yet. `holder` and `shown` (the last four characters of the IBAN): where it
    came from; empty: the bank did not say. `return_by`: who proposed to give it back; a second person releases it."""

    id: UUID
    market: str
    seller: str
    origin: EntryOrigin
    amount: Money
    booked_on: date
    remittance: str
    reason: ParkReason
    days: int
    holder: str = ""
    shown: str = ""
    return_by: UUID | None = None
    may_return: bool = False

    @property
    def left(self) -> bool:
        """It is money that left our account."""
        return self.origin in OUTGOING

    def clears(self, other: UnmatchedEntry) -> bool:
        """Whether both may cancel each other out: one came, one left, as much, on the same seller's account."""
        return self.left != other.left and (self.seller, self.amount) == (other.seller, other.amount)


class Hint(StrEnum):
    """Why a parked entry may belong to a deal: exactly so much is open there, or the same account paid for it before."""

    AMOUNT = "amount"
    PAYER = "payer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A deal to which a parked entry may belong."""

    entry: UUID
    deal: UUID
    hints: tuple[Hint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchedEntry:
    """Money of a bank entry that counts for a deal, with its sender as the bank named it."""

    id: UUID
    deal: UUID
    market: str
    amount: Money
    booked_on: date
    remittance: str
    holder: str
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryReturnInstruction:
    """What the bank station needs to give money back that belongs to no deal."""

    entry: UUID
    amount: Money
    creditor_iban: str
    creditor_name: str
    debtor_iban: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRefund:
    """Money on its way back, with the last four characters of the account that it goes to and its holder."""

    id: UUID
    deal: UUID
    market: str
    amount: Money
    state: RefundState
    shown: str
    third_party: bool
    proposed_by: UUID
    approved_by: UUID | None
    paid_on: date | None
    holder: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldMoney:
    """What we hold for the payers of a deal and owe to nobody else; `promised`: of that, what refunds have been proposed for."""

    deal: UUID
    market: str
    held: Money
    promised: Money

    @property
    def free(self) -> Money:
        return self.held - self.promised


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedBack:
    """Money that went back to a payer of a deal before its bank took the payment back too: the payer owes it, and no document
    claims it."""

    deal: UUID
    market: str
    owed: Money


class RefundState(StrEnum):
    """PROPOSED -> APPROVED by a second person -> PAID by the bank; PROPOSED -> DROPPED, taken back before the release."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    PAID = "paid"
    DROPPED = "dropped"

    @property
    def under_way(self) -> bool:
        """It is promised and has not left yet."""
        return self in (RefundState.PROPOSED, RefundState.APPROVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundView:
    """Money on its way back. `proposed_by` and `approved_by` are two different persons."""

    id: UUID
    deal: UUID
    amount: Money
    state: RefundState
    proposed_by: UUID
    approved_by: UUID | None
    third_party: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundInstruction:
    """What the bank station needs to pay a refund. The only place where the paying account's IBAN leaves this room."""

    refund: UUID
    deal: UUID
    amount: Money
    creditor_iban: str
    creditor_name: str
    debtor_iban: str
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PayerView:
    """An account that paid for a deal: the id to name in a refund, the last four characters of the IBAN, what came and went; and
    which `holder` of it paid, as the bank named it."""

    account: UUID
    shown: str
    received: Money
    returned: Money
    third_party: bool
    holder: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView:
    """A statement as it was stored, with the last four characters of our account. `entries`: what became of those that it was
    the first to bring."""

    id: UUID
    market: str
    seller: str
    shown: str
    name: str
    sha256: str
    stored_at: datetime
    entries: Mapping[EntryState, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadEntry:
    """An entry of a bank file that could not be read: which file (sha256), where in it, and why: in words for a log, and as a
    `code` of the reader (people read `connect.bank_fault.<code>`), empty in what was noted before there were codes."""

    file: str
    account: str
    position: int
    place: str
    reason: str
    reference: str | None
    seen_at: datetime
    code: str = ""
