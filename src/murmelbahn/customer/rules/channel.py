"""How was this contract concluded, and may the buyer withdraw? Decided from touchpoints alone.

Sources: Dir. 2011/83/EU art. 2(7) to 2(9), art. 9, recitals 20 to 22; BGB §§ 312b, 312c, 312g, 355; FAGG §§ 3, 11. The
worked table stands in docs/algorithms/channel.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from murmelbahn.customer.terms import (
    DECLARATIONS,
    Channel,
    ChannelVerdict,
    Conclusion,
    NotDeclared,
    Reason,
    Touchpoint,
    TouchpointKind,
    WithdrawalRights,
)

IMMEDIATELY = timedelta(hours=3)
"""How soon after being addressed away from the premises a conclusion still counts as "immediately after" (art.
2(8)(c)).

The directive gives no figure; three hours is the house's cautious reading of recital 21.
"""
_REMOTE = frozenset({Channel.ONLINE, Channel.PHONE})
_INFORMING = frozenset({TouchpointKind.VISIT, TouchpointKind.ADVICE, TouchpointKind.TEST_DRIVE})
_ADDRESSING = _INFORMING | {TouchpointKind.OFFER, TouchpointKind.CONFIGURATION}
_CONCLUDING = DECLARATIONS | {TouchpointKind.ACCEPTANCE}
_CODE = "customer.channel_reason."


def conclude(touchpoints: Iterable[Touchpoint], *, consumer: bool, rights: WithdrawalRights) -> ChannelVerdict:
    """The verdict about the contract these touchpoints of one deal led to, corrected ones left out.

    Raises `NotDeclared` when nothing was ordered or signed.
    """
    story = sorted(touchpoints, key=lambda touchpoint: (touchpoint.at, touchpoint.id))
    declaration, acceptance = _conclusion(story)
    if declaration is None:
        raise NotDeclared()
    kind, reasons = _kind(declaration, acceptance, story[: story.index(acceptance or declaration)])
    right, last = _right(kind, declaration.channel, consumer=consumer, rights=rights)
    return ChannelVerdict(
        conclusion=kind,
        consumer=consumer,
        withdrawal_right=right,
        declaration=declaration.id,
        reasons=(*reasons, last),
    )


def foresee(
    touchpoints: Iterable[Touchpoint], *, channel: Channel, at: datetime, consumer: bool, rights: WithdrawalRights
) -> ChannelVerdict:
    """What would follow if the customer declared by this channel now: decides the notice shown before the order."""
    story = [touchpoint for touchpoint in touchpoints if touchpoint.kind not in _CONCLUDING]
    order = Touchpoint(id=UUID(int=0), kind=TouchpointKind.ORDER, channel=channel, at=at)
    verdict = conclude([*story, order], consumer=consumer, rights=rights)
    reasons = tuple(
        replace(reason, touchpoint=None) if reason.touchpoint == order.id else reason for reason in verdict.reasons
    )
    return replace(verdict, declaration=None, reasons=reasons)


def _conclusion(story: list[Touchpoint]) -> tuple[Touchpoint | None, Touchpoint | None]:
    """The declaration and the acceptance that made the contract: the last acceptance and the last declaration before
    it.

    A signature after the acceptance concludes nothing: signing again at the outlet does not undo a distance contract.
    """
    declaration: Touchpoint | None = None
    concluded: tuple[Touchpoint, Touchpoint] | None = None
    for touchpoint in story:
        if touchpoint.kind in DECLARATIONS:
            declaration = touchpoint
        elif touchpoint.kind is TouchpointKind.ACCEPTANCE and declaration is not None:
            concluded = (declaration, touchpoint)
    return concluded or (declaration, None)


def _kind(
    declaration: Touchpoint, acceptance: Touchpoint | None, before: list[Touchpoint]
) -> tuple[Conclusion, list[Reason]]:
    """The kind of contract, each step with the touchpoint it rests on."""
    channel = declaration.channel
    declared = Reason(_CODE + f"declared_{channel}", declaration.id)
    if channel is Channel.HOME_VISIT:
        return Conclusion.OFF_PREMISES, [declared]
    addressed = _addressed_just_before(declaration, before)
    if addressed is not None:
        return Conclusion.OFF_PREMISES, [declared, Reason(_CODE + "addressed_off_premises", addressed.id)]
    if channel is Channel.OUTLET:
        return Conclusion.OUTLET, [declared]
    if acceptance is not None and acceptance.channel is Channel.OUTLET:
        return Conclusion.OUTLET, [declared, Reason(_CODE + "accepted_outlet", acceptance.id)]
    offers = [met for met in before if met.kind is TouchpointKind.OFFER and met.channel not in _REMOTE]
    if offers and offers[-1].channel is Channel.HOME_VISIT:
        return Conclusion.OFF_PREMISES, [declared, Reason(_CODE + "negotiated_off_premises", offers[-1].id)]
    if offers:
        return Conclusion.OUTLET, [declared, Reason(_CODE + "negotiated_in_person", offers[-1].id)]
    informed = [met for met in before if met.kind in _INFORMING and met.channel not in _REMOTE]
    return Conclusion.DISTANCE, [declared, *(Reason(_CODE + "only_information", met.id) for met in informed)]


def _addressed_just_before(declaration: Touchpoint, before: list[Touchpoint]) -> Touchpoint | None:
    """The last time the consumer was addressed in person away from the premises, if the declaration followed
    immediately."""
    met = [touch for touch in before if touch.channel is Channel.HOME_VISIT and touch.kind in _ADDRESSING]
    near = [touch for touch in met if touch.at <= declaration.at <= touch.at + IMMEDIATELY]
    return near[-1] if near else None


def _right(kind: Conclusion, channel: Channel, *, consumer: bool, rights: WithdrawalRights) -> tuple[bool, Reason]:
    """Whether a right to withdraw follows, and the reason to say so."""
    if not consumer:
        return False, Reason(_CODE + "no_consumer")
    if kind is Conclusion.OUTLET:
        return False, Reason(_CODE + "no_right_at_outlet")
    granted = {
        Conclusion.OFF_PREMISES: rights.off_premises,
        Conclusion.DISTANCE: rights.phone if channel is Channel.PHONE else rights.online,
    }[kind]
    return granted, Reason(_CODE + ("right" if granted else "no_right_in_market"))


def standing(touchpoints: Iterable[tuple[Touchpoint, UUID | None]]) -> tuple[Touchpoint, ...]:
    """The touchpoints that count: each beside the one it corrects, the corrected ones left out."""
    pairs = list(touchpoints)
    replaced = {corrects for _, corrects in pairs if corrects is not None}
    return tuple(touchpoint for touchpoint, _ in pairs if touchpoint.id not in replaced)
