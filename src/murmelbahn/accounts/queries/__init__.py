"""Reads of the accounts room."""

from murmelbahn.accounts.queries.actors import actor_of, actor_of_subject
from murmelbahn.accounts.queries.mail import mails
from murmelbahn.accounts.queries.people import in_demo_world, people
from murmelbahn.accounts.queries.visitors import address_of, visitor_of

__all__ = ["actor_of", "actor_of_subject", "address_of", "in_demo_world", "mails", "people", "visitor_of"]
