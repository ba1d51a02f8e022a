"""What tampering finds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tampered:
    """One falsified copy: what was changed from `before` to `after`, and what the verdict said about it (empty: nothing)."""

    n: int
    copy: str
    before: str
    after: str
    named: str
    stream: str
    field: str

    @property
    def found(self) -> bool:
        return bool(self.named)
