"""What the customer stream needs from above: the VAT ids of those who sell."""

from __future__ import annotations

from typing import Protocol


class SellersVatIds(Protocol):
    """Whoever knows the national companies."""

    def __call__(self, *, seller: str) -> str:
        """The seller's own VAT id; nothing for one that is not known."""


class Socket:
    """Where the application plugs them in; without it nobody's is known."""

    def __init__(self) -> None:
        self._plugged: SellersVatIds | None = None

    def plug(self, known: SellersVatIds) -> None:
        self._plugged = known

    def __call__(self, *, seller: str) -> str:
        return "" if self._plugged is None else self._plugged(seller=seller)


sellers_vat_ids = Socket()
