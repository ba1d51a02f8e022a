"""Funding plans, lenders' commitments, credit lines."""

from __future__ import annotations

from django.db import models

from murmelbahn.value.models.base import Row, amount_field


class FundingSource(Row):
    """One row of a plan. A new plan is new rows; the deal's account names the plan that counts."""

    plan = models.UUIDField(db_index=True)
    deal = models.UUIDField()
    version = models.IntegerField()
    place = models.SmallIntegerField()
    kind = models.CharField(max_length=12)
    amount = amount_field()
    currency = models.CharField(max_length=3)
    payer = models.UUIDField(null=True)
    payer_version = models.IntegerField(null=True)
    payer_fingerprint = models.CharField(max_length=64, default="")
    lender = models.CharField(max_length=32, default="")


class LenderRow(Row):
    """The party that stands behind a lender's code: a lessor, which buys the car."""

    code = models.CharField(max_length=32)
    party = models.UUIDField()

    class Meta:
        db_table = "value_lender"
        constraints = (models.UniqueConstraint(fields=["seller", "code"], name="lender_once"),)


class CommitmentRow(Row):
    deal = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=12)
    lender = models.CharField(max_length=32)
    state = models.CharField(max_length=9)
    version = models.IntegerField()
    asked = amount_field()
    amount = amount_field()
    currency = models.CharField(max_length=3)
    recipient = models.UUIDField()
    recipient_version = models.IntegerField()
    car = models.CharField(max_length=64)
    irrevocable = models.BooleanField(default=True)
    valid_until = models.DateField(null=True)
    conditions = models.JSONField(default=list)
    lapse = models.CharField(max_length=8, null=True)

    class Meta:
        db_table = "value_commitment"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=["requested", "approved", "refused", "lapsed"]), name="commitment_state"
            ),
        )
        indexes = (models.Index(fields=["deal"], name="commitment_asked", condition=models.Q(state="requested")),)


class CreditLineRow(Row):
    party = models.UUIDField()
    limit = amount_field()
    currency = models.CharField(max_length=3)

    class Meta:
        db_table = "value_creditline"
        constraints = (models.UniqueConstraint(fields=["seller", "party"], name="credit_line_once"),)


class CreditDraw(Row):
    """What a deal owes on a line: always the deal's DEBTOR balance since its invoice."""

    credit_line = models.ForeignKey(CreditLineRow, on_delete=models.PROTECT, related_name="draws")
    deal = models.UUIDField(unique=True)
    amount = amount_field()
