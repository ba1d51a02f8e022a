"""Facts heard: what is frozen gets its forms, in `work`, never in `serve`."""

from __future__ import annotations

from murmelbahn.documents.facts import DocumentFrozen
from murmelbahn.documents.operations import render_document
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.fact import Fact, Subscription


def on_frozen(actor: Actor, fact: Fact[DocumentFrozen]) -> None:
    """Render PDF and, for invoices, UBL XML with the verdict of the official rules."""
    render_document(actor, document=fact.body.document)


SUBSCRIPTIONS = [Subscription("documents.rendering", {DocumentFrozen: on_frozen})]
