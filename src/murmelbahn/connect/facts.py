"""Alarms of the simulated worlds: a message of theirs is due. Key: the deal where it belongs to one, else the object.

`again` marks a message that its world sends a second time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from murmelbahn.kernel.fact import fact


@fact("connect.plant.due")
@dataclass(frozen=True, slots=True, kw_only=True)
class PlantDue:
    """`step` of the order, or of the `change` if one is named."""

    order: UUID
    step: str
    change: UUID | None = None
    again: bool = False


@fact("connect.carrier.due")
@dataclass(frozen=True, slots=True, kw_only=True)
class CarrierDue:
    shipment: UUID
    step: str
    again: bool = False


@fact("connect.authority.due")
@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityDue:
    registration: UUID
    again: bool = False


@fact("connect.bank.due")
@dataclass(frozen=True, slots=True, kw_only=True)
class BankDue:
    """A statement of `account` for `day`; `notice`: of instant payments only; `again`: an earlier one once more."""

    account: UUID
    day: date
    notice: bool = False
    again: bool = False


@fact("connect.lender.due")
@dataclass(frozen=True, slots=True, kw_only=True)
class LenderDue:
    commitment: UUID
    step: str
    again: bool = False


@fact("connect.screening.due")
@dataclass(frozen=True, slots=True, kw_only=True)
class ScreeningDue:
    party: UUID
    version: int


@fact("connect.vat_id.due")
@dataclass(frozen=True, slots=True, kw_only=True)
class VatIdDue:
    """`ask`: the how manyth question about this version, 0 for the one that was asked when it was saved."""

    party: UUID
    version: int
    ask: int = 0
