"""Reads at the border: how the outside behaves, what stations hold, the mailbox."""

from murmelbahn.connect.queries.copies import copies_of, ending_of, plant_copies_of
from murmelbahn.connect.queries.evidence import claims_of
from murmelbahn.connect.queries.faults import BankFaultView, bank_faults
from murmelbahn.connect.queries.mailbox import mail, mails, mails_of, mails_to
from murmelbahn.connect.queries.outside import outside

__all__ = [
    "BankFaultView",
    "bank_faults",
    "claims_of",
    "copies_of",
    "ending_of",
    "mail",
    "mails",
    "mails_of",
    "mails_to",
    "outside",
    "plant_copies_of",
]
