"""The desk on which a deal lies while an operation works on it: locked, read, moved by the table, saved.

Every operation of this room takes the deal from here, so the lock order (deal first) and the rules of moving stand once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from murmelbahn.deal.facts import DealEnded as Ended
from murmelbahn.deal.facts import TrackMoved
from murmelbahn.deal.models import Deal
from murmelbahn.deal.queries.holds import Seen, state_of
from murmelbahn.deal.queries.rows import find, parties_of, view
from murmelbahn.deal.rules.moves import State, allowed, exits, track_of
from murmelbahn.deal.terms import (
    Customer,
    DealEnded,
    DealView,
    End,
    EndNotAllowed,
    Gate,
    GateClosed,
    Hold,
    MoveNotAllowed,
    PartyRole,
    Role,
    StepDone,
    Track,
    Variant,
)
from murmelbahn.kernel import saving
from murmelbahn.kernel.actor import Actor, ActorKind
from murmelbahn.kernel.command import emit, now
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.refusals import NotAllowed, NotFound, StaleVersion
from murmelbahn.kernel.sql import tell

SET_PARTY = """
INSERT INTO deal_dealparty (id, deal, role, party, party_version, since, market, seller)
SELECT part.id, %s, part.role, %s, %s, %s, %s, %s FROM unnest(%s::uuid[], %s::text[]) AS part (id, role)
ON CONFLICT (deal, role, since) DO UPDATE SET party = EXCLUDED.party, party_version = EXCLUDED.party_version
"""


@dataclass
class Desk:
    """A locked deal. `row` is written once, by `save`, in what changed since it was read; moves and facts collect until then."""

    row: Deal
    parties: tuple[PartyRole, ...]
    new: bool = False
    moved: list[TrackMoved] = field(default_factory=list)
    read: dict[str, Any] = field(init=False)
    seen: Seen = field(init=False)
    """The deal as gates and prices look at it: one look, until `look_again`."""

    def __post_init__(self) -> None:
        self.read = columns(self.row)
        self.look_again()

    @property
    def id(self) -> UUID:
        return self.row.id

    @property
    def view(self) -> DealView:
        return view(self.row, self.parties)

    @property
    def variant(self) -> Variant:
        return Variant(self.row.variant)

    def look_again(self) -> None:
        """Forget what the streams have answered: this command has written there since."""
        self.seen = Seen(self.row, self.parties)

    def state(self, track: Track) -> State:
        return state_of(self.row, track)

    def at(self, *states: State) -> bool:
        """Whether the track of these states stands at one of them."""
        return self.state(track_of(states[0])) in states

    def move(self, target: State, reason: str = "") -> None:
        """Move one track by the table; where it stands there already, nothing happens. Raises `MoveNotAllowed` when no row leads
        there."""
        track = track_of(target)
        source = self.state(track)
        if source is target:
            return
        if allowed(source, target, self.variant) is None:
            raise MoveNotAllowed(track=track.value, source=source.value, target=target.value)
        setattr(self.row, track.value, target.value)
        self.moved.append(
            TrackMoved(deal=self.id, track=track, source=source.value, target=target.value, reason=reason)
        )

    def reach(self, target: State) -> None:
        """Move by an act that is done once: whoever does it again is refused. Raises `StepDone`, `MoveNotAllowed`."""
        track = track_of(target)
        if self.state(track) is target:
            raise StepDone(track=track.value, source=target.value, target=target.value)
        self.move(target)

    def may_move(self, target: State) -> bool:
        source = self.state(track_of(target))
        return source is not target and allowed(source, target, self.variant) is not None

    def finish(self, end: End, reason: str) -> None:
        """Take one of the six ends. Raises `EndNotAllowed` from where it does not exist."""
        if self.row.end:
            raise DealEnded(end=self.row.end)
        customer = Customer(self.row.customer)
        if end not in {row.end for row in exits(customer)}:
            raise EndNotAllowed(end=end.value, customer=customer.value)
        self.row.end = end.value
        self.emit(Ended(deal=self.id, end=end, reason=reason))

    def require_running(self) -> None:
        """Raises `DealEnded` once the deal has ended."""
        if self.row.end:
            raise DealEnded(end=self.row.end)

    def require(self, gate: Gate, holds: tuple[Hold, ...]) -> None:
        """Raises `GateClosed` naming every row in the way."""
        if holds:
            raise GateClosed(gate=gate, holds=holds)

    def emit(self, body: object) -> None:
        emit(body, key=self.id, market=self.row.market, seller=self.row.seller)

    def save(self) -> None:
        """Write the row, a new one whole, and say what moved."""
        self.row.version += 1
        self.row.moved_at = now()
        read, self.read = self.read, columns(self.row)
        if self.new:
            saving.add(self.row)
            self.new = False
        else:
            saving.save(self.row, [name for name, value in self.read.items() if value != read[name]])
        for moved in self.moved:
            self.emit(moved)
        self.moved = []

    def save_if_changed(self) -> None:
        """Write the row if anything in it is new."""
        if columns(self.row) != self.read:
            self.save()

    def set_party(self, party: UUID, version: int, *roles: Role, since: int) -> None:
        """A party in roles from a contract version on."""
        tell(
            SET_PARTY,
            [self.id, party, version, since, self.row.market, self.row.seller, [new_id() for _ in roles], [*roles]],
        )
        kept = tuple(one for one in self.parties if one.role not in roles)
        self.parties = (*kept, *(PartyRole(role=role, party=party, version=version) for role in roles))
        self.look_again()


def columns(row: Deal) -> dict[str, Any]:
    """What stands in a row now; lists are copied."""
    values = {
        field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if not field.primary_key
    }
    return {name: list(value) if isinstance(value, list) else value for name, value in values.items()}


def take(
    actor: Actor, deal: UUID, *, expected_version: int | None = None, by: frozenset[ActorKind] | None = None
) -> Desk:
    """Lock a deal the actor may see, for an act that is reserved to some kinds of people (`by`). Raises `NotFound`,
    `NotAllowed`, `StaleVersion`."""
    row = find(actor, deal, lock="FOR UPDATE")
    if row is None:
        raise NotFound(kind="deal", id=deal)
    if by is not None and actor.kind not in by:
        raise NotAllowed()
    if expected_version is not None and row.version != expected_version:
        raise StaleVersion(expected=expected_version, actual=row.version)
    return Desk(row=row, parties=parties_of([deal])[deal])
