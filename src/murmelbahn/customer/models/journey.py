"""Touchpoints: legal evidence. Append-only (trigger)."""

from __future__ import annotations

from django.db import models

from murmelbahn.customer.models.party import PartyRow
from murmelbahn.kernel.ids import new_id


class TouchpointRow(models.Model):
    """A contact; `supersedes` names the touchpoint that this one corrects."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    deal = models.UUIDField(null=True)
    kind = models.CharField(max_length=13)
    channel = models.CharField(max_length=10)
    outlet = models.UUIDField(null=True)
    adviser = models.UUIDField(null=True)
    at = models.DateTimeField()
    evidence = models.CharField(max_length=200)
    supersedes = models.UUIDField(null=True, unique=True)
    market = models.CharField(max_length=2)
    seller = models.CharField(max_length=32)
    by = models.UUIDField()
    recorded = models.DateTimeField()

    class Meta:
        db_table = "customer_touchpoint"
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(channel="outlet") | models.Q(outlet__isnull=False), name="touchpoint_names_outlet"
            ),
        )
        indexes = (models.Index(fields=["deal", "at"], name="touchpoint_by_deal"),)


class TouchpointParty(models.Model):
    """Who was there on the customer's side."""

    pk = models.CompositePrimaryKey("touchpoint_id", "party_id")
    touchpoint = models.ForeignKey(TouchpointRow, on_delete=models.PROTECT, related_name="present")
    party = models.ForeignKey(PartyRow, on_delete=models.PROTECT, related_name="touchpoints")

    class Meta:
        db_table = "customer_touchpoint_party"
