"""Another car instead of the sold one, as a page: what the seller proposes, before it is sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from murmelbahn.deal.terms.changes import ChangePreview
from murmelbahn.kernel.money import Money
from murmelbahn.showroom.terms.change import ChangeCard
from murmelbahn.showroom.terms.head import Head


@dataclass(frozen=True, slots=True, kw_only=True)
class SuccessorSheet:
    """`lost`: the plant has said that it cannot build what was sold. `possible`: another car can be proposed now; `open` is a
    change that waits for its answer already. `configuration` and `preview`: the car that is looked at and what it would do.
    An answer can be asked for from `first` to `last`."""

    head: Head
    version: int
    lost: bool
    possible: bool
    open: ChangeCard | None
    first: date
    last: date
    configuration: UUID | None = None
    preview: ChangePreview | None = None
    added: tuple[dict[str, str], ...] = ()
    removed: tuple[dict[str, str], ...] = ()
    tax_date: date | None = None
    fee: Money | None = None
    asks_plant: bool = False
