"""A month that was closed by hand before its end is closed again by the clock: what came since is a further payout of it."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("value", "0008_refund_dropped")]
    operations = [migrations.RemoveConstraint(model_name="payout", name="payout_once_a_month")]
