"""What the simulated screening provider finds. Pure; all by draw."""

from __future__ import annotations

from murmelbahn.connect.rules.outside import Outside
from murmelbahn.customer.terms import ScreeningKind, ScreeningResult


def result(outside: Outside, *, kind: ScreeningKind, version: int) -> ScreeningResult:
    """Mostly clear; now and then a person must look, rarely it is a hit."""
    if outside.happens("screening.hit", kind, version):
        return ScreeningResult.HIT
    if outside.happens("screening.review", kind, version):
        return ScreeningResult.REVIEW
    return ScreeningResult.CLEAR
