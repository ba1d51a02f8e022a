"""What stations received, and which messages came in already."""

from __future__ import annotations

from django.db import models

from murmelbahn.kernel.ids import new_id


class VersionCopyRow(models.Model):
    """A station's own copy of a contract version."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    station = models.CharField(max_length=32)
    deal = models.UUIDField(db_index=True)
    change = models.UUIDField()
    n = models.IntegerField()
    sha256 = models.CharField(max_length=64)
    total = models.DecimalField(max_digits=14, decimal_places=2)
    currency = models.CharField(max_length=3)
    configuration = models.UUIDField()
    features = models.JSONField()
    received_at = models.DateTimeField()
    market = models.CharField(max_length=2)
    seller = models.CharField(max_length=32)

    class Meta:
        db_table = "connect_version_copy"
        constraints = (models.UniqueConstraint(fields=["change", "station"], name="copy_once"),)


class EndingRow(models.Model):
    """The end of a deal as a station received it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    station = models.CharField(max_length=32)
    deal = models.UUIDField()
    end = models.CharField(max_length=24)
    received_at = models.DateTimeField()
    market = models.CharField(max_length=2)
    seller = models.CharField(max_length=32)

    class Meta:
        db_table = "connect_ending"
        constraints = (models.UniqueConstraint(fields=["deal", "station"], name="ending_once"),)


class Inbox(models.Model):
    """The number of the newest message about a subject; what is not newer is dropped at the door."""

    pk = models.CompositePrimaryKey("world", "subject")
    world = models.CharField(max_length=16)
    subject = models.UUIDField()
    number = models.IntegerField()
