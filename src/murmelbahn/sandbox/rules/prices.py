"""A price list as a maker writes it: `code,kind,amount`, one price a line."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from murmelbahn.kernel.money import Money, MoneyError
from murmelbahn.ui.files import BrokenFile
from murmelbahn.value.terms import ComponentKind, ItemPrice

COLUMNS = ("code", "kind", "amount")
FIGURE = re.compile(r"-?[0-9]{1,12}(\.[0-9]+)?", re.ASCII)


def read_prices(name: str, text: str, currency: str) -> tuple[ItemPrice, ...]:
    """The prices of a list, in the order of its lines. Raises BrokenFile."""
    lines = _lines(name, text)
    _, header = next(lines, (0, []))
    if sorted(header) != sorted(COLUMNS):
        raise BrokenFile(name, 1, f"a price list begins with the columns {','.join(COLUMNS)}, separated by commas")
    found: dict[str, tuple[int, ItemPrice]] = {}
    for line, cells in lines:
        if len(cells) != len(header):
            raise BrokenFile(name, line, f"{len(header)} cells are wanted and {len(cells)} stand here")
        price = _price(name, line, dict(zip(header, cells, strict=True)), currency)
        if price.code in found:
            raise BrokenFile(name, line, f"{price.code} has a price already, in line {found[price.code][0]}")
        found[price.code] = line, price
    if not found:
        raise BrokenFile(name, 0, "the list has no prices")
    return tuple(price for _, price in found.values())


def _lines(name: str, text: str) -> Iterator[tuple[int, list[str]]]:
    """Every line with something in it, with its number."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, [cell.strip() for cell in cells]
    except csv.Error as wrong:
        raise BrokenFile(name, reader.line_num, f"this is no CSV ({wrong})") from None


def _price(name: str, line: int, cells: dict[str, str], currency: str) -> ItemPrice:
    if not cells["code"]:
        raise BrokenFile(name, line, "the code is missing")
    if cells["kind"] not in set(ComponentKind):
        raise BrokenFile(name, line, f"'{cells['kind']}' is no kind of price: {', '.join(ComponentKind)}")
    if not FIGURE.fullmatch(cells["amount"]):
        raise BrokenFile(name, line, f"'{cells['amount']}' is no amount: write it like 41990.00, without thousands")
    try:
        amount = Money.of(cells["amount"], currency)
    except MoneyError:
        raise BrokenFile(name, line, f"{cells['amount']} has more digits than {currency} has") from None
    return ItemPrice(code=cells["code"], kind=ComponentKind(cells["kind"]), amount=amount)
