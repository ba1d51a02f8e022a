"""Demo cars, slots and test drives. Double booking is impossible in the database."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeBoundary, RangeOperators
from django.db import models

from murmelbahn.kernel.ids import new_id
from murmelbahn.retail.models.network import OutletRow


class _Span(models.Func):
    """A half-open time range of two columns."""

    function = "TSTZRANGE"
    output_field = DateTimeRangeField()


class DemoCarRow(models.Model):
    """A car for test drives at an outlet."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    outlet = models.ForeignKey(OutletRow, on_delete=models.PROTECT, related_name="demo_cars")
    market = models.CharField(max_length=2)
    seller = models.CharField(max_length=32)
    vin = models.CharField(max_length=17)
    model = models.CharField(max_length=40)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        db_table = "retail_demo_car"
        constraints = (
            models.UniqueConstraint(fields=["vin"], name="demo_car_once", condition=models.Q(until__isnull=True)),
        )


class SlotRow(models.Model):
    """A time offered for one drive; two slots of one car never overlap."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    demo_car = models.ForeignKey(DemoCarRow, on_delete=models.PROTECT, related_name="slots")
    starts = models.DateTimeField()
    ends = models.DateTimeField()

    class Meta:
        db_table = "retail_slot"
        constraints = (
            models.CheckConstraint(condition=models.Q(ends__gt=models.F("starts")), name="slot_ends_later"),
            ExclusionConstraint(
                name="slot_no_overlap",
                expressions=[
                    (_Span("starts", "ends", RangeBoundary()), RangeOperators.OVERLAPS),
                    ("demo_car", RangeOperators.EQUAL),
                ],
            ),
        )
        indexes = (models.Index(fields=["starts"], name="slot_by_start"),)


class TestDriveRow(models.Model):
    """A booking and what became of it. A slot is free again only when its booking was cancelled."""

    __test__ = False

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    slot = models.ForeignKey(SlotRow, on_delete=models.PROTECT, related_name="test_drives")
    market = models.CharField(max_length=2)
    seller = models.CharField(max_length=32)
    party = models.UUIDField()
    deal = models.UUIDField(null=True)
    state = models.CharField(max_length=9)
    licence_check = models.UUIDField(null=True)
    agreement = models.CharField(max_length=200, default="")
    odometer_out = models.IntegerField(null=True)
    odometer_back = models.IntegerField(null=True)
    booked_at = models.DateTimeField()
    by = models.UUIDField()

    class Meta:
        db_table = "retail_test_drive"
        constraints = (
            models.UniqueConstraint(fields=["slot"], name="slot_booked_once", condition=~models.Q(state="cancelled")),
            models.CheckConstraint(
                condition=~models.Q(state__in=["out", "returned"])
                | models.Q(licence_check__isnull=False) & ~models.Q(agreement=""),
                name="drive_needs_licence_and_agreement",
            ),
        )
        indexes = (
            models.Index(fields=["party"], name="test_drive_by_party"),
            models.Index(fields=["deal"], name="test_drive_by_deal"),
        )
