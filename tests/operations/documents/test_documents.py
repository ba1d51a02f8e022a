"""Freeze, render, see, verify: on PostgreSQL."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction
from tests.rules.documents.samples import samples
from tests.rules.documents.stories import stories

from murmelbahn.documents import operations, queries
from murmelbahn.documents.models import Document, Rendition
from murmelbahn.documents.terms import (
    Check,
    DocumentKind,
    Language,
    NotRendered,
    NumberTaken,
    RenditionFormat,
    SumsDisagree,
    WrongPaper,
)
from murmelbahn.kernel import world as kernel_world
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.refusals import NotFound

DEAL, PARTY, AGENT = uuid4(), uuid4(), uuid4()
STAFF = Actor(subject=uuid4(), kind=ActorKind.NSC_FINANCE, markets=frozenset({"DE"}))
STRANGE_STAFF = Actor(subject=uuid4(), kind=ActorKind.NSC_FINANCE, markets=frozenset({"AT"}))
ADVISER = Actor(subject=uuid4(), kind=ActorKind.ADVISER, agents=frozenset({AGENT}), markets=frozenset({"DE"}))
STRANGE_ADVISER = Actor(subject=uuid4(), kind=ActorKind.ADVISER, agents=frozenset({uuid4()}), markets=frozenset({"DE"}))
CUSTOMER = Actor(subject=uuid4(), kind=ActorKind.CUSTOMER, parties=frozenset({PARTY}), markets=frozenset({"DE"}))
STRANGE_CUSTOMER = Actor(
    subject=uuid4(), kind=ActorKind.CUSTOMER, parties=frozenset({uuid4()}), markets=frozenset({"DE"})
)
NOBODY = Actor(subject=uuid4(), kind=ActorKind.CUSTOMER)

pytestmark = pytest.mark.usefixtures("world")


def freeze(name: str = "S9 final", **changes: Any) -> UUID:
    kind, number, payload = stories()[name]
    given: dict[str, Any] = {
        "kind": kind,
        "deal": DEAL,
        "market": "DE",
        "seller": "CORVANE-DE",
        "language": Language.DE,
        "payload": payload,
        "number": number,
        "subject": PARTY,
        "retain_until": date(2037, 12, 31),
        "agent": AGENT,
    }
    return operations.freeze_document(SYSTEM, **{**given, **changes})


def test_what_is_frozen_is_read_back_and_rendered(
    set_clock: Callable[[datetime], None], deliver: Callable[[], int]
) -> None:
    at = datetime(2027, 2, 1, 9, tzinfo=UTC)
    set_clock(at)
    document = freeze()
    seen = queries.document(CUSTOMER, document=document)
    assert seen.paper == stories()["S9 final"][2]
    assert seen.summary.frozen_at == at
    with pytest.raises(NotRendered):
        queries.rendition(CUSTOMER, document=document)
    deliver()
    pdf = queries.rendition(CUSTOMER, document=document)
    assert pdf.content.startswith(b"%PDF")
    assert pdf.filename == "R-9.pdf"
    assert pdf.view.check is Check.NOT_CHECKED
    xml = queries.rendition(CUSTOMER, document=document, format=RenditionFormat.UBL)
    assert (xml.view.check, xml.view.findings) == (Check.PASSED, ())
    assert queries.verify(STAFF, document=document).intact
    assert queries.unsound(STAFF, market="DE") == ()
    assert queries.tampered(STAFF) == ()
    assert deliver() == 0


def test_every_kind_freezes_and_renders(deliver: Callable[[], int]) -> None:
    for n, (kind, paper) in enumerate(samples().items()):
        freeze(kind=kind, payload=paper, number=f"N-{n}", language=Language.EN)
    deliver()
    found = queries.documents_of(STAFF, deal=DEAL)
    assert {one.kind for one in found} == set(DocumentKind)
    assert all(one.renditions for one in found)


@pytest.mark.parametrize("actor", [SYSTEM, STAFF, ADVISER, CUSTOMER])
def test_those_concerned_see_it(actor: Actor) -> None:
    document = freeze()
    assert queries.document(actor, document=document).summary.id == document
    assert [one.id for one in queries.documents_of(actor, deal=DEAL)] == [document]


@pytest.mark.parametrize("actor", [STRANGE_STAFF, STRANGE_ADVISER, STRANGE_CUSTOMER, NOBODY])
def test_to_others_it_does_not_exist(actor: Actor) -> None:
    document = freeze()
    assert queries.documents_of(actor, deal=DEAL) == ()
    for ask in (queries.document, queries.rendition, queries.verify):
        with pytest.raises(NotFound):
            ask(actor, document=document)
    with pytest.raises(NotFound):
        operations.render_document(actor, document=document)


def test_a_number_is_given_once_for_each_seller_and_kind() -> None:
    freeze()
    with pytest.raises(NumberTaken):
        freeze()
    freeze(seller="CORVANE-AT")


def test_nothing_wrong_is_frozen() -> None:
    good = stories()["S9 final"][2]
    with pytest.raises(WrongPaper):
        freeze(kind=DocumentKind.OFFER)
    wrong = replace(good, bill=replace(good.bill, lines=good.bill.lines[:-1]))
    with pytest.raises(SumsDisagree):
        freeze(payload=wrong)
    assert not Document.objects.exists()


@pytest.mark.parametrize("table", ["documents_document", "documents_rendition"])
@pytest.mark.parametrize(
    "statement",
    ["UPDATE {} SET content = 'x'", "UPDATE {} SET sha256 = repeat('0', 64)", "DELETE FROM {}", "TRUNCATE {} CASCADE"],
)
def test_the_database_refuses_to_change_what_is_frozen(deliver: Callable[[], int], table: str, statement: str) -> None:
    freeze()
    deliver()
    with pytest.raises(IntegrityError), transaction.atomic(), kernel_world.connection().cursor() as cursor:
        cursor.execute(statement.format(table))
    assert Rendition.objects.count() == 2


@pytest.mark.parametrize("table", ["documents_document", "documents_rendition"])
def test_one_flipped_byte_is_found(deliver: Callable[[], int], table: str) -> None:
    document = freeze()
    deliver()
    with kernel_world.connection().cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(f"UPDATE {table} SET content = set_byte(content, 40, get_byte(content, 40) # 1)")
        cursor.execute("SET session_replication_role = DEFAULT")
    found = queries.verify(STAFF, document=document)
    assert not found.intact
    assert queries.tampered(STAFF) == (found,)
    assert queries.tampered(STRANGE_STAFF) == ()
    assert {flaw.where for flaw in found.flaws} == ({"content"} if table == "documents_document" else {"pdf", "ubl"})


def test_a_changed_column_is_found_and_both_values_are_named() -> None:
    document = freeze()
    with kernel_world.connection().cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("UPDATE documents_document SET number = 'R-10'")
        cursor.execute("SET session_replication_role = DEFAULT")
    (flaw,) = queries.verify(STAFF, document=document).flaws
    assert (flaw.where, flaw.stated, flaw.computed) == ("number", "R-9", "R-10")
