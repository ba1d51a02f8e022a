"""Campaigns that need a proof are given with it: what was shown, by whom it was seen and confirmed."""

import django.db.models.deletion
from django.db import migrations, models

import murmelbahn.kernel.ids


class Migration(migrations.Migration):
    dependencies = [("value", "0006_lender")]
    operations = [
        migrations.CreateModel(
            name="ProofRow",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=murmelbahn.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("market", models.CharField(max_length=2)),
                ("seller", models.CharField(max_length=32)),
                ("deal", models.UUIDField(db_index=True)),
                ("kind", models.CharField(max_length=20)),
                ("reference", models.CharField(max_length=60)),
                ("note", models.CharField(max_length=200)),
                ("state", models.CharField(max_length=8)),
                ("shown_on", models.DateField()),
                ("shown_by", models.UUIDField()),
                ("decided_at", models.DateTimeField(null=True)),
                ("decided_by", models.UUIDField(null=True)),
                ("flaw", models.CharField(max_length=10)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="proofs", to="value.campaignrow"
                    ),
                ),
            ],
            options={
                "db_table": "value_proof",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("shown", "given"))),
                        fields=("deal", "campaign"),
                        name="proof_counts_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["shown", "given", "refused", "failed"])), name="proof_state"
                    ),
                ],
            },
        ),
    ]
