"""What retail's facts told about its rows: part of the evidence of a verdict."""

from __future__ import annotations

from murmelbahn.kernel.told import Told

TOLD = (
    Told(
        topic="retail.protocol.signed",
        stream="customer",
        table="retail_protocol",
        by={"protocol": "id"},
        same={"open_amount.amount": "open_amount"} | {name: name for name in ("vin", "keys", "odometer", "collector")},
    ),
    Told(
        topic="retail.appointment.proposed",
        stream="customer",
        table="retail_appointment",
        by={"appointment": "id"},
        same={"outlet": "outlet_id"} | {name: name for name in ("place", "collector", "starts", "moved_from")},
    ),
)
