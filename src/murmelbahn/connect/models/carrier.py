"""The carrier's own job list."""

from __future__ import annotations

from django.db import models

from murmelbahn.kernel.ids import new_id


class Shipment(models.Model):
    """One car to bring. Days are planned when it is taken; `damage` is what will be found on arrival."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    vin = models.CharField(max_length=17, db_index=True)
    subject = models.UUIDField()
    market = models.CharField(max_length=2)
    seller = models.CharField(max_length=32)
    origin = models.CharField(max_length=64)
    place = models.CharField(max_length=64)
    open = models.BooleanField(default=True)
    promised = models.DateField()
    pickup = models.DateField()
    compound = models.DateField()
    last_leg = models.DateField()
    arrival = models.DateField()
    damage = models.CharField(max_length=64, default="", blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["vin"], name="one_open_shipment", condition=models.Q(open=True)),
        )
