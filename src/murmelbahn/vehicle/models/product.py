"""Released product models: slices of time, artefacts by hash."""

from __future__ import annotations

from django.db import models

from murmelbahn.kernel.ids import new_id


class ModelRelease(models.Model):
    """One release. `source` is the digest of its files, `texts` its words by language."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    model = models.CharField(max_length=16)
    year = models.SmallIntegerField()
    source = models.CharField(max_length=64, unique=True)
    texts = models.JSONField()
    released_at = models.DateTimeField()


class ArtefactRow(models.Model):
    """An artefact's canonical content, under the hash of exactly that (append-only by trigger)."""

    hash = models.CharField(primary_key=True, max_length=64)
    model = models.CharField(max_length=16)
    body = models.JSONField()


class ModelSlice(models.Model):
    """Which artefact counts in a market (`*`: any other) for order and build days; half-open, empty is open."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    release = models.ForeignKey(ModelRelease, on_delete=models.PROTECT)
    model = models.CharField(max_length=16)
    market = models.CharField(max_length=2)
    order_from = models.DateField(null=True)
    order_to = models.DateField(null=True)
    build_from = models.DateField(null=True)
    build_to = models.DateField(null=True)
    artefact = models.ForeignKey(ArtefactRow, on_delete=models.PROTECT)

    class Meta:
        indexes = (models.Index(fields=["model", "market"], name="slice_of_model"),)


class Configuration(models.Model):
    """A saved configuration (append-only by trigger). `hash` covers model, artefact and items."""

    id = models.UUIDField(primary_key=True, editable=False)
    hash = models.CharField(max_length=64)
    model = models.CharField(max_length=16)
    market = models.CharField(max_length=2)
    order_date = models.DateField()
    build_date = models.DateField()
    artefact = models.ForeignKey(ArtefactRow, on_delete=models.PROTECT)
    body = models.JSONField()
    saved_at = models.DateTimeField()
