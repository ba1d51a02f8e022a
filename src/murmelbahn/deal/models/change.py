"""Changes of a running deal: proposed, answered, applied or dropped."""

from __future__ import annotations

from django.db import models

from murmelbahn.kernel.ids import new_id


class Change(models.Model):
    """One wish to change a contract. `preview` is what was shown; applying does exactly that."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    deal = models.UUIDField()
    kind = models.CharField(max_length=16)
    state = models.CharField(max_length=12)
    base = models.IntegerField()
    content = models.JSONField()
    preview = models.JSONField()
    asked_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    market = models.CharField(max_length=2)
    seller = models.CharField(max_length=32)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["deal"], name="one_open_change", condition=models.Q(state="open")),
        )
