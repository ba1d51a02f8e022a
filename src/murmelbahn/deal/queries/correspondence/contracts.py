"""The contract versions that letters copy from: frozen bytes, never the deal's row."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.deal.models import AgreementVersion
from murmelbahn.deal.rules.letters.contract import Agreed, agreed_of
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.rows import first, where


def agreed_version(actor: Actor, *, deal: UUID, n: int) -> Agreed:
    """Version n of a deal's contract. For the platform itself; raises `NotFound`."""
    version = where("deal_agreementversion.deal = %s AND deal_agreementversion.n = %s", deal, n)
    row = first(AgreementVersion, version) if actor.is_system else None
    if row is None:
        raise NotFound(kind="agreement", id=deal)
    return agreed_of(bytes(row.content), row.sha256)


def newest_agreed(actor: Actor, *, deal: UUID) -> Agreed | None:
    """The newest version, or None while nothing is agreed. For the platform itself; raises `NotFound`."""
    if not actor.is_system:
        raise NotFound(kind="agreement", id=deal)
    row = first(AgreementVersion, where("deal_agreementversion.deal = %s", deal), order="n DESC")
    return None if row is None else agreed_of(bytes(row.content), row.sha256)
