"""The deal and who is who in it."""

from __future__ import annotations

from django.db import models

from murmelbahn.deal.terms import Registrar
from murmelbahn.kernel.ids import new_id


class Deal(models.Model):
    """One row, three states. The streams keep their own objects; here only their ids stand."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField(max_length=32, unique=True)
    market = models.CharField(max_length=2)
    seller = models.CharField(max_length=32)
    regime = models.CharField(max_length=16, default="agency")
    variant = models.CharField(max_length=16)
    customer_kind = models.CharField(max_length=8)
    vehicle = models.CharField(max_length=16)
    customer = models.CharField(max_length=16)
    value = models.CharField(max_length=16)
    end = models.CharField(max_length=24, default="", blank=True)
    closed = models.BooleanField(default=False)
    declined = models.BooleanField(default=False)
    version = models.IntegerField(default=1)
    agreement = models.IntegerField(default=0)
    configuration = models.UUIDField()
    model = models.CharField(max_length=16)
    vin = models.CharField(max_length=17, default="", blank=True)
    build = models.UUIDField(null=True)
    offer = models.UUIDField(null=True)
    agent = models.UUIDField(db_index=True)
    outlet = models.UUIDField()
    adviser = models.UUIDField(null=True)
    market_of_sale = models.CharField(max_length=2)
    tax_residence = models.CharField(max_length=2)
    place_of_registration = models.CharField(max_length=64)
    region = models.CharField(max_length=16, default="", blank=True)
    place_of_delivery = models.CharField(max_length=64)
    registrar = models.CharField(max_length=8, default="outlet")
    planned_handover = models.DateField(null=True)
    contract_date = models.DateField(null=True)
    advance_amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    advance_before = models.CharField(max_length=16, default="", blank=True)
    currency = models.CharField(max_length=3)
    extras = models.JSONField(default=list)
    funding_kind = models.CharField(max_length=16, default="cash")
    own_part = models.DecimalField(max_digits=14, decimal_places=2, default=0)
    lender = models.CharField(max_length=32, default="", blank=True)
    purchase_order = models.CharField(max_length=64, default="", blank=True)
    finance_until = models.DateField(null=True)
    answer_by = models.DateField(null=True)
    collect_until = models.DateField(null=True)
    collection_grace = models.DateField(null=True)
    conditions = models.CharField(max_length=64, default="", blank=True)
    promised = models.DateField(null=True)
    first_promised = models.DateField(null=True)
    delay_noticed_on = models.DateField(null=True)
    leave_asked_at = models.DateTimeField(null=True)
    leave_reason = models.CharField(max_length=16, default="", blank=True)
    rules_confirmed = models.JSONField(default=list)
    withdrawal_until = models.DateField(null=True)
    refund_by = models.DateField(null=True)
    bring_back_by = models.DateField(null=True)
    opened_at = models.DateTimeField()
    moved_at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(fields=["moved_at", "id"], name="deal_by_time"),
            models.Index(fields=["moved_at", "id"], name="deal_open", condition=models.Q(closed=False)),
            models.Index(fields=["build"], name="deal_by_build"),
            models.Index(
                fields=["leave_asked_at"], name="deal_leaving", condition=models.Q(leave_asked_at__isnull=False)
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(leave_asked_at__isnull=True, leave_reason="")
                | (models.Q(leave_asked_at__isnull=False) & ~models.Q(leave_reason="")),
                name="leaving_has_a_reason",
            ),
            models.UniqueConstraint(
                fields=["vin"],
                name="one_open_deal_per_car",
                condition=~models.Q(vin="") & models.Q(end="") & models.Q(agreement__gt=0),
            ),
            models.CheckConstraint(
                condition=models.Q(registrar__in=[one.value for one in Registrar]), name="registrar_known"
            ),
        )


class DealParty(models.Model):
    """A party in a role from a contract version on; the newest row of a role counts."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    deal = models.UUIDField(db_index=True)
    role = models.CharField(max_length=20)
    party = models.UUIDField(db_index=True)
    party_version = models.IntegerField()
    since = models.IntegerField(default=0)
    market = models.CharField(max_length=2)
    seller = models.CharField(max_length=32)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["deal", "role", "since"], name="one_party_per_role"),)
