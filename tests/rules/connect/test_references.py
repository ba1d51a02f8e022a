"""ISO 11649 references, in a field and in a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import iso11649

from murmelbahn.connect.bank.camt import creditor_reference, find_reference

OWN = st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=21)


@given(OWN)
def test_every_made_reference_is_valid(own: str) -> None:
    reference = creditor_reference(own)
    assert iso11649.is_valid(reference)
    assert reference.endswith(own)


@given(OWN, st.sampled_from(["{}", "Rechnung {}", "{}, danke", "Zahlung zu {}."]))
def test_it_is_found_in_a_sentence(own: str, sentence: str) -> None:
    reference = creditor_reference(own)
    assert find_reference([sentence.format(reference)]) == reference


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["RF18 5390 0754 7034"], "RF18539007547034"),
        (["rf18539007547034"], "RF18539007547034"),
        (["RF19539007547034"], None),
        (["RF18539007547034", "RF18539007547034"], "RF18539007547034"),
        ([f"RF18539007547034 und {creditor_reference('ABC123')}"], None),
        (["AERF18539007547034"], None),
        ([], None),
    ],
)
def test_only_the_one_valid_reference_counts(lines: list[str], found: str | None) -> None:
    assert find_reference(lines) == found


@pytest.mark.parametrize("own", ["", "ab", "A" * 22, "Ä1", "1 2"])
def test_what_cannot_be_a_reference_is_a_bug(own: str) -> None:
    with pytest.raises(ValueError, match="creditor reference"):
        creditor_reference(own)
