"""A company's VAT id as it was typed."""

from __future__ import annotations


def vat_id_typed(typed: str) -> str:
    """Without blanks and dots, in capitals. Whether it can be right, and is not the seller's own, is checked where it is kept;
    whether it exists, by the register."""
    return "".join(one for one in typed if one.isalnum()).upper()[:20]
