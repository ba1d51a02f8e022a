"""Test drives: free slots, bookings, the drive itself."""

from __future__ import annotations

from murmelbahn.accounts.terms import Scope
from murmelbahn.retail import operations, queries
from murmelbahn.ui.api.door import Door

door = Door("test-drives")
READ, ORDER, DESK = Scope.NETWORK_READ, Scope.DEALS_ORDER, Scope.DESK_WRITE
door.reads("/slots", queries.free_slots, scope=READ)
door.reads("/test-drives", queries.drives, scope=Scope.DEALS_READ)
door.reads("/test-drives/{test_drive}", queries.drive, scope=Scope.DEALS_READ)
door.writes("/demo-cars", operations.add_demo_car, scope=DESK)
door.writes("/demo-cars/{demo_car}/slots", operations.offer_slots, scope=DESK)
door.writes("/outlets/{outlet}/drive-weeks", operations.open_drive_weeks, scope=DESK)
door.writes("/slots/{slot}/booking", operations.book_test_drive, scope=ORDER)
door.writes("/test-drives/{test_drive}/move", operations.move_test_drive, scope=ORDER)
door.writes("/test-drives/{test_drive}/cancellation", operations.cancel_test_drive, scope=ORDER)
door.writes("/test-drives/{test_drive}/licence-check", operations.check_licence, scope=DESK)
door.writes("/test-drives/{test_drive}/start", operations.start_test_drive, scope=DESK)
door.writes("/test-drives/{test_drive}/finish", operations.finish_test_drive, scope=DESK)
door.writes("/test-drives/{test_drive}/no-show", operations.miss_test_drive, scope=DESK)
