"""Who sees whom. A guessed id is a party that does not exist."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.operations.customer.people import ANNA, FIRM, HERE, adviser, customer, sales

from murmelbahn.customer import operations, queries
from murmelbahn.customer.terms import (
    ActingRole,
    AlreadyRegistered,
    GrantMissing,
    NotAPerson,
    NotConsented,
    OnlyOneself,
    PartyKind,
    Purpose,
    UnknownPurpose,
)
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.refusals import NotAllowed, NotFound

pytestmark = pytest.mark.usefixtures("world")


@pytest.mark.parametrize("stranger", [customer(), adviser(), sales("AT")], ids=["customer", "adviser", "other market"])
def test_a_stranger_sees_and_changes_nothing(stranger: Actor) -> None:
    party = operations.register_party(customer(), kind=PartyKind.PRIVATE, data=ANNA, **HERE)
    assert queries.parties_of(stranger) == ()
    for refused in (
        lambda: queries.party(stranger, party=party),
        lambda: queries.ref(stranger, party=party),
        lambda: queries.grants(stranger, company=party),
        lambda: queries.consent(stranger, party=party, purpose=Purpose.RESEARCH),
        lambda: operations.amend_party(stranger, party=party, data=ANNA, expected_version=1),
        lambda: operations.begin_care(stranger, parties=(party,), agent=new_id(), **HERE),
        lambda: operations.prove_email(stranger, party=party, email=ANNA.email),
    ):
        with pytest.raises(NotFound):
            refused()


def test_an_adviser_sees_whom_its_agent_cares_for_and_no_longer() -> None:
    me, agent, deal = customer(), new_id(), new_id()
    desk, rival = adviser(agent), adviser()
    party = operations.register_party(me, kind=PartyKind.PRIVATE, data=ANNA, **HERE)
    operations.begin_care(me, parties=(party,), agent=agent, deal=deal, **HERE)
    operations.begin_care(me, parties=(party,), agent=agent, deal=deal, **HERE)
    assert queries.party(desk, party=party).data == ANNA
    assert queries.deals_in_care(desk) == queries.deals_in_care(me) == {deal}
    with pytest.raises(NotFound):
        queries.party(rival, party=party)
    operations.move_care(sales(), deal=deal, before=agent, after=next(iter(rival.agents)))
    assert queries.party(rival, party=party).data == ANNA
    with pytest.raises(NotFound):
        queries.party(desk, party=party)
    operations.end_care(sales(), agent=next(iter(rival.agents)), deal=deal)
    assert queries.parties_of(rival) == ()


def test_staff_see_their_market_and_the_deals_made_in_it() -> None:
    party = operations.register_party(SYSTEM, kind=PartyKind.PRIVATE, data=ANNA, **HERE)
    assert queries.parties_of(sales("AT")) == ()
    operations.begin_care(
        sales("DE"), parties=(party,), agent=new_id(), deal=new_id(), market="AT", seller="CORVANE-AT"
    )
    assert [card.party for card in queries.parties_of(sales("AT"))] == [party]


def test_a_person_acts_for_a_company_until_revoked() -> None:
    me, office = customer(), sales()
    person = operations.register_party(me, kind=PartyKind.PRIVATE, data=ANNA, **HERE)
    firm = operations.register_party(office, kind=PartyKind.COMPANY, data=FIRM, **HERE)
    with pytest.raises(NotFound):
        queries.party(me, party=firm)
    grant = {"person": person, "company": firm, "role": ActingRole.SIGNATORY}
    first = operations.grant_to_act(office, **grant)
    assert operations.grant_to_act(office, **grant) == first
    assert queries.acting_for(me) == {person, firm}
    assert queries.party(me, party=firm).data == FIRM
    assert queries.may_act(me, person=person, company=firm, role=ActingRole.SIGNATORY)
    assert not queries.may_act(me, person=person, company=firm, role=ActingRole.COLLECTOR)
    operations.revoke_to_act(office, **grant)
    assert queries.acting_for(me) == {person}
    with pytest.raises(NotFound):
        queries.party(me, party=firm)
    with pytest.raises(GrantMissing):
        operations.revoke_to_act(office, **grant)
    with pytest.raises(NotAPerson):
        operations.grant_to_act(office, person=firm, company=person, role=ActingRole.APPROVER)


def test_a_customer_registers_its_company_and_signs_for_it() -> None:
    me = customer()
    with pytest.raises(NotFound):
        operations.register_party(me, kind=PartyKind.COMPANY, data=FIRM, **HERE)
    person = operations.register_party(me, kind=PartyKind.PRIVATE, data=ANNA, **HERE)
    with pytest.raises(AlreadyRegistered):
        operations.register_party(me, kind=PartyKind.PRIVATE, data=ANNA, **HERE)
    firm = operations.register_party(me, kind=PartyKind.COMPANY, data=FIRM, **HERE)
    (grant,) = queries.grants(me, company=firm)
    assert (grant.person, grant.role) == (person, ActingRole.SIGNATORY)
    operations.amend_party(me, party=firm, data=replace(FIRM, phone="+49 40 1"), expected_version=1)


def test_who_collects_for_a_company_does_not_master_it() -> None:
    driver, office = customer(), sales()
    person = operations.register_party(driver, kind=PartyKind.PRIVATE, data=ANNA, **HERE)
    firm = operations.register_party(office, kind=PartyKind.COMPANY, data=FIRM, **HERE)
    operations.grant_to_act(office, person=person, company=firm, role=ActingRole.COLLECTOR)
    for refused in (
        lambda: operations.amend_party(driver, party=firm, data=FIRM, expected_version=1),
        lambda: operations.grant_to_act(driver, person=person, company=firm, role=ActingRole.SIGNATORY),
        lambda: operations.give_consent(driver, party=firm, purpose=Purpose.RESEARCH, wording="1"),
    ):
        with pytest.raises(NotAllowed):
            refused()


def test_consent_is_off_until_given_and_off_again_at_once() -> None:
    me, office = customer(), sales()
    party = operations.register_party(me, kind=PartyKind.PRIVATE, data=ANNA, **HERE)
    advertising = replace(office, purpose="marketing_email")
    with pytest.raises(NotConsented):
        queries.party(advertising, party=party)
    with pytest.raises(OnlyOneself):
        operations.give_consent(office, party=party, purpose=Purpose.MARKETING_EMAIL, wording="2026-1")
    operations.give_consent(me, party=party, purpose=Purpose.MARKETING_EMAIL, wording="2026-1")
    operations.give_consent(me, party=party, purpose=Purpose.MARKETING_EMAIL, wording="2026-1")
    assert queries.party(advertising, party=party).data == ANNA
    with pytest.raises(NotConsented):
        queries.party(replace(office, purpose="marketing_phone"), party=party)
    operations.withdraw_consent(me, party=party, purpose=Purpose.MARKETING_EMAIL)
    with pytest.raises(NotConsented):
        queries.party(advertising, party=party)
    state = queries.consent(me, party=party, purpose=Purpose.MARKETING_EMAIL)
    assert (state.given, [entry.given for entry in state.history]) == (False, [True, False])


def test_a_read_without_a_known_purpose_is_refused() -> None:
    party = operations.register_party(SYSTEM, kind=PartyKind.PRIVATE, data=ANNA, **HERE)
    with pytest.raises(UnknownPurpose):
        queries.party(replace(sales(), purpose="curiosity"), party=party)
