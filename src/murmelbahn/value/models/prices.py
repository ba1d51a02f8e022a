"""Price lists and campaigns: append-only (trigger)."""

from __future__ import annotations

from django.db import models

from murmelbahn.kernel.ids import new_id
from murmelbahn.value.models.base import Row, amount_field


class PriceList(Row):
    """One published list; valid on order dates from `valid_from` to before `valid_to`."""

    basis = models.CharField(max_length=5)
    customer_kind = models.CharField(max_length=8)
    currency = models.CharField(max_length=3)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    published_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["market", "seller", "customer_kind", "valid_from"], name="price_list_by_day"),)
        constraints = (
            models.CheckConstraint(condition=models.Q(basis__in=["net", "gross"]), name="price_list_basis"),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gt=models.F("valid_from")),
                name="price_list_period",
            ),
        )


class Price(models.Model):
    """One item of a list."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    price_list = models.ForeignKey(PriceList, on_delete=models.PROTECT, related_name="prices")
    code = models.CharField(max_length=48)
    kind = models.CharField(max_length=24)
    amount = amount_field()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["price_list", "code"], name="price_once_in_list"),)
        indexes = (models.Index(fields=["code"], name="price_by_code"),)


class CampaignRow(Row):
    """A published campaign; `content` is the frozen dataclass."""

    code = models.CharField(max_length=48)
    content = models.JSONField()
    published_at = models.DateTimeField()

    class Meta:
        db_table = "value_campaign"
        constraints = (models.UniqueConstraint(fields=["seller", "code"], name="campaign_once"),)


class CampaignEnd(Row):
    """A campaign ended before its window was over: from `ended_on` on it is no longer given."""

    campaign = models.OneToOneField(CampaignRow, on_delete=models.PROTECT, related_name="ending")
    ended_on = models.DateField()
    ended_at = models.DateTimeField()

    class Meta:
        db_table = "value_campaign_end"


class CampaignUse(Row):
    """A campaign given to a deal: takes one of its budget."""

    campaign = models.ForeignKey(CampaignRow, on_delete=models.PROTECT, related_name="uses")
    deal = models.UUIDField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["campaign", "deal"], name="campaign_used_once_by_deal"),)
