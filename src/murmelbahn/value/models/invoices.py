"""Documents of money and the series their numbers come from."""

from __future__ import annotations

from django.db import models

from murmelbahn.value.models.base import Row, amount_field


class Series(Row):
    """The last number of (legal entity, kind, year). Its row lock is taken last and makes the series gapless."""

    kind = models.CharField(max_length=12)
    year = models.IntegerField()
    last = models.IntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["seller", "kind", "year"], name="series_once"),)


class Invoice(Row):
    """One frozen document, append-only (trigger). `content` is what stands on it, the columns are for looking up."""

    deal = models.UUIDField(null=True, db_index=True)
    agent = models.UUIDField(null=True)
    kind = models.CharField(max_length=12)
    year = models.IntegerField()
    serial = models.IntegerField()
    number = models.CharField(max_length=40)
    version = models.IntegerField()
    issued_on = models.DateField()
    due_on = models.DateField(null=True)
    tax_date = models.DateField(null=True)
    currency = models.CharField(max_length=3)
    net = amount_field()
    vat = amount_field()
    regtax = amount_field()
    passthrough = amount_field()
    gross = amount_field()
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="corrections")
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["seller", "kind", "year", "serial"], name="invoice_serial_once"),
            models.UniqueConstraint(fields=["seller", "number"], name="invoice_number_once"),
            models.UniqueConstraint(fields=["corrects"], name="invoice_corrected_once"),
            models.CheckConstraint(
                condition=models.Q(
                    gross=models.F("net") + models.F("vat") + models.F("regtax") + models.F("passthrough")
                ),
                name="invoice_adds_up",
            ),
        )


class AdvanceRequestRow(Row):
    """A payment request: not a tax document, can be voided."""

    deal = models.UUIDField(db_index=True)
    amount = amount_field()
    received = amount_field(default=0)
    currency = models.CharField(max_length=3)
    due_on = models.DateField()
    state = models.CharField(max_length=11, default="asked")

    class Meta:
        db_table = "value_advancerequest"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(received__lte=models.F("amount")), name="advance_not_over_received"
            ),
        )


class Reminder(Row):
    deal = models.UUIDField(db_index=True)
    document = models.UUIDField()
    level = models.SmallIntegerField()
    open = amount_field()
    currency = models.CharField(max_length=3)
    grace_until = models.DateField()
    sent_on = models.DateField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["document", "level"], name="reminder_level_once"),)


class Interest(Row):
    """Proposed default interest: a named person claims or waives it."""

    deal = models.UUIDField(db_index=True)
    document = models.UUIDField()
    amount = amount_field()
    currency = models.CharField(max_length=3)
    days = models.IntegerField()
    until = models.DateField()
    state = models.CharField(max_length=8, default="proposed")
    decided_by = models.UUIDField(null=True)
    reason = models.CharField(max_length=200, default="")
