"""Who acts next in a deal: a table of acts by chapter, asked in its order. Pure: plan, what is seen, nothing else."""

from murmelbahn.sandbox.rules.acts.table import Turn, next_turn

__all__ = ["Turn", "next_turn"]
