"""Papers and appointment: what the customer brings, and when it comes."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from murmelbahn.customer import operations as customers
from murmelbahn.customer.terms import PaperStep
from murmelbahn.deal.operations.desk import Desk, take
from murmelbahn.deal.queries.holds import missing_papers
from murmelbahn.deal.terms import Customer, Registrar, Role
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation
from murmelbahn.retail import queries as retail
from murmelbahn.retail.terms import AppointmentState


@operation
def open_papers(actor: Actor, *, deal: UUID) -> None:
    """Open the list of papers for the keeper, by the market of registration and by who registers. Opening it twice changes
    nothing."""
    desk = take(actor, deal)
    desk.require_running()
    row = desk.row
    customers.open_papers(
        SYSTEM,
        deal=deal,
        keeper=desk.view.party(Role.KEEPER),
        market=row.market,
        seller=row.seller,
        own=row.registrar == Registrar.CUSTOMER.value,
    )


@operation
def record_papers(actor: Actor, *, deal: UUID, keeper: UUID, steps: tuple[PaperStep, ...]) -> None:
    """Move papers of one keeper, all or none. With the last one that registration waits for, they are complete.

    Raises `NotFound` and what customer's `record_papers` refuses.
    """
    desk = take(actor, deal)
    customers.record_papers(actor, deal=deal, keeper=keeper, steps=steps)
    _complete(desk)


@operation
def complete_papers(actor: Actor, *, deal: UUID) -> None:
    """The papers for registration are complete. Nothing happens while one is missing, or a second time."""
    _complete(take(actor, deal))


def _complete(desk: Desk) -> None:
    """An appointment that both confirmed while papers were still missing counts from here on."""
    if desk.row.end or not desk.at(Customer.CONTRACTED) or missing_papers(desk.seen):
        return
    desk.move(Customer.PAPERS_COMPLETE)
    agreed = retail.appointment(SYSTEM, deal=desk.id)
    if agreed is not None and agreed.state is AppointmentState.CONFIRMED:
        desk.move(Customer.APPOINTED)
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
