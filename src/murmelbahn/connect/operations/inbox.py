"""What came in already: repeats and stragglers end at the door."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.connect.terms import World
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.sql import tell


@operation
def is_new(actor: Actor, *, world: World, subject: UUID, number: int) -> bool:
    """Whether message `number` about a subject is newer than all before; it counts as seen from now on."""
    newer = tell(
        "INSERT INTO connect_inbox (world, subject, number) VALUES (%s, %s, %s)"
        " ON CONFLICT (world, subject) DO UPDATE SET number = EXCLUDED.number"
        " WHERE connect_inbox.number < EXCLUDED.number",
        [world.value, subject, number],
    )
    return newer == 1
