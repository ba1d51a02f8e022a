"""The rights of every role at every route, generated from the API's own description."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.api.rights import FOREIGN, LISTS, RIGHTS, SUMS

if TYPE_CHECKING:
    from tests.api.callers import Stage
    from tests.api.matrix import Answer

pytestmark = [pytest.mark.api, pytest.mark.xdist_group("rights")]
"""One process asks every route by every role once; its tests read the answers."""
NO = {401, 403, 404}


@pytest.fixture(scope="module")
def matrix(stage: Stage) -> dict[str, dict[str, Answer]]:
    from tests.api.matrix import played

    return played(stage)


def test_every_route_has_a_row_and_every_row_a_route() -> None:
    from tests.api.matrix import routes

    known = set(routes())
    assert sorted(known - set(RIGHTS)) == [], "say in tests/api/rights.py who may call it"
    assert sorted(set(RIGHTS) - known) == []


def test_who_may_not_is_told_no_and_writes_nothing(matrix: dict[str, dict[str, Answer]]) -> None:
    """Own and foreign objects, reading and writing: 0 foreign reads, 0 foreign writes."""
    let_in = [
        f"{route}: {caller} got {answer.status} {answer.said}"
        for route, answers in matrix.items()
        for caller, answer in answers.items()
        if caller not in RIGHTS.get(route, frozenset())
        and not (route in LISTS and caller in FOREIGN and answer.status == 200)
        and not (route == "desk.take_over" and answer.body.get("code") == "retail.deal.not_cared_for")
        and (answer.status not in NO or answer.written)
    ]
    assert let_in == []


def test_who_may_is_let_through(matrix: dict[str, dict[str, Answer]]) -> None:
    """Or the row above would prove nothing: the call is understood, and refused for reasons of the business at most."""
    kept_out = [
        f"{route}: {caller} got {answer.status} {answer.said} {str(answer.body)[:200]}"
        for route, answers in matrix.items()
        for caller, answer in answers.items()
        if caller in RIGHTS.get(route, frozenset()) and (answer.status in NO or answer.status >= 500)
    ]
    assert kept_out == []


def test_lists_of_strangers_hold_nothing_of_others(stage: Stage, matrix: dict[str, dict[str, Answer]]) -> None:
    cast = stage.cast
    ours = {str(cast.deals["invoiced"]), str(cast.people["invoiced"][1])}
    leaked = [
        f"{route}: {caller} read {found}"
        for route in LISTS
        for caller, answer in matrix[route].items()
        if caller in FOREIGN
        for found in ours
        if found in json.dumps(answer.body)
    ]
    assert leaked == []
    assert all(
        matrix[route][caller].empty
        for route in LISTS - SUMS - {"deals.deals", "parties.parties_of", "cars.find_cars", "network.agents"}
        for caller in FOREIGN
        if matrix[route][caller].status == 200
    )
    assert matrix["deals.counts"]["foreign adviser"].body["total"] == 0
    assert matrix["cars.yard_counts"]["foreign sales"].body.get("total", 0) == 0


def test_nobody_is_answered_with_a_fault(matrix: dict[str, dict[str, Answer]]) -> None:
    assert [route for route, answers in matrix.items() for one in answers.values() if one.status >= 500] == []
