"""What customer's facts told about its rows: part of the evidence of a verdict."""

from __future__ import annotations

from murmelbahn.kernel.told import Told

TOLD = (
    Told(
        topic="customer.touchpoint.recorded",
        stream="customer",
        table="customer_touchpoint",
        by={"touchpoint": "id"},
        same={"happened_at": "at"} | {name: name for name in ("kind", "channel", "outlet", "supersedes")},
    ),
    Told(
        topic="customer.paper.moved",
        stream="customer",
        table="customer_paper",
        by={"keeper": "keeper", "kind": "kind"},
        same={"state": "state"},
    ),
)
