"""What a person reads who is refused: words for what is a code among the figures, and never the code itself."""

from __future__ import annotations

import re

import pytest

from murmelbahn.connect.bank.camt.terms import MalformedFile
from murmelbahn.customer.terms import BadTaxId, EvidenceMissing, PaperKind, PaperMoveRefused, PaperState, TouchpointKind
from murmelbahn.deal.terms import ChangeClosed
from murmelbahn.kernel.refusals import Refusal
from murmelbahn.markets.terms import NoRule, UnknownMarket
from murmelbahn.retail.terms import ChecklistItem, ChecklistOpen, Side, SignatureMissing
from murmelbahn.ui.rules.speech import refused
from murmelbahn.ui.terms import AmountTooLarge
from murmelbahn.ui.texts import sentence_of
from murmelbahn.value.terms import (
    CampaignNotEligible,
    OfferNotBinding,
    PriceListWrong,
    RefundNotReady,
    RefundState,
    SellerElsewhere,
    StatementBroken,
)

SAID: tuple[tuple[Refusal, str], ...] = (
    (SignatureMissing(side=Side.CUSTOMER), "Es fehlt noch eine Unterschrift: Kunde."),
    (EvidenceMissing(kind=TouchpointKind.SIGNATURE), "einen Beleg dazu an: Unterschrift."),
    (BadTaxId(market="DE", kind="vat"), "Diese Steuer- oder Umsatzsteuer-Identifikationsnummer kann nicht stimmen."),
    (CampaignNotEligible(campaign="VIRE-WELCOME", reason="model"), "nicht: Sie gilt für ein anderes Modell."),
    (MalformedFile(place="line 1", reason="Start tag expected, '<' not found (<string>, line 1)"), "keine Bankdatei"),
    (PriceListWrong(reason="rows", expected="every item once"), "genau einmal"),
    (StatementBroken(reason="account", statement="S1"), "zu keinem Konto"),
    (OfferNotBinding(rules=("AT-NOVA-2027.2",)), "eine Steuerregel nicht bestätigt ist."),
    (RefundNotReady(state=RefundState.PAID), "(gezahlt)"),
    (ChecklistOpen(items=(ChecklistItem.NO_DAMAGE, ChecklistItem.PAYMENT_SHOWN)), "Keine Schäden, Zahlung angezeigt."),
    (ChangeClosed(change="x", reason="dropped"), "abgeschlossen: verworfen."),
    (
        PaperMoveRefused(paper=PaperKind.TITLE, before=PaperState.REQUIRED, after=PaperState.CHECKED),
        "(Fahrzeugbrief) kann nicht von „wird gebraucht“ zu „geprüft“",
    ),
    (UnknownMarket(market="AT"), "Den Markt Österreich gibt es hier nicht."),
    (NoRule(market="DE", tax="VAT", on="2027-01-01", known_at=None), "in Deutschland haben wir"),
    (SellerElsewhere(seller="CORVANE-DE", market="AT"), "verkauft nicht in Österreich."),
    (AmountTooLarge(field="amount", typed="9999999999999"), "bei „Betrag“ ist zu groß."),
)


@pytest.mark.parametrize(("refusal", "words"), SAID, ids=[refusal.code for refusal, _ in SAID])
def test_a_refusal_speaks_in_words(refusal: Refusal, words: str) -> None:
    """On a page and to a program that shows the sentence to somebody; the parameters keep the codes."""
    assert words in refused(refusal, "de")
    for sentence in (refused(refusal, "de"), refused(refusal, "en"), sentence_of(refusal, "en")):
        assert not re.search(r"[a-z]_[a-z]|<string>|AT-NOVA|[{}]|1\.000\.000\.000|\b[a-z]+\.[a-z]+\.[a-z]", sentence), (
            sentence
        )


def test_a_market_is_a_country_in_the_language_of_the_reader() -> None:
    refusal = UnknownMarket(market="AT")
    assert "Austria" in sentence_of(refusal, "en")
    assert refusal.parameters["market"] == "AT"
    assert "XQ" in sentence_of(UnknownMarket(market="XQ"), "en"), "what is no country stays what it was"
