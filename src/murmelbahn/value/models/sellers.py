"""Who sells."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from murmelbahn.value.models.base import Row


class LegalEntityRow(Row):
    """A national sales company; `seller` is its code. Append-only: a change of data is a new row, the newest counts."""

    legal_name = models.CharField(max_length=120)
    address = ArrayField(models.CharField(max_length=120))
    register = models.CharField(max_length=80)
    vat_id = models.CharField(max_length=20)
    iban = models.CharField(max_length=34)
    bic = models.CharField(max_length=11, null=True)
    holder = models.CharField(max_length=120)
    email_address = models.CharField(max_length=254, default="")
    telephone = models.CharField(max_length=32, default="")
    registered_at = models.DateTimeField()

    class Meta:
        db_table = "value_legalentity"
        constraints = (
            models.UniqueConstraint(fields=["seller"], name="legal_entity_once"),
            models.UniqueConstraint(fields=["iban"], name="legal_entity_account_once"),
        )
