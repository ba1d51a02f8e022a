"""How the outside of this world behaves."""

from __future__ import annotations

from django.db import models


class Behaviour(models.Model):
    """One row at most: the set this world chose, and single knobs changed."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    name = models.CharField(max_length=16)
    changes = models.JSONField(default=dict)

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="one_behaviour"),)


class Fate(models.Model):
    """What is destined for one deal or party: a name to draw by that does not depend on its id, and knobs of its own."""

    subject = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=64)
    changes = models.JSONField(default=dict)
