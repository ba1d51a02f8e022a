"""The agent as supplier of its services: under which tax id it supplies them."""

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
