"""Reads of the accounts room."""

from murmelbahn.accounts.queries.actors import actor_of, actor_of_subject, actors_of_subjects, me
from murmelbahn.accounts.queries.callers import caller_of
from murmelbahn.accounts.queries.mail import mails
from murmelbahn.accounts.queries.people import colleagues, in_demo_world, people
from murmelbahn.accounts.queries.security import sign_in_ways, sign_ins
from murmelbahn.accounts.queries.visitors import address_of, visitor_of

__all__ = [
    "actor_of",
    "actor_of_subject",
    "actors_of_subjects",
    "address_of",
    "caller_of",
    "colleagues",
    "in_demo_world",
    "mails",
    "me",
    "people",
    "sign_in_ways",
    "sign_ins",
    "visitor_of",
]
