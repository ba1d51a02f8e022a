"""Who acts for whom, and which agent looks after whom."""

from __future__ import annotations

from django.db import models

from murmelbahn.customer.models.party import PartyRow
from murmelbahn.kernel.ids import new_id


class GrantRow(models.Model):
    """A person may act for a company in a role, until revoked."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(PartyRow, on_delete=models.PROTECT, related_name="acts_for")
    company = models.ForeignKey(PartyRow, on_delete=models.PROTECT, related_name="acted_for_by")
    role = models.CharField(max_length=10)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    by = models.UUIDField()

    class Meta:
        db_table = "customer_grant"
        constraints = (
            models.UniqueConstraint(
                fields=["person", "company", "role"], name="grant_once", condition=models.Q(until__isnull=True)
            ),
        )


class Care(models.Model):
    """An agent looks after a party, for one deal or (`deal` empty) in general."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    party = models.ForeignKey(PartyRow, on_delete=models.PROTECT, related_name="cares")
    agent = models.UUIDField()
    deal = models.UUIDField(null=True)
    market = models.CharField(max_length=2)
    seller = models.CharField(max_length=32)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["party", "agent", "deal"],
                name="care_once",
                condition=models.Q(until__isnull=True),
                nulls_distinct=False,
            ),
        )
        indexes = (
            models.Index(fields=["agent", "party"], name="care_by_agent", condition=models.Q(until__isnull=True)),
            models.Index(fields=["deal"], name="care_by_deal", condition=models.Q(until__isnull=True)),
        )
