"""Writes of the sandbox."""

from murmelbahn.sandbox.operations.roll import begin_plans, begin_roll, note_progress, perform
from murmelbahn.sandbox.operations.tamper import tamper
from murmelbahn.sandbox.operations.world.drives import offer_drives
from murmelbahn.sandbox.operations.world.furnish import furnish
from murmelbahn.sandbox.operations.world.owners import open_accounts

__all__ = [
    "begin_plans",
    "begin_roll",
    "furnish",
    "note_progress",
    "offer_drives",
    "open_accounts",
    "perform",
    "tamper",
]
