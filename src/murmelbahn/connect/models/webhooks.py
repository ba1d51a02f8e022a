"""Addresses of outsiders, and what is on its way to them. Personal data: none; an address names a machine."""

from __future__ import annotations

from django.db import models

from murmelbahn.connect.terms import DeliveryState
from murmelbahn.kernel.clock import machine
from murmelbahn.kernel.ids import new_id


class WebhookRow(models.Model):
    """`owner` is the user whose rights bound what is heard. The secret is derived from the house's own and `salt`.
    What it wants of the log up to position `heard` is queued."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.UUIDField(db_index=True)
    url = models.CharField(max_length=500)
    topics = models.JSONField()
    market = models.CharField(max_length=2, blank=True, default="")
    salt = models.BinaryField(max_length=32)
    heard = models.BigIntegerField(default=0)
    created = models.DateTimeField(default=machine)
    ended = models.DateTimeField(null=True)

    class Meta:
        db_table = "connect_webhook"


class DeliveryRow(models.Model):
    """One fact for one address, once. `position` is the fact's in the log: the order in which a key is delivered."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    webhook = models.ForeignKey(WebhookRow, on_delete=models.CASCADE)
    fact = models.UUIDField()
    topic = models.CharField(max_length=96)
    key = models.UUIDField()
    position = models.BigIntegerField()
    state = models.CharField(max_length=9, default=DeliveryState.WAITING.value)
    attempts = models.PositiveSmallIntegerField(default=0)
    due = models.DateTimeField(default=machine)
    answer = models.PositiveSmallIntegerField(null=True)
    error = models.CharField(max_length=120, blank=True, default="")
    delivered = models.DateTimeField(null=True)

    class Meta:
        db_table = "connect_delivery"
        constraints = (
            models.UniqueConstraint(fields=["webhook", "fact"], name="delivery_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in DeliveryState]), name="delivery_state"
            ),
        )
        indexes = (
            models.Index(
                fields=["webhook", "key", "position"], name="delivery_open",
                condition=~models.Q(state=DeliveryState.DELIVERED.value),
            ),
        )  # fmt: skip
