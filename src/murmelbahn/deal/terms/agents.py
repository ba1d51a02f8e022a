"""What is refused about paying agents."""

from __future__ import annotations

from murmelbahn.kernel.refusals import Refusal


class AccountUnchanged(Refusal):
    """Since the payment was ordered, no account of the agent was recorded and approved by two persons: since."""

    code, status = "deal.agent.account_unchanged", 409


class AccountOwn(Refusal):
    """Who recorded the new account does not order the payment to it as well."""

    code, status = "deal.agent.account_own", 403
