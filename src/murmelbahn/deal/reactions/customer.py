"""What became known of a customer."""

from __future__ import annotations

from murmelbahn.customer.facts import EmailProven
from murmelbahn.deal import operations
from murmelbahn.deal.queries.leads import leads_of
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.fact import Fact, Subscription


def on_email_proven(actor: Actor, fact: Fact[EmailProven]) -> None:
    """Somebody who asked before proving who it is: there is one such deal, seldom two."""
    for deal in leads_of(actor, party=fact.body.party):
        operations.identify(actor, deal=deal)


CUSTOMER = Subscription("deal.customer", {EmailProven: on_email_proven})
