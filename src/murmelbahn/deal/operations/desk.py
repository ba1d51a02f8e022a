"""The desk on which a deal lies while an operation works on it: locked, read, moved by the table, saved.

Every operation of this room takes the deal from here, so the lock order (deal first) and the rules of moving stand once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from murmelbahn.deal.facts import DealEnded as Ended
from murmelbahn.deal.facts import TrackMoved
from murmelbahn.deal.models import Deal, DealParty
from murmelbahn.deal.queries.holds import Seen, state_of
from murmelbahn.deal.queries.rows import parties_of, view, visible
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
    Track,
    Variant,
)
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import emit, now
from murmelbahn.kernel.refusals import NotFound, StaleVersion


@dataclass
class Desk:
    """A locked deal. `row` is written once, by `save`; moves and facts collect until then."""

    row: Deal
    parties: tuple[PartyRole, ...]
    moved: list[TrackMoved] = field(default_factory=list)

    @property
    def id(self) -> UUID:
        return self.row.id

    @property
    def view(self) -> DealView:
        return view(self.row, self.parties)

    @property
    def variant(self) -> Variant:
        return Variant(self.row.variant)

    @property
    def seen(self) -> Seen:
        """The deal as the gates look at it."""
        return Seen(self.row, self.parties)

    def state(self, track: Track) -> State:
        return state_of(self.row, track)

    def at(self, *states: State) -> bool:
        """Whether the track of these states stands at one of them."""
        return self.state(track_of(states[0])) in states

    def move(self, target: State, reason: str = "") -> None:
        """Move one track by the table. Raises `MoveNotAllowed` when no row leads there."""
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
        """Write the row and say what moved."""
        self.row.version += 1
        self.row.moved_at = now()
        self.row.save()
        for moved in self.moved:
            self.emit(moved)
        self.moved = []

    def set_party(self, role: Role, party: UUID, version: int, since: int) -> None:
        """A party in a role from a contract version on."""
        DealParty.objects.update_or_create(
            deal=self.id,
            role=role.value,
            since=since,
            defaults={
                "party": party,
                "party_version": version,
                "market": self.row.market,
                "seller": self.row.seller,
            },
        )
        kept = tuple(one for one in self.parties if one.role is not role)
        self.parties = (*kept, PartyRole(role=role, party=party, version=version))


def take(actor: Actor, deal: UUID, *, expected_version: int | None = None) -> Desk:
    """Lock a deal the actor may see. Raises `NotFound`, `StaleVersion`."""
    row = visible(actor).select_for_update().filter(id=deal).first()
    if row is None:
        raise NotFound(kind="deal", id=deal)
    if expected_version is not None and row.version != expected_version:
        raise StaleVersion(expected=expected_version, actual=row.version)
    return Desk(row=row, parties=parties_of([deal])[deal])
