"""Vehicle identification numbers: ISO 3779 and 3780. European VINs need no check digit, so none is asked."""

from __future__ import annotations

import re

from murmelbahn.vehicle.terms.refusals import BadVin

_SHAPE = re.compile(r"[A-HJ-NPR-Z0-9]{17}")


def checked(vin: str) -> str:
    """The VIN in capitals. 17 characters, none of I, O, Q (ISO 3779); the last four are digits. Raises `BadVin`."""
    written = vin.strip().upper()
    if len(written) != 17:
        raise BadVin(vin=written, reason="length")
    if not _SHAPE.fullmatch(written):
        raise BadVin(vin=written, reason="characters")
    if not written[13:].isdigit():
        raise BadVin(vin=written, reason="serial")
    return written
