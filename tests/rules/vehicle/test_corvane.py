"""The demo maker's six models: sound, sliced, and with the values that the acceptance stories need."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from murmelbahn.reasoner.check import check
from murmelbahn.reasoner.complete import complete
from murmelbahn.reasoner.count import count
from murmelbahn.reasoner.states import State, states
from murmelbahn.vehicle.rules.model.artefact import Artefact
from murmelbahn.vehicle.rules.model.release import compile_release, slice_for
from murmelbahn.vehicle.rules.values import co2_class, features, label, preferences, technical
from murmelbahn.vehicle.terms import ItemKind, Powertrain
from tests.rules.vehicle.corvane import MODELS, files, released

BUILD = date(2027, 1, 18)


def artefact(model: str, market: str = "DE", order: date = date(2026, 11, 24), build: date = BUILD) -> Artefact:
    release = released(model)
    found = slice_for(release.slices, market=market, order_date=order, build_date=build)
    assert found is not None
    return release.artefacts[found.artefact]


def completed(model: str, *choices: str) -> tuple[str, ...]:
    made = artefact(model)
    return complete(made.formula, choices, preferences(made, {})).items


@pytest.mark.parametrize("model", MODELS)
def test_each_model_is_sound_and_large(model: str) -> None:
    assert [n.reason for n in released(model).notes] == ["item NIGHTV can never be had in market AT"]
    assert count(artefact(model).formula) > 1_000_000


def test_six_powertrains_forty_options_and_every_kind_of_item() -> None:
    made = [artefact(model) for model in MODELS]
    kinds = {technical(one, completed(model)).powertrain for one, model in zip(made, MODELS, strict=True)}
    assert kinds == set(Powertrain)
    options = {i.code for one in made for i in one.items if i.family not in ("engine", "gearbox")}
    assert len(options) >= 40
    assert {i.kind for one in made for i in one.items} == set(ItemKind)


@pytest.mark.parametrize(
    ("model", "choices", "co2", "powertrain"),
    [
        ("arve", ("MH13", "W17"), 128, Powertrain.MILD_HYBRID),
        ("arve", ("MH13", "W20"), 131, Powertrain.MILD_HYBRID),
        ("arve", ("MH16", "W17"), 131, Powertrain.MILD_HYBRID),
        ("tarn", ("DI20", "W17"), 141, Powertrain.COMBUSTION),
        ("tarn", ("PE25", "W17"), 165, Powertrain.COMBUSTION),
        ("lenne", ("PE20", "W19"), 165, Powertrain.COMBUSTION),
        ("vire", ("EV50", "W19"), 0, Powertrain.BATTERY_ELECTRIC),
        ("nera", ("EV92X", "W20"), 0, Powertrain.BATTERY_ELECTRIC),
        ("sorgue", ("PH18", "W18"), 28, Powertrain.PLUG_IN),
    ],
)
def test_values_of_the_acceptance_stories(
    model: str, choices: tuple[str, ...], co2: int, powertrain: Powertrain
) -> None:
    values = technical(artefact(model), completed(model, *choices))
    assert (values.co2_g_km, values.powertrain) == (co2, powertrain)


def test_wheels_do_not_enter_the_approval_papers_and_engines_do() -> None:
    """Story S3: 20-inch wheels keep the contract's tax year, another engine does not."""
    families = {family.code: family.approval for family in artefact("arve").families}
    assert (families["wheels"], families["engine"], families["paint"]) == (False, True, False)


def test_a_package_stands_for_its_contents_and_plant_codes_are_not_sold() -> None:
    made = artefact("arve")
    packed = completed("arve", "WINTER")
    single = completed("arve", "SEATHEAT", "STEERHEAT", "!WINTER")
    assert features(made, packed) == features(made, single)
    assert features(made, (*packed, "XK41")) == features(made, packed)


def test_electric_deltas_count_where_the_car_is_charged() -> None:
    slow, fast = (technical(artefact("nera"), completed("nera", "EV77", wheel)) for wheel in ("W19", "W20"))
    assert fast.electric_range_km < slow.electric_range_km
    assert fast.co2_g_km == slow.co2_g_km == 0
    burning = technical(artefact("arve"), completed("arve", "W20"))
    assert (burning.electric_range_km, burning.consumption_kwh_100km) == (0, Decimal(0))


def test_rules_follow_their_market_their_order_date_and_their_build_date() -> None:
    def state(item: str, *choices: str, model: str = "vire", **when: object) -> State:
        return states(artefact(model, **when).formula, choices).of[item]  # type: ignore[arg-type]

    assert state("HEATP", "WINTER") is State.FREE
    assert state("HEATP", "WINTER", market="AT") is State.IMPLIED
    assert state("P21") is State.BLOCKED
    assert state("P21", build=date(2027, 3, 1)) is State.FREE
    assert state("ROOFBLACK", "P02") is State.FREE
    assert state("ROOFBLACK", "P02", order=date(2027, 1, 1)) is State.BLOCKED
    assert state("W20", "DI20X", model="tarn") is State.BLOCKED
    assert state("W20", "DI20X", model="tarn", build=date(2027, 2, 1)) is State.FREE


def test_equal_rules_are_one_artefact_and_hashes_do_not_depend_on_file_order() -> None:
    release = released("lenne")
    assert len(release.artefacts) < len(release.slices)
    backwards = dict(reversed(files("lenne").items()))
    again = compile_release(backwards)
    assert again.source == release.source
    assert again.slices == release.slices
    assert all(one.hash == name for name, one in again.artefacts.items())


@pytest.mark.parametrize("model", MODELS)
def test_what_the_reasoner_completes_passes_its_own_check(model: str) -> None:
    made = artefact(model)
    for item in made.items:
        if item.code not in made.absent:
            assert check(made.formula, completed(model, item.code)).valid


@pytest.mark.parametrize(("co2", "letter"), [(0, "A"), (1, "B"), (95, "B"), (96, "C"), (115, "C"), (135, "D"), (136, "E"),
                                             (155, "E"), (175, "F"), (176, "G")])  # fmt: skip
def test_co2_classes(co2: int, letter: str) -> None:
    """Pkw-EnVKV of 2024-02-23, annex 1."""
    assert co2_class(co2) == letter


def test_a_plug_in_shows_both_classes() -> None:
    shown = label(technical(artefact("sorgue"), completed("sorgue", "PH18", "W18")))
    assert (shown.co2_class, shown.co2_class_empty) == ("B", "E")
    assert label(technical(artefact("arve"), completed("arve"))).co2_class_empty is None


KM = tuple(Decimal(km) for km in ("3.095", "4.756", "7.162", "8.254"))
"""The distances of the four phases (Regulation (EU) 2017/1151, annex XXI, sub-annex 1)."""


@pytest.mark.parametrize("model", MODELS)
def test_the_phases_of_a_label_mean_its_combined_value(model: str) -> None:
    for items in (
        completed(model),
        completed(model, "W20") if "W20" in artefact(model).family_of else completed(model),
    ):
        found = label(technical(artefact(model), items))
        plug_in = found.powertrain is Powertrain.PLUG_IN
        litres = found.consumption_empty_l_100km if plug_in else found.consumption_l_100km
        kwh = found.kwh_electric_100km if plug_in else found.consumption_kwh_100km
        for combined, phases in ((litres, found.phases_l_100km), (kwh, found.phases_kwh_100km)):
            assert bool(combined) == bool(phases)
            if phases:
                mean = sum((one * km for one, km in zip(phases, KM, strict=True)), Decimal(0)) / sum(KM)
                assert abs(mean - combined) < Decimal("0.05"), (model, combined, phases)
