"""When money is safe, which reference a payer typed, what lateness costs, what an agent keeps."""

from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import iso11649

from murmelbahn.kernel.money import Money
from murmelbahn.kernel.periods import Period
from murmelbahn.value.rules import commission
from murmelbahn.value.rules.funding import secured
from murmelbahn.value.rules.interest import days_of, late_spans
from murmelbahn.value.rules.matching import reference_of, references_in
from murmelbahn.value.terms import (
    TAKEOVER,
    CommissionCause,
    CommissionTerms,
    Commitment,
    CommitmentState,
    Condition,
    FundingKind,
    PartyRef,
    payer_fingerprint,
)

US, CAR, HANDOVER = PartyRef(party=UUID(int=1), version=1), "c" * 64, date(2027, 3, 18)


def eur(amount: str) -> Money:
    return Money.of(amount, "EUR")


def commitment(**changes: object) -> Commitment:
    bound: dict[str, object] = {
        "id": UUID(int=9),
        "deal": UUID(int=8),
        "kind": FundingKind.LEASE,
        "lender": "LEASO",
        "state": CommitmentState.APPROVED,
        "version": 1,
        "asked": eur("100.00"),
        "amount": eur("100.00"),
        "recipient": US,
        "car": CAR,
        "irrevocable": True,
        "valid_until": HANDOVER,
        "conditions": (Condition(code=TAKEOVER, met=False),),
    }
    return Commitment(**(bound | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({}, None),
        ({"recipient": PartyRef(party=UUID(int=2), version=1)}, "commitment_recipient"),
        ({"recipient": PartyRef(party=UUID(int=1), version=2)}, None),
        ({"car": "d" * 64}, "commitment_car"),
        ({"irrevocable": False}, "commitment_revocable"),
        ({"valid_until": date(2027, 3, 17)}, "commitment_expires"),
        ({"valid_until": None}, "commitment_expires"),
        ({"conditions": (Condition(code="payslip", met=False),)}, "commitment_condition"),
        ({"amount": eur("99.99")}, "short"),
        ({"state": CommitmentState.LAPSED}, "short"),
    ],
)
def test_a_commitment_secures_only_what_it_binds(changes: dict[str, object], reason: str | None) -> None:
    answer = secured(
        agreed=eur("100.00"),
        cleared=eur("0.00"),
        uncleared=(),
        commitments=[commitment(**changes)],
        credit=eur("0.00"),
        recipient=US,
        car=CAR,
        on=HANDOVER,
        tolerance=eur("0.00"),
    )
    assert answer.secured is (reason is None)
    assert [one.reason for one in answer.not_counted] == ([reason] if reason not in (None, "short") else [])
    assert bool(answer.shortfall) is not answer.secured


@given(st.integers(0, 200), st.integers(0, 200), st.integers(0, 200), st.integers(0, 100), st.integers(0, 5))
def test_secured_is_the_sum_of_what_is_certain(cash: int, lent: int, credit: int, drawn: int, tolerance: int) -> None:
    drawn = min(drawn, cash)
    answer = secured(
        agreed=eur("200"),
        cleared=eur(str(cash)),
        uncleared=(),
        commitments=[commitment(amount=eur(str(lent)))],
        credit=eur(str(credit)),
        recipient=US,
        car=CAR,
        on=HANDOVER,
        tolerance=eur(str(tolerance)),
        drawn=eur(str(drawn)),
    )
    certain = cash + max(lent - drawn, 0) + credit
    assert answer.secured is (certain + tolerance >= 200)


@given(st.uuids(), st.sampled_from(["{}", "Rechnung {}", "{} danke", "Auto;{};2026"]), st.booleans())
def test_a_reference_is_found_in_whatever_was_typed(deal: UUID, text: str, spaced: bool) -> None:
    reference = reference_of(deal)
    assert iso11649.is_valid(reference)
    typed = " ".join(reference[i : i + 4] for i in range(0, len(reference), 4)).lower() if spaced else reference
    assert references_in(text.format(typed)) == (reference,)


@given(st.uuids(), st.integers(4, 17))
def test_a_mistyped_reference_is_not_taken_for_another(deal: UUID, place: int) -> None:
    """ISO 7064 mod 97-10 finds every letter typed for a letter and digit for a digit."""
    reference = reference_of(deal)
    one, other = ("1", "2") if reference[place].isdigit() else ("A", "B")
    wrong = other if reference[place] == one else one
    assert references_in(reference[:place] + wrong + reference[place + 1 :]) == ()


def test_names_are_compared_without_order_case_and_punctuation() -> None:
    assert payer_fingerprint("Müller-Lüdenscheidt, Erika") == payer_fingerprint("ERIKA MÜLLER LÜDENSCHEIDT")
    assert payer_fingerprint("Erika Muster") != payer_fingerprint("Erik Muster")


def test_interest_counts_every_day_something_is_open() -> None:
    paid = [(date(2026, 12, 21), eur("20000.00")), (date(2027, 1, 4), eur("12272.00"))]
    first, last = date(2026, 12, 23), date(2027, 1, 31)
    late = late_spans(eur("32272.00"), paid, first=first, last=last)
    assert late == ((Period(first, date(2027, 1, 5)), eur("12272.00")),)
    assert days_of(late) == 13
    assert late_spans(eur("32272.00"), paid, first=last, last=last) == ()
    assert late_spans(eur("32272.00"), paid, first=last, last=first) == ()
    early = late_spans(eur("32272.00"), paid, first=date(2026, 12, 20), last=date(2026, 12, 22))
    assert [(span.end, owed) for span, owed in early] == [
        (date(2026, 12, 22), eur("32272.00")),
        (date(2026, 12, 23), eur("12272.00")),
    ]


@given(st.integers(0, 10_000_000), st.sampled_from(["4", "6", "7.4"]), st.integers(0, 500))
def test_a_claw_back_leaves_the_protected_activity_and_nothing_else(cents: int, rate: str, fee: int) -> None:
    terms = CommissionTerms(contract=str(uuid4()), rate=Decimal(rate), handover_fee=eur(str(fee)))
    base = Money.of(Decimal(cents) / 100, "EUR")
    lines = commission.earned(terms, base, CommissionCause.HANDOVER)
    back = commission.inverse(lines)
    assert sum(line.amount.amount for line in (*lines, *back)) == fee
    assert commission.inverse((*lines, *back)) == ()
    assert len(commission.earned(terms, base, CommissionCause.SELLER_RESPONSIBLE)) == 1


def test_a_lender_never_secures_the_own_part() -> None:
    """Loan 40,000.00 beside an own part of 18,310.00: neither a larger approval nor the lender's own money fills it."""
    whole = {"agreed": eur("58310"), "uncleared": (), "credit": eur("0"), "recipient": US, "car": CAR}
    whole |= {"on": HANDOVER, "tolerance": eur("0"), "planned": eur("40000")}
    approved = [commitment(amount=eur("58310"))]
    nothing = secured(**whole, cleared=eur("0"), commitments=approved)
    assert (nothing.committed, nothing.shortfall) == (eur("40000"), eur("18310"))
    paid_by_lender = secured(**whole, cleared=eur("40000"), commitments=approved, drawn=eur("40000"))
    assert (paid_by_lender.committed, paid_by_lender.shortfall) == (eur("0"), eur("18310"))
    assert secured(**whole, cleared=eur("18310"), commitments=approved).secured
    both = secured(**whole, cleared=eur("58310"), commitments=approved, drawn=eur("40000"))
    assert (both.secured, both.committed) == (True, eur("0"))
