"""Thin tables of the ground floor. What must never be false stands in the migration as constraint or trigger."""

from __future__ import annotations

from django.db import models

from murmelbahn.kernel.ids import new_id


class Clock(models.Model):
    """One row: the world's time. `at` is empty in a live world, where time is real."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    kind = models.CharField(max_length=4, default="real")
    at = models.DateTimeField(null=True)
    seed = models.BigIntegerField(default=0)

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="one_clock"),)


class FactKey(models.Model):
    """The last sequence number of a key in a stream, and the sum of its facts' digests. Its row lock gives the facts of one key
    their order."""

    pk = models.CompositePrimaryKey("stream", "key")
    stream = models.CharField(max_length=32)
    key = models.UUIDField()
    seq = models.BigIntegerField()
    seal = models.DecimalField(default=0, max_digits=30, decimal_places=0)


class FactRow(models.Model):
    """The log: append-only (trigger)."""

    id = models.UUIDField(primary_key=True)
    stream = models.CharField(max_length=32)
    topic = models.CharField(max_length=96)
    version = models.SmallIntegerField()
    key = models.UUIDField()
    seq = models.BigIntegerField()
    market = models.CharField(max_length=2)
    seller = models.CharField(max_length=32)
    actor = models.UUIDField()
    cause = models.UUIDField(null=True)
    at = models.DateTimeField()
    recorded = models.DateTimeField()
    body = models.JSONField()

    class Meta:
        db_table = "kernel_fact"
        constraints = (models.UniqueConstraint(fields=["key", "stream", "seq"], name="fact_order_in_key"),)


class Unplaced(models.Model):
    """A fact the placer has not given its position yet."""

    id = models.BigAutoField(primary_key=True)
    fact = models.UUIDField()
    stream = models.CharField(max_length=32)
    shard = models.SmallIntegerField()


class Placed(models.Model):
    """The order everyone reads: positions are given by one placer, so they become visible in order."""

    position = models.BigIntegerField(primary_key=True)
    stream = models.CharField(max_length=32)
    shard = models.SmallIntegerField()
    fact = models.UUIDField(unique=True)


class Mark(models.Model):
    """How far a subscription has come in a shard of a stream. Moves in the transaction of the effect."""

    pk = models.CompositePrimaryKey("subscription", "stream", "shard")
    subscription = models.CharField(max_length=64)
    stream = models.CharField(max_length=32)
    shard = models.SmallIntegerField()
    position = models.BigIntegerField(default=0)


class Held(models.Model):
    """A fact that failed, or one of the same key behind it: it waits for repair; other keys go on."""

    id = models.UUIDField(primary_key=True, default=new_id)
    subscription = models.CharField(max_length=64)
    stream = models.CharField(max_length=32)
    key = models.UUIDField()
    position = models.BigIntegerField()
    fact = models.UUIDField()
    attempts = models.IntegerField(default=0)
    reason = models.TextField(default="")
    since = models.DateTimeField()
    retry_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["subscription", "fact"], name="held_once"),)
        indexes = (models.Index(fields=["subscription", "stream", "key"], name="held_by_key"),)


class Timer(models.Model):
    """A durable alarm: when it is due it becomes the fact it carries."""

    id = models.UUIDField(primary_key=True, default=new_id)
    due = models.DateTimeField(db_index=True)
    topic = models.CharField(max_length=96)
    key = models.UUIDField()
    name = models.CharField(max_length=64)
    market = models.CharField(max_length=2)
    seller = models.CharField(max_length=32)
    body = models.JSONField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["topic", "key", "name"], name="timer_once"),)


class Receipt(models.Model):
    """One station's answer to one change of a deal."""

    id = models.UUIDField(primary_key=True, default=new_id)
    change = models.UUIDField()
    deal = models.UUIDField(db_index=True)
    station = models.CharField(max_length=32)
    topic = models.CharField(max_length=96)
    market = models.CharField(max_length=2)
    seller = models.CharField(max_length=32)
    state = models.CharField(max_length=9, default="open")
    reason = models.CharField(max_length=200, default="")
    opened = models.DateTimeField()
    closed = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["change", "station"], name="receipt_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=["open", "confirmed", "refused"]), name="receipt_state"
            ),
        )
        indexes = (models.Index(fields=["opened"], name="receipt_open", condition=models.Q(state="open")),)


class IdempotencyKey(models.Model):
    """The reference to the result of a write that succeeded under a caller's key."""

    pk = models.CompositePrimaryKey("scope", "key")
    scope = models.CharField(max_length=128)
    key = models.CharField(max_length=255)
    content = models.CharField(max_length=64)
    result = models.JSONField(null=True)
    recorded = models.DateTimeField()
