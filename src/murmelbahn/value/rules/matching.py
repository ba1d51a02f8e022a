"""Payment references: one RF creditor reference (ISO 11649) per deal, found again in whatever the payer typed."""

from __future__ import annotations

import hashlib
import re
from uuid import UUID

from stdnum import iso11649

LETTERS = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"
LENGTH = 14
_TYPED = re.compile(r"RF[\s-]*[0-9][\s-]*[0-9](?:[\s-]*[0-9A-Z]){14}")


def reference_of(deal: UUID) -> str:
    """The deal's creditor reference: RF, two check digits, 14 characters of the deal's hash (no I, no O)."""
    number = int.from_bytes(hashlib.sha256(deal.bytes).digest())
    body = ""
    while len(body) < LENGTH:
        number, place = divmod(number, len(LETTERS))
        body += LETTERS[place]
    return f"RF{98 - int(''.join(str(int(sign, 36)) for sign in body + 'RF00')) % 97:02d}{body}"


def references_in(remittance: str) -> tuple[str, ...]:
    """Every valid creditor reference of our length in a remittance text, spaces and dashes ignored, in order."""
    found = (re.sub(r"[\s-]", "", hit.group()) for hit in _TYPED.finditer(remittance.upper()))
    return tuple(dict.fromkeys(one for one in found if iso11649.is_valid(one)))
