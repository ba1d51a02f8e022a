"""Parties and their versions. Personal data stands in `PartyVersion` and nowhere else; rules/retention.py lists each
column."""

from __future__ import annotations

from django.db import models

from murmelbahn.kernel.ids import new_id


class PartyRow(models.Model):
    """A Customer ID. `subject` is the user who is this person; `current` the number of its newest version."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=8)
    market = models.CharField(max_length=2)
    seller = models.CharField(max_length=32)
    current = models.IntegerField()
    subject = models.UUIDField(null=True)
    since = models.DateTimeField()

    class Meta:
        db_table = "customer_party"
        constraints = (
            models.CheckConstraint(condition=models.Q(kind__in=["private", "company"]), name="party_kind"),
            models.UniqueConstraint(
                fields=["subject"], name="party_subject_once", condition=models.Q(subject__isnull=False)
            ),
        )
        indexes = (models.Index(fields=["market", "since"], name="party_by_market"),)


class PartyVersion(models.Model):
    """What was known of a party from `at` until the next version: append-only (trigger)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    party = models.ForeignKey(PartyRow, on_delete=models.PROTECT, related_name="versions")
    version = models.IntegerField()
    at = models.DateTimeField()
    by = models.UUIDField()
    given_names = models.CharField(max_length=120, default="")
    family_name = models.CharField(max_length=120, default="")
    birth_date = models.DateField(null=True)
    legal_name = models.CharField(max_length=200, default="")
    legal_form = models.CharField(max_length=60, default="")
    register_number = models.CharField(max_length=60, default="")
    vat_id = models.CharField(max_length=20, default="")
    signatories = models.JSONField(default=list)
    credit_terms = models.CharField(max_length=64, default="")
    email = models.CharField(max_length=254)
    email_digest = models.CharField(max_length=64)
    phone = models.CharField(max_length=40, default="")
    language = models.CharField(max_length=2)
    addresses = models.JSONField()
    tax_ids = models.JSONField(default=list)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["party", "version"], name="party_version_once"),
            models.CheckConstraint(
                condition=models.Q(legal_name="", birth_date__isnull=False) & ~models.Q(family_name="")
                | models.Q(family_name="", given_names="", birth_date__isnull=True) & ~models.Q(legal_name=""),
                name="party_version_person_or_company",
            ),
        )


class EmailProof(models.Model):
    """An address of this party answered. `digest` is the sha256 of the address in lower case, so that it stands once
    only."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    party = models.ForeignKey(PartyRow, on_delete=models.PROTECT, related_name="email_proofs")
    private = models.BooleanField()
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["party", "digest"], name="email_proof_once"),
            models.UniqueConstraint(fields=["digest"], name="email_one_person", condition=models.Q(private=True)),
        )
