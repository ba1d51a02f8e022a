"""Parties and their versions."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection, connections, transaction
from django.db.utils import DatabaseError
from tests.operations.customer.people import ANNA, FIRM, HERE, adviser, customer, sales

from murmelbahn.customer import operations, queries
from murmelbahn.customer.terms import (
    DocumentExpired,
    DocumentTooLong,
    EmailNotCurrent,
    EmailTaken,
    IdDocument,
    NoVatId,
    PartyKind,
    ScreeningKind,
    ScreeningResult,
    VatIdResult,
)
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.command import today
from murmelbahn.kernel.refusals import NotAllowed, NotFound, StaleVersion

pytestmark = pytest.mark.usefixtures("world")


def test_a_customer_registers_itself_and_reads_what_it_said() -> None:
    me = customer()
    party = operations.register_party(me, kind=PartyKind.PRIVATE, data=ANNA, **HERE)
    seen = queries.party(me, party=party)
    assert (seen.data, seen.version, seen.current, seen.email_proven) == (ANNA, 1, 1, False)
    assert queries.acting_for(me) == {party}
    assert [card.name for card in queries.parties_of(me)] == ["Anna Muster"]


def test_an_amendment_is_a_version_and_the_old_one_stays() -> None:
    me = customer()
    party = operations.register_party(me, kind=PartyKind.PRIVATE, data=ANNA, **HERE)
    married = replace(ANNA, family_name="Beispiel")
    operations.amend_party(me, party=party, data=married, expected_version=1)
    operations.amend_party(me, party=party, data=married, expected_version=2)
    assert queries.ref(me, party=party).version == 2
    assert queries.party(me, party=party).data == married
    assert queries.party(me, party=party, version=1).data == ANNA
    with pytest.raises(StaleVersion) as refusal:
        operations.amend_party(me, party=party, data=ANNA, expected_version=1)
    assert refusal.value.parameters == {"expected": 1, "actual": 2}
    with pytest.raises(NotFound):
        queries.party(me, party=party, version=3)


def test_of_two_amendments_at_once_one_is_stale() -> None:
    me = customer()
    party = operations.register_party(me, kind=PartyKind.PRIVATE, data=ANNA, **HERE)

    def amend(street: str) -> bool:
        moved = replace(ANNA, addresses=(replace(ANNA.addresses[0], street=street),))
        try:
            operations.amend_party(me, party=party, data=moved, expected_version=1)
            return True
        except StaleVersion:
            return False
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        written = list(pool.map(amend, [f"Am Kai {n}" for n in range(2, 10)]))
    assert sum(written) == 1
    assert queries.ref(me, party=party).version == 2


def test_one_address_is_proven_by_one_person_only_whoever_comes_at_once() -> None:
    people = [customer() for _ in range(6)]
    parties = [operations.register_party(me, kind=PartyKind.PRIVATE, data=ANNA, **HERE) for me in people]

    def prove(number: int) -> bool:
        try:
            operations.prove_email(people[number], party=parties[number], email=ANNA.email)
            return True
        except EmailTaken:
            return False
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(prove, range(6))) == 1


def test_a_version_is_never_changed_in_the_database() -> None:
    operations.register_party(SYSTEM, kind=PartyKind.PRIVATE, data=ANNA, **HERE)
    for statement in ("UPDATE customer_partyversion SET phone = '1'", "DELETE FROM customer_partyversion"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_facts_hold_no_personal_data() -> None:
    party = operations.register_party(SYSTEM, kind=PartyKind.PRIVATE, data=ANNA, **HERE)
    changed = replace(ANNA, phone="+49 40 123")
    operations.amend_party(SYSTEM, party=party, data=changed, expected_version=1)
    with connection.cursor() as cursor:
        cursor.execute("SELECT topic, body::text FROM kernel_fact WHERE key = %s ORDER BY seq", [party])
        facts = cursor.fetchall()
    assert [topic for topic, _ in facts] == ["customer.party.registered", "customer.party.amended"]
    assert not any(word in body for _, body in facts for word in ("Anna", "example.org", "+49", "Kai"))


def test_an_email_is_proven_for_one_person_and_for_the_present_address() -> None:
    first, second = customer(), customer()
    party = operations.register_party(first, kind=PartyKind.PRIVATE, data=ANNA, **HERE)
    other = operations.register_party(second, kind=PartyKind.PRIVATE, data=ANNA, **HERE)
    operations.prove_email(first, party=party, email="anna@EXAMPLE.org")
    assert queries.party(first, party=party).email_proven
    with pytest.raises(EmailTaken):
        operations.prove_email(second, party=other, email=ANNA.email)
    operations.amend_party(first, party=party, data=replace(ANNA, email="a@example.org"), expected_version=1)
    assert not queries.party(first, party=party).email_proven
    with pytest.raises(EmailNotCurrent):
        operations.prove_email(first, party=party, email=ANNA.email)


def test_checks_stand_with_their_date_and_result() -> None:
    desk = adviser()
    person = operations.register_party(desk, kind=PartyKind.PRIVATE, data=ANNA, **HERE)
    soon = today() + timedelta(days=30)
    operations.record_identity_check(desk, party=person, document=IdDocument.DRIVING_LICENCE, expires_on=soon)
    assert queries.party(desk, party=person).identity is None
    operations.record_identity_check(desk, party=person, document=IdDocument.PASSPORT, expires_on=soon)
    proof = queries.party(desk, party=person).identity
    assert proof is not None
    assert (proof.document, proof.checked_by, proof.expires_on) == (IdDocument.PASSPORT, desk.subject, soon)
    with pytest.raises(DocumentExpired):
        operations.record_identity_check(desk, party=person, document=IdDocument.PASSPORT, expires_on=date(2020, 1, 1))


def test_a_vat_id_check_follows_the_number_not_the_version() -> None:
    desk = sales()
    firm = operations.register_party(desk, kind=PartyKind.COMPANY, data=FIRM, **HERE)
    operations.record_vat_id_check(desk, party=firm, result=VatIdResult.VALID, reference="WAPI1")
    operations.amend_party(desk, party=firm, data=replace(FIRM, phone="+49 40 1"), expected_version=1)
    check = queries.party(desk, party=firm).vat_check
    assert check is not None
    assert (check.result, check.reference) == (VatIdResult.VALID, "WAPI1")
    operations.amend_party(desk, party=firm, data=replace(FIRM, vat_id=""), expected_version=2)
    assert queries.party(desk, party=firm).vat_check is None
    with pytest.raises(NoVatId):
        operations.record_vat_id_check(desk, party=firm, result=VatIdResult.VALID)


def test_a_screening_belongs_to_the_version_that_was_screened() -> None:
    desk = sales()
    person = operations.register_party(desk, kind=PartyKind.PRIVATE, data=ANNA, **HERE)
    for kind in ScreeningKind:
        operations.record_screening(
            SYSTEM, party=person, kind=kind, result=ScreeningResult.REVIEW, provider="simulated"
        )
        operations.record_screening(SYSTEM, party=person, kind=kind, result=ScreeningResult.CLEAR, provider="simulated")
    assert queries.party(desk, party=person).screened_clear()
    operations.amend_party(desk, party=person, data=replace(ANNA, family_name="Neu"), expected_version=1)
    assert not queries.party(desk, party=person).screened_clear()
    assert queries.party(desk, party=person, version=1).screened_clear()


def test_nobody_checks_oneself() -> None:
    me = customer()
    party = operations.register_party(me, kind=PartyKind.PRIVATE, data=ANNA, **HERE)
    with pytest.raises(NotAllowed):
        operations.record_screening(
            me, party=party, kind=ScreeningKind.FRAUD, result=ScreeningResult.CLEAR, provider="me"
        )


def test_no_document_is_good_for_ever() -> None:
    desk = adviser()
    person = operations.register_party(desk, kind=PartyKind.PRIVATE, data=ANNA, **HERE)
    with pytest.raises(DocumentTooLong):
        operations.record_identity_check(
            desk, party=person, document=IdDocument.PASSPORT, expires_on=date(9999, 12, 31)
        )


def test_a_day_is_the_markets_not_the_machines(set_clock: Callable[[datetime], None]) -> None:
    """Half past eleven in the evening in UTC is the next day at every desk of this market."""
    set_clock(datetime(2026, 11, 26, 23, 30, tzinfo=UTC))
    desk = adviser()
    of_age_today = replace(ANNA, birth_date=date(2008, 11, 27))
    person = operations.register_party(desk, kind=PartyKind.PRIVATE, data=of_age_today, **HERE)
    passport = {"document": IdDocument.PASSPORT, "expires_on": date(2026, 11, 26)}
    with pytest.raises(DocumentExpired):
        operations.record_identity_check(desk, party=person, **passport)
