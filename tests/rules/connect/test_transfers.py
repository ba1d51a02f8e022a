"""Refund orders for the bank."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from lxml import etree

from murmelbahn.connect.bank.camt import Transfer, TransferOrder, write_transfers
from murmelbahn.kernel.money import Money

ORDER = TransferOrder(
    id="REF-2027-01-18",
    created_at=datetime(2027, 1, 18, 9, tzinfo=UTC),
    debtor="Corvane Austria GmbH",
    iban="AT611904300234573201",
    execute_on=date(2027, 1, 18),
    transfers=(
        Transfer(
            end_to_end="R-1",
            amount=Money.of("120", "EUR"),
            creditor="Ferdinand Wallner",
            iban="AT483200000012345864",
            reference="Erstattung zu R-6",
        ),
        Transfer(
            end_to_end="R-2",
            amount=Money.of("34464", "EUR"),
            creditor="H" * 90,
            iban="DE02120300000000202051",
            reference="RF18539007547034",
            bic="BYLADEM1001",
        ),
    ),
)


def values(content: bytes, name: str) -> list[str]:
    root: Any = etree.fromstring(content)
    return [str(one.text) for one in root.iter(f"{{*}}{name}")]


def test_an_order_carries_its_sums_and_references() -> None:
    content = write_transfers(ORDER)
    assert values(content, "CtrlSum") == ["34584.00", "34584.00"]
    assert values(content, "NbOfTxs") == ["2", "2"]
    assert values(content, "InstdAmt") == ["120.00", "34464.00"]
    assert values(content, "Ustrd") == ["Erstattung zu R-6"]
    assert values(content, "Ref") == ["RF18539007547034"]
    assert max(map(len, values(content, "Nm"))) == 70
    assert values(content, "LclInstrm") == []
    assert b"<Cd>INST</Cd>" in write_transfers(replace(ORDER, instant=True))


@pytest.mark.parametrize(
    "changes",
    [
        {"transfers": ()},
        {"id": "ÄÖ"},
        {"transfers": (replace(ORDER.transfers[0], amount=Money.of("1", "SEK")),)},
        {"transfers": (replace(ORDER.transfers[0], amount=Money.of("0", "EUR")),)},
        {"transfers": (replace(ORDER.transfers[0], end_to_end="x" * 36),)},
    ],
)
def test_what_sepa_cannot_carry_is_a_bug(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"."):
        write_transfers(replace(ORDER, **changes))
