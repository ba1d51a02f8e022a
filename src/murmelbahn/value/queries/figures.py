"""Stub."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.value.terms import CommissionStatement, MonthFigures


def month_figures(actor: Actor, *, market: str, seller: str, month: str) -> MonthFigures:
    """Revenue, VAT and registration tax of a month with the days they are due."""
    raise NotImplementedError


def commission_statement(actor: Actor, *, deal: UUID) -> CommissionStatement:
    """Commission of a deal, explained line by line."""
    raise NotImplementedError
