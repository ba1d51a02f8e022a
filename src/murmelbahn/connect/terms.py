"""Words of the border: outside worlds, copies they hold, mails, refusals of messages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import Refusal


class World(StrEnum):
    """An outside world; the value is the station's name, also in receipts."""

    PLANT = "plant"
    CARRIER = "carrier"
    REGISTRATION = "registration"
    BANK = "bank"
    LENDER = "lender"
    MAIL = "mail"
    RETAILER_SYSTEM = "retailer_system"
    SCREENING = "screening"
    VAT_ID = "vat_id"


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionCopy:
    """A contract version as one station received it; evidence for the verdict. `sha256` covers the version's bytes."""

    station: World
    deal: UUID
    change: UUID
    n: int
    sha256: str
    total: Money
    configuration: UUID
    features: tuple[str, ...]
    received_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PlantCopy:
    """What the plant has on its order: the items to build now, or built."""

    order: UUID
    deal: UUID
    configuration: UUID
    items: tuple[str, ...]
    state: str
    vin: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """A message in the simulated mailbox. `code` names the subject's text, `connect.mail.<code>`."""

    id: UUID
    recipient: UUID
    deal: UUID | None
    code: str
    document: UUID | None
    sent_at: datetime


class MalformedMessage(Refusal):
    """A message at the border that cannot be read: `world` and `reason`. Nothing of it counts."""

    code, status = "connect.message.malformed", 422


class UnknownBehaviour(Refusal):
    """A behaviour, or a knob of one, that is not in the data: `name`."""

    code, status = "connect.behaviour.unknown", 422


class DeliveryState(StrEnum):
    """A delivery waits for its turn or for another try, has arrived, or was given up until a person retries it."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    HELD = "held"


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """An address that hears facts. `topics` are names or beginnings of names (`deal.*`); none means all."""

    id: UUID
    url: str
    topics: tuple[str, ...]
    market: str
    created: datetime
    waiting: int
    held: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One fact for one address. `answer`: the last HTTP status, or nothing when nobody answered; `error` says why."""

    id: UUID
    fact: UUID
    topic: str
    key: UUID
    state: DeliveryState
    attempts: int
    due: datetime
    answer: int | None
    error: str
    delivered: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningSecret:
    """What the receiver verifies signatures with (Standard Webhooks): `whsec_` and base64."""

    secret: str


class AddressWrong(Refusal):
    """No webhook is sent there: `reason` says why."""

    code, status = "connect.webhook.address_wrong", 422


class TopicUnknown(Refusal):
    """No fact that outsiders hear has this `topic`, or begins like it: nothing would ever come."""

    code, status = "connect.webhook.topic_unknown", 422
