"""The proof of an order by button: one hash over everything that was shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from murmelbahn.kernel.fact import digest
from murmelbahn.kernel.money import Money


def shown(
    *,
    offer: UUID,
    offered: str,
    language: str,
    button: str,
    total: Money,
    answer_by: date,
    right: bool,
    reasons: Sequence[str],
    notices: Sequence[str],
    conditions: str,
    advance: Money | None,
) -> str:
    """sha256 of what the customer read. `offered` is the digest of the frozen offer, `conditions` the version of the
    conditions of sale."""
    plain: dict[str, Any] = {
        "offer": str(offer),
        "offered": offered,
        "language": language,
        "button": button,
        "total": str(total),
        "answer_by": answer_by.isoformat(),
        "right": right,
        "reasons": list(reasons),
        "notices": list(notices),
        "conditions": conditions,
        "advance": str(advance) if advance else "",
    }
    return digest(plain)


def signed(*, signature: str, form: str) -> str:
    """What a touchpoint refers to after a signature on paper: where the copy is kept, and the hash of the form."""
    return f"{signature} · {form}"


def evidence(*, language: str, shown: str) -> str:
    """What a touchpoint refers to: the button's language and the hash."""
    return f"button:{language}:{shown}"
