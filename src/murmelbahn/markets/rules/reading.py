"""A price and its inputs from plain JSON values, as command line and API receive them."""

import json
import re
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
OF_AN_AMOUNT = frozenset({"code", "amount", "in_vat_base", "in_regtax_base"})
FIGURE = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?", re.ASCII)
DAYS = ("first_registration", "contract_date", "tax_date")


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be taxed."""

    basis: PriceBasis
    amounts: tuple[PricedAmount, ...]
    inputs: TaxInputs


def read_json(text: str) -> Any:
    """JSON with exact decimals. Raises `InputInvalid` for what is none, a name given twice, or a figure no computer writes."""
    try:
        return json.loads(text, parse_float=Decimal, object_pairs_hook=_once)
    except json.JSONDecodeError as problem:
        raise InputInvalid(field="inputs", reason=f"no JSON from character {problem.pos + 1} on") from problem
    except (ValueError, ArithmeticError, RecursionError) as problem:
        raise InputInvalid(field="inputs", reason="a figure or a nesting beyond all measure") from problem


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise InputInvalid(field=next(name for name in names if names.count(name) > 1)[:40], reason="given twice")
    return found


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
    if sum(item.amount.amount for item in amounts if item.in_vat_base) < 0:
        raise InputInvalid(field=_stated(plain), reason="a price is not less than nothing")
    given = {name: value for name, value in plain.items() if name in NAMES and value is not None}
    for name, value in given.items():
        if isinstance(value, bool):
            raise InputInvalid(field=name, reason="neither true nor false fits here")
        if name in DAYS and not isinstance(value, str):
            raise InputInvalid(field=name, reason="a day is written as 2026-11-21")
    if isinstance(given.get("region"), str):
        given["region"] = given["region"].strip() or None
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
    try:
        chosen = PriceBasis(plain.get("basis", _stated(plain) if "amounts" not in plain else basis))
    except ValueError as unknown:
        raise InputInvalid(field="basis", reason="net or gross") from unknown
    for stated in PriceBasis:
        if stated in plain:
            if chosen is not stated:
                raise InputInvalid(field="basis", reason=f"{stated} prices are not {chosen}")
            return stated, (PricedAmount("car", _money(stated, plain[stated], currency)),)
    if "amounts" not in plain:
        raise InputMissing(field=basis.value, tax="VAT", market=market)
    if not isinstance(plain["amounts"], list) or not plain["amounts"]:
        raise InputInvalid(field="amounts", reason="a list with at least one amount is wanted")
    return chosen, tuple(_amount(index, entry, currency) for index, entry in enumerate(plain["amounts"]))


def _amount(index: int, entry: Any, currency: str) -> PricedAmount:
    name = f"amounts.{index}"
    if not isinstance(entry, Mapping) or not isinstance(entry.get("code"), str):
        raise InputInvalid(field=name, reason="an amount has a code and an amount")
    if unknown := sorted(set(entry) - OF_AN_AMOUNT):
        raise InputInvalid(field=f"{name}.{unknown[0][:40]}", reason="no part of an amount has this name")
    in_vat_base = entry.get("in_vat_base", True)
    in_regtax_base = entry.get("in_regtax_base", in_vat_base)  # what is passed through is no part of the car's price
    if not isinstance(in_vat_base, bool) or not isinstance(in_regtax_base, bool):
        raise InputInvalid(field=name, reason="in_vat_base and in_regtax_base are true or false")
    amount = _money(f"{name}.amount", entry.get("amount"), currency)
    return PricedAmount(entry["code"], amount, in_vat_base, in_regtax_base)


def _stated(plain: Mapping[str, Any]) -> str:
    return "gross" if "gross" in plain else "net"


def _money(name: str, value: Any, currency: str) -> Money:
    if isinstance(value, bool) or not isinstance(value, int | str | Decimal):
        raise InputInvalid(field=name, reason="an amount of money is wanted")
    if isinstance(value, str) and not FIGURE.fullmatch(value):
        raise InputInvalid(field=name, reason=f"{value[:40]} is not an amount in {currency}")
    try:
        return Money(Decimal(value), currency)
    except (InvalidOperation, MoneyError) as problem:
        raise InputInvalid(field=name, reason=f"{value} is not an amount in {currency}") from problem
