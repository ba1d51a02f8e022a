"""A price and its inputs from plain JSON values, as command line and API receive them."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from decimal import Decimal, InvalidOperation
from typing import Any

from pydantic import TypeAdapter, ValidationError

from murmelbahn.kernel.money import Money, MoneyError
from murmelbahn.markets.terms import InputInvalid, InputMissing, PriceBasis, PricedAmount, TaxInputs

INPUTS = TypeAdapter(TaxInputs)
NAMES = frozenset(field.name for field in fields(TaxInputs))
ALSO = {
    "bev": "electric",
    "ev": "electric",
    "fcev": "fuel_cell",
    "phev": "plug_in_hybrid",
    "hev": "hybrid",
    "mhev": "mild_hybrid",
    "gasoline": "petrol",
}
"""What the trade also calls a powertrain."""
PRICES = frozenset({"net", "gross", "amounts", "basis"})


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be taxed."""

    basis: PriceBasis
    amounts: tuple[PricedAmount, ...]
    inputs: TaxInputs


def read(plain: Any, *, market: str, currency: str, basis: PriceBasis) -> Question:
    """`net` or `gross` is one amount; `amounts` is a list on the `basis` given or the market's own.

    Raises `InputInvalid` for a name no input has and a value that does not fit, `InputMissing` without a price.
    """
    if not isinstance(plain, Mapping):
        raise InputInvalid(field="inputs", reason="a JSON object is wanted")
    for name in plain:
        if name not in NAMES | PRICES:
            raise InputInvalid(field=name, reason="no input has this name")
    basis, amounts = _amounts(plain, market, currency, basis)
    if sum(item.amount.amount for item in amounts) < 0:
        raise InputInvalid(
            field="net" if basis is PriceBasis.NET else "gross", reason="a price is not less than nothing"
        )
    given = {name: value for name, value in plain.items() if name in NAMES and value is not None}
    if isinstance(given.get("powertrain"), str):
        said = given["powertrain"].lower()
        given["powertrain"] = ALSO.get(said, said)
    if isinstance(given.get("emission_standard"), str):
        given["emission_standard"] = emission_standard(given["emission_standard"])
    if "declared_value" in given:
        given["declared_value"] = _money("declared_value", given["declared_value"], currency)
    try:
        return Question(basis, amounts, INPUTS.validate_python(given))
    except ValidationError as problem:
        first = problem.errors()[0]
        raise InputInvalid(field=".".join(str(part) for part in first["loc"]), reason=first["msg"]) from problem


def emission_standard(said: str) -> str:
    """`Euro 6d`, `6d` and `euro6d` are `euro_6d`."""
    bare = said.lower().removeprefix("euro").strip(" _-")
    return "euro_" + "_".join(bare.replace("-", " ").replace("_", " ").split())


def _amounts(
    plain: Mapping[str, Any], market: str, currency: str, basis: PriceBasis
) -> tuple[PriceBasis, tuple[PricedAmount, ...]]:
    if ("net" in plain) + ("gross" in plain) + ("amounts" in plain) > 1:
        raise InputInvalid(field="net", reason="one of net, gross and amounts is enough")
    if "net" in plain:
        return PriceBasis.NET, (PricedAmount("car", _money("net", plain["net"], currency)),)
    if "gross" in plain:
        return PriceBasis.GROSS, (PricedAmount("car", _money("gross", plain["gross"], currency)),)
    if not isinstance(plain.get("amounts"), list) or not plain["amounts"]:
        raise InputMissing(field="net", tax="VAT", market=market)
    try:
        chosen = PriceBasis(plain.get("basis", basis))
    except ValueError as unknown:
        raise InputInvalid(field="basis", reason="net or gross") from unknown
    return chosen, tuple(_amount(index, entry, currency) for index, entry in enumerate(plain["amounts"]))


def _amount(index: int, entry: Any, currency: str) -> PricedAmount:
    name = f"amounts.{index}"
    if not isinstance(entry, Mapping) or not isinstance(entry.get("code"), str):
        raise InputInvalid(field=name, reason="an amount has a code and an amount")
    flags = {key: entry.get(key, True) for key in ("in_vat_base", "in_regtax_base")}
    if not all(isinstance(flag, bool) for flag in flags.values()):
        raise InputInvalid(field=name, reason="in_vat_base and in_regtax_base are true or false")
    return PricedAmount(entry["code"], _money(f"{name}.amount", entry.get("amount"), currency), **flags)


def _money(name: str, value: Any, currency: str) -> Money:
    if isinstance(value, bool) or not isinstance(value, int | str | Decimal):
        raise InputInvalid(field=name, reason="an amount of money is wanted")
    try:
        return Money(Decimal(value), currency)
    except (InvalidOperation, MoneyError) as problem:
        raise InputInvalid(field=name, reason=f"{value} is not an amount in {currency}") from problem
