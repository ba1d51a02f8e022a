"""What every table of the room shares."""

from __future__ import annotations

from typing import Any

from django.db import models

from murmelbahn.kernel.ids import new_id


class Row(models.Model):
    """A row of a transaction: its own id, its market and its seller."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    market = models.CharField(max_length=2)
    seller = models.CharField(max_length=32)

    class Meta:
        abstract = True


def amount_field(**options: Any) -> models.DecimalField[Any, Any]:
    """An amount in the currency of its row."""
    return models.DecimalField(max_digits=14, decimal_places=2, **options)
