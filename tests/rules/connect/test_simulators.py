"""What simulated worlds decide, for any seed: valid VINs, sums that hold, days in order."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum import iban
from tests.rules.connect.test_outside import SETS

from murmelbahn.connect.bank import payers
from murmelbahn.connect.carrier import simulator as carrier
from murmelbahn.connect.lender import simulator as lender
from murmelbahn.connect.plant import simulator as plant
from murmelbahn.connect.registration import simulator as authority
from murmelbahn.connect.rules.outside import Outside
from murmelbahn.kernel.money import Money, total
from murmelbahn.vehicle.rules.vin import checked
from murmelbahn.vehicle.terms import Fuel, Powertrain, Technical

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
TODAY = NOW.date()
WILD = {**SETS["usual"], "bank.two_parts": 300, "bank.too_much": 200, "bank.twice": 200, "bank.late": 300,
        "bank.never": 100, "bank.instant": 300, "plant.moves": 300, "plant.fails": 200, "plant.refuses": 200,
        "carrier.late": 300, "carrier.damages": 300, "plant.above_type_value": 300}  # fmt: skip
OUTSIDES = st.builds(lambda seed, name: Outside(seed, name, WILD), st.integers(0, 10**9), st.text(max_size=12))
AMOUNTS = st.integers(1, 10_000_000).map(lambda cents: Money(Decimal(cents).scaleb(-2), "EUR"))
DAYS = st.dates(TODAY - timedelta(days=30), TODAY + timedelta(days=60))


@settings(deadline=None)
@given(
    OUTSIDES, st.sampled_from(["AV2", "TS1", "i-O q", ""]), st.integers(2015, 2050), st.sampled_from(["PLANT-1", "Q"])
)
def test_a_vin_is_valid_whatever_model_and_plant_are_called(
    outside: Outside, model: str, year: int, place: str
) -> None:
    number = plant.vin(outside, attempt=0, model=model, year=year, plant=place)
    assert checked(number) == number
    assert number.startswith(plant.WMI)
    assert plant.vin(outside, attempt=0, model=model, year=year, plant=place) == number


def test_ten_thousand_vins_hardly_collide() -> None:
    numbers = {
        plant.vin(Outside(1, f"deal {n}", {}), attempt=0, model="AV2", year=2027, plant="1") for n in range(10_000)
    }
    assert len(numbers) == 10_000


@settings(deadline=None)
@given(OUTSIDES, st.integers(0, 3), DAYS)
def test_a_plan_of_the_plant_is_in_order(outside: Outside, attempt: int, wanted: date) -> None:
    plan = plant.plan(outside, attempt=attempt, now=NOW, wanted=wanted)
    assert plan.answer_at > NOW
    if plan.week is None:
        assert plan.reason
        assert plan.built_at is plan.fails_at is None
        return
    assert plan.week.weekday() == 0
    assert plan.week >= max(wanted, TODAY + timedelta(weeks=6))
    ends = [at for at in (plan.fails_at, plan.built_at) if at is not None]
    assert len(ends) == 1
    assert ends[0] > plan.answer_at
    if plan.moved_at is not None:
        assert plan.answer_at < plan.moved_at < ends[0]


@settings(deadline=None)
@given(OUTSIDES, st.integers(0, 300))
def test_individual_values_stay_near_the_type(outside: Outside, co2: int) -> None:
    of_type = Technical(
        fuel=Fuel.PETROL,
        powertrain=Powertrain.COMBUSTION,
        power_kw=96,
        engine_cc=1332,
        mass_kg=1400,
        co2_g_km=co2,
        co2_empty_g_km=co2,
        consumption_l_100km=Decimal("5.6"),
        consumption_kwh_100km=Decimal("0.0"),
        electric_range_km=0,
        emission_standard="6e",
        seats=5,
    )
    built = plant.as_built(outside, attempt=0, items=("A",), technical=of_type)
    assert -2 <= built.co2_g_km - co2 <= 3
    assert built.co2_g_km >= 0
    if not co2:
        assert built.co2_g_km == 0
    if built.co2_g_km == co2:
        assert (built.mass_kg, built.consumption_l_100km) == (1400, Decimal("5.6"))


@settings(deadline=None)
@given(OUTSIDES, st.integers(0, 3), AMOUNTS, st.one_of(st.none(), DAYS))
def test_payers_pay_the_amount_or_visibly_something_else(
    outside: Outside, nth: int, amount: Money, due_on: date | None
) -> None:
    made = payers.payments(outside, nth=nth, amount=amount, today=TODAY, due_on=due_on)
    paid = total((one.amount for one in made), "EUR")
    assert all(one.on >= TODAY for one in made)
    assert all(one.amount > Money.zero("EUR") or amount.amount < Decimal("0.02") for one in made)
    assert all(one.instant or one.on.weekday() < 5 for one in made)
    extra = paid - amount
    assert not made or extra in (Money.zero("EUR"), amount) or Money.of(1, "EUR") <= extra <= Money.of(400, "EUR")


@settings(deadline=None)
@given(OUTSIDES, AMOUNTS)
def test_calm_payers_pay_once_in_full_by_the_due_date(outside: Outside, amount: Money) -> None:
    calm = replace(outside, knobs=SETS["calm"])
    due = TODAY + timedelta(days=14)
    [one] = payers.payments(calm, nth=0, amount=amount, today=TODAY, due_on=due)
    assert one.amount == amount
    assert one.on <= due


@settings(deadline=None)
@given(OUTSIDES, st.sampled_from(["DE", "AT", "FR", ""]))
def test_a_payers_account_is_a_valid_iban(outside: Outside, country: str) -> None:
    assert iban.is_valid(payers.account_of(outside, country=country), check_country=False)


@settings(deadline=None)
@given(OUTSIDES, st.integers(0, 3))
def test_a_shipment_arrives_after_it_left(outside: Outside, nth: int) -> None:
    plan = carrier.plan(outside, nth=nth, today=TODAY)
    assert TODAY < plan.pickup < plan.compound < plan.last_leg < plan.arrival
    assert plan.promised <= plan.arrival


@settings(deadline=None)
@given(OUTSIDES, st.integers(0, 3))
def test_only_a_first_application_is_refused(outside: Outside, attempt: int) -> None:
    plan = authority.plan(outside, attempt=attempt, now=NOW)
    assert plan.answer_at.weekday() < 5
    assert not (attempt and plan.refused_for)
    plate = authority.plate(outside, attempt=attempt, place="Hamburg")
    assert len(plate) <= 16


@settings(deadline=None)
@given(OUTSIDES, st.integers(0, 3))
def test_conditions_are_met_after_the_approval_only(outside: Outside, nth: int) -> None:
    plan = lender.plan(outside, nth=nth, now=NOW)
    assert plan.valid_until > plan.answer_at.date()
    assert plan.conditions_at is None or (plan.approved and plan.conditions_at > plan.answer_at)
