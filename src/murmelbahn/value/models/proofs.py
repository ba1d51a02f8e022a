"""Proofs that were shown for campaigns."""

from __future__ import annotations

from django.db import models

from murmelbahn.value.models.base import Row
from murmelbahn.value.models.prices import CampaignRow

COUNTING = ("shown", "given")


class ProofRow(Row):
    """What was shown in a deal for a campaign: the reference, never a copy of the paper."""

    deal = models.UUIDField(db_index=True)
    campaign = models.ForeignKey(CampaignRow, on_delete=models.PROTECT, related_name="proofs")
    kind = models.CharField(max_length=20)
    reference = models.CharField(max_length=60)
    note = models.CharField(max_length=200)
    state = models.CharField(max_length=8)
    shown_on = models.DateField()
    shown_by = models.UUIDField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.UUIDField(null=True)
    flaw = models.CharField(max_length=10)

    class Meta:
        db_table = "value_proof"
        constraints = (
            models.UniqueConstraint(
                fields=["deal", "campaign"], condition=models.Q(state__in=COUNTING), name="proof_counts_once"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["shown", "given", "refused", "failed"]), name="proof_state"
            ),
        )
