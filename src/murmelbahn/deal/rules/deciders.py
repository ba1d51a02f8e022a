"""Which kinds of people may move a deal on, whatever door they come through. Which deals they reach is another question."""

from __future__ import annotations

from murmelbahn.kernel.actor import ActorKind

HOUSE = frozenset({ActorKind.NSC_SALES, ActorKind.NSC_FINANCE, ActorKind.OPERATOR, ActorKind.SYSTEM})
"""The seller: accepts, refuses, has it built, invoices, offers another car, changes who is party to the contract."""
OUTLET = HOUSE | {ActorKind.ADVISER}
"""Whoever stands beside the car and the customer: takes a signature, keeps a car, prepares it, hands it over, takes it back."""
