"""Papers and appointment: what the customer brings, and when it comes."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from murmelbahn.customer import operations as customers
from murmelbahn.deal.operations.desk import take
from murmelbahn.deal.queries.holds import missing_papers
from murmelbahn.deal.terms import Customer, Role
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation


@operation
def open_papers(actor: Actor, *, deal: UUID) -> None:
    """Open the list of papers for the keeper, by the market of registration. Opening it twice changes nothing."""
    desk = take(actor, deal)
    desk.require_running()
    row = desk.row
    customers.open_papers(SYSTEM, deal=deal, keeper=desk.view.party(Role.KEEPER), market=row.market, seller=row.seller)


@operation
def complete_papers(actor: Actor, *, deal: UUID) -> None:
    """The papers for registration are complete. Nothing happens while one is missing, or a second time."""
    desk = take(actor, deal)
    if not desk.row.end and desk.at(Customer.CONTRACTED) and not missing_papers(desk.seen):
        desk.move(Customer.PAPERS_COMPLETE)
        desk.save()


@operation
def appointment_agreed(actor: Actor, *, deal: UUID, at: datetime) -> None:
    """Both sides confirmed date, place and collector."""
    desk = take(actor, deal)
    if desk.row.end or not desk.at(Customer.PAPERS_COMPLETE):
        return
    desk.move(Customer.APPOINTED)
    desk.save()


@operation
def appointment_lost(actor: Actor, *, deal: UUID) -> None:
    """The appointment was moved or cancelled."""
    desk = take(actor, deal)
    if not desk.row.end and desk.at(Customer.APPOINTED):
        desk.move(Customer.PAPERS_COMPLETE, "the appointment was moved")
        desk.save()
