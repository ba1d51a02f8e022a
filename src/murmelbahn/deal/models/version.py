"""Contract versions: append-only (trigger)."""

from __future__ import annotations

from django.db import models

from murmelbahn.kernel.ids import new_id


class AgreementVersion(models.Model):
    """Version n of a deal's contract in canonical bytes; `parent` is the sha256 of version n - 1."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    deal = models.UUIDField()
    n = models.IntegerField()
    parent = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    reason = models.CharField(max_length=32)
    total = models.DecimalField(max_digits=14, decimal_places=2)
    currency = models.CharField(max_length=3)
    agreed_at = models.DateTimeField()
    market = models.CharField(max_length=2)
    seller = models.CharField(max_length=32)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["deal", "n"], name="one_version_n"),)
