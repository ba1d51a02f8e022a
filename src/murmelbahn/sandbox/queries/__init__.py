"""Reads of the sandbox."""

from murmelbahn.sandbox.queries.cast import cast
from murmelbahn.sandbox.queries.doubts import doubts
from murmelbahn.sandbox.queries.invariants import Violation, violations
from murmelbahn.sandbox.queries.outcome import Outcome, outcome
from murmelbahn.sandbox.queries.rolls import begun, in_use
from murmelbahn.sandbox.queries.seen import seen

__all__ = ["Outcome", "Violation", "begun", "cast", "doubts", "in_use", "outcome", "seen", "violations"]
