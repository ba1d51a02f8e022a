"""Writes of the deal: one file a verb of the business."""

from murmelbahn.deal.operations.accept import accept_order, lapse_order, refuse_order
from murmelbahn.deal.operations.advance import agree_advance
from murmelbahn.deal.operations.agents import pay_agent_again, settle_agent
from murmelbahn.deal.operations.answer import answer_change, order_change
from murmelbahn.deal.operations.books import money_moved, payment_arrived, payment_returned
from murmelbahn.deal.operations.build import release_build
from murmelbahn.deal.operations.by_number import book_declared, declare_withdrawal
from murmelbahn.deal.operations.car import car_arrived, car_prepared, car_repaired
from murmelbahn.deal.operations.change import (
    answer_period_over,
    apply_change,
    close_change,
    plant_answered,
    propose_change,
    propose_successor,
)
from murmelbahn.deal.operations.declare import order_at_outlet, order_online
from murmelbahn.deal.operations.dunning import collection_late, payment_late
from murmelbahn.deal.operations.ends import (
    cancel_by_consent,
    end_by_manufacturer,
    give_up,
    record_return,
    rescind_by_customer,
    rescind_by_seller,
    withdraw,
)
from murmelbahn.deal.operations.fallout import ask_station_again, retry_held
from murmelbahn.deal.operations.follow import preparation_lost, slot_lost, stop_lifted, vehicle_reached
from murmelbahn.deal.operations.form import print_order_form
from murmelbahn.deal.operations.funding import accept_smaller_loan, pay_in_cash
from murmelbahn.deal.operations.handover import hand_over
from murmelbahn.deal.operations.invoice import issue_invoice
from murmelbahn.deal.operations.keeping import free_car, keep_car
from murmelbahn.deal.operations.leave import ask_to_leave, decline_leave, leave_by_right, notice_delay
from murmelbahn.deal.operations.lender import ask_lender, request_finance
from murmelbahn.deal.operations.offer import expire_offer, make_offer
from murmelbahn.deal.operations.onward import try_settle
from murmelbahn.deal.operations.open import identify, open_deal
from murmelbahn.deal.operations.order import place_order
from murmelbahn.deal.operations.papers import (
    appointment_agreed,
    appointment_lost,
    complete_papers,
    open_papers,
    record_papers,
)
from murmelbahn.deal.operations.party import change_collector, change_party, step_in_lessor
from murmelbahn.deal.operations.proofs import confirm_proof, refuse_proof, show_proof, take_discount_back
from murmelbahn.deal.operations.registration import (
    deregistered,
    note_own_registration,
    registered,
    request_registration,
)
from murmelbahn.deal.operations.reserve import prolong_finance
from murmelbahn.deal.operations.tax_date import confirm_tax_rule, redetermine
from murmelbahn.deal.operations.wish import ask_for_offer, take_over_offer
from murmelbahn.deal.operations.withdrawal import note_withdrawal

__all__ = [
    "accept_order",
    "accept_smaller_loan",
    "agree_advance",
    "answer_change",
    "answer_period_over",
    "apply_change",
    "appointment_agreed",
    "appointment_lost",
    "ask_for_offer",
    "ask_lender",
    "ask_station_again",
    "ask_to_leave",
    "book_declared",
    "cancel_by_consent",
    "car_arrived",
    "car_prepared",
    "car_repaired",
    "change_collector",
    "change_party",
    "close_change",
    "collection_late",
    "complete_papers",
    "confirm_proof",
    "confirm_tax_rule",
    "declare_withdrawal",
    "decline_leave",
    "deregistered",
    "end_by_manufacturer",
    "expire_offer",
    "free_car",
    "give_up",
    "hand_over",
    "identify",
    "issue_invoice",
    "keep_car",
    "lapse_order",
    "leave_by_right",
    "make_offer",
    "money_moved",
    "note_own_registration",
    "note_withdrawal",
    "notice_delay",
    "open_deal",
    "open_papers",
    "order_at_outlet",
    "order_change",
    "order_online",
    "pay_agent_again",
    "pay_in_cash",
    "payment_arrived",
    "payment_late",
    "payment_returned",
    "place_order",
    "plant_answered",
    "preparation_lost",
    "print_order_form",
    "prolong_finance",
    "propose_change",
    "propose_successor",
    "record_papers",
    "record_return",
    "redetermine",
    "refuse_order",
    "refuse_proof",
    "registered",
    "release_build",
    "request_finance",
    "request_registration",
    "rescind_by_customer",
    "rescind_by_seller",
    "retry_held",
    "settle_agent",
    "show_proof",
    "slot_lost",
    "step_in_lessor",
    "stop_lifted",
    "take_discount_back",
    "take_over_offer",
    "try_settle",
    "vehicle_reached",
    "withdraw",
]
