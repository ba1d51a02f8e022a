"""Sellers by name: people read the company, never its code."""

from __future__ import annotations

from collections.abc import Iterable

from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.value import queries as value


def seller_names(codes: Iterable[str]) -> dict[str, str]:
    """The legal name of each seller, by code."""
    return {code: value.legal_entity(SYSTEM, seller=code).legal_name for code in dict.fromkeys(codes)}
