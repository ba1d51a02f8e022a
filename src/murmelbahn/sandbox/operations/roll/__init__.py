"""Writes of the roll: its own memory, and the acts of the people in a deal."""

from murmelbahn.sandbox.operations.roll.memory import begin_plans, begin_roll, note_progress
from murmelbahn.sandbox.operations.roll.perform import perform

__all__ = ["begin_plans", "begin_roll", "note_progress", "perform"]
