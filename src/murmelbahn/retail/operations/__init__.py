"""Writes of the retail network."""

from murmelbahn.retail.operations.appointments import (
    cancel_appointment,
    confirm_appointment,
    confirm_for_customer,
    move_appointment,
    propose_appointment,
)
from murmelbahn.retail.operations.deals import attribute_deal, take_over
from murmelbahn.retail.operations.drives import (
    book_test_drive,
    cancel_test_drive,
    check_licence,
    finish_test_drive,
    miss_test_drive,
    move_test_drive,
    start_test_drive,
)
from murmelbahn.retail.operations.machines import register_machine
from murmelbahn.retail.operations.network import (
    appoint_adviser,
    dismiss_adviser,
    open_agent,
    open_outlet,
    sign_contract_version,
)
from murmelbahn.retail.operations.protocols import record_protocol
from murmelbahn.retail.operations.slots import add_demo_car, offer_slots, open_drive_weeks
from murmelbahn.retail.operations.suppliers import (
    approve_agent_account,
    record_agent_account,
    record_agent_tax_id,
)

__all__ = [
    "add_demo_car",
    "appoint_adviser",
    "approve_agent_account",
    "attribute_deal",
    "book_test_drive",
    "cancel_appointment",
    "cancel_test_drive",
    "check_licence",
    "confirm_appointment",
    "confirm_for_customer",
    "dismiss_adviser",
    "finish_test_drive",
    "miss_test_drive",
    "move_appointment",
    "move_test_drive",
    "offer_slots",
    "open_agent",
    "open_drive_weeks",
    "open_outlet",
    "propose_appointment",
    "record_agent_account",
    "record_agent_tax_id",
    "record_protocol",
    "register_machine",
    "sign_contract_version",
    "start_test_drive",
    "take_over",
]
