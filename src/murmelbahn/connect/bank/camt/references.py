"""Creditor references, ISO 11649: "RF", two check digits, up to 21 letters and digits."""

from __future__ import annotations

import re
from collections.abc import Iterable

from stdnum import iso11649
from stdnum.exceptions import ValidationError
from stdnum.iso7064 import mod_97_10

_CANDIDATE = re.compile(r"(?<![0-9A-Z])(?=(RF[0-9]{2}(?: ?[0-9A-Z]){1,21}(?![0-9A-Z])))")


def creditor_reference(own: str) -> str:
    """The reference for our own number: `creditor_reference("539007547034")` is "RF18539007547034".

    Raises ValueError for anything but 1 to 21 capital letters and digits.
    """
    if not re.fullmatch(r"[0-9A-Z]{1,21}", own):
        raise ValueError(f"a creditor reference is made of 1 to 21 capital letters and digits, not {own!r}")
    return f"RF{mod_97_10.calc_check_digits(own + 'RF')}{own}"


def compact(text: str) -> str | None:
    """The reference in its plain form, or None when it is not valid."""
    try:
        return str(iso11649.validate(text.upper()))
    except ValidationError:
        return None


def find_reference(lines: Iterable[str]) -> str | None:
    """The one valid reference in what the payer wrote, spaces forgiven; None if there is none or more than one."""
    found = {
        reference
        for line in lines
        for match in _CANDIDATE.finditer(line.upper())
        for reference in [_reading(match[1])]
        if reference is not None
    }
    return found.pop() if len(found) == 1 else None


def _reading(candidate: str) -> str | None:
    """The first word if it is a whole reference; else the one run of groups that is. Ordinary words may follow."""
    words = candidate.split(" ")
    whole = compact(words[0])
    if whole is not None:
        return whole
    runs = {compact("".join(words[:end])) for end in range(2, len(words) + 1)} - {None}
    return runs.pop() if len(runs) == 1 else None
