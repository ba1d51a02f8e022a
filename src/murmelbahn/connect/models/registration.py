"""The registration authority's own register of applications. The plate is drawn when the answer is written, never kept."""

from __future__ import annotations

from django.db import models


class Application(models.Model):
    """One application for a plate."""

    registration = models.UUIDField(primary_key=True)
    vin = models.CharField(max_length=17)
    deal = models.UUIDField()
    market = models.CharField(max_length=2)
    seller = models.CharField(max_length=32)
    place = models.CharField(max_length=64)
    attempt = models.IntegerField()
    granted = models.BooleanField()
    reason = models.CharField(max_length=64, default="", blank=True)
    answer_on = models.DateField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["vin", "deal", "attempt"], name="application_order"),)
