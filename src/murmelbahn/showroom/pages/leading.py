"""Whom an adviser leads through the shop window: one customer, kept in the session until it is let go.

The pages are the customer's own; what is kept, priced and offered on them is then for this customer.
"""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest

from murmelbahn.accounts.queries import actor_of
from murmelbahn.kernel.actor import ActorKind
from murmelbahn.showroom.queries.names import party_name
from murmelbahn.showroom.terms.desk import Led

PLACE = "leading"


def led_by(request: HttpRequest) -> Led | None:
    """The customer with a name, as long as the adviser may see it; costs nothing while nobody is led."""
    kept = request.session.get(PLACE, "") if getattr(request.user, "kind", "") == ActorKind.ADVISER else ""
    if not kept:
        return None
    party = UUID(kept)
    name = party_name(actor_of(request), party=party)
    return Led(party=party, name=name) if name else None


def party_led(request: HttpRequest) -> UUID | None:
    """The same without the name."""
    led = led_by(request)
    return led.party if led else None


def lead(request: HttpRequest, party: UUID) -> None:
    request.session[PLACE] = str(party)


def let_go(request: HttpRequest) -> None:
    request.session.pop(PLACE, None)
