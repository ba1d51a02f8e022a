"""The simulated register: answers at once, unless it is down; then it is asked again."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from murmelbahn.connect.facts import VatIdDue
from murmelbahn.connect.queries import outside
from murmelbahn.connect.rules import border
from murmelbahn.connect.rules.slots import slot
from murmelbahn.connect.vat_id.messages import ASKS, Answer
from murmelbahn.customer import queries as customers
from murmelbahn.customer.terms import CompanyData, VatIdResult
from murmelbahn.kernel import timers
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import now, operation


@operation
def ask(actor: Actor, *, party: UUID, version: int, market: str, seller: str, again: int = 0) -> str:
    """Ask about a company's VAT id, `again` for the how manyth time. Returns the answer; nothing for a party that has none, or
    from a silent register."""
    drawn = outside(SYSTEM, subject=party)
    more = (again,) if again else ()
    if drawn.happens("vat_id.silent", *more) or not _has_vat_id(party, version):
        return ""
    if drawn.happens("vat_id.unavailable", version, *more):
        at = slot(now() + timedelta(hours=drawn.between("vat_id.late_hours", version)))
        due = VatIdDue(party=party, version=version, ask=again)
        timers.set_timer(due, key=party, name=str(version), due=at, market=market, seller=seller)
        down = Answer(party=party, number=version * ASKS + 2 * again, result=VatIdResult.UNAVAILABLE, reference="")
        return border.write(down).decode()
    return answer(party, version, again).decode()


def answer(party: UUID, version: int, again: int = 0) -> bytes:
    """What the register knows about a version, always the same."""
    drawn = outside(SYSTEM, subject=party)
    result = VatIdResult.INVALID if drawn.happens("vat_id.invalid", version) else VatIdResult.VALID
    reference = f"WAPI{drawn.number(10**12, 'reference', version):012d}"
    return border.write(Answer(party=party, number=version * ASKS + 2 * again + 1, result=result, reference=reference))


def _has_vat_id(party: UUID, version: int) -> bool:
    data = customers.party(SYSTEM, party=party, version=version).data
    return isinstance(data, CompanyData) and bool(data.vat_id)
