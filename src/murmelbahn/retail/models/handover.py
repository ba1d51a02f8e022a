"""Appointments and handover protocols of deals."""

from __future__ import annotations

from django.db import models

from murmelbahn.kernel.ids import new_id
from murmelbahn.retail.models.network import OutletRow

OPEN = ("proposed", "confirmed")


class AppointmentRow(models.Model):
    """One date; a moved one points from its successor. A deal has one open appointment at most."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    deal = models.UUIDField()
    market = models.CharField(max_length=2)
    seller = models.CharField(max_length=32)
    outlet = models.ForeignKey(OutletRow, on_delete=models.PROTECT, related_name="appointments")
    place = models.CharField(max_length=12)
    customer = models.UUIDField()
    collector = models.UUIDField()
    starts = models.DateTimeField()
    state = models.CharField(max_length=9)
    by_customer_at = models.DateTimeField(null=True)
    by_agent_at = models.DateTimeField(null=True)
    moved_from = models.UUIDField(null=True)
    proposed_at = models.DateTimeField()

    class Meta:
        db_table = "retail_appointment"
        constraints = (
            models.UniqueConstraint(fields=["deal"], name="appointment_one_open", condition=models.Q(state__in=OPEN)),
            models.CheckConstraint(
                condition=~models.Q(state__in=["confirmed", "kept"])
                | models.Q(by_customer_at__isnull=False, by_agent_at__isnull=False),
                name="appointment_confirmed_by_both",
            ),
        )
        indexes = (models.Index(fields=["outlet", "starts"], name="appointment_by_outlet"),)


class ProtocolRow(models.Model):
    """The signed handover of a deal: append-only (trigger)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    deal = models.UUIDField(unique=True)
    market = models.CharField(max_length=2)
    seller = models.CharField(max_length=32)
    appointment = models.ForeignKey(AppointmentRow, on_delete=models.PROTECT, related_name="protocols")
    vin = models.CharField(max_length=17)
    odometer = models.IntegerField()
    keys = models.SmallIntegerField()
    papers = models.JSONField()
    checked = models.JSONField()
    collector = models.UUIDField()
    open_amount = models.DecimalField(max_digits=14, decimal_places=2)
    currency = models.CharField(max_length=3)
    signature_customer = models.CharField(max_length=200)
    signature_agent = models.CharField(max_length=200)
    takeover = models.CharField(max_length=200)
    by = models.UUIDField()
    signed_at = models.DateTimeField()

    class Meta:
        db_table = "retail_protocol"
        constraints = (
            models.CheckConstraint(condition=models.Q(odometer__gte=0, keys__gte=1), name="protocol_counts"),
        )
