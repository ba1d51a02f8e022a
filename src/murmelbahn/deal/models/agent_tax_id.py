"""The tax id under which an agent supplies its commission: a self-billed invoice cannot be written without it."""

from __future__ import annotations

from django.db import models

from murmelbahn.kernel.ids import new_id


class AgentTaxId(models.Model):
    """Append-only by use: a change is a new row, the newest counts, invoices keep what they were written with."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agent = models.UUIDField(db_index=True)
    vat_id = models.CharField(max_length=20)
    register = models.CharField(max_length=80, default="", blank=True)
    recorded_at = models.DateTimeField()
    market = models.CharField(max_length=2)
    seller = models.CharField(max_length=32)
