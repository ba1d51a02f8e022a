"""What a listener was told is read as a sentence again."""

from datetime import date

import pytest

from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import Refusal
from murmelbahn.ui.rules.speech import noted, refused
from murmelbahn.value.terms import AdvanceTooHigh, CampaignBegun, EntryPlaced, StatementBroken

EUR = Money.of("1234.50", "EUR")


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(
    "refusal",
    [
        AdvanceTooHigh(total=EUR, amount=EUR),
        CampaignBegun(campaign="SPRING, or not", start=date(2027, 1, 4), today=date(2027, 2, 1)),
        EntryPlaced(),
        StatementBroken(reason="entry", statement="1"),
    ],
)
def test_a_refusal_that_was_noted_reads_as_the_refusal(refusal: Refusal, language: str) -> None:
    assert noted(str(refusal), language) == refused(refusal, language)
    assert noted(refusal.code, language) != refusal.code


@pytest.mark.parametrize("reason", ["the bank is away", "TypeError: x", "value.unheard.of(x=1)", "value", ""])
def test_anything_else_is_no_sentence(reason: str) -> None:
    assert noted(reason, "de") == ""


def test_a_note_that_was_cut_short_still_reads() -> None:
    assert "€1,234.50" in noted(str(AdvanceTooHigh(total=EUR, amount=EUR))[:-6], "en")
