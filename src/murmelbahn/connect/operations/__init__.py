"""Writes that all worlds share: behaviour, what came in, what a station received."""

from murmelbahn.connect.operations.behaviour import choose_behaviour, destine
from murmelbahn.connect.operations.copies import keep_copy, keep_ending
from murmelbahn.connect.operations.inbox import is_new

__all__ = ["choose_behaviour", "destine", "is_new", "keep_copy", "keep_ending"]
