"""The register of numbers: every number with its document, corrections negative, and a gap is seen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from murmelbahn.kernel import world
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.refusals import BadInput, NotAllowed
from murmelbahn.value import queries as value
from murmelbahn.value.terms import InvoiceKind, RegisterFilter, SeriesPlace
from tests.journeys.de import test_s4_withdrawal
from tests.journeys.town import euro
from tests.operations.deal.papers import told

if TYPE_CHECKING:
    from tests.journeys.town import Town


@pytest.fixture
def town(set_clock: Callable[[datetime], None]) -> Town:
    """An invoice, its correction and a statement of damages."""
    set_clock(datetime(2026, 11, 24, 8, tzinfo=UTC))
    return told("DE", test_s4_withdrawal.test_withdrawn_in_the_last_hour)


def test_every_number_stands_with_its_document(town: Town) -> None:
    lines = {one.kind: one for one in value.invoice_register(town.finance)}
    assert set(lines) == {InvoiceKind.FINAL, InvoiceKind.CREDIT_NOTE, InvoiceKind.DAMAGES}
    sold, back, damages = lines[InvoiceKind.FINAL], lines[InvoiceKind.CREDIT_NOTE], lines[InvoiceKind.DAMAGES]
    assert (sold.net, sold.vat, sold.gross) == (euro("36,201.68"), euro("6,878.32"), euro("43,080.00"))
    assert (back.net, back.vat, back.gross) == (euro("-36,201.68"), euro("-6,878.32"), euro("-43,080.00"))
    assert (sold.corrects, back.corrects) == ("", sold.number)
    assert (damages.vat, damages.other, damages.gross) == (euro("0.00"), euro("8,616.00"), euro("8,616.00"))
    (whole,) = value.register_sums(town.finance)
    assert (whole.documents, whole.gross) == (3, euro("8,616.00"))
    assert value.register_months(town.finance) == ("2027-01", "2026-12")


def test_it_is_chosen_by_series_and_month_and_paged(town: Town) -> None:
    every = value.invoice_register(town.finance)
    december = value.invoice_register(town.finance, chosen=RegisterFilter(month="2026-12"))
    assert [one.kind for one in december] == [InvoiceKind.FINAL]
    notes = value.invoice_register(town.finance, chosen=RegisterFilter(kind=InvoiceKind.CREDIT_NOTE))
    assert [one.kind for one in notes] == [InvoiceKind.CREDIT_NOTE]
    assert value.invoice_register(town.finance, chosen=RegisterFilter(seller="NOBODY")) == ()
    first = value.invoice_register(town.finance, limit=1)
    place = SeriesPlace.parse(str(first[0].place))
    assert first + value.invoice_register(town.finance, after=place) == every
    for wrong in ("", "x", "a~b~c~d", "a~b~2026~-1"):
        with pytest.raises(BadInput):
            SeriesPlace.parse(wrong)


def test_a_gap_is_named(town: Town) -> None:
    assert [one.missing for one in value.number_series(town.finance)] == [(), (), ()]
    with world.connection().cursor() as cursor:
        cursor.execute("UPDATE value_series SET last = last + 2 WHERE kind = 'final'")
    missing = {one.kind: one.missing for one in value.number_series(town.finance)}
    assert missing[InvoiceKind.FINAL] == (2, 3)
    assert missing[InvoiceKind.CREDIT_NOTE] == ()
    assert "I5 series" in {fault.invariant for fault in value.ledger_check(SYSTEM)}


def test_who_reads_it(town: Town) -> None:
    abroad = Actor(subject=new_id(), kind=ActorKind.NSC_FINANCE, markets=frozenset({"AT"}))
    assert value.invoice_register(abroad) == value.number_series(abroad) == value.register_months(abroad) == ()
    with pytest.raises(NotAllowed):
        value.invoice_register(town.desk)
