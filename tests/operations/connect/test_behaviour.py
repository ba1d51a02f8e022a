"""Who decides how the outside behaves, and what a world without a decision does."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from murmelbahn.connect import operations
from murmelbahn.connect.queries import bank_faults, outside
from murmelbahn.connect.queries.outside import FILE, behaviours_in
from murmelbahn.connect.terms import UnknownBehaviour
from murmelbahn.kernel import world as worlds
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.refusals import NotAllowed
from murmelbahn.ui.files import BrokenFile

DEAL, OTHER = UUID(int=1), UUID(int=2)
OPERATOR = Actor(subject=new_id(), kind=ActorKind.OPERATOR)
CUSTOMER = Actor(subject=new_id(), kind=ActorKind.CUSTOMER)
pytestmark = pytest.mark.usefixtures("world")


def clock(kind: str, seed: int) -> None:
    with worlds.connection().cursor() as cursor:
        cursor.execute(
            "UPDATE kernel_clock SET kind = %s, at = %s, seed = %s",
            [kind, datetime(2026, 11, 24, tzinfo=UTC) if kind == "set" else None, seed],
        )


@pytest.mark.parametrize(("kind", "seed", "silent"), [("set", 7, 0), ("set", 0, 1000), ("real", 7, 1000)])
def test_only_a_seeded_world_with_its_own_clock_has_partners_by_itself(kind: str, seed: int, silent: int) -> None:
    clock(kind, seed)
    assert outside(SYSTEM, subject=DEAL).knobs["plant.silent"] == silent
    assert outside(SYSTEM, subject=DEAL).seed == seed


def test_a_choice_wins_and_a_deals_own_fate_wins_over_it() -> None:
    clock("real", 0)
    operations.choose_behaviour(OPERATOR, name="calm", changes={"plant.fails": 500, "bank.late_days": [1, 2]})
    operations.destine(OPERATOR, subject=DEAL, name="roll 7/1", changes={"plant.fails": 1000})
    one, other = outside(SYSTEM, subject=DEAL), outside(SYSTEM, subject=OTHER)
    assert (one.name, other.name) == ("roll 7/1", str(OTHER))
    assert (one.knobs["plant.fails"], other.knobs["plant.fails"]) == (1000, 500)
    assert one.knobs["bank.late_days"] == (1, 2)
    operations.choose_behaviour(OPERATOR, name="usual")
    assert outside(SYSTEM, subject=OTHER).knobs["plant.fails"] == 10


def test_draws_follow_the_name_and_the_seed() -> None:
    for subject in (DEAL, OTHER):
        operations.destine(SYSTEM, subject=subject, name="the same")
    assert outside(SYSTEM, subject=DEAL).number(10**9, "x") == outside(SYSTEM, subject=OTHER).number(10**9, "x")
    before = outside(SYSTEM, subject=DEAL).number(10**9, "x")
    clock("set", 8)
    assert outside(SYSTEM, subject=DEAL).number(10**9, "x") != before


def test_what_is_not_in_the_data_is_refused_and_nothing_is_written() -> None:
    with pytest.raises(UnknownBehaviour):
        operations.choose_behaviour(OPERATOR, name="wild")
    with pytest.raises(UnknownBehaviour):
        operations.choose_behaviour(OPERATOR, name="calm", changes={"plant.sings": 1})
    with pytest.raises(UnknownBehaviour):
        operations.destine(OPERATOR, subject=DEAL, changes={"plant.fails": 2000})
    assert outside(SYSTEM, subject=DEAL).knobs["plant.silent"] == 1000


def test_customers_decide_nothing_here() -> None:
    for attempt in (
        lambda: operations.choose_behaviour(CUSTOMER, name="calm"),
        lambda: operations.destine(CUSTOMER, subject=DEAL),
        lambda: bank_faults(CUSTOMER),
    ):
        with pytest.raises(NotAllowed):
            attempt()


def test_a_text_in_two_languages_for_every_mail_and_world() -> None:
    from murmelbahn.connect.mail.station import CODES
    from murmelbahn.connect.terms import World
    from murmelbahn.documents.terms import DocumentKind
    from murmelbahn.ui.texts import catalogue

    wanted = {f"connect.world.{one}" for one in World}
    wanted |= {f"connect.mail.{code}" for code in (*CODES.values(), *DocumentKind, "version_agreed")}
    for language in ("de", "en"):
        assert wanted <= set(catalogue(language))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("refuses = 10 ", "refuses = ten ", "line 8: Invalid value"),
        ("refuses = 10 ", "refuses = 1001 ", "line 8: refuses: 1001 is neither a chance per thousand"),
        ("answer_hours = [4, 30] ", "answer_hours = [30, 4] ", "line 7: answer_hours: "),
        ("[usual.plant]", "[usually.plant]", "line 6: plant.silent is no knob"),
        ("[still]", "[stil]", "there is no set still"),
    ],
)
def test_a_file_of_behaviours_that_cannot_be_read_names_its_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    broken = tmp_path / "behaviour.toml"
    broken.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(BrokenFile) as refused:
        behaviours_in(broken)
    assert str(broken) in str(refused.value)
    assert said in str(refused.value)
