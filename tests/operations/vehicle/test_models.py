"""Models are released whole or not at all, and what was agreed on them can be replayed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.db import IntegrityError, transaction

from murmelbahn.kernel import world as kernel_world
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.refusals import NotAllowed, NotFound
from murmelbahn.vehicle import operations, queries
from murmelbahn.vehicle.models import ArtefactRow, Configuration, ModelRelease
from murmelbahn.vehicle.terms import (
    BrokenModel,
    ChangeConflict,
    ChangeOption,
    ContradictoryChoices,
    Incomplete,
    ItemState,
    UnknownItem,
    UnknownModel,
)
from tests.operations.vehicle.stock import BUILT, NOW, ORDERED, configured, files, release

pytestmark = pytest.mark.usefixtures("world")


@pytest.fixture
def artefact(set_clock: Callable[[datetime], None]) -> str:
    set_clock(NOW)
    release()
    found = queries.model_catalogue(SYSTEM, model="AV2", market="DE", order_date=ORDERED, build_date=BUILT)
    return found.artefact


def test_the_same_text_is_the_same_release_and_other_text_a_new_one(artefact: str) -> None:
    first = release()
    changed = files("arve")
    changed["models/arve.toml"] = changed["models/arve.toml"].replace("mass_kg = 1465", "mass_kg = 1470")
    second = operations.release_model(SYSTEM, files=changed)
    assert first != second
    newest = queries.model_catalogue(SYSTEM, model="AV2", market="DE", order_date=ORDERED, build_date=BUILT)
    assert newest.artefact != artefact
    assert queries.catalogue_of(SYSTEM, artefact=artefact).artefact == artefact


def test_a_broken_file_releases_nothing_and_says_where(artefact: str) -> None:
    before = (ModelRelease.objects.count(), ArtefactRow.objects.count())
    broken = files("tarn")
    broken["tables/tarn_engine_gearbox_wheels.csv"] = broken["tables/tarn_engine_gearbox_wheels.csv"].replace(
        "DI20,AT8", "DI99,AT8"
    )
    with pytest.raises(BrokenModel) as caught:
        operations.release_model(SYSTEM, files=broken)
    told = caught.value.parameters
    assert (told["file"], told["line"]) == ("tables/tarn_engine_gearbox_wheels.csv", 4)
    assert "DI99" in told["reason"]
    assert (ModelRelease.objects.count(), ArtefactRow.objects.count()) == before


def test_only_product_managers_release(artefact: str) -> None:
    with pytest.raises(NotAllowed):
        operations.release_model(Actor(subject=new_id(), kind=ActorKind.ADVISER), files=files("tarn"))


def test_a_model_is_offered_in_its_markets_and_times_only(artefact: str) -> None:
    assert [one.model for one in queries.models(SYSTEM, market="AT", order_date=ORDERED, build_date=BUILT)] == ["AV2"]
    for market, day in (("FR", ORDERED), ("DE", date(2026, 8, 31))):
        with pytest.raises(UnknownModel):
            queries.model_catalogue(SYSTEM, model="AV2", market=market, order_date=day, build_date=BUILT)


def test_a_configuration_is_what_it_was_saved_as(artefact: str) -> None:
    saved = configured("W20", "TRSPT", "WINTER")
    assert configured("W20", "TRSPT", "WINTER") == saved
    assert Configuration.objects.count() == 1
    assert (saved.technical.co2_g_km, saved.label.co2_class) == (131, "D")
    assert "WINTER" in saved.items
    assert "WINTER" not in saved.features
    assert queries.included_items(SYSTEM, configuration=saved.id) == {"SEATHEAT", "STEERHEAT"}
    with pytest.raises(NotFound):
        queries.configuration(SYSTEM, configuration=new_id())
    with pytest.raises(IntegrityError), transaction.atomic(using=kernel_world.alias()):
        Configuration.objects.update(model="LN1")


def test_only_complete_cars_are_saved(artefact: str) -> None:
    def save(*items: str) -> None:
        operations.save_configuration(
            SYSTEM, model="AV2", items=items, market="DE", order_date=ORDERED, build_date=BUILT
        )

    with pytest.raises(Incomplete) as caught:
        save("MH13", "AT7")
    assert "family.wheels" in caught.value.parameters["rules"]
    with pytest.raises(UnknownItem):
        save("MH13", "WARP9")


def test_the_configurator_explains_itself(artefact: str) -> None:
    found = queries.states(SYSTEM, artefact=artefact, choices=["U01", "TRESS"]).states
    assert found["U01"] is ItemState.CHOSEN
    assert found["AT7"] is ItemState.IMPLIED
    assert found["SEATVENT"] is ItemState.BLOCKED
    assert found["P21"] is ItemState.BLOCKED
    told = queries.why(SYSTEM, artefact=artefact, choices=["U01", "P01", "TRESS"], wish="SEATVENT")
    assert told is not None
    assert told.choices == ("U01",)
    assert "Ventilated seats need leather or part leather." in told.words["en"]
    early = queries.why(SYSTEM, artefact=artefact, choices=[], wish="P21")
    assert early is not None
    assert early.words["de"] == ("Das gibt es zu dieser Zeit in diesem Land nicht: Granatrot perleffekt.",)
    [cheapest, *_] = queries.repairs(
        SYSTEM, artefact=artefact, choices=["TRESS", "W20"], wish="HUD", weights={"TRESS": 500, "W20": 100}
    )
    assert (cheapest.give_up, cheapest.cost) == (("TRESS",), 500)
    with pytest.raises(ContradictoryChoices):
        queries.states(SYSTEM, artefact=artefact, choices=["W20", "TRESS"])
    with pytest.raises(UnknownItem):
        queries.states(SYSTEM, artefact=artefact, choices=["WARP9"])


def test_a_late_change_is_the_cheapest_admissible_or_names_what_is_frozen(artefact: str) -> None:
    saved = configured("TRSPT", "W17")

    def ask(*wish: str, frozen: tuple[str, ...] = (), build_date: date = BUILT) -> ChangeOption | ChangeConflict:
        fees = {"drivetrain": 40000, "body_shop": 30000, "assembly": 15000}
        return queries.change_options(
            SYSTEM, configuration=saved.id, wish=wish, frozen=frozen, build_date=build_date, fees=fees
        )

    wheels = ask("W20", frozen=("drivetrain", "body_shop"))
    assert isinstance(wheels, ChangeOption)
    assert (wheels.added, wheels.removed) == (("W20",), ("W17",))
    assert (wheels.classes, wheels.approval) == (("assembly",), False)
    engine = ask("MH16")
    assert isinstance(engine, ChangeOption)
    assert engine.approval
    held = ask("P11", frozen=("body_shop",))
    assert isinstance(held, ChangeConflict)
    assert held.frozen == ("paint",)
    assert isinstance(ask("P21"), ChangeConflict)
    assert isinstance(ask("P21", build_date=date(2027, 3, 8)), ChangeConflict)
