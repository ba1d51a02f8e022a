"""Papers: allowed moves, who makes them, and every market's list."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from murmelbahn.customer.queries._lists import paper_list, withdrawal_rights
from murmelbahn.customer.rules.papers import MOVES, move, needed
from murmelbahn.customer.terms import (
    Paper,
    PaperGate,
    PaperHolder,
    PaperKind,
    PaperMoveRefused,
    PaperNumberMissing,
    PaperSet,
    PaperState,
    PaperStep,
    PartyKind,
)
from murmelbahn.kernel.actor import SYSTEM, ActorKind
from murmelbahn.kernel.refusals import NotAllowed
from murmelbahn.markets import queries as markets

MARKETS = [market.code for market in markets.all_markets(SYSTEM)]


def go(before: PaperState, after: PaperState, by: ActorKind = ActorKind.ADVISER) -> PaperState:
    step = PaperStep(paper=PaperKind.TITLE, state=after, holder=PaperHolder.AGENT)
    return move(step, before, PaperHolder.SELLER, "", supplier=PaperHolder.KEEPER, by=by).state


@pytest.mark.parametrize("before", PaperState)
@pytest.mark.parametrize("after", PaperState)
def test_moves(before: PaperState, after: PaperState) -> None:
    if before is after or after in MOVES[before]:
        assert go(before, after) is after
    else:
        with pytest.raises(PaperMoveRefused):
            go(before, after)


def test_from_every_state_there_is_a_way_on() -> None:
    assert set(MOVES) == set(PaperState)
    assert all(MOVES.values())


def test_a_customer_brings_papers_and_does_not_check_them() -> None:
    assert go(PaperState.REQUIRED, PaperState.PRESENT, ActorKind.CUSTOMER) is PaperState.PRESENT
    with pytest.raises(NotAllowed):
        go(PaperState.PRESENT, PaperState.CHECKED, ActorKind.CUSTOMER)


@pytest.mark.parametrize("market", MARKETS)
def test_every_list_can_be_read_and_asks_each_paper_once(market: str) -> None:
    rules = paper_list(market)
    assert all(rule.source and set(rule.keepers) <= set(PartyKind) for rule in rules)
    assert len({rule.kind for rule in rules}) == len(rules)
    for keeper in PartyKind:
        kinds = {rule.kind for rule in needed(rules, keeper=keeper)}
        assert {PaperKind.INSURANCE_CONFIRMATION, PaperKind.POWER_OF_ATTORNEY} <= kinds
        assert (PaperKind.REGISTER_EXTRACT in kinds) is (keeper is PartyKind.COMPANY)
        own = {rule.kind for rule in needed(rules, keeper=keeper, own=True)}
        assert own < kinds
        assert not own & {
            PaperKind.INSURANCE_CONFIRMATION,
            PaperKind.POWER_OF_ATTORNEY,
            PaperKind.TAX_MANDATE,
            PaperKind.REGISTRATION_CERTIFICATE,
        }
        assert {PaperKind.IDENTITY, PaperKind.REGISTER_EXTRACT} & own
        assert PaperKind.CERTIFICATE_OF_CONFORMITY in own


@pytest.mark.parametrize("market", MARKETS)
def test_every_market_says_when_a_consumer_may_withdraw(market: str) -> None:
    rights = withdrawal_rights(market)
    assert rights.source
    assert rights.off_premises
    assert rights.online is markets.market(SYSTEM, code=market).withdrawal.statutory


def test_gates_name_what_is_open() -> None:
    def paper(state: PaperState, gate: PaperGate, hand_out: bool = False) -> Paper:
        return Paper(
            kind=PaperKind.TITLE,
            gate=gate,
            supplier=PaperHolder.SELLER,
            state=state,
            holder=PaperHolder.SELLER,
            place="",
            hand_out=hand_out,
            changed_at=datetime(2026, 11, 24, tzinfo=UTC),
        )

    brought = paper(PaperState.PRESENT, PaperGate.REGISTRATION)
    checked = paper(PaperState.CHECKED, PaperGate.REGISTRATION, hand_out=True)
    papers = PaperSet(deal=uuid4(), keeper=uuid4(), papers=(brought, checked))
    assert papers.open_for(PaperGate.REGISTRATION) == (brought,)
    assert papers.open_for(PaperGate.HANDOVER) == ()
    assert papers.open_for(PaperGate.SETTLE) == (checked,)


@pytest.mark.parametrize("state", [PaperState.PRESENT, PaperState.CHECKED])
def test_an_outlet_knows_the_sellers_paper_by_its_number_only(state: PaperState) -> None:
    def noted(reference: str, by: ActorKind) -> PaperState:
        step = PaperStep(paper=PaperKind.APPROVAL_RECORD, state=state, reference=reference)
        seller = PaperHolder.SELLER
        return move(step, PaperState.REQUIRED, seller, "", supplier=seller, by=by).state

    assert noted("", ActorKind.NSC_SALES) is state
    assert noted("GDB-4711", ActorKind.ADVISER) is state
    with pytest.raises(PaperNumberMissing):
        noted(" ", ActorKind.ADVISER)
