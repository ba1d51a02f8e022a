"""The journey: touchpoints are evidence. From them follows how a contract was concluded and who may withdraw."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class TouchpointKind(StrEnum):
    """`order` and `signature` are the customer's declaration, `acceptance` the seller's; `amendment` changes a
    concluded contract."""

    VISIT = "visit"
    ADVICE = "advice"
    TEST_DRIVE = "test_drive"
    CONFIGURATION = "configuration"
    CALL = "call"
    OFFER = "offer"
    NOTICE = "notice"
    ORDER = "order"
    SIGNATURE = "signature"
    ACCEPTANCE = "acceptance"
    AMENDMENT = "amendment"
    HANDOVER = "handover"


DECLARATIONS = frozenset({TouchpointKind.ORDER, TouchpointKind.SIGNATURE})
DECISIVE = DECLARATIONS | {TouchpointKind.ACCEPTANCE, TouchpointKind.OFFER}
"""Kinds that decide the channel: they are refused without evidence."""


class Channel(StrEnum):
    """Where both sides were. `outlet`: together at business premises, signing on a tablet included. `home_visit`:
    together at any place that is not business premises (home, workplace, street). `online` and `phone`: not
    together."""

    OUTLET = "outlet"
    ONLINE = "online"
    PHONE = "phone"
    HOME_VISIT = "home_visit"


class Conclusion(StrEnum):
    """Distance contract, off-premises contract (Dir. 2011/83/EU art. 2(7), 2(8)), or concluded at an outlet."""

    DISTANCE = "distance"
    OFF_PREMISES = "off_premises"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Touchpoint:
    """`evidence` refers to what proves it (a document hash, a call record, a visit entry), never to personal data
    itself."""

    id: UUID
    kind: TouchpointKind
    channel: Channel
    at: datetime
    evidence: str = ""
    outlet: UUID | None = None
    adviser: UUID | None = None
    parties: tuple[UUID, ...] = ()
    deal: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalRights:
    """When a market gives a consumer a statutory right to withdraw. EU: always for distance and off-premises contracts."""

    online: bool = True
    phone: bool = True
    off_premises: bool = True
    source: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of the reasoning: a text code and the touchpoint it rests on."""

    code: str
    touchpoint: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelVerdict:
    """How the contract was concluded, whether the buyer may withdraw, and why, step by step."""

    conclusion: Conclusion
    consumer: bool
    withdrawal_right: bool
    declaration: UUID | None
    reasons: tuple[Reason, ...]
