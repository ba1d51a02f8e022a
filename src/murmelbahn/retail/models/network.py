"""Agents, their contract versions, outlets and advisers."""

from __future__ import annotations

from django.db import models

from murmelbahn.kernel.ids import new_id


class AgentRow(models.Model):
    """A company that sells in the name of the national company."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    market = models.CharField(max_length=2)
    seller = models.CharField(max_length=32)
    code = models.CharField(max_length=16)
    name = models.CharField(max_length=120)
    since = models.DateTimeField()

    class Meta:
        db_table = "retail_agent"
        constraints = (models.UniqueConstraint(fields=["market", "code"], name="agent_code_once"),)


class ContractRow(models.Model):
    """A version of an agency contract, in force until the next begins: append-only (trigger)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agent = models.ForeignKey(AgentRow, on_delete=models.PROTECT, related_name="contracts")
    version = models.IntegerField()
    valid_from = models.DateField()
    commission_terms = models.CharField(max_length=64)
    signed_at = models.DateTimeField()
    by = models.UUIDField()

    class Meta:
        db_table = "retail_contract"
        constraints = (
            models.UniqueConstraint(fields=["agent", "version"], name="contract_version_once"),
            models.UniqueConstraint(fields=["agent", "valid_from"], name="contract_day_once"),
        )


class OutletRow(models.Model):
    """A place where the agent advises and hands over."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agent = models.ForeignKey(AgentRow, on_delete=models.PROTECT, related_name="outlets")
    market = models.CharField(max_length=2)
    seller = models.CharField(max_length=32)
    code = models.CharField(max_length=16)
    name = models.CharField(max_length=120)
    zone = models.CharField(max_length=40)
    address = models.JSONField()
    hours = models.JSONField()
    since = models.DateTimeField()

    class Meta:
        db_table = "retail_outlet"
        constraints = (models.UniqueConstraint(fields=["market", "code"], name="outlet_code_once"),)


class AdviserRow(models.Model):
    """A person's post at an outlet; the name stands with the user."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    subject = models.UUIDField()
    outlet = models.ForeignKey(OutletRow, on_delete=models.PROTECT, related_name="advisers")
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        db_table = "retail_adviser"
        constraints = (
            models.UniqueConstraint(
                fields=["subject", "outlet"], name="adviser_post_once", condition=models.Q(until__isnull=True)
            ),
        )
