"""Commission line by line; `bill` names the self-billed document that settled a line."""

from __future__ import annotations

from django.db import models

from murmelbahn.value.models.base import Row, amount_field


class CommissionRow(Row):
    deal = models.UUIDField(db_index=True)
    agent = models.UUIDField()
    part = models.CharField(max_length=12)
    base = amount_field(null=True)
    rate = models.DecimalField(max_digits=7, decimal_places=4, null=True)
    amount = amount_field()
    currency = models.CharField(max_length=3)
    contract = models.CharField(max_length=48)
    cause = models.CharField(max_length=24)
    on = models.DateField()
    bill = models.UUIDField(null=True)

    class Meta:
        db_table = "value_commission"
        indexes = (
            models.Index(fields=["seller", "agent", "on"], name="commission_unbilled", condition=models.Q(bill=None)),
        )
