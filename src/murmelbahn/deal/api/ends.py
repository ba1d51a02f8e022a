"""The ends of a deal. A withdrawal asks for no version: it is effective at once, whatever else happened to the deal."""

from __future__ import annotations

from murmelbahn.accounts.terms import Scope
from murmelbahn.deal import operations
from murmelbahn.deal.operations.versioned import at_version
from murmelbahn.ui.api.door import Door

door = Door("deal-ends")
ORDER, HANDLE, DECIDE = Scope.DEALS_ORDER, Scope.DEALS_HANDLE, Scope.DEALS_DECIDE

door.writes("/deals/{deal}/withdrawal", operations.withdraw, scope=ORDER)
door.writes("/deals/{deal}/noted-withdrawal", operations.note_withdrawal, scope=DECIDE)
door.writes("/declared-withdrawals/{declared}/booking", operations.book_declared, scope=DECIDE)
door.writes("/deals/{deal}/giving-up", at_version(operations.give_up), scope=ORDER, versioned=True)
door.writes("/deals/{deal}/delay-notice", operations.notice_delay, scope=ORDER, versioned=True)
door.writes("/deals/{deal}/leaving", operations.leave_by_right, scope=ORDER, versioned=True)
door.writes("/deals/{deal}/leave-request", operations.ask_to_leave, scope=ORDER, versioned=True)
door.writes("/deals/{deal}/leave-refusal", operations.decline_leave, scope=DECIDE, versioned=True)
door.writes("/deals/{deal}/cancellation", at_version(operations.cancel_by_consent), scope=DECIDE, versioned=True)
door.writes("/deals/{deal}/return", at_version(operations.record_return), scope=HANDLE, versioned=True)
door.writes("/deals/{deal}/rescission", at_version(operations.rescind_by_customer), scope=DECIDE, versioned=True)
door.writes("/deals/{deal}/default", at_version(operations.rescind_by_seller), scope=DECIDE, versioned=True)
door.writes("/deals/{deal}/manufacturer-end", at_version(operations.end_by_manufacturer), scope=DECIDE, versioned=True)
door.writes("/agent-months", operations.settle_agent, scope=Scope.MONEY_WRITE)
