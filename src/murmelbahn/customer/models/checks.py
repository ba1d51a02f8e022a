"""Recorded checks of a party version. Append-only (trigger)."""

from __future__ import annotations

from django.db import models

from murmelbahn.customer.models.party import PartyVersion
from murmelbahn.kernel.ids import new_id


class IdentityCheckRow(models.Model):
    """Somebody saw the original document. No scan, no number."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    version = models.ForeignKey(PartyVersion, on_delete=models.PROTECT, related_name="identity_checks")
    document = models.CharField(max_length=20)
    expires_on = models.DateField()
    by = models.UUIDField()
    outlet = models.UUIDField(null=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "customer_identity_check"


class VatIdCheckRow(models.Model):
    """An answer of the register about the VAT id of a version."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    version = models.ForeignKey(PartyVersion, on_delete=models.PROTECT, related_name="vat_id_checks")
    result = models.CharField(max_length=11)
    reference = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        db_table = "customer_vat_id_check"


class VatIdAskRow(models.Model):
    """Somebody had the register asked once more about a version's VAT id, the `nth` time."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    version = models.ForeignKey(PartyVersion, on_delete=models.PROTECT, related_name="vat_id_asks")
    nth = models.SmallIntegerField()
    by = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        db_table = "customer_vat_id_ask"
        constraints = (models.UniqueConstraint(fields=["version", "nth"], name="vat_id_ask_once"),)


class ScreeningRow(models.Model):
    """An answer of a sanctions or fraud provider about a version."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    version = models.ForeignKey(PartyVersion, on_delete=models.PROTECT, related_name="screenings")
    kind = models.CharField(max_length=9)
    result = models.CharField(max_length=6)
    provider = models.CharField(max_length=64)
    reference = models.CharField(max_length=64)
    deal = models.UUIDField(null=True)
    market = models.CharField(max_length=2)
    seller = models.CharField(max_length=32)
    at = models.DateTimeField()

    class Meta:
        db_table = "customer_screening"
