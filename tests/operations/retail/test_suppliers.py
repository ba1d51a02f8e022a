"""The agent as supplier: its VAT id is recorded by the national company, its account by two persons of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from django.db import transaction
from django.db.utils import DatabaseError
from tests.operations.retail.network import ADDRESS, HERE, NOON, SALES, branch

from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.refusals import NotAllowed, NotFound
from murmelbahn.markets.terms import TaxIdInvalid
from murmelbahn.retail import operations, queries
from murmelbahn.retail.models import AgentAccountRow, AgentTaxIdRow
from murmelbahn.retail.terms import AccountApproved, AccountMissing, AccountSamePerson, BadIban


@pytest.fixture(autouse=True)
def _noon(set_clock: Callable[[datetime], None]) -> None:
    set_clock(NOON)


def test_the_newest_vat_id_counts_and_the_earlier_stays() -> None:
    north = branch("N")
    before = queries.supplier(SALES, agent=north.agent)
    assert (before.name, before.address, before.vat_id, before.register) == ("Autohaus N", ADDRESS, "", "")
    operations.record_agent_tax_id(SALES, agent=north.agent, vat_id="DE 811 907 980", register="HRB 99")
    operations.record_agent_tax_id(SYSTEM, agent=north.agent, vat_id="DE136695976")
    after = queries.supplier(north.desk, agent=north.agent)
    assert (after.vat_id, after.register) == ("DE136695976", "")
    assert AgentTaxIdRow.objects.count() == 2
    with pytest.raises(DatabaseError), transaction.atomic():
        AgentTaxIdRow.objects.update(vat_id="DE811907980")


def test_a_vat_id_is_recorded_by_the_seller_only_and_must_be_one() -> None:
    north, south = branch("N"), branch("S")
    with pytest.raises(NotAllowed):
        operations.record_agent_tax_id(north.desk, agent=north.agent, vat_id="DE811907980")
    with pytest.raises(NotFound):
        operations.record_agent_tax_id(SALES, agent=new_id(), vat_id="DE811907980")
    with pytest.raises(TaxIdInvalid):
        operations.record_agent_tax_id(SALES, agent=north.agent, vat_id="DE811907981")
    with pytest.raises(NotFound):
        queries.supplier(north.desk, agent=south.agent)


def test_an_agent_without_an_outlet_has_no_address_to_write_to() -> None:
    agent = operations.open_agent(SALES, code="X", name="X", **HERE)
    with pytest.raises(NotFound):
        queries.supplier(SALES, agent=agent)


def test_an_agent_is_paid_to_an_account_that_two_persons_know() -> None:
    north = branch("N")
    second = replace(SALES, subject=new_id())
    with pytest.raises(AccountMissing):
        queries.payee(SALES, agent=north.agent)
    with pytest.raises(BadIban):
        operations.record_agent_account(SALES, agent=north.agent, holder="Autohaus N", iban="DE00370400440532013000")
    first = operations.record_agent_account(
        SALES, agent=north.agent, holder="Autohaus N", iban="de89 3704 0044 0532 0130 00"
    )
    with pytest.raises(AccountSamePerson):
        operations.approve_agent_account(SALES, account=first)
    with pytest.raises(NotAllowed):
        operations.approve_agent_account(north.desk, account=first)
    with pytest.raises(AccountMissing):
        queries.payee(SALES, agent=north.agent)
    operations.approve_agent_account(second, account=first)
    with pytest.raises(AccountApproved):
        operations.approve_agent_account(second, account=first)
    assert queries.payee(SYSTEM, agent=north.agent).iban == "DE89370400440532013000"
    later = operations.record_agent_account(second, agent=north.agent, holder="N", iban="DE02120300000000202051")
    assert queries.payee(SYSTEM, agent=north.agent).holder == "Autohaus N"
    operations.approve_agent_account(SALES, account=later)
    assert queries.payee(SYSTEM, agent=north.agent).holder == "N"
    with pytest.raises(DatabaseError), transaction.atomic():
        AgentAccountRow.objects.update(approved_by=SALES.subject)
