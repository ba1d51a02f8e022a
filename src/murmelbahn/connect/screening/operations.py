"""The simulated provider: answers at once, or by message some hours later."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from murmelbahn.connect.facts import ScreeningDue
from murmelbahn.connect.queries import outside
from murmelbahn.connect.rules import border
from murmelbahn.connect.rules.slots import slot
from murmelbahn.connect.screening.messages import Finding, Report
from murmelbahn.connect.screening.rules import result
from murmelbahn.customer.terms import ScreeningKind
from murmelbahn.kernel import timers
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import now, operation


@operation
def ask(actor: Actor, *, party: UUID, version: int, market: str, seller: str) -> str:
    """Screen one version of a party. Returns the report, or nothing if it comes later or never."""
    drawn = outside(SYSTEM, subject=party)
    if drawn.happens("screening.silent"):
        return ""
    if drawn.happens("screening.late", version):
        at = slot(now() + timedelta(hours=drawn.between("screening.late_hours", version)))
        due = ScreeningDue(party=party, version=version)
        timers.set_timer(due, key=party, name=str(version), due=at, market=market, seller=seller)
        return ""
    return report(party, version).decode()


def report(party: UUID, version: int) -> bytes:
    """The provider's answer about a version, always the same."""
    drawn = outside(SYSTEM, subject=party)
    return border.write(
        Report(
            party=party,
            version=version,
            reference=f"SCR-{drawn.number(10**9, 'reference', version):09d}",
            findings=tuple(
                Finding(kind=kind, result=result(drawn, kind=kind, version=version)) for kind in ScreeningKind
            ),
        )
    )
