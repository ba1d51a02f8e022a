"""VINs of the invented maker (ISO 3779): WVC, model, year code, plant, serial."""

from __future__ import annotations

YEAR = "V"
"""Year code of model year 2027."""


def vin(model: str, plant: str, serial: int) -> str:
    """A VIN by model code (three characters), plant letter and serial number below 10,000,000."""
    return f"WVC{model}ZZ{YEAR}{plant}{serial:07d}"
