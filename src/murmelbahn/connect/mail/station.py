"""Mails papers when their forms are ready, and what happens in a deal when it happens."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from murmelbahn.connect.contract import receives_versions
from murmelbahn.connect.mail.operations import deliver
from murmelbahn.connect.mail.rules import BY_HAND, recipient_role
from murmelbahn.connect.station import nothing_to_record
from murmelbahn.connect.terms import World
from murmelbahn.deal import queries as deals
from murmelbahn.deal.facts import (
    DealEnded,
    DealSettled,
    HandoverDone,
    OrderPlaced,
    ReadinessAnnounced,
    VersionAgreed,
    WithdrawalDeclared,
)
from murmelbahn.deal.terms import Role
from murmelbahn.documents.facts import DocumentRendered
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.command import once
from murmelbahn.kernel.fact import Call, Fact, Station
from murmelbahn.kernel.refusals import NotFound

CODES: dict[type[Any], str] = {
    OrderPlaced: "order_received",
    ReadinessAnnounced: "car_ready",
    HandoverDone: "handed_over",
    WithdrawalDeclared: "withdrawal_received",
    DealEnded: "deal_ended",
    DealSettled: "deal_settled",
}
"""What is mailed without a paper; the subject's text is `connect.mail.<code>`."""

take_version, confirm = receives_versions(World.MAIL)


def mail_paper(fact: Fact[DocumentRendered]) -> str:
    """A paper that belongs to no deal (self-billing) is not a customer's mail, nor is one that is handed over by hand."""
    told = fact.body
    if told.deal is None or told.kind in BY_HAND:
        return ""
    return _mail(fact, told.deal, recipient_role(told.kind), told.kind.value, told.document)


def mail_news(fact: Fact[Any]) -> str:
    return _mail(fact, fact.body.deal, Role.BUYER, CODES[type(fact.body)], None)


def mail_version(fact: Fact[VersionAgreed]) -> str:
    """The post keeps a copy as every station does; only a version it was asked to confirm is mailed."""
    answer: str = take_version(fact)
    if answer:
        _mail(fact, fact.body.deal, Role.BUYER, "version_agreed", None)
    return answer


def _mail(fact: Fact[Any], deal: UUID, role: Role, code: str, document: UUID | None) -> str:
    try:
        recipient = deals.deal(SYSTEM, deal=deal).party(role)
    except NotFound:
        return ""
    return once(str(fact.id), deliver)(
        SYSTEM,
        fact=fact.id,
        recipient=recipient,
        deal=deal,
        code=code,
        market=fact.market,
        seller=fact.seller,
        document=document,
    )


NEWS: dict[type[Any], tuple[Call, Any]] = dict.fromkeys(CODES, (mail_news, nothing_to_record))
STATIONS = [
    Station(
        World.MAIL.value,
        {
            DocumentRendered: (mail_paper, nothing_to_record),
            VersionAgreed: (mail_version, confirm),
            **NEWS,
        },
    )
]
