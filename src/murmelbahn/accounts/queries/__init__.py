"""Reads of the accounts room."""

from murmelbahn.accounts.queries.actors import actor_of, actor_of_subject
from murmelbahn.accounts.queries.mail import mails
from murmelbahn.accounts.queries.people import in_demo_world, people

__all__ = ["actor_of", "actor_of_subject", "in_demo_world", "mails", "people"]
