"""What forms of the showroom refuse themselves."""

from __future__ import annotations

from murmelbahn.kernel.refusals import Refusal


class NoSuchDeal(Refusal):
    """A number names no deal of the reader's, or several: number."""

    code, status = "showroom.deal.unknown_number", 422
