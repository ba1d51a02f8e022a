"""The roll's memory: all its state is in the world, so that whoever comes after a crash knows what was begun."""

from __future__ import annotations

from django.db import models

from murmelbahn.kernel.ids import new_id


class RollRow(models.Model):
    """Deal n of a seed. `done` are its acts with the day of each; `wake` the day to look at it again.

    `told` counts the commands `done` knows of: what the world has beyond them was told by a client that died."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    seed = models.BigIntegerField()
    n = models.IntegerField()
    market = models.CharField(max_length=2)
    seller = models.CharField(max_length=32)
    deal = models.UUIDField(null=True, unique=True)
    opens = models.DateField()
    until = models.CharField(max_length=32, blank=True, default="")
    people = models.JSONField(default=dict)
    done = models.JSONField(default=dict)
    wake = models.DateField()
    finished = models.BooleanField(default=False)
    told = models.IntegerField(default=0)
    outside = models.BooleanField(default=False)

    class Meta:
        db_table = "sandbox_roll"
        constraints = (models.UniqueConstraint(fields=["seed", "n"], name="roll_once"),)
