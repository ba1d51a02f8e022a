"""A campaign can be ended by hand; that it was is never taken back."""

import django.db.models.deletion
from django.db import migrations, models

import murmelbahn.kernel.ids

APPEND_ONLY = """
CREATE TRIGGER value_campaign_end_append_only BEFORE UPDATE OR DELETE ON value_campaign_end
    FOR EACH ROW EXECUTE FUNCTION kernel_append_only();
CREATE TRIGGER value_campaign_end_no_truncate BEFORE TRUNCATE ON value_campaign_end
    FOR EACH STATEMENT EXECUTE FUNCTION kernel_append_only();
"""


class Migration(migrations.Migration):
    dependencies = [("value", "0004_sellers_contact"), ("kernel", "0002_append_only")]
    operations = [
        migrations.CreateModel(
            name="CampaignEnd",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=murmelbahn.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("market", models.CharField(max_length=2)),
                ("seller", models.CharField(max_length=32)),
                ("ended_on", models.DateField()),
                ("ended_at", models.DateTimeField()),
                (
                    "campaign",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="ending", to="value.campaignrow"
                    ),
                ),
            ],
            options={"db_table": "value_campaign_end"},
        ),
        migrations.RunSQL(APPEND_ONLY, migrations.RunSQL.noop),
    ]
