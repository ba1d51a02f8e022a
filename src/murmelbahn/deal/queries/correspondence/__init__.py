"""The letters of a deal: which there are, and what the writing of one reads."""

from murmelbahn.deal.queries.correspondence.contracts import agreed_version, newest_agreed
from murmelbahn.deal.queries.correspondence.listing import letters_of
from murmelbahn.deal.queries.correspondence.numbers import deal_numbers
from murmelbahn.deal.queries.correspondence.thread import Thread, proposed_change, thread_of
from murmelbahn.deal.queries.correspondence.words import language_of, names_of, say

__all__ = [
    "Thread",
    "agreed_version",
    "deal_numbers",
    "language_of",
    "letters_of",
    "names_of",
    "newest_agreed",
    "proposed_change",
    "say",
    "thread_of",
]
