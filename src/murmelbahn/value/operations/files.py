"""A file of the bank that a person brings."""

from __future__ import annotations

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import operation
from murmelbahn.value.ports import bank_files
from murmelbahn.value.queries.access import FINANCE, require
from murmelbahn.value.terms import NoBankFiles, StatementEmpty


@operation
def take_bank_file(actor: Actor, *, content: bytes) -> str:
    """Take in a camt.053 or camt.054 file, whole or not at all; what is known already changes nothing. Answers its sha256.

    Raises NotAllowed, StatementEmpty, StatementBroken, NoBankFiles, and what the reader refuses (`connect.camt.*`).
    """
    require(actor, *FINANCE)
    if not content.strip():
        raise StatementEmpty()
    if bank_files.plugged is None:
        raise NoBankFiles()
    return bank_files.plugged.take(actor, content=content)
