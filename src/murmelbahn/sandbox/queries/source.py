"""What the sandbox has in its data folder: the maker's model files and price lists, the network, the people."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from murmelbahn.kernel.actor import ActorKind
from murmelbahn.kernel.money import Money
from murmelbahn.sandbox.terms import AgentSpec, Home, Seat
from murmelbahn.value.terms import ComponentKind, ItemPrice

DATA = Path(__file__).resolve().parent.parent / "data"
MAKER = DATA / "corvane"


def model_names() -> tuple[str, ...]:
    """The model files there are, by name."""
    return tuple(sorted(path.stem for path in (MAKER / "models").glob("*.toml")))


def model_files(model: str) -> dict[str, str]:
    """The texts of one model: brand, model, tables, words."""
    own = f"models/{model}.toml"
    tables = tomllib.loads((MAKER / own).read_text(encoding="utf-8")).get("table", [])
    names = ["brand.toml", own, "texts/de.toml", "texts/en.toml", *(table["file"] for table in tables)]
    return {name: (MAKER / name).read_text(encoding="utf-8") for name in names}


def prices(market: str, currency: str) -> tuple[ItemPrice, ...]:
    """The price list of a market, in the market's basis."""
    with (MAKER / "prices" / f"{market.lower()}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            ItemPrice(code=row["code"], kind=ComponentKind(row["kind"]), amount=Money.of(row["amount"], currency))
            for row in csv.DictReader(file)
        )


@cache
def network() -> dict[str, Any]:
    """Tables of `people/network.toml`."""
    return tomllib.loads((DATA / "people" / "network.toml").read_text(encoding="utf-8"))


def agents() -> tuple[AgentSpec, ...]:
    return tuple(AgentSpec(**{**one, "advisers": tuple(one["advisers"])}) for one in network()["agent"])


def home(market: str) -> Home:
    """Where the invented customers of a market live. Raises KeyError for a market without any."""
    return Home(**network()["home"][market])


def seats() -> tuple[Seat, ...]:
    return tuple(
        Seat(**{**one, "kind": ActorKind(one["kind"]), "markets": tuple(one["markets"])}) for one in network()["seat"]
    )


def mail_of(name: str, code: str) -> str:
    """An adviser's address, made from the name and the agent's code."""
    letters: dict[str, str | int | None] = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e", " ": "."}
    plain = name.lower().translate(str.maketrans(letters))
    return f"{plain}@{code.lower()}.example"
