"""What forms of the showroom refuse themselves."""

from __future__ import annotations

from murmelbahn.kernel.refusals import Refusal


class NoSuchCode(Refusal):
    """No configuration was kept under a code."""

    code, status = "showroom.change.unknown_code", 422


class NoSuchDeal(Refusal):
    """A number names no deal of the reader's, or several: number."""

    code, status = "showroom.deal.unknown_number", 422
