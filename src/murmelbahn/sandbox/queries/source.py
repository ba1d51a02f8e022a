"""What the sandbox has in its data folder: the maker's model files and price lists, the network, the people."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from murmelbahn.kernel.actor import ActorKind
from murmelbahn.sandbox.rules.network import checked
from murmelbahn.sandbox.rules.prices import read_prices
from murmelbahn.sandbox.terms import AgentSpec, Home, Seat
from murmelbahn.ui.files import parsed, read_text, read_toml
from murmelbahn.value.terms import ItemPrice

DATA = Path(__file__).resolve().parent.parent / "data"
MAKER = DATA / "corvane"


def model_names() -> tuple[str, ...]:
    """The model files there are, by name."""
    return tuple(sorted(path.stem for path in (MAKER / "models").glob("*.toml")))


def model_files(model: str) -> dict[str, str]:
    """The texts of one model: brand, model, tables, words. Raises BrokenFile; what they mean is read by their room."""
    own = f"models/{model}.toml"
    tables = read_toml(MAKER / own).get("table", [])
    named = [table.get("file") for table in tables if isinstance(table, dict)] if isinstance(tables, list) else []
    names = ["brand.toml", own, "texts/de.toml", "texts/en.toml", *(name for name in named if isinstance(name, str))]
    return {name: read_text(MAKER / name) for name in names}


def prices(market: str, currency: str) -> tuple[ItemPrice, ...]:
    """The price list of a market, in the market's basis. Raises BrokenFile."""
    file = MAKER / "prices" / f"{market.lower()}.csv"
    return read_prices(str(file), read_text(file), currency)


@cache
def network() -> dict[str, Any]:
    """Tables of `people/network.toml`."""
    return network_in(DATA / "people" / "network.toml")


def network_in(file: Path) -> dict[str, Any]:
    """Raises BrokenFile."""
    text = read_text(file)
    tables = parsed(str(file), text)
    checked(str(file), text, tables)
    return tables


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
