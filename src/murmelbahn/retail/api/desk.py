"""Who looks after a deal, when the car is handed over, and what was signed then."""

from __future__ import annotations

from murmelbahn.accounts.terms import Scope
from murmelbahn.retail import operations, queries
from murmelbahn.ui.api.door import Door

door = Door("desk")
READ, ORDER, DESK = Scope.DEALS_READ, Scope.DEALS_ORDER, Scope.DESK_WRITE
door.reads("/deals/{deal}/appointment", queries.appointment, scope=READ)
door.reads("/deals/{deal}/attributions", queries.attribution, scope=READ)
door.reads("/deals/{deal}/protocol", queries.protocol, scope=READ)
door.reads("/handovers", queries.handovers, scope=DESK)
door.reads("/outlets/{outlet}/appointments", queries.appointments, scope=DESK)
door.reads("/outlets/{outlet}/handover-times", queries.handover_times, scope=READ)
door.writes("/deals/{deal}/appointment", operations.propose_appointment, scope=ORDER)
door.writes("/deals/{deal}/appointment/confirmation", operations.confirm_appointment, scope=ORDER)
door.writes("/deals/{deal}/appointment/customer-confirmation", operations.confirm_for_customer, scope=DESK)
door.writes("/deals/{deal}/appointment/move", operations.move_appointment, scope=ORDER)
door.writes("/deals/{deal}/appointment/cancellation", operations.cancel_appointment, scope=ORDER)
door.writes("/deals/{deal}/attributions", operations.attribute_deal, scope=DESK)
door.writes("/deals/{deal}/care", operations.take_over, scope=DESK)
