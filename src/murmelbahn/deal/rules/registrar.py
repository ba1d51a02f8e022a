"""Who registers the car: the contract says so by what was sold."""

from __future__ import annotations

from collections.abc import Iterable

from murmelbahn.deal.terms import Registrar
from murmelbahn.value.terms import ComponentKind

SERVICE = frozenset({ComponentKind.REGISTRATION_SERVICE, ComponentKind.AUTHORITY_FEE})
"""Either says that the outlet goes to the office: nobody lays out a fee for an office it does not visit."""


def registrar(sold: Iterable[ComponentKind], *, by_agent_allowed: bool = True) -> Registrar:
    """The outlet where the service was sold (at whatever price) and the market lets an agent register for a keeper; else the
    customer."""
    return Registrar.OUTLET if by_agent_allowed and SERVICE & set(sold) else Registrar.CUSTOMER
