"""Credit lines, put together for their page."""

from __future__ import annotations

from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import PartyKind
from murmelbahn.kernel.actor import Actor
from murmelbahn.showroom.queries.names import party_names
from murmelbahn.showroom.terms.office import CompanyLine, CreditLine, CreditSheet
from murmelbahn.value import queries as value

FOUND = 8


def credit_sheet(actor: Actor, *, name: str = "") -> CreditSheet:
    """The lines, and companies of the reader's markets by a part of their `name`. Raises `NotAllowed`."""
    lines = value.credit_lines(actor)
    names = party_names(actor, parties=[one.line.party for one in lines])
    return CreditSheet(
        lines=tuple(CreditLine(open=one, company=names.get(one.line.party, "")) for one in lines),
        sought=name,
        found=companies_named(actor, name),
    )


def companies_named(actor: Actor, name: str) -> tuple[CompanyLine, ...]:
    """Companies by a part of their name, newest first; none for no name."""
    found = customer.parties_of(actor, text=name, limit=FOUND, newest_first=True) if name else ()
    return tuple(
        CompanyLine(party=one.party, name=one.name, market=one.market) for one in found if one.kind is PartyKind.COMPANY
    )
