"""Facts about product models. Key: the release."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from murmelbahn.kernel.fact import fact


@fact("vehicle.model.released")
@dataclass(frozen=True, slots=True, kw_only=True)
class ModelReleased:
    """A product model may be ordered from now on; `artefacts` are the hashes of its time slices."""

    release: UUID
    model: str
    year: int
    artefacts: tuple[str, ...]
