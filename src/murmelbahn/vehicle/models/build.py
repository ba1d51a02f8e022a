"""Build orders and their late changes."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from murmelbahn.kernel.ids import new_id
from murmelbahn.vehicle.terms import BuildChangeState, BuildState

OPEN = (BuildState.REQUESTED.value, BuildState.SCHEDULED.value)


class Build(models.Model):
    """One order at a plant. `freeze` are dates by class; `for_stock` says that its deal has gone."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    deal = models.UUIDField()
    configuration = models.UUIDField()
    state = models.CharField(max_length=12, default=BuildState.REQUESTED)
    market = models.CharField(max_length=2)
    seller = models.CharField(max_length=32)
    plant = models.CharField(max_length=32)
    week = models.DateField(null=True)
    promised = models.DateField(null=True)
    freeze = models.JSONField(default=dict)
    vin = models.CharField(max_length=17, null=True, unique=True)
    as_built = models.JSONField(null=True)
    reason = models.CharField(max_length=64, default="", blank=True)
    for_stock = models.BooleanField(default=False)
    requested_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["deal"], name="one_open_build", condition=Q(state__in=OPEN, for_stock=False)
            ),
            models.CheckConstraint(name="built_has_vin", condition=~(Q(state=BuildState.BUILT) ^ Q(vin__isnull=False))),
        )
        indexes = (models.Index(fields=["deal"], name="build_of_deal"),)


class BuildChange(models.Model):
    """A late change asked of the plant; `id` is the deal's id of the change."""

    id = models.UUIDField(primary_key=True, editable=False)
    build = models.ForeignKey(Build, on_delete=models.PROTECT)
    deal = models.UUIDField()
    market = models.CharField(max_length=2)
    seller = models.CharField(max_length=32)
    configuration = models.UUIDField()
    state = models.CharField(max_length=12, default=BuildChangeState.REQUESTED)
    reason = models.CharField(max_length=64, default="", blank=True)
    requested_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["build"], name="one_open_build_change", condition=Q(state=BuildChangeState.REQUESTED)
            ),
        )
