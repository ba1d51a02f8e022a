"""Withdrawals that were declared without signing in and lead to no contract by themselves."""

from __future__ import annotations

from django.db import models

from murmelbahn.kernel.ids import new_id


class DeclaredRow(models.Model):
    """What somebody typed, as it was typed, and when it arrived. `market` and `seller` are empty where the number names none."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    market = models.CharField(max_length=2)
    seller = models.CharField(max_length=32)
    name = models.CharField(max_length=254)
    number = models.CharField(max_length=254)
    email = models.CharField(max_length=254)
    at = models.DateTimeField()
    answered = models.DateTimeField(null=True)
    answered_by = models.UUIDField(null=True)

    class Meta:
        db_table = "customer_declared"
        constraints = (
            models.CheckConstraint(
                name="declared_answered_by_somebody",
                condition=models.Q(answered__isnull=True, answered_by__isnull=True)
                | models.Q(answered__isnull=False, answered_by__isnull=False),
            ),
        )
        indexes = (models.Index(fields=["at"], name="declared_open", condition=models.Q(answered__isnull=True)),)
