"""Writes past the commands, noted by triggers on the tables of all rooms; append-only (trigger)."""

from __future__ import annotations

from django.db import models

from murmelbahn.kernel.ids import new_id


class Stray(models.Model):
    """One column of one row (`line`) of a table (`place`) that somebody wrote by hand: `was` and `becomes` are codes, figures,
    days, ids or else digests. A row that came or went is noted as the field `row`, a table
    that was emptied as `rows`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    at = models.DateTimeField()
    place = models.CharField(max_length=64)
    line = models.CharField(max_length=200)
    deal = models.UUIDField(null=True, db_index=True)
    field = models.CharField(max_length=64)
    was = models.CharField(max_length=100)
    becomes = models.CharField(max_length=100)
