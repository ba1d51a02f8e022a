"""`run`: one process that starts, watches, restarts and ends the others. It holds no business and little memory."""

from murmelbahn.app.supervisor.watch import supervise

__all__ = ["supervise"]
