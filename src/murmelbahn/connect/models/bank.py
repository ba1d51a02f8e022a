"""The simulated bank: the seller's account and its movements. Payers' names and accounts are made when a file is written."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from murmelbahn.kernel.ids import new_id


class BankAccount(models.Model):
    """The account of one seller; `statements` counts what was sent. Its row is the lock of the next statement."""

    id = models.UUIDField(primary_key=True, editable=False)
    iban = models.CharField(max_length=34, unique=True)
    market = models.CharField(max_length=2)
    seller = models.CharField(max_length=32)
    currency = models.CharField(max_length=3)
    statements = models.IntegerField(default=0)


class Movement(models.Model):
    """A transfer to or from the account, ordered for a day; `statement` numbers the one it stands on.
    A `lasting` one is owed even when the deal has ended."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey(BankAccount, on_delete=models.PROTECT)
    market = models.CharField(max_length=2)
    seller = models.CharField(max_length=32)
    reference = models.CharField(max_length=35)
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    incoming = models.BooleanField()
    instant = models.BooleanField(default=False)
    noticed = models.BooleanField(default=False)
    booked_on = models.DateField()
    remittance = models.CharField(max_length=140)
    end_to_end = models.CharField(max_length=35, default="", blank=True)
    deal = models.UUIDField(null=True)
    document = models.UUIDField(null=True)
    payer = models.UUIDField(null=True)
    lender = models.CharField(max_length=32, default="", blank=True)
    lasting = models.BooleanField(default=False)
    statement = models.IntegerField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["account", "reference"], name="movement_once"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="movement_positive"),
        )
        indexes = (
            models.Index(fields=["account", "booked_on"], name="movement_waiting", condition=Q(statement__isnull=True)),
            models.Index(fields=["account", "statement"], name="movement_by_statement"),
            models.Index(fields=["deal"], name="movement_of_deal"),
        )


class BankFault(models.Model):
    """An entry of a bank file that could not be read: a person must look at it in the file. No content is kept here."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    file = models.CharField(max_length=64)
    number = models.IntegerField()
    position = models.IntegerField()
    account = models.CharField(max_length=34)
    place = models.CharField(max_length=200)
    code = models.CharField(max_length=20, default="")
    reason = models.CharField(max_length=200)
    reference = models.CharField(max_length=35, null=True)
    seen_at = models.DateTimeField()

    class Meta:
        db_table = "connect_bank_fault"
        constraints = (models.UniqueConstraint(fields=["file", "account", "number"], name="bank_fault_once"),)
