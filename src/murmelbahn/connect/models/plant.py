"""The plant's own order book."""

from __future__ import annotations

from django.db import models


class PlantOrder(models.Model):
    """One order. Dates are planned when it is taken; `week` is where it stands now, `first_week` where it stood first."""

    order = models.UUIDField(primary_key=True)
    deal = models.UUIDField(db_index=True)
    market = models.CharField(max_length=2)
    seller = models.CharField(max_length=32)
    plant = models.CharField(max_length=32)
    model = models.CharField(max_length=16)
    configuration = models.UUIDField()
    items = models.JSONField()
    attempt = models.IntegerField()
    state = models.CharField(max_length=12, default="asked")
    reason = models.CharField(max_length=64, default="", blank=True)
    first_week = models.DateField(null=True)
    week = models.DateField(null=True)
    vin = models.CharField(max_length=17, null=True, unique=True)
    as_built = models.JSONField(null=True)

    class Meta:
        db_table = "connect_plant_order"


class PlantChange(models.Model):
    """A change asked of an order, and the answer."""

    change = models.UUIDField(primary_key=True)
    order = models.ForeignKey(PlantOrder, on_delete=models.CASCADE)
    configuration = models.UUIDField()
    items = models.JSONField()
    accepted = models.BooleanField(null=True)
    reason = models.CharField(max_length=64, default="", blank=True)

    class Meta:
        db_table = "connect_plant_change"
