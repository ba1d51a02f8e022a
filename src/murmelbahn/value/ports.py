"""What value needs from above: somebody who reads the bank's files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from murmelbahn.kernel.actor import Actor
from murmelbahn.value.terms.bank import UnreadEntry


class BankFiles(Protocol):
    """Reads files of the bank into statements."""

    def take(self, actor: Actor, *, content: bytes) -> str:
        """Store what a file says, whole or not at all; answers its sha256."""

    def unread(self, actor: Actor) -> Sequence[UnreadEntry]:
        """Entries of files that could not be read, newest first."""


class Socket:
    """Where the border plugs its reader in."""

    def __init__(self) -> None:
        self._plugged: BankFiles | None = None

    def plug(self, files: BankFiles) -> None:
        self._plugged = files

    @property
    def plugged(self) -> BankFiles | None:
        return self._plugged


bank_files = Socket()
