"""A refused order tells why, in words."""

from __future__ import annotations

import pytest

from murmelbahn.showroom.terms import figures
from murmelbahn.showroom.terms.figures import REFUSED
from murmelbahn.showroom.terms.office import Declining
from murmelbahn.ui.rules.speech import say
from murmelbahn.ui.terms import Sentence


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("reason", [*Declining, "no quota left"])
def test_the_reason_is_said_in_words(reason: str, language: str) -> None:
    detail = figures({"reason": str(reason)}, "deal.order.refused")
    told = say(Sentence("story.deal.order.refused", detail), language)
    assert str(reason) not in told.split()
    assert "deal.refused" not in told


def test_every_reason_of_the_page_has_words() -> None:
    assert {one.value for one in Declining} == REFUSED
