"""Bank statements, entries, payments and refunds. The natural key of money is (account, bank reference), for ever."""

from __future__ import annotations

from django.db import models

from murmelbahn.kernel.ids import new_id
from murmelbahn.value.models.base import Row, amount_field
from murmelbahn.value.terms import EntryState


class Statement(Row):
    """The bytes as they came, stored once for each account they tell of."""

    account = models.CharField(max_length=34)
    name = models.CharField(max_length=80)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    stored_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["account", "sha256"], name="statement_once"),)


class PayingAccount(models.Model):
    """Personal data (IBAN, holder): an account that paid us, kept to refund to it and to no other (AML), as long as
    books are kept (10 years). Of an account of two holders there are two, each named as the statement named who paid."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    iban = models.CharField(max_length=34)
    holder = models.CharField(max_length=140)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["iban", "holder"], name="paying_account_once_a_holder"),)


class BankEntryRow(Row):
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="entries")
    account = models.CharField(max_length=34)
    reference = models.CharField(max_length=80)
    origin = models.CharField(max_length=16)
    amount = amount_field()
    currency = models.CharField(max_length=3)
    booked_on = models.DateField()
    value_on = models.DateField()
    remittance = models.CharField(max_length=560)
    payer = models.ForeignKey(PayingAccount, on_delete=models.PROTECT, null=True)
    end_to_end = models.CharField(max_length=64, default="")
    returns = models.CharField(max_length=80, default="")
    state = models.CharField(max_length=9)
    park_reason = models.CharField(max_length=20, default="")
    deal = models.UUIDField(null=True, db_index=True)
    return_by = models.UUIDField(null=True)
    return_approved_by = models.UUIDField(null=True)
    cleared_with = models.UUIDField(null=True)
    cleared_by = models.UUIDField(null=True)
    note = models.CharField(max_length=200, default="")

    class Meta:
        db_table = "value_bankentry"
        constraints = (
            models.UniqueConstraint(fields=["account", "reference"], name="bank_entry_once_for_ever"),
            models.CheckConstraint(
                condition=models.Q(state__in=[one.value for one in EntryState]),
                name="bank_entry_state",
            ),
            models.CheckConstraint(
                condition=models.Q(return_approved_by__isnull=True)
                | ~models.Q(return_approved_by=models.F("return_by")),
                name="entry_return_four_eyes",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["returning", "returned"]) | models.Q(return_approved_by__isnull=False),
                name="entry_return_approved_first",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="cleared") | models.Q(cleared_with__isnull=False),
                name="entry_cleared_with_another",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="aside") | (models.Q(cleared_by__isnull=False) & ~models.Q(note="")),
                name="entry_set_aside_by_somebody",
            ),
        )
        indexes = (
            models.Index(fields=["market", "booked_on"], name="bank_entry_parked", condition=models.Q(state="parked")),
        )


class Payment(Row):
    """Money of a bank entry that belongs to a deal. `returned`: it belongs to it no more; `unassigned_by` says who took a wrong
    match back, the bank did where nobody is named."""

    deal = models.UUIDField(db_index=True)
    bank_entry = models.ForeignKey(BankEntryRow, on_delete=models.PROTECT)
    origin = models.CharField(max_length=16)
    amount = amount_field()
    currency = models.CharField(max_length=3)
    booked_on = models.DateField()
    payer = models.ForeignKey(PayingAccount, on_delete=models.PROTECT, null=True)
    third_party = models.BooleanField(default=False)
    lender = models.BooleanField(default=False)
    returned = models.BooleanField(default=False)
    unassigned_by = models.UUIDField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["bank_entry"], condition=models.Q(unassigned_by__isnull=True), name="payment_of_one_deal"
            ),
            models.CheckConstraint(
                condition=models.Q(unassigned_by__isnull=True) | models.Q(returned=True),
                name="payment_unassigned_counts_no_more",
            ),
        )


class Refund(Row):
    deal = models.UUIDField(db_index=True)
    amount = amount_field()
    currency = models.CharField(max_length=3)
    account = models.ForeignKey(PayingAccount, on_delete=models.PROTECT)
    state = models.CharField(max_length=8, default="proposed")
    proposed_by = models.UUIDField()
    approved_by = models.UUIDField(null=True)
    reference = models.CharField(max_length=80, null=True)
    paid_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(approved_by__isnull=True) | ~models.Q(approved_by=models.F("proposed_by")),
                name="refund_four_eyes",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["proposed", "dropped"]) | models.Q(approved_by__isnull=False),
                name="refund_approved_first",
            ),
            models.UniqueConstraint(fields=["seller", "reference"], name="refund_paid_once"),
        )
