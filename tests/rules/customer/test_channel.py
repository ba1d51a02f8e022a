"""The channel of a contract follows from its touchpoints; the table is the one of docs/algorithms/channel.md."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from murmelbahn.customer.rules.channel import IMMEDIATELY, conclude, foresee, standing
from murmelbahn.customer.terms import (
    Channel,
    ChannelVerdict,
    Conclusion,
    NotDeclared,
    Touchpoint,
    TouchpointKind,
    WithdrawalRights,
)

START = datetime(2026, 11, 24, 9, tzinfo=UTC)
EU = WithdrawalRights()
K, C = TouchpointKind, Channel


def story(*steps: tuple[TouchpointKind, Channel], every: timedelta = timedelta(days=1)) -> list[Touchpoint]:
    return [
        Touchpoint(id=UUID(int=n + 1), kind=kind, channel=channel, at=START + n * every, evidence="e")
        for n, (kind, channel) in enumerate(steps)
    ]


def codes(verdict: ChannelVerdict) -> list[str]:
    return [reason.code.removeprefix("customer.channel_reason.") for reason in verdict.reasons]


TABLE = [
    ("all online", [(K.CONFIGURATION, C.ONLINE), (K.ORDER, C.ONLINE), (K.ACCEPTANCE, C.ONLINE)], "distance", True),
    ("by phone", [(K.CALL, C.PHONE), (K.ORDER, C.PHONE), (K.ACCEPTANCE, C.ONLINE)], "distance", True),
    (
        "looked and drove, then online",
        [(K.TEST_DRIVE, C.OUTLET), (K.ADVICE, C.OUTLET), (K.ORDER, C.ONLINE)],
        "distance",
        True,
    ),
    (
        "signed at the outlet",
        [(K.TEST_DRIVE, C.OUTLET), (K.SIGNATURE, C.OUTLET), (K.ACCEPTANCE, C.ONLINE)],
        "outlet",
        False,
    ),
    (
        "online first, signed at the outlet",
        [(K.ORDER, C.ONLINE), (K.SIGNATURE, C.OUTLET), (K.ACCEPTANCE, C.ONLINE)],
        "outlet",
        False,
    ),
    ("ordered online, accepted at the outlet", [(K.ORDER, C.ONLINE), (K.ACCEPTANCE, C.OUTLET)], "outlet", False),
    ("offer negotiated at the outlet, then online", [(K.OFFER, C.OUTLET), (K.ORDER, C.ONLINE)], "outlet", False),
    ("offer negotiated at home, then online", [(K.OFFER, C.HOME_VISIT), (K.ORDER, C.ONLINE)], "off_premises", True),
    (
        "offer at home, signed at the outlet days later",
        [(K.OFFER, C.HOME_VISIT), (K.SIGNATURE, C.OUTLET)],
        "outlet",
        False,
    ),
    ("offer sent by mail, then online", [(K.OFFER, C.ONLINE), (K.ORDER, C.ONLINE)], "distance", True),
    ("signed at home", [(K.TEST_DRIVE, C.HOME_VISIT), (K.SIGNATURE, C.HOME_VISIT)], "off_premises", True),
    ("ordered at home, accepted by mail", [(K.ORDER, C.HOME_VISIT), (K.ACCEPTANCE, C.ONLINE)], "off_premises", True),
    (
        "signed again at the outlet after acceptance",
        [(K.ORDER, C.ONLINE), (K.ACCEPTANCE, C.ONLINE), (K.SIGNATURE, C.OUTLET)],
        "distance",
        True,
    ),
    (
        "changed at the outlet later",
        [(K.ORDER, C.ONLINE), (K.ACCEPTANCE, C.ONLINE), (K.AMENDMENT, C.OUTLET), (K.HANDOVER, C.OUTLET)],
        "distance",
        True,
    ),
    (
        "another buyer's order accepted later",
        [(K.SIGNATURE, C.OUTLET), (K.ACCEPTANCE, C.ONLINE), (K.ORDER, C.ONLINE), (K.ACCEPTANCE, C.ONLINE)],
        "distance",
        True,
    ),
]


@pytest.mark.parametrize(("name", "steps", "conclusion", "right"), TABLE, ids=[row[0] for row in TABLE])
def test_table(name: str, steps: list[tuple[TouchpointKind, Channel]], conclusion: str, right: bool) -> None:
    verdict = conclude(story(*steps), consumer=True, rights=EU)
    assert (verdict.conclusion, verdict.withdrawal_right) == (conclusion, right)
    assert verdict.declaration is not None


def test_changing_one_touchpoint_changes_verdict_and_reason() -> None:
    online = conclude(story((K.TEST_DRIVE, C.OUTLET), (K.ORDER, C.ONLINE)), consumer=True, rights=EU)
    outlet = conclude(story((K.TEST_DRIVE, C.OUTLET), (K.ORDER, C.OUTLET)), consumer=True, rights=EU)
    assert codes(online) == ["declared_online", "only_information", "right"]
    assert codes(outlet) == ["declared_outlet", "no_right_at_outlet"]
    assert [reason.touchpoint for reason in online.reasons] == [UUID(int=2), UUID(int=1), None]


@pytest.mark.parametrize(
    ("after", "conclusion"), [(IMMEDIATELY, Conclusion.OFF_PREMISES), (IMMEDIATELY * 2, Conclusion.OUTLET)]
)
def test_brought_to_the_outlet_right_after_being_addressed_at_home(after: timedelta, conclusion: Conclusion) -> None:
    steps = story((K.ADVICE, C.HOME_VISIT), (K.SIGNATURE, C.OUTLET), every=after)
    assert conclude(steps, consumer=True, rights=EU).conclusion is conclusion


def test_a_business_never_withdraws() -> None:
    verdict = conclude(story((K.ORDER, C.ONLINE)), consumer=False, rights=EU)
    assert verdict.conclusion is Conclusion.DISTANCE
    assert codes(verdict)[-1] == "no_consumer"


def test_a_market_without_right_for_online_orders() -> None:
    rights = WithdrawalRights(online=False)
    online = conclude(story((K.ORDER, C.ONLINE)), consumer=True, rights=rights)
    phone = conclude(story((K.ORDER, C.PHONE)), consumer=True, rights=rights)
    assert (online.withdrawal_right, codes(online)[-1]) == (False, "no_right_in_market")
    assert phone.withdrawal_right


def test_without_a_declaration_there_is_no_verdict_but_a_preview() -> None:
    steps = story((K.OFFER, C.ONLINE))
    with pytest.raises(NotDeclared):
        conclude(steps, consumer=True, rights=EU)
    soon = START + timedelta(days=1)
    online = foresee(steps, channel=C.ONLINE, at=soon, consumer=True, rights=EU)
    outlet = foresee(steps, channel=C.OUTLET, at=soon, consumer=True, rights=EU)
    assert (online.withdrawal_right, outlet.withdrawal_right) == (True, False)
    assert online.declaration is None
    assert codes(online) == ["declared_online", "right"]


def test_a_superseded_touchpoint_does_not_count() -> None:
    wrong, right = story((K.ORDER, C.OUTLET), (K.ORDER, C.ONLINE))
    assert standing([(wrong, None), (right, wrong.id)]) == (right,)


touchpoint = st.builds(
    Touchpoint,
    id=st.builds(uuid4),
    kind=st.sampled_from(TouchpointKind),
    channel=st.sampled_from(Channel),
    at=st.integers(0, 200).map(lambda hours: START + timedelta(hours=hours)),
)


@given(st.lists(touchpoint, max_size=8), touchpoint)
def test_laws(before: list[Touchpoint], any_: Touchpoint) -> None:
    """Whatever happened: order of the list does not matter, no business withdraws, every verdict says why, nobody who
    declared remotely without ever meeting anyone is told "outlet"."""
    steps = [*before, Touchpoint(id=uuid4(), kind=K.ORDER, channel=any_.channel, at=any_.at)]
    verdict = conclude(steps, consumer=True, rights=EU)
    assert verdict == conclude(reversed(steps), consumer=True, rights=EU)
    assert not conclude(steps, consumer=False, rights=EU).withdrawal_right
    assert len(verdict.reasons) >= 2
    assert verdict.withdrawal_right == (verdict.conclusion is not Conclusion.OUTLET)
    if all(touch.channel in {C.ONLINE, C.PHONE} for touch in steps):
        assert verdict.conclusion is Conclusion.DISTANCE


@given(st.lists(touchpoint, max_size=8), st.sampled_from(Channel))
def test_the_preview_is_the_verdict(before: list[Touchpoint], channel: Channel) -> None:
    """What the notice says before the order is what follows when the order comes at that moment and is accepted at a
    distance, as long as nobody declared earlier."""
    earlier = [touch for touch in before if touch.kind not in {K.ORDER, K.SIGNATURE, K.ACCEPTANCE}]
    last = max((touch.at for touch in earlier), default=START)
    order = Touchpoint(id=uuid4(), kind=K.ORDER, channel=channel, at=last + timedelta(seconds=1))
    preview = foresee(earlier, channel=channel, at=order.at, consumer=True, rights=EU)
    real = conclude([*earlier, order], consumer=True, rights=EU)
    assert (preview.conclusion, preview.withdrawal_right) == (real.conclusion, real.withdrawal_right)
