"""Writes of the customer stream."""

from murmelbahn.customer.operations.acting import grant_to_act, revoke_to_act
from murmelbahn.customer.operations.care import begin_care, end_care, move_care
from murmelbahn.customer.operations.checks import (
    ask_register_again,
    record_identity_check,
    record_screening,
    record_vat_id_check,
)
from murmelbahn.customer.operations.consents import give_consent, withdraw_consent
from murmelbahn.customer.operations.declared import answer_declared, keep_declared
from murmelbahn.customer.operations.enrolment import enrol, take_over_party
from murmelbahn.customer.operations.journey import correct_touchpoint, record_touchpoint
from murmelbahn.customer.operations.papers import open_papers, record_paper, record_papers
from murmelbahn.customer.operations.parties import amend_party, prove_email, register_party

__all__ = [
    "amend_party",
    "answer_declared",
    "ask_register_again",
    "begin_care",
    "correct_touchpoint",
    "end_care",
    "enrol",
    "give_consent",
    "grant_to_act",
    "keep_declared",
    "move_care",
    "open_papers",
    "prove_email",
    "record_identity_check",
    "record_paper",
    "record_papers",
    "record_screening",
    "record_touchpoint",
    "record_vat_id_check",
    "register_party",
    "revoke_to_act",
    "take_over_party",
    "withdraw_consent",
]
