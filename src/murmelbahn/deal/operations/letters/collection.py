"""The car waits: a reminder to collect it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from murmelbahn.deal.operations.letters.sheet import Occasion, sheet_to
from murmelbahn.deal.queries.correspondence import newest_agreed, thread_of
from murmelbahn.deal.rules.letters.car import car
from murmelbahn.deal.rules.letters.postal import outlet_line
from murmelbahn.deal.terms import Role
from murmelbahn.documents.terms import CollectionReminder, DocumentKind
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.refusals import NotFound


@operation
def write_collection_reminder(
    actor: Actor, *, occasion: Occasion, deal: UUID, collect_until: date, grace_until: date
) -> UUID:
    """To the buyer, who is in default, with the period of grace after which the seller may rescind. Raises `NotFound` where
    nothing was agreed."""
    thread = thread_of(actor, deal=deal)
    agreed = newest_agreed(SYSTEM, deal=deal)
    if agreed is None:
        raise NotFound(kind="agreement", id=deal)
    sheet = sheet_to(
        thread,
        agreed,
        agreed.parties[Role.BUYER],
        occasion=occasion,
        origin=agreed.origin(vin=thread.vin),
        readers=(Role.KEEPER,),
    )
    paper = CollectionReminder(
        **sheet.frame.common,
        vehicle=car(sheet.wording, agreed.model, vin=thread.vin),
        place=outlet_line(thread.outlet),
        was_until=collect_until,
        grace_until=grace_until,
    )
    return sheet.freeze(occasion, DocumentKind.COLLECTION_REMINDER, paper)
