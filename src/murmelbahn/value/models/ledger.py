"""The ledger: append-only (trigger), every entry balanced (deferred constraint trigger)."""

from __future__ import annotations

from django.db import models

from murmelbahn.kernel.ids import new_id
from murmelbahn.value.models.base import Row, amount_field


class Entry(Row):
    deal = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=12)
    on = models.DateField()
    reference = models.UUIDField(null=True, db_index=True)
    note = models.CharField(max_length=200, default="")
    booked_at = models.DateTimeField()


class Posting(models.Model):
    """Debit positive, credit negative."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="postings")
    deal = models.UUIDField(db_index=True)
    market = models.CharField(max_length=2)
    seller = models.CharField(max_length=32)
    account = models.CharField(max_length=16)
    month = models.CharField(max_length=7, default="")
    amount = amount_field()
    currency = models.CharField(max_length=3)
    document = models.UUIDField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~models.Q(amount=0), name="posting_moves_something"),
            models.CheckConstraint(
                condition=models.Q(account__in=["VAT_DUE", "REGTAX_DUE"], month__regex=r"^\d{4}-\d\d$")
                | (~models.Q(account__in=["VAT_DUE", "REGTAX_DUE"]) & models.Q(month="")),
                name="posting_month_where_shown",
            ),
        )
