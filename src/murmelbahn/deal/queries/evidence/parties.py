"""Who is who, as the deal's own rows have it."""

from __future__ import annotations

from murmelbahn.deal.models import Deal
from murmelbahn.deal.queries.rows import PARTIES
from murmelbahn.kernel import world

NOBODY = "nobody"


def kept(row: Deal) -> dict[str, str]:
    """The newest party by role, both as text: a falsified row is read like any other."""
    with world.connection().cursor() as cursor:
        cursor.execute(PARTIES, [[row.id]])
        return {role: str(party) for _, role, party, _ in cursor.fetchall()}
