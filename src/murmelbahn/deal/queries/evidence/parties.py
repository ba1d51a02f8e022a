"""Who is who, as the deal's own rows have it."""

from __future__ import annotations

from murmelbahn.deal.models import Deal
from murmelbahn.deal.queries.rows import PARTIES
from murmelbahn.kernel.sql import ask

NOBODY = "nobody"


def kept(row: Deal) -> dict[str, str]:
    """The newest party by role, both as text: a falsified row is read like any other."""
    return {role: party for role, (party, _) in kept_with_version(row).items()}


def kept_with_version(row: Deal) -> dict[str, tuple[str, str]]:
    """With the version of the party's data that the deal goes by."""
    rows = ask(PARTIES, [[row.id]])
    return {role: (str(party), str(version)) for _, role, party, version in rows}
