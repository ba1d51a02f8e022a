"""Tables of frozen bytes. A trigger (migration) refuses every UPDATE and DELETE on both."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from murmelbahn.kernel.ids import new_id

NUMBER_ONCE = "document_number_once"
"""The constraint that keeps a number of a seller from standing on two documents of a kind."""


class Document(models.Model):
    """One frozen document. `content` is the canonical JSON of all that was said; `sha256` its digest in hex."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    deal = models.UUIDField(null=True, db_index=True)
    market = models.CharField(max_length=2)
    seller = models.CharField(max_length=32)
    kind = models.CharField(max_length=32)
    number = models.CharField(max_length=32, null=True)
    language = models.CharField(max_length=2)
    subject = models.UUIDField()
    agent = models.UUIDField(null=True, db_index=True)
    parties = ArrayField(models.UUIDField(), default=list)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    frozen_at = models.DateTimeField()
    retain_until = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["seller", "kind", "number"], name=NUMBER_ONCE),
            models.CheckConstraint(condition=models.Q(sha256__regex="^[0-9a-f]{64}$"), name="document_sha256_hex"),
        )
        indexes = (
            GinIndex(fields=["parties"], name="document_by_party"),
            models.Index(fields=["market", "frozen_at"], name="document_by_market"),
        )


class Rendition(models.Model):
    """One form of a document, and what the official rules said about it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="renditions")
    format = models.CharField(max_length=8)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    check_result = models.CharField(max_length=12)
    checked_by = models.CharField(max_length=200)
    findings = models.JSONField(default=list)
    rendered_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["document", "format"], name="rendition_once"),
            models.CheckConstraint(
                condition=models.Q(check_result__in=["passed", "failed", "not_checked"]), name="rendition_check_result"
            ),
        )
