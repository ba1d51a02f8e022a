"""A price list that cannot be sold from is refused with file, line and what to write."""

from __future__ import annotations

import pytest

from murmelbahn.kernel.money import Money
from murmelbahn.sandbox.rules.prices import read_prices
from murmelbahn.ui.files import BrokenFile
from murmelbahn.value.terms import ComponentKind, ItemPrice

HEAD = "code,kind,amount\n"
GOOD = HEAD + "LN1,base,22990.00\nP7,paint,890\n"


def test_prices_in_the_order_of_their_lines_and_columns_in_any() -> None:
    expected = (
        ItemPrice(code="LN1", kind=ComponentKind.BASE, amount=Money.of("22990.00", "EUR")),
        ItemPrice(code="P7", kind=ComponentKind.PAINT, amount=Money.of("890.00", "EUR")),
    )
    assert read_prices("de.csv", GOOD, "EUR") == expected
    turned = 'amount , kind,code\r\n"22990.00",base,LN1\r\n\r\n890, paint ,P7\r\n'
    assert read_prices("de.csv", turned, "EUR") == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "de.csv, line 1: a price list begins with the columns code,kind,amount"),
        ("LN1,base,22990.00\n", "line 1: a price list begins"),
        ("code;kind;amount\nLN1;base;22990.00\n", "line 1: a price list begins"),
        ("code,kind,amount,amount\n", "line 1: a price list begins"),
        ("code,kind,price\nLN1,base,22990.00\n", "line 1: a price list begins"),
        (HEAD, "de.csv: the list has no prices"),
        (HEAD + "\n,,\n", "de.csv: the list has no prices"),
        (GOOD + "AV2,base\n", "line 4: 3 cells are wanted and 2 stand here"),
        (GOOD + "AV2,base,1,5\n", "line 4: 3 cells are wanted and 4 stand here"),
        (GOOD + ",base,1\n", "line 4: the code is missing"),
        (GOOD + "AV2,bass,1\n", "line 4: 'bass' is no kind of price: base, option"),
        (GOOD + "AV2,base,\n", "line 4: '' is no amount"),
        (GOOD + 'AV2,base,"30.490,00"\n', "line 4: '30.490,00' is no amount"),
        (GOOD + "AV2,base,1e3\n", "line 4: '1e3' is no amount"),
        (GOOD + "AV2,base,NaN\n", "line 4: 'NaN' is no amount"),
        (GOOD + "AV2,base,\u0663\n", "is no amount"),
        (GOOD + "AV2,base,0.005\n", "line 4: 0.005 has more digits than EUR has"),
        (GOOD + "LN1,base,22990.00\n", "line 4: LN1 has a price already, in line 2"),
        (GOOD + 'AV2,base,"1\n', "this is no CSV"),
        (GOOD + 'AV2,base,"1"0\n', "line 4: this is no CSV"),
    ],
)
def test_what_is_wrong_is_named(text: str, said: str) -> None:
    with pytest.raises(BrokenFile) as broken:
        read_prices("de.csv", text, "EUR")
    assert said in str(broken.value)
