"""The bank's file formats: camt.053 and camt.054 in and out, pain.001 out, RF references. Pure: bytes to data and back."""

from murmelbahn.connect.bank.camt.reader import read_camt
from murmelbahn.connect.bank.camt.references import creditor_reference, find_reference
from murmelbahn.connect.bank.camt.terms import (
    BankFile,
    Direction,
    Entry,
    EntryFault,
    Family,
    Fault,
    FileTooLarge,
    MalformedFile,
    Message,
    Party,
    Report,
    Return,
    Status,
    UnsupportedMessage,
)
from murmelbahn.connect.bank.camt.transfers import Transfer, TransferOrder, write_transfers
from murmelbahn.connect.bank.camt.writer import write_camt

__all__ = [
    "BankFile",
    "Direction",
    "Entry",
    "EntryFault",
    "Family",
    "Fault",
    "FileTooLarge",
    "MalformedFile",
    "Message",
    "Party",
    "Report",
    "Return",
    "Status",
    "Transfer",
    "TransferOrder",
    "UnsupportedMessage",
    "creditor_reference",
    "find_reference",
    "read_camt",
    "write_camt",
    "write_transfers",
]
