"""What a person answers for is not decided by a program that has the same role, and what is done once is not done again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from murmelbahn.accounts.operations import register_app, register_machine
from murmelbahn.accounts.queries.actors import actor_of_token
from murmelbahn.accounts.terms import Scope
from murmelbahn.deal import operations as deals
from murmelbahn.deal import queries as deal_queries
from murmelbahn.deal.terms import GateClosed, MoveNotAllowed, NeedsPerson, StepDone
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import NotAllowed, NotFound
from murmelbahn.retail import operations as retail
from murmelbahn.value import operations as values
from murmelbahn.value.terms import OnlyNamedPerson
from tests.api.callers import token_for
from tests.browser.cast import EXTRAS, TOTAL, Cast

if TYPE_CHECKING:
    from uuid import UUID

    from tests.journeys.town import Town

DECIDED: tuple[Callable[[Actor, UUID], object], ...] = (
    lambda who, deal: deals.confirm_tax_rule(who, deal=deal, rule="DE-VAT-2021"),
    lambda who, deal: deals.redetermine(who, deal=deal, tax_date=date(2027, 3, 1)),
    lambda who, deal: deals.cancel_by_consent(who, deal=deal, reason="asked", consent="letter"),
    lambda who, deal: deals.rescind_by_seller(who, deal=deal, reason="not_paid"),
    lambda who, deal: deals.confirm_proof(who, deal=deal, proof=new_id()),
    lambda who, deal: deals.withdraw(who, deal=deal),
)


def _money(town: Town, deal: UUID) -> tuple[Callable[[Actor], object], ...]:
    return (
        lambda who: values.propose_refund(who, deal=deal, amount=Money.of("1.00", "EUR")),
        lambda who: values.approve_refund(who, refund=new_id()),
        lambda who: values.allocate_entry(who, entry=new_id(), deal=deal),
    )


def test_a_program_does_not_decide_for_people(cast: Cast) -> None:
    town, deal = cast.town, cast.deals["invoiced"]
    robot = replace(town.finance, machine=True)
    for act in DECIDED:
        with pytest.raises(NeedsPerson):
            act(robot, deal)
    for pays in _money(town, deal):
        with pytest.raises(OnlyNamedPerson):
            pays(robot)
    account = retail.record_agent_account(town.sales, agent=town.agent, holder="A", iban="DE75512108001245126199")
    with pytest.raises(NotAllowed):
        retail.approve_agent_account(robot, account=account)


def test_who_calls_by_its_own_client_is_a_program(cast: Cast) -> None:
    from allauth.idp.oidc.models import Token

    finance = ActorKind.NSC_FINANCE
    made = register_machine(SYSTEM, name="ERP", kind=finance, scopes=(), markets=["DE"])
    app = register_app(SYSTEM, name="App", redirect_uris=("https://app.example.org/cb",), scopes=tuple(Scope)).client
    for client, subject, machine in ((made.client, None, True), (app, cast.users[finance], False)):
        token_for(client, subject, ("books:read",))
        newest = Token.objects.order_by("-id").first()
        assert newest is not None
        actor = actor_of_token(newest)
        assert (actor.machine, actor.is_person, actor.kind) == (machine, not machine, finance)


def test_a_tax_rule_that_the_market_does_not_have_is_confirmed_by_nobody(cast: Cast) -> None:
    with pytest.raises(NotFound):
        deals.confirm_tax_rule(cast.town.finance, deal=cast.deals["invoiced"], rule="NONSENSE-RULE")


def test_an_accepted_order_is_not_accepted_again(cast: Cast) -> None:
    """With an advance it would ask for a second one."""
    town, who = cast.town, cast.town.person("Zweimal")
    old = deal_queries.deal(SYSTEM, deal=cast.deals["ordered"])
    deal = town.open(who, configuration=old.configuration, extras=EXTRAS)
    town.order(deal, who, TOTAL)
    deals.accept_order(town.sales, deal=deal)
    before = deal_queries.deal(SYSTEM, deal=deal)
    with pytest.raises(StepDone):
        deals.accept_order(town.sales, deal=deal)
    with pytest.raises((MoveNotAllowed, GateClosed)):
        town.order(deal, who, TOTAL)
    after = deal_queries.deal(SYSTEM, deal=deal)
    assert (after.version, after.agreement) == (before.version, before.agreement)
