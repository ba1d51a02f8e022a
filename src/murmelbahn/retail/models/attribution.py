"""Who did which duty of a deal. A row is ended, never rewritten."""

from __future__ import annotations

from django.db import models

from murmelbahn.kernel.ids import new_id
from murmelbahn.retail.models.network import ContractRow, OutletRow


class AttributionRow(models.Model):
    """The contract version is frozen with the row; `until` ends it when another takes over."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    deal = models.UUIDField()
    market = models.CharField(max_length=2)
    seller = models.CharField(max_length=32)
    duty = models.CharField(max_length=10)
    outlet = models.ForeignKey(OutletRow, on_delete=models.PROTECT, related_name="attributions")
    contract = models.ForeignKey(ContractRow, on_delete=models.PROTECT, related_name="attributions")
    adviser = models.UUIDField()
    at = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        db_table = "retail_attribution"
        constraints = (
            models.UniqueConstraint(
                fields=["deal", "duty"], name="attribution_once", condition=models.Q(until__isnull=True)
            ),
        )
        indexes = (models.Index(fields=["outlet", "at"], name="attribution_by_outlet"),)
