"""The register of VAT ids can be asked again; that it was is never taken back."""

import django.db.models.deletion
from django.db import migrations, models

import murmelbahn.kernel.ids

APPEND_ONLY = """
CREATE TRIGGER customer_vat_id_ask_append_only BEFORE UPDATE OR DELETE ON customer_vat_id_ask
    FOR EACH ROW EXECUTE FUNCTION kernel_append_only();
CREATE TRIGGER customer_vat_id_ask_no_truncate BEFORE TRUNCATE ON customer_vat_id_ask
    FOR EACH STATEMENT EXECUTE FUNCTION kernel_append_only();
"""


class Migration(migrations.Migration):
    dependencies = [("customer", "0003_declared"), ("kernel", "0002_append_only")]
    operations = [
        migrations.CreateModel(
            name="VatIdAskRow",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=murmelbahn.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("nth", models.SmallIntegerField()),
                ("by", models.UUIDField()),
                ("at", models.DateTimeField()),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vat_id_asks",
                        to="customer.partyversion",
                    ),
                ),
            ],
            options={
                "db_table": "customer_vat_id_ask",
                "constraints": [models.UniqueConstraint(fields=("version", "nth"), name="vat_id_ask_once")],
            },
        ),
        migrations.RunSQL(APPEND_ONLY, migrations.RunSQL.noop),
    ]
