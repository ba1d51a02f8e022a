"""Commands of the sandbox, mounted by the application's command line."""

from murmelbahn.sandbox.commands.demo import BEGINS, build_demo
from murmelbahn.sandbox.commands.roll import roll

NEEDS_WORLD = False
"""A roll makes its own world and never touches the visitor's."""

__all__ = ["BEGINS", "NEEDS_WORLD", "build_demo", "roll"]
