"""Rows in plain SQL say the same as the ORM: JSON, moments and conflicts included."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.models import Timer
from murmelbahn.kernel.rows import NONE, every, first, where
from murmelbahn.kernel.saving import add, change, insert, insert_all, save

DUE = datetime(2026, 11, 24, 8, tzinfo=UTC)
TOPIC = where("kernel_timer.topic = %s", "test.timer.rang")


def alarm(name: str, **values: Any) -> dict[str, Any]:
    return {
        "id": new_id(),
        "due": DUE,
        "topic": "test.timer.rang",
        "key": new_id(),
        "name": name,
        "market": "DE",
        "seller": "CORVANE-DE",
        "body": {"name": name, "days": [1, 2]},
    } | values


@pytest.fixture
def three(world: str) -> list[Any]:
    return insert_all(Timer, [alarm("b"), alarm("a"), alarm("c")])


def test_what_is_inserted_is_what_the_orm_reads(three: list[Any]) -> None:
    for row in every(Timer, TOPIC):
        other = Timer.objects.get(pk=row.pk)
        assert {f.attname: getattr(row, f.attname) for f in Timer._meta.concrete_fields} == {
            f.attname: getattr(other, f.attname) for f in Timer._meta.concrete_fields
        }
        assert row.body["days"] == [1, 2]


def test_order_condition_and_nothing(three: list[Any]) -> None:
    assert [row.name for row in every(Timer, TOPIC, order="name DESC", lock="FOR UPDATE")] == ["c", "b", "a"]
    found = first(Timer, TOPIC & where("name = %s", "a"))
    assert found is not None
    assert found.pk == three[1]
    assert first(Timer, TOPIC & NONE) is None
    both = where("name = %s", "a") | where("name = %s", "b")
    assert len(every(Timer, TOPIC & both)) == 2


def test_the_same_condition_stands_in_a_queryset(three: list[Any]) -> None:
    assert [row.name for row in Timer.objects.filter(TOPIC.expression, name="a")] == ["a"]


def test_changes_reach_only_what_is_named(three: list[Any]) -> None:
    assert change(Timer, TOPIC & where("name = %s", "a"), body={"days": []}, market="AT") == 1
    row = Timer.objects.get(pk=three[1])
    assert (row.body, row.market, row.seller) == ({"days": []}, "AT", "CORVANE-DE")
    row.market, row.seller = "DE", "NOBODY"
    save(row, ["market"])
    save(row, [])
    again = Timer.objects.get(pk=three[1])
    assert (again.market, again.seller) == ("DE", "CORVANE-DE")


def test_a_row_that_is_there_stays(three: list[Any]) -> None:
    there = Timer.objects.get(pk=three[0])
    twice = alarm("b", key=there.key, market="AT")
    assert not insert(Timer, unless="topic, key, name", **twice)
    assert Timer.objects.get(pk=three[0]).market == "DE"
    add(Timer(**alarm("d")))
    assert first(Timer, where("name = %s", "d")) is not None


def test_a_column_that_is_not_there_is_named(world: str) -> None:
    with pytest.raises(TypeError, match="colour"):
        insert(Timer, colour="red")
