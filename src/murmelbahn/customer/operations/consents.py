"""Consents: an append-only history per purpose; the last row counts."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.customer.facts import ConsentGiven, ConsentWithdrawn
from murmelbahn.customer.models import ConsentRow
from murmelbahn.customer.operations._rows import locked, mastered
from murmelbahn.customer.queries._last import is_given
from murmelbahn.customer.rules.consent import may_give
from murmelbahn.customer.terms import Purpose
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import emit, now, operation


@operation
def give_consent(actor: Actor, *, party: UUID, purpose: Purpose, wording: str) -> None:
    """Record the party's own consent to one purpose; `wording` names the text version it saw. Given twice is given
    once.

    Raises `NotFound`, `OnlyOneself` for anyone but the customer (GDPR art. 7(1): the controller must prove it).
    """
    row = mastered(actor, party)
    may_give(actor.kind)
    if is_given(row.id, purpose):
        return
    ConsentRow.objects.create(party=row, purpose=purpose, given=True, wording=wording, by=actor.subject, at=now())
    fact = ConsentGiven(party=row.id, purpose=purpose, wording=wording)
    emit(fact, key=row.id, market=row.market, seller=row.seller)


@operation
def withdraw_consent(actor: Actor, *, party: UUID, purpose: Purpose) -> None:
    """Withdraw at once, as easily as given; anyone who looks after the party may record it. Raises `NotFound`."""
    row = locked(actor, party)
    if not is_given(row.id, purpose):
        return
    ConsentRow.objects.create(party=row, purpose=purpose, given=False, wording="", by=actor.subject, at=now())
    fact = ConsentWithdrawn(party=row.id, purpose=purpose)
    emit(fact, key=row.id, market=row.market, seller=row.seller)
