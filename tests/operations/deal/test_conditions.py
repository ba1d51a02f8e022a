"""The conditions of sale: worded for every market, kept with the order, printed in full on its receipt."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from murmelbahn.deal.models import Deal
from murmelbahn.deal.queries import conditions_of_sale
from murmelbahn.deal.queries.correspondence import say
from murmelbahn.deal.queries.correspondence.words import LETTERS
from murmelbahn.deal.rules.letters.conditions import clauses_of
from murmelbahn.documents.queries import document, documents_of
from murmelbahn.kernel.actor import SYSTEM, VISITOR
from murmelbahn.markets import queries as markets
from murmelbahn.markets.terms import CustomerKind
from murmelbahn.ui.texts import gathered
from tests.operations.connect.test_whole_deal import agreed, town

if TYPE_CHECKING:
    from tests.journeys.town import Town

__all__ = ["town"]
MARKETS = [one.code for one in markets.all_markets(SYSTEM)]


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("kind", CustomerKind)
@pytest.mark.parametrize("market", MARKETS)
def test_every_market_words_every_clause(market: str, kind: CustomerKind, language: str) -> None:
    found = conditions_of_sale(VISITOR, market=market, kind=kind, language=language)
    for clause in found.clauses:
        assert not clause.title.startswith("letter."), clause.title
        assert "{" not in clause.text
        assert "–" not in clause.text, "a figure is missing"
    assert ("Withdrawal" in {one.title for one in found.clauses}) is (
        language == "en" and kind is CustomerKind.PRIVATE and markets.market(SYSTEM, code=market).withdrawal.statutory
    )


def test_no_clause_is_left_over() -> None:
    """What a template may decide is worded, and nothing else."""
    decided = {"price_guaranteed_gross", "price_passed_on", "advance", "advance_kept", "collection", "collection_less"}
    asked = {
        code
        for each in MARKETS
        for kind in CustomerKind
        for code, _ in clauses_of(markets.market(SYSTEM, code=each), kind)
    }
    written = gathered([LETTERS / "de.toml"])
    clauses = {
        code.split(".")[2] for code in written if code.startswith("letter.conditions.") and code.endswith(".title")
    }
    assert clauses == asked | decided


def test_figures_are_the_markets() -> None:
    text = {one.title: one.text for one in conditions_of_sale(VISITOR, market="DE", language="de").clauses}
    assert "21 Tage gebunden, bei einem Auto vom Lager 10 Tage" in text["Wie der Vertrag zustande kommt"]
    assert "15 % des Gesamtpreises" in text["Abholung"]
    austria = {one.title: one.text for one in conditions_of_sale(VISITOR, market="AT", language="de").clauses}
    assert "10 % des Gesamtpreises" in austria["Abholung"]


def test_another_figure_is_another_wording() -> None:
    rules = markets.market(SYSTEM, code="DE")
    dearer = replace(rules, damages=replace(rules.damages, percent_of_gross=Decimal("17.5")))
    (before, after) = (dict(clauses_of(one, CustomerKind.PRIVATE))["collection_less"] for one in (rules, dearer))
    assert (before["percent"], after["percent"]) == ("15", "17.5")


def test_a_private_customer_reads_other_conditions_than_a_company() -> None:
    private, company = (conditions_of_sale(VISITOR, market="DE", kind=kind) for kind in CustomerKind)
    assert private.version != company.version
    assert private.version == conditions_of_sale(VISITOR, market="DE", language="en").version, (
        "one edition in all languages"
    )


def test_an_order_keeps_its_edition_and_the_receipt_says_it_all(town: Town) -> None:
    deal = agreed(town)
    found = conditions_of_sale(SYSTEM, market="DE", language="de")
    assert Deal.objects.get(id=deal).conditions == found.version
    papers = {one.kind: one.id for one in documents_of(SYSTEM, deal=deal)}
    printed = " ".join(document(SYSTEM, document=papers["order_receipt"]).paper.notices)
    for clause in found.clauses:
        assert f"{clause.title}: {clause.text}" in printed
    confirmed = document(SYSTEM, document=papers["order_confirmation"]).paper.notices
    assert say("letter.conditions.agreed", "de", edition=found.edition) in confirmed
