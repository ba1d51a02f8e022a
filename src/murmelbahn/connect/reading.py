"""What the value stream may ask of the border: take a bank's file in, name what could not be read."""

from __future__ import annotations

from murmelbahn.connect.bank.inbound import receive
from murmelbahn.connect.queries import bank_faults
from murmelbahn.kernel.actor import Actor
from murmelbahn.value.terms import UnreadEntry


class BankReader:
    """Plugs into `value.ports.bank_files`."""

    def take(self, actor: Actor, *, content: bytes) -> str:
        return receive(actor, content=content)

    def unread(self, actor: Actor) -> tuple[UnreadEntry, ...]:
        return tuple(
            UnreadEntry(
                file=one.file,
                account=one.account,
                position=one.position,
                place=one.place,
                code=one.code,
                reason=one.reason,
                reference=one.reference,
                seen_at=one.seen_at,
            )
            for one in reversed(bank_faults(actor))
        )
