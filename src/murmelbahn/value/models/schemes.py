"""Commission schemes that agents' contracts refer to: append-only, a new scheme has a new code."""

from __future__ import annotations

from django.db import models

from murmelbahn.kernel.ids import new_id


class CommissionScheme(models.Model):
    """Rates in percent of the vehicle's net, by kind of customer; the handover fee is net."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    market = models.CharField(max_length=2)
    seller = models.CharField(max_length=32)
    code = models.CharField(max_length=64)
    rate_private = models.DecimalField(max_digits=6, decimal_places=3)
    rate_company = models.DecimalField(max_digits=6, decimal_places=3)
    handover_fee = models.DecimalField(max_digits=14, decimal_places=2)
    currency = models.CharField(max_length=3)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["seller", "code"], name="one_scheme_per_code"),)
