"""Frozen offers and agreement versions: canonical bytes and their sha256. Append-only (trigger)."""

from __future__ import annotations

from django.db import models

from murmelbahn.value.models.base import Row, amount_field

SHA256 = models.Q(sha256__regex="^[0-9a-f]{64}$")


class Offer(Row):
    deal = models.UUIDField(db_index=True)
    total = amount_field()
    currency = models.CharField(max_length=3)
    valid_until = models.DateField()
    made_on = models.DateField()
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = (models.CheckConstraint(condition=SHA256, name="offer_sha256_hex"),)


class Agreement(Row):
    """Value's own copy of a contract version."""

    deal = models.UUIDField()
    version = models.IntegerField()
    parent = models.CharField(max_length=64, default="")
    offer = models.UUIDField(null=True)
    total = amount_field()
    currency = models.CharField(max_length=3)
    agreed_on = models.DateField()
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["deal", "version"], name="agreement_version_once"),
            models.CheckConstraint(condition=models.Q(version__gte=1), name="agreement_version_counts_from_1"),
            models.CheckConstraint(condition=SHA256, name="agreement_sha256_hex"),
        )
