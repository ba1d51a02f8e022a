"""Touchpoints, which decide how a contract was concluded, and the papers of a deal."""

from __future__ import annotations

from murmelbahn.accounts.terms import Scope
from murmelbahn.customer import operations, queries
from murmelbahn.ui.api.door import Door

door = Door("journey")
READ, DESK, DECIDE = Scope.CUSTOMERS_READ, Scope.DESK_WRITE, Scope.DEALS_DECIDE
door.reads("/touchpoints", queries.touchpoints, scope=READ)
door.reads("/deals/{deal}/channel", queries.channel_of, scope=READ)
door.reads("/deals/{deal}/papers", queries.papers, scope=READ)
door.reads("/declared-withdrawals", queries.declared_open, scope=DECIDE)
door.reads("/declared-withdrawals/{declared}", queries.declared, scope=DECIDE)
door.writes("/declared-withdrawals/{declared}/answer", operations.answer_declared, scope=DECIDE)
door.writes("/touchpoints", operations.record_touchpoint, scope=DESK)
door.writes("/touchpoints/{touchpoint}/corrections", operations.correct_touchpoint, scope=DECIDE)
