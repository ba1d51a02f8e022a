"""Papers and withdrawal rights of a market, in this room's words. The market's template says what they are."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from murmelbahn.customer.terms import PaperRule, WithdrawalRights
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.fact import from_json, to_json
from murmelbahn.markets import queries as markets
from murmelbahn.markets.terms import PaperNeed
from murmelbahn.ui.files import read_toml

POSTCODES = Path(__file__).resolve().parent.parent / "data" / "postcodes.toml"


def paper_list(market: str) -> tuple[PaperRule, ...]:
    """What a market asks for, in the order of its template. Raises markets' `UnknownMarket`."""
    return _rules(markets.market(SYSTEM, code=market).registration.papers)


def withdrawal_rights(market: str) -> WithdrawalRights:
    """When a market lets a consumer withdraw: the directive's rights unless the market deviates."""
    rules = markets.market(SYSTEM, code=market).withdrawal
    return WithdrawalRights(
        online=rules.online, phone=rules.phone, off_premises=rules.off_premises, source=rules.source
    )


@lru_cache(maxsize=64)
def _rules(papers: tuple[PaperNeed, ...]) -> tuple[PaperRule, ...]:
    return tuple(from_json(PaperRule, {k: v for k, v in to_json(one).items() if k != "called"}) for one in papers)


@cache
def postcodes() -> Mapping[str, str]:
    """What a postal code looks like, a pattern by country."""
    return {country: str(pattern) for country, pattern in read_toml(POSTCODES).items()}
