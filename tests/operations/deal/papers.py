"""The stories told again, for what they put on paper."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from murmelbahn.deal.operations.letters import record_agent_tax_id
from murmelbahn.documents import operations as documents
from murmelbahn.documents import queries
from murmelbahn.documents.models import Document
from murmelbahn.documents.terms import Check, DocumentKind, DocumentView, RenditionFormat
from murmelbahn.kernel import held
from murmelbahn.kernel.actor import SYSTEM
from tests.journeys.town import Town, engine

VAT_IDS = {"DE": "DE811907980", "AT": "ATU13585627"}


def told(market: str, story: Callable[[Town], None]) -> Town:
    """The town after its story; nothing that was heard may wait on the fallout desk."""
    town = Town(market, engine()).build()
    record_agent_tax_id(town.sales, agent=town.agent, vat_id=VAT_IDS[market], register="HRB 99")
    story(town)
    assert [(one.subscription, one.reason) for one in held.held()] == []
    return town


def papers() -> list[DocumentView]:
    """Every paper of the world, in the order in which they were frozen."""
    rows = Document.objects.order_by("frozen_at", "id").values_list("id", flat=True)
    return [queries.document(SYSTEM, document=row) for row in rows]


def kinds(found: list[DocumentView]) -> list[DocumentKind]:
    return [one.summary.kind for one in found]


def render(document: UUID) -> DocumentView:
    """The paper with its forms made; every invoice must have passed the official rules."""
    documents.render_document(SYSTEM, document=document)
    made = queries.document(SYSTEM, document=document)
    for form in made.summary.renditions:
        if form.format is RenditionFormat.UBL:
            assert (form.check, form.findings) == (Check.PASSED, ()), made.summary.number
        assert form.size > 0
    assert queries.verify(SYSTEM, document=document).intact
    return made
