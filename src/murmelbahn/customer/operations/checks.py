"""Checks of a party: recorded with result and date, never the document itself."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from murmelbahn.customer.facts import IdentityChecked, ScreeningRecorded, VatIdAsked, VatIdChecked
from murmelbahn.customer.models import IdentityCheckRow, ScreeningRow, VatIdAskRow, VatIdCheckRow
from murmelbahn.customer.operations._rows import desk_only, mastered, seen, seller_only, version_row
from murmelbahn.customer.terms import (
    DocumentExpired,
    DocumentTooLong,
    IdDocument,
    NoVatId,
    RegisterAskedAlready,
    ScreeningKind,
    ScreeningResult,
    VatIdResult,
)
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.kernel.command import emit, now, operation, today
from murmelbahn.kernel.saving import add
from murmelbahn.markets import queries as markets

PATIENCE = timedelta(minutes=10)
"""So long nobody asks the register the same question twice."""
LONGEST = 15
"""Years: no document is good for longer; a driving licence comes to that (Dir. 2006/126/EC art. 7(2))."""


@operation
def record_identity_check(
    actor: Actor, *, party: UUID, document: IdDocument, expires_on: date, outlet: UUID | None = None
) -> UUID:
    """Record that the actor saw an original document of this person at the desk. Neither scan nor number is kept.

    `expires_on` is the last day the document is good for. Raises `NotFound`, `NotAllowed` for customers,
    `DocumentExpired`, `DocumentTooLong` for one that would be good for longer than any is.
    """
    desk_only(actor)
    row = seen(actor, party)[party]
    if expires_on < today(markets.market(SYSTEM, code=row.market).zone):
        raise DocumentExpired(expires_on=expires_on)
    if expires_on.year > now().year + LONGEST:
        raise DocumentTooLong(expires_on=expires_on)
    check = IdentityCheckRow(
        version=version_row(row), document=document, expires_on=expires_on, by=actor.subject, outlet=outlet, at=now()
    )
    add(check)
    fact = IdentityChecked(party=row.id, check=check.id, document=document)
    emit(fact, key=row.id, market=row.market, seller=row.seller)
    return check.id


@operation
def record_vat_id_check(actor: Actor, *, party: UUID, result: VatIdResult, reference: str = "") -> UUID:
    """Record the register's answer about the present VAT id; `reference` is its consultation number (VIES).

    Raises `NotFound`, `NotAllowed` for customers and advisers, `NoVatId`.
    """
    seller_only(actor)
    row = seen(actor, party)[party]
    version = version_row(row)
    if not version.vat_id:
        raise NoVatId()
    check = VatIdCheckRow(version=version, result=result, reference=reference, at=now())
    add(check)
    fact = VatIdChecked(party=row.id, version=row.current, result=result)
    emit(fact, key=row.id, market=row.market, seller=row.seller)
    return check.id


@operation
def ask_register_again(actor: Actor, *, party: UUID) -> int:
    """Have the register asked once more about the present VAT id: it did not answer, was wrong about a number that has been
    registered since, or its answer is old. Returns how often this version was asked about again. Raises `NotFound`,
    `NotAllowed`, `NoVatId`, `RegisterAskedAlready`."""
    row = mastered(actor, party)
    version = version_row(row)
    if not version.vat_id:
        raise NoVatId()
    asked = VatIdAskRow.objects.filter(version=version)
    last = asked.order_by("-nth").first()
    if last is not None and now() < last.at + PATIENCE:
        raise RegisterAskedAlready(minutes=PATIENCE // timedelta(minutes=1))
    nth = last.nth + 1 if last else 1
    add(VatIdAskRow(version=version, nth=nth, by=actor.subject, at=now()))
    fact = VatIdAsked(party=row.id, version=row.current, ask=nth)
    emit(fact, key=row.id, market=row.market, seller=row.seller)
    return nth


@operation
def record_screening(
    actor: Actor,
    *,
    party: UUID,
    kind: ScreeningKind,
    result: ScreeningResult,
    provider: str,
    reference: str = "",
    version: int | None = None,
    deal: UUID | None = None,
) -> UUID:
    """Record a provider's answer about one version of a party (the present one unless named).

    Raises `NotFound` (also for a version that is not there), `NotAllowed` for customers and advisers.
    """
    seller_only(actor)
    row = seen(actor, party)[party]
    screened = version_row(row, version)
    screening = ScreeningRow(
        version=screened,
        kind=kind,
        result=result,
        provider=provider,
        reference=reference,
        deal=deal,
        market=row.market,
        seller=row.seller,
        at=now(),
    )
    add(screening)
    fact = ScreeningRecorded(party=row.id, version=screened.version, deal=deal, kind=kind, result=result)
    emit(fact, key=deal or row.id, market=row.market, seller=row.seller)
    return screening.id
