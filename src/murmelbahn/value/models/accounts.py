"""The account of a deal: the row every write on its money locks, and who may see it."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models


class DealAccount(models.Model):
    """One per deal, opened by its first offer. `version` is the current agreement version, 0 before there is one. `payers`
    and `lenders` are fingerprints of the account holders the funding plan expects, `on_credit` says it draws on a line."""

    deal = models.UUIDField(primary_key=True, editable=False)
    market = models.CharField(max_length=2)
    seller = models.CharField(max_length=32)
    currency = models.CharField(max_length=3)
    agent = models.UUIDField()
    outlet = models.UUIDField()
    parties = ArrayField(models.UUIDField())
    reference = models.CharField(max_length=25, unique=True)
    version = models.IntegerField(default=0)
    plan = models.UUIDField(null=True)
    payers = ArrayField(models.CharField(max_length=64), default=list)
    lenders = ArrayField(models.CharField(max_length=64), default=list)
    on_credit = models.BooleanField(default=False)
    credit_line = models.UUIDField(null=True)
    handed_over = models.DateField(null=True)
    opened_at = models.DateTimeField()

    class Meta:
        indexes = (
            GinIndex(fields=["parties"], name="deal_account_by_party"),
            models.Index(fields=["agent"], name="deal_account_by_agent"),
            models.Index(fields=["seller"], name="deal_account_by_seller"),
        )
