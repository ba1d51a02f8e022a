"""A wrong match can be taken back: the entry is matched anew, and what it was before stays."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("value", "0009_payouts_of_a_month")]
    operations = [
        migrations.AddField(model_name="payment", name="unassigned_by", field=models.UUIDField(null=True)),
        migrations.AlterField(
            model_name="payment",
            name="bank_entry",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="value.bankentryrow"),
        ),
        migrations.AddConstraint(
            model_name="payment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("unassigned_by__isnull", True)),
                fields=("bank_entry",),
                name="payment_of_one_deal",
            ),
        ),
        migrations.AddConstraint(
            model_name="payment",
            constraint=models.CheckConstraint(
                condition=models.Q(("unassigned_by__isnull", True), ("returned", True), _connector="OR"),
                name="payment_unassigned_counts_no_more",
            ),
        ),
    ]
