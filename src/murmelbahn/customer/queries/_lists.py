"""Lists by market, read from `data`: papers and withdrawal rights. A broken file is loud at first use and in a test."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from murmelbahn.customer.terms import NoPaperList, PaperRule, WithdrawalRights
from murmelbahn.kernel.fact import from_json

DATA = Path(__file__).resolve().parent.parent / "data"


@cache
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


def paper_list(market: str) -> tuple[PaperRule, ...]:
    """What a market asks for, in the order of the file. Raises `NoPaperList(market)`: never an empty list by accident."""
    rows = _table("papers").get(market)
    if rows is None:
        raise NoPaperList(market=market)
    return tuple(from_json(PaperRule, row) for row in rows)


def withdrawal_rights(market: str) -> WithdrawalRights:
    """When a market lets a consumer withdraw: the directive's rights unless the market deviates."""
    table = _table("withdrawal")
    return from_json(WithdrawalRights, {**table["standard"], **table.get(market, {})})
