"""VINs by ISO 3779."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from murmelbahn.vehicle.rules.vin import checked
from murmelbahn.vehicle.terms import BadVin

LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789"


@given(st.text(LETTERS, min_size=13, max_size=13), st.integers(0, 9999))
def test_every_vin_of_the_standard_is_taken_in_any_case(head: str, serial: int) -> None:
    vin = f"{head}{serial:04}"
    assert checked(f" {vin.lower()} ") == vin


@pytest.mark.parametrize(
    ("vin", "reason"),
    [
        ("WVCAV2ZZZ7C00001", "length"),
        ("WVCAV2ZZZ7C0000011", "length"),
        ("WVCAV2ZZZ7C0O0001", "characters"),
        ("WVCIV2ZZZ7C000001", "characters"),
        ("WVCAV2ZZZ7C00000A", "serial"),
        ("", "length"),
        ("WVCAV2ZZZ7C00000\u0663", "characters"),
    ],
)
def test_what_is_no_vin_is_refused_with_its_reason(vin: str, reason: str) -> None:
    with pytest.raises(BadVin) as caught:
        checked(vin)
    assert caught.value.parameters["reason"] == reason
