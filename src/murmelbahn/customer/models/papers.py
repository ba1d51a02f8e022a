"""Papers of a deal and keeper, and their way."""

from __future__ import annotations

from django.db import models

from murmelbahn.kernel.ids import new_id


class PaperRow(models.Model):
    """Where a paper stands now."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    deal = models.UUIDField()
    keeper = models.UUIDField()
    market = models.CharField(max_length=2)
    seller = models.CharField(max_length=32)
    kind = models.CharField(max_length=32)
    gate = models.CharField(max_length=12)
    supplier = models.CharField(max_length=9)
    state = models.CharField(max_length=10)
    holder = models.CharField(max_length=9)
    place = models.CharField(max_length=80, default="")
    hand_out = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        db_table = "customer_paper"
        constraints = (models.UniqueConstraint(fields=["deal", "keeper", "kind"], name="paper_once"),)


class PaperMoveRow(models.Model):
    """One step of a paper: append-only (trigger)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    paper = models.ForeignKey(PaperRow, on_delete=models.PROTECT, related_name="moves")
    state = models.CharField(max_length=10)
    holder = models.CharField(max_length=9)
    place = models.CharField(max_length=80)
    reference = models.CharField(max_length=64)
    by = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        db_table = "customer_paper_move"
