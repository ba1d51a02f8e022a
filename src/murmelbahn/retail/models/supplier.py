"""The agent as supplier of its services: under which tax id it supplies them, and where it is paid."""

from __future__ import annotations

from django.db import models

from murmelbahn.kernel.ids import new_id
from murmelbahn.retail.models.network import AgentRow


class AgentTaxIdRow(models.Model):
    """A VAT id from the moment it was recorded: append-only (trigger), the newest counts, papers keep what they say."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agent = models.ForeignKey(AgentRow, on_delete=models.PROTECT, related_name="tax_ids")
    vat_id = models.CharField(max_length=20)
    register = models.CharField(max_length=80, default="", blank=True)
    recorded_at = models.DateTimeField()
    by = models.UUIDField()

    class Meta:
        db_table = "retail_agent_tax_id"


class AgentAccountRow(models.Model):
    """A bank account an agent is paid to: recorded by one person, approved by another; the newest approved counts."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agent = models.ForeignKey(AgentRow, on_delete=models.PROTECT, related_name="accounts")
    holder = models.CharField(max_length=70)
    iban = models.CharField(max_length=34)
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField()
    approved_at = models.DateTimeField(null=True)
    approved_by = models.UUIDField(null=True)

    class Meta:
        db_table = "retail_agent_account"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(approved_by__isnull=True) | ~models.Q(approved_by=models.F("recorded_by")),
                name="agent_account_four_eyes",
            ),
        )
