"""What the facts of a deal told about rows: its own and its documents here, the streams' own in their rooms."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from murmelbahn.customer import queries as customer
from murmelbahn.kernel.evidence import Claim
from murmelbahn.kernel.told import Told, heard
from murmelbahn.retail import queries as retail
from murmelbahn.value import queries as value
from murmelbahn.vehicle import queries as vehicle

SELF = {"deal": "id"}
TOLD = (
    Told(
        topic="deal.deal.opened",
        stream="customer",
        table="deal_deal",
        of="id",
        by=SELF,
        same={name: name for name in ("number", "variant", "agent", "outlet")},
    ),
    Told(
        topic="deal.order.placed",
        stream="customer",
        table="deal_deal",
        of="id",
        by=SELF,
        same={"offer": "offer", "answer_by": "answer_by"},
    ),
    Told(topic="deal.deal.ended", stream="customer", table="deal_deal", of="id", by=SELF, same={"end": "end"}),
    Told(
        topic="deal.handover.done",
        stream="vehicle",
        table="deal_deal",
        of="id",
        by=SELF,
        same={"vin": "vin", "withdrawal_until": "withdrawal_until"},
    ),
    Told(
        topic="deal.version.agreed",
        stream="value",
        table="deal_agreementversion",
        by={"n": "n"},
        same={"sha256": "sha256", "total.amount": "total", "reason": "reason"},
    ),
    Told(
        topic="documents.document.frozen",
        stream="value",
        table="documents_document",
        by={"document": "id"},
        same={"kind": "kind", "sha256": "sha256", "number": "number"},
    ),
)


def told(deal: UUID) -> Iterable[Claim]:
    """Every fact of the deal against the row it told about."""
    return heard((*TOLD, *vehicle.TOLD, *customer.TOLD, *retail.TOLD, *value.TOLD), deal=deal)
