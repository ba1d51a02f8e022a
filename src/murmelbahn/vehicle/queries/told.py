"""What vehicle's facts told about its rows: part of the evidence of a verdict."""

from __future__ import annotations

from murmelbahn.kernel.told import Told

CAR = {"car": "id"}
TOLD = (
    Told(
        topic="vehicle.build.requested",
        stream="vehicle",
        table="vehicle_build",
        by={"build": "id"},
        same={"plant": "plant"},
    ),
    Told(
        topic="vehicle.build.scheduled",
        stream="vehicle",
        table="vehicle_build",
        by={"build": "id"},
        same={"week": "week", "promised": "promised"},
    ),
    Told(topic="vehicle.build.built", stream="vehicle", table="vehicle_build", by={"build": "id"}, same={"vin": "vin"}),
    Told(
        topic="vehicle.registration.requested",
        stream="vehicle",
        table="vehicle_registration",
        by={"registration": "id"},
        same={"keeper": "keeper", "place": "place"},
    ),
    Told(
        topic="vehicle.registration.completed",
        stream="vehicle",
        table="vehicle_registration",
        by={"registration": "id"},
        same={"on": "registered_on"},
    ),
    Told(
        topic="vehicle.registration.ended",
        stream="vehicle",
        table="vehicle_registration",
        by={"registration": "id"},
        same={"on": "ended_on"},
    ),
    Told(
        topic="vehicle.car.allocated", stream="vehicle", table="vehicle_car", by=CAR, same={"vin": "vin"}, leaves=True
    ),
    Told(
        topic="vehicle.car.handed_over",
        stream="vehicle",
        table="vehicle_car",
        by=CAR,
        same={"on": "handed_over_on"},
        leaves=True,
    ),
)
