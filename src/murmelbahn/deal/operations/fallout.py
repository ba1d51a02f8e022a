"""The fallout desk's button."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.deal.queries.fallout import seen_by
from murmelbahn.kernel import clock
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.sql import tell

AGAIN = """
UPDATE kernel_held held SET retry_at = %s FROM kernel_fact fact WHERE fact.id = held.fact AND held.id = %s AND {seen}
"""


@operation
def retry_held(actor: Actor, *, held: UUID) -> UUID:
    """Have a held fact tried again at once, and with it what waits behind it: `work` takes it up within a moment.

    Raises `NotFound` for one that is not there (any more) or in another market, `NotAllowed` for anybody but staff.
    """
    seen = seen_by(actor, "fact")
    if not tell(AGAIN.format(seen=seen.sql), [clock.machine(), held, *seen.parameters]):
        raise NotFound(kind="held", id=held)
    return held
