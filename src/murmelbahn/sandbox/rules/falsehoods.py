"""Where a stored copy can be falsified, and with what: one row of this table for each kind of copy."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

AMOUNT = re.compile(rb'("amount":")(\d+)(\.\d\d")')


class How(StrEnum):
    """What is done to a value: it stays of its kind, so that only comparing can find it."""

    MORE = "more"
    LATER = "later"
    OTHER_ID = "other_id"
    OTHER_SEAL = "other_seal"
    OTHER_VIN = "other_vin"
    FEWER_ITEMS = "fewer_items"
    OTHER_STATE = "other_state"
    AMOUNT_IN_BYTES = "amount_in_bytes"
    ONE_BYTE = "one_byte"


@dataclass(frozen=True, slots=True)
class Falsehood:
    """A column of a table, with the rows of a deal it is taken from. `path` leads into a JSON column."""

    table: str
    column: str
    how: How
    where: str = "deal = %s"
    path: str = ""
    options: tuple[str, ...] = ()
    """States of the track that is falsified."""

    @property
    def copy(self) -> str:
        return f"{self.table}.{self.column}{f'.{self.path}' if self.path else ''}"


NEWEST_PARTY = (
    "deal = %s AND role = '{role}' AND deal IN (SELECT deal FROM deal_agreementversion)"
    " AND since = (SELECT max(since) FROM deal_dealparty newer"
    " WHERE newer.deal = deal_dealparty.deal AND newer.role = deal_dealparty.role)"
)
PRESENT_BUILD = "deal = %s AND id IN (SELECT build FROM deal_deal)"
RUNNING_CAR = "deal = %s AND deal IN (SELECT id FROM deal_deal WHERE \"end\" = '')"
PRESENT_PLATE = f"{RUNNING_CAR} AND id IN (SELECT registration_id FROM vehicle_car)"
"""Copies that count today: a party that was replaced or a build that failed binds nobody."""

FALSEHOODS = (
    Falsehood("deal_agreementversion", "total", How.MORE),
    Falsehood("deal_agreementversion", "content", How.AMOUNT_IN_BYTES),
    Falsehood("deal_agreementversion", "sha256", How.OTHER_SEAL),
    Falsehood("value_offer", "total", How.MORE),
    Falsehood("value_offer", "content", How.AMOUNT_IN_BYTES),
    Falsehood("value_agreement", "total", How.MORE),
    Falsehood("value_agreement", "content", How.AMOUNT_IN_BYTES),
    Falsehood("value_agreement", "sha256", How.OTHER_SEAL),
    Falsehood("value_invoice", "content", How.AMOUNT_IN_BYTES),
    Falsehood("value_invoice", "due_on", How.LATER, "deal = %s AND due_on IS NOT NULL"),
    Falsehood("value_invoice", "issued_on", How.LATER),
    Falsehood("value_posting", "amount", How.MORE),
    Falsehood("value_payment", "amount", How.MORE),
    Falsehood("value_fundingsource", "amount", How.MORE),
    Falsehood("value_commitment", "car", How.OTHER_SEAL, "deal = %s AND state = 'approved'"),
    Falsehood("value_commitment", "recipient", How.OTHER_ID, "deal = %s AND state = 'approved'"),
    Falsehood("documents_document", "content", How.ONE_BYTE),
    Falsehood("deal_deal", "vehicle", How.OTHER_STATE, "id = %s", options=("arrived", "prepared")),
    Falsehood("deal_deal", "customer", How.OTHER_STATE, "id = %s", options=("ordered", "contracted")),
    Falsehood("deal_deal", "value", How.OTHER_STATE, "id = %s", options=("agreed", "earned")),
    Falsehood("deal_deal", "registrar", How.OTHER_STATE, "id = %s AND agreement > 0", options=("outlet", "customer")),
    Falsehood("deal_dealparty", "party", How.OTHER_ID, NEWEST_PARTY.format(role="buyer")),
    Falsehood("deal_dealparty", "party", How.OTHER_ID, NEWEST_PARTY.format(role="keeper")),
    Falsehood("vehicle_build", "configuration", How.OTHER_ID, PRESENT_BUILD),
    Falsehood("vehicle_build", "as_built", How.FEWER_ITEMS, f"{PRESENT_BUILD} AND as_built IS NOT NULL", "items"),
    Falsehood("vehicle_car", "features", How.FEWER_ITEMS, RUNNING_CAR),
    Falsehood("retail_protocol", "vin", How.OTHER_VIN),
    Falsehood("vehicle_registration", "keeper", How.OTHER_ID, PRESENT_PLATE),
    Falsehood("connect_version_copy", "total", How.MORE),
    Falsehood("connect_version_copy", "sha256", How.OTHER_SEAL),
    Falsehood("connect_version_copy", "features", How.FEWER_ITEMS),
)


def falsified(falsehood: Falsehood, value: object) -> object | None:
    """Another value of the same kind; None where nothing can be falsified."""
    match falsehood.how, value:
        case How.MORE, Decimal():
            return value + Decimal("1.00")
        case How.LATER, date():
            return value + timedelta(days=1)
        case How.OTHER_ID, _:
            text = str(value)
            return text[:-1] + ("0" if text[-1] != "0" else "1")
        case How.OTHER_SEAL, str():
            return value[:-1] + ("0" if value[-1] != "0" else "1")
        case How.OTHER_VIN, str():
            return value[:-1] + ("0" if value[-1] != "0" else "1")
        case How.FEWER_ITEMS, list():
            return value[:-1] if value else None
        case How.OTHER_STATE, str():
            return next(one for one in falsehood.options if one != value)
        case How.AMOUNT_IN_BYTES, bytes():
            found = AMOUNT.search(value)
            return None if found is None else _with(value, found)
        case How.ONE_BYTE, bytes():
            middle = len(value) // 2
            return value[:middle] + bytes([value[middle] ^ 1]) + value[middle + 1 :]
        case _:
            return None


def _with(content: bytes, found: re.Match[bytes]) -> bytes:
    """The same bytes with one amount larger by one."""
    more = str(int(found[2]) + 1).encode()
    return content[: found.start(2)] + more + content[found.end(2) :]
