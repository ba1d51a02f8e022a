"""The history of consents. Append-only (trigger)."""

from __future__ import annotations

from django.db import models

from murmelbahn.customer.models.party import PartyRow
from murmelbahn.kernel.ids import new_id


class ConsentRow(models.Model):
    """Given or withdrawn; the last row of a purpose counts, none is "no"."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    party = models.ForeignKey(PartyRow, on_delete=models.PROTECT, related_name="consents")
    purpose = models.CharField(max_length=24)
    given = models.BooleanField()
    wording = models.CharField(max_length=64)
    by = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        db_table = "customer_consent"
        indexes = (models.Index(fields=["party", "purpose", "-at", "-id"], name="consent_last"),)
