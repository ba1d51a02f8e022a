"""Which party a lender's code stands for: the lessor that becomes the buyer."""

from django.db import migrations, models

import murmelbahn.kernel.ids


class Migration(migrations.Migration):
    dependencies = [("value", "0005_campaign_end")]
    operations = [
        migrations.CreateModel(
            name="LenderRow",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=murmelbahn.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("market", models.CharField(max_length=2)),
                ("seller", models.CharField(max_length=32)),
                ("code", models.CharField(max_length=32)),
                ("party", models.UUIDField()),
            ],
            options={
                "db_table": "value_lender",
                "constraints": [models.UniqueConstraint(fields=("seller", "code"), name="lender_once")],
            },
        ),
    ]
