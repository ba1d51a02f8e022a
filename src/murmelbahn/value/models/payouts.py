"""Payments to agents. What each settles of a deal stands in its shares: append-only (trigger)."""

from __future__ import annotations

from django.db import models

from murmelbahn.kernel.ids import new_id
from murmelbahn.value.models.base import Row, amount_field


class Payout(Row):
    agent = models.UUIDField()
    month = models.CharField(max_length=7)
    amount = amount_field()
    currency = models.CharField(max_length=3)
    state = models.CharField(max_length=8, default="ordered")
    ordered_on = models.DateField()
    reference = models.CharField(max_length=80, null=True)
    paid_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["seller", "reference"], name="payout_paid_once"),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="payout_positive"),
            models.CheckConstraint(
                condition=models.Q(state="ordered", paid_on__isnull=True)
                | models.Q(state__in=["paid", "returned"], paid_on__isnull=False, reference__isnull=False),
                name="payout_state",
            ),
        )


class PayoutShare(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    payout = models.ForeignKey(Payout, on_delete=models.PROTECT, related_name="shares")
    deal = models.UUIDField(db_index=True)
    amount = amount_field()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["payout", "deal"], name="payout_share_once"),)
