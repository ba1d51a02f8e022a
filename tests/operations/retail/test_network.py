"""The network and who looks after a deal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from tests.operations.retail.network import ADDRESS, HERE, NOON, SALES, adviser, branch, somebody

from murmelbahn.customer import queries as customers
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.refusals import NotAllowed, NotFound
from murmelbahn.retail import operations, queries
from murmelbahn.retail.terms import (
    AlreadyAppointed,
    CodeTaken,
    ContractNotLater,
    Duty,
    NoContract,
    NotAtOutlet,
    NotCaredFor,
    OtherAgent,
)


@pytest.fixture(autouse=True)
def _noon(set_clock: Callable[[datetime], None]) -> None:
    set_clock(NOON)


def test_the_national_company_builds_its_network_and_nobody_else() -> None:
    north = branch("N")
    with pytest.raises(NotAllowed):
        operations.open_agent(north.desk, code="X", name="X", **HERE)
    with pytest.raises(NotFound):
        operations.open_agent(replace(SALES, markets=frozenset({"AT"})), code="X", name="X", **HERE)
    with pytest.raises(CodeTaken):
        operations.open_agent(SALES, code="N", name="again", **HERE)
    with pytest.raises(CodeTaken):
        operations.open_outlet(SALES, agent=north.agent, code="N1", name="", address=ADDRESS, zone="Europe/Berlin")
    with pytest.raises(AlreadyAppointed):
        operations.appoint_adviser(SALES, subject=north.desk.subject, outlet=north.outlet)


def test_everybody_reads_outlets_and_only_those_concerned_the_rest() -> None:
    north, south = branch("N"), branch("S")
    me, _ = somebody()
    assert [outlet.code for outlet in queries.outlets(me, market="DE")] == ["N1", "S1"]
    assert queries.outlet(me, outlet=south.outlet).zone == "Europe/Berlin"
    assert [agent.code for agent in queries.agents(north.desk)] == ["N"]
    assert queries.agents(me) == ()
    assert [post.subject for post in queries.advisers(north.desk, outlet=north.outlet)] == [north.desk.subject]
    with pytest.raises(NotFound):
        queries.advisers(north.desk, outlet=south.outlet)
    with pytest.raises(NotFound):
        queries.contract_on(north.desk, agent=south.agent, on=date(2026, 12, 1))
    assert [post.outlet for post in queries.posts_of(south.desk)] == [south.outlet]
    operations.dismiss_adviser(SALES, subject=south.desk.subject, outlet=south.outlet)
    assert queries.posts_of(south.desk) == ()


def test_a_contract_version_is_dated_and_never_changed() -> None:
    north = branch("N")
    operations.sign_contract_version(SALES, agent=north.agent, valid_from=date(2027, 1, 1), commission_terms="de-2027")
    assert queries.contract_on(north.desk, agent=north.agent, on=date(2026, 12, 31)).commission_terms == "de-2026"
    assert queries.contract_on(north.desk, agent=north.agent, on=date(2027, 1, 1)).version == 2
    with pytest.raises(NoContract):
        queries.contract_on(SALES, agent=north.agent, on=date(2025, 1, 1))
    with pytest.raises(ContractNotLater):
        operations.sign_contract_version(SALES, agent=north.agent, valid_from=date(2026, 6, 1), commission_terms="x")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE retail_contract SET commission_terms = 'better'")


def test_a_customer_chooses_who_looks_after_it_and_the_others_stay_blind() -> None:
    north, south = branch("N"), branch("S")
    me, party = somebody()
    deal = new_id()
    chosen = {"deal": deal, "duty": Duty.CARE, "outlet": north.outlet, "adviser": north.desk.subject, **HERE}
    with pytest.raises(NotFound):
        operations.attribute_deal(
            south.desk, parties=(party,), **{**chosen, "outlet": south.outlet, "adviser": south.desk.subject}
        )  # type: ignore[arg-type]
    with pytest.raises(NotAllowed):
        operations.attribute_deal(me, **{**chosen, "duty": Duty.ADVICE})
    first = operations.attribute_deal(me, parties=(party,), **chosen)  # type: ignore[arg-type]
    assert operations.attribute_deal(me, parties=(party,), **chosen) == first  # type: ignore[arg-type]
    assert customers.ref(north.desk, party=party).version == 1
    for who in (me, north.desk, SALES):
        caring = queries.caring(who, deal=deal)
        assert caring is not None
        assert (caring.adviser, caring.contract, caring.commission_terms) == (
            north.desk.subject,
            north.contract,
            "de-2026",
        )
    assert queries.caring(south.desk, deal=deal) is None
    assert queries.caring(somebody()[0], deal=deal) is None
    assert (queries.deals_of(north.desk), queries.deals_of(south.desk)) == ((deal,), ())


def test_duties_are_attributed_apart_and_a_later_adviser_replaces() -> None:
    north, south = branch("N"), branch("S")
    deal = new_id()
    for duty, at in ((Duty.CARE, north), (Duty.TEST_DRIVE, south), (Duty.SIGNATURE, north)):
        operations.attribute_deal(SYSTEM, deal=deal, duty=duty, outlet=at.outlet, adviser=at.desk.subject, **HERE)
    assert {row.duty: row.agent for row in queries.attribution(north.desk, deal=deal)} == {
        Duty.CARE: north.agent,
        Duty.TEST_DRIVE: south.agent,
        Duty.SIGNATURE: north.agent,
    }
    assert [row.duty for row in queries.attribution(south.desk, deal=deal)] == [Duty.TEST_DRIVE]
    operations.attribute_deal(
        SYSTEM, deal=deal, duty=Duty.SIGNATURE, outlet=south.outlet, adviser=south.desk.subject, **HERE
    )
    signed = [row.agent for row in queries.attribution(SYSTEM, deal=deal) if row.duty is Duty.SIGNATURE]
    assert signed == [south.agent]
    with pytest.raises(OtherAgent):
        operations.attribute_deal(
            SYSTEM, deal=deal, duty=Duty.CARE, outlet=south.outlet, adviser=south.desk.subject, **HERE
        )
    with pytest.raises(NotAtOutlet):
        operations.attribute_deal(SYSTEM, deal=deal, duty=Duty.ADVICE, outlet=south.outlet, adviser=new_id(), **HERE)


def test_a_colleague_takes_over_under_the_frozen_contract(set_clock: Callable[[datetime], None]) -> None:
    north, south = branch("N"), branch("S")
    me, party = somebody()
    deal, colleague = new_id(), new_id()
    operations.appoint_adviser(SALES, subject=colleague, outlet=north.outlet)
    operations.attribute_deal(
        me, deal=deal, duty=Duty.CARE, outlet=north.outlet, adviser=north.desk.subject, parties=(party,), **HERE
    )
    operations.sign_contract_version(SALES, agent=north.agent, valid_from=date(2027, 1, 1), commission_terms="de-2027")
    set_clock(datetime(2027, 1, 4, 12, tzinfo=NOON.tzinfo))
    mine = adviser(colleague, north.agent, north.outlet)
    operations.take_over(mine, deal=deal, adviser=colleague, outlet=north.outlet)
    caring = queries.caring(mine, deal=deal)
    assert caring is not None
    assert (caring.adviser, caring.commission_terms) == (colleague, "de-2026")
    with pytest.raises(NotCaredFor):
        operations.take_over(south.desk, deal=deal, adviser=south.desk.subject, outlet=south.outlet)
    with pytest.raises(OtherAgent):
        operations.take_over(mine, deal=deal, adviser=south.desk.subject, outlet=south.outlet)
    operations.take_over(SALES, deal=deal, adviser=south.desk.subject, outlet=south.outlet)
    assert customers.ref(south.desk, party=party).party == party
    assert queries.caring(north.desk, deal=deal) is None
    with pytest.raises(NotFound):
        customers.ref(north.desk, party=party)
