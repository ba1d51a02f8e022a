"""The stories told again, for what they put on paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from murmelbahn.deal.reactions.letters import LETTERS
from murmelbahn.documents import operations as documents
from murmelbahn.documents import queries
from murmelbahn.documents.models import Document
from murmelbahn.documents.terms import Check, DocumentKind, DocumentView, RenditionFormat
from murmelbahn.kernel import held
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.fact import Fact
from tests.journeys.town import Town, engine

Heard = list[tuple[Callable[[Actor, Fact[Any]], None], Fact[Any]]]


def listen(monkeypatch: pytest.MonkeyPatch) -> Heard:
    """Everything that the letters hear from now on, to be told again."""
    found: Heard = []
    for body, handler in list(LETTERS.reactions.items()):

        def kept(actor: Actor, fact: Fact[Any], handler: Callable[[Actor, Fact[Any]], None] = handler) -> None:
            handler(actor, fact)
            found.append((handler, fact))

        monkeypatch.setitem(LETTERS.reactions, body, kept)
    return found


def told(market: str, story: Callable[[Town], None], *, tax_id: bool = True) -> Town:
    """The town after its story. Without its agent's `tax_id` a self-billed invoice waits on the fallout desk."""
    town = Town(market, engine()).build(tax_id=tax_id)
    story(town)
    return town


def waiting() -> list[tuple[str, str]]:
    return [(one.subscription, one.reason) for one in held.held()]


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
