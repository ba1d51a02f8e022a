"""The plain types that come in, each as its JSON Schema says and in no other spelling."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from pydantic import AwareDatetime, BeforeValidator, Field

LONGEST = 500
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
SPELLED = {
    "day": re.compile(r"\d{4}-\d{2}-\d{2}"),
    "moment": re.compile(r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})"),
    "hour": re.compile(r"\d{2}:\d{2}(:\d{2})?"),
    "id": re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"),
    "number": re.compile(r"-?(0|[1-9]\d{0,9})"),
    "flag": re.compile(r"true|false"),
}


def spelled(name: str) -> BeforeValidator:
    """Only texts of this spelling; pydantic alone would also take numbers, other forms and spaces."""

    def look(came: Any) -> Any:
        if not isinstance(came, str) or not SPELLED[name].fullmatch(came):
            raise ValueError(f"not spelled as {name}")
        return came

    return BeforeValidator(look)


Text = Annotated[str, Field(max_length=LONGEST, pattern=r"^[^\x00]*$")]
Code = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9_.:-]+$")]
"""In paths: codes, VINs, artefacts."""
Day = Annotated[date, spelled("day"), Field(ge=FIRST_DAY, le=LAST_DAY)]
Moment = Annotated[
    AwareDatetime,
    spelled("moment"),
    Field(ge=datetime(1900, 1, 1, tzinfo=UTC), le=datetime(2199, 12, 31, tzinfo=UTC)),
]
Hour = Annotated[time, spelled("hour")]
Id = Annotated[UUID, spelled("id")]
Figure = Annotated[str, Field(pattern=r"^-?[0-9]{1,9}(\.[0-9]{1,6})?$")]
Amount = Annotated[str, Field(pattern=r"^-?[0-9]{1,12}(\.[0-9]{1,2})?$")]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
Month = Annotated[str, Field(pattern=r"^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$")]
NAMED: dict[str, Any] = {"month": Month, "first": Month, "last": Month}
"""Texts whose name says how they are spelled."""
SMALLEST, LARGEST = -2_147_483_648, 2_147_483_647
IN_BODIES: dict[Any, Any] = {
    str: Text, int: Annotated[int, Field(ge=SMALLEST, le=LARGEST, strict=True)], bool: Annotated[bool, Field(strict=True)],
    UUID: Id, date: Day, datetime: Moment, time: Hour, Decimal: Figure,
}  # fmt: skip
IN_QUERIES: dict[Any, Any] = IN_BODIES | {
    int: Annotated[int, spelled("number"), Field(ge=SMALLEST, le=LARGEST)], bool: Annotated[bool, spelled("flag")],
}  # fmt: skip
