"""The fallout desk's buttons."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.deal.queries.fallout import seen_by
from murmelbahn.kernel import clock
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.sql import tell

AGAIN = """
UPDATE kernel_held held SET retry_at = %s FROM kernel_fact fact WHERE fact.id = held.fact AND held.id = %s AND {seen}
"""

STATION_AGAIN = """
INSERT INTO kernel_held (id, subscription, stream, key, position, fact, attempts, reason, since, retry_at)
SELECT %s, receipt.station, fact.stream, fact.key, placed.position, fact.id, 0, '', %s, %s
FROM kernel_receipt receipt
JOIN kernel_fact fact ON fact.key = receipt.deal AND fact.topic = receipt.topic AND fact.body->>'change' = receipt.change::text
JOIN kernel_placed placed ON placed.fact = fact.id
WHERE receipt.change = %s AND receipt.station = %s AND receipt.state <> 'confirmed' AND {seen}
ON CONFLICT (subscription, fact) DO UPDATE SET retry_at = EXCLUDED.retry_at
"""
OPEN_AGAIN = """
UPDATE kernel_receipt SET state = 'open', reason = '', closed = NULL
WHERE change = %s AND station = %s AND state = 'refused'
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


@operation
def ask_station_again(actor: Actor, *, change: UUID, station: str) -> UUID:
    """Tell a station once more of a change that it has not confirmed, or has refused: under the same key as before, so that it
    does nothing twice. `work` takes it up within a moment; what the station answers closes the receipt.

    Raises `NotFound` for a receipt that is not open (any more) or in another market, `NotAllowed` for anybody but staff.
    """
    seen, moment = seen_by(actor, "receipt"), clock.machine()
    if not tell(STATION_AGAIN.format(seen=seen.sql), [new_id(), moment, moment, change, station, *seen.parameters]):
        raise NotFound(kind="receipt", id=change)
    tell(OPEN_AGAIN, [change, station])
    return change
