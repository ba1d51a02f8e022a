"""Calls of the API are counted, each caller's by itself, for all processes of a world together."""

from __future__ import annotations

from hashlib import sha256

from murmelbahn.kernel import clock
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation
from murmelbahn.kernel.sql import ask_one
from murmelbahn.ui.api.problems import TooManyCalls

MINUTE = 60
COUNT = """
INSERT INTO accounts_callwindow AS seen (caller, minute, calls) VALUES (%s, %s, 1)
ON CONFLICT (caller) DO UPDATE SET minute = EXCLUDED.minute,
    calls = CASE WHEN seen.minute = EXCLUDED.minute THEN seen.calls + 1 ELSE 1 END
RETURNING calls
"""


@operation
def count_call(actor: Actor, *, client: str, limit: int) -> None:
    """One call more of this actor through this client, of at most `limit` in a minute of machine time. Raises `TooManyCalls`
    with the seconds after which the next one is heard."""
    second = int(clock.machine().timestamp())
    caller = sha256(f"{client}:{actor.subject}".encode()).hexdigest()
    (calls,) = ask_one(COUNT, [caller, second // MINUTE])
    if calls > limit:
        raise TooManyCalls(limit=limit, retry_after=MINUTE - second % MINUTE)
