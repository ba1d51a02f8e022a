"""One's own account as pages: who I am, what I agreed to, how I sign in, what is kept of me."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from murmelbahn.accounts.terms import SignIn, SignInWays
from murmelbahn.customer.terms import CompanyData, PersonData
from murmelbahn.ui.terms import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressLine:
    """An address as it was in a version of the data; `now`: it still is."""

    version: int
    use: str
    text: str
    now: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyForm:
    """A Customer ID with its data. `mine`: the reader may change them (itself, or a company it signs for)."""

    party: UUID
    version: int
    person: PersonData | None
    company: CompanyData | None
    vat_checked: str
    """What the register said of the VAT id, nothing before it answered."""
    vat_checked_at: datetime | None
    vat_waits: bool
    """The register still owes an answer."""
    zone: str
    proven: bool
    mine: bool
    roles: tuple[str, ...]
    addresses: tuple[AddressLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileSheet:
    """`own` is the person, `companies` those it acts for."""

    ways: SignInWays
    customer: bool
    own: PartyForm | None
    companies: tuple[PartyForm, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentLine:
    """A purpose: given or not, since when. `history`: every change, newest first."""

    purpose: str
    given: bool
    since: datetime | None
    history: tuple[tuple[bool, datetime], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentsSheet:
    party: UUID | None
    lines: tuple[ConsentLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SecuritySheet:
    ways: SignInWays
    sign_ins: tuple[SignIn, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchLine:
    """One contact in plain words: what, how, where."""

    at: datetime
    sentence: Sentence
    place: str
    deal: UUID | None
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSheet:
    """What came together about a person by its own doing, newest first."""

    lines: tuple[TouchLine, ...]
    zone: str
