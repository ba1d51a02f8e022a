"""Reads of the sandbox."""

from murmelbahn.sandbox.queries.cast import cast
from murmelbahn.sandbox.queries.rolls import begun
from murmelbahn.sandbox.queries.seen import seen

__all__ = ["begun", "cast", "seen"]
