"""Writes of the vehicle stream. Answers from outside (plant, carrier, authority) may come twice: the second changes nothing."""

from murmelbahn.vehicle.operations.build import cancel_build, fail_build, refuse_build, request_build, schedule_build
from murmelbahn.vehicle.operations.build_change import confirm_build_change, refuse_build_change, request_build_change
from murmelbahn.vehicle.operations.configuration import save_configuration
from murmelbahn.vehicle.operations.end_of_line import record_built
from murmelbahn.vehicle.operations.entry import add_stock_car
from murmelbahn.vehicle.operations.handover import hand_over_car, return_car
from murmelbahn.vehicle.operations.logistics import record_milestone, request_transport
from murmelbahn.vehicle.operations.model import release_model
from murmelbahn.vehicle.operations.preparation import (
    lift_stop,
    record_arrival,
    record_preparation,
    record_repair,
    stop_delivery,
)
from murmelbahn.vehicle.operations.registration import (
    deregister,
    note_registered,
    record_registered,
    refuse_registration,
    request_registration,
)
from murmelbahn.vehicle.operations.stock import allocate_car, hold_car, lapse_hold, release_car

__all__ = [
    "add_stock_car",
    "allocate_car",
    "cancel_build",
    "confirm_build_change",
    "deregister",
    "fail_build",
    "hand_over_car",
    "hold_car",
    "lapse_hold",
    "lift_stop",
    "note_registered",
    "record_arrival",
    "record_built",
    "record_milestone",
    "record_preparation",
    "record_registered",
    "record_repair",
    "refuse_build",
    "refuse_build_change",
    "refuse_registration",
    "release_car",
    "release_model",
    "request_build",
    "request_build_change",
    "request_registration",
    "request_transport",
    "return_car",
    "save_configuration",
    "schedule_build",
    "stop_delivery",
]
