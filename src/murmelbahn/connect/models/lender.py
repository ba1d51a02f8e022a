"""The lender's own book of loans and leases."""

from __future__ import annotations

from django.db import models


class Loan(models.Model):
    """One request for a commitment, and what the lender decided. It binds recipient, car and amount as received."""

    commitment = models.UUIDField(primary_key=True)
    deal = models.UUIDField(db_index=True)
    market = models.CharField(max_length=2)
    seller = models.CharField(max_length=32)
    lender = models.CharField(max_length=32)
    kind = models.CharField(max_length=12)
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    currency = models.CharField(max_length=3)
    recipient = models.UUIDField()
    recipient_version = models.IntegerField()
    car = models.CharField(max_length=64)
    approved = models.BooleanField()
    valid_until = models.DateField()
    conditions_open = models.BooleanField()
    dead = models.BooleanField(default=False)
    paid = models.BooleanField(default=False)
