"""The days that a withdrawal sets: by when the money is back, by when the car is. Those of before stand in their facts."""

from __future__ import annotations

from django.db import migrations, models

FILL = """
UPDATE deal_deal SET refund_by = (told.body->>'refund_by')::date, bring_back_by = (told.body->>'bring_back_by')::date
FROM kernel_fact told WHERE told.key = deal_deal.id AND told.topic = 'deal.withdrawal.declared'
"""


class Migration(migrations.Migration):
    dependencies = [("deal", "0009_first_promise"), ("kernel", "0004_seal")]
    operations = [
        migrations.AddField(model_name="deal", name="refund_by", field=models.DateField(null=True)),
        migrations.AddField(model_name="deal", name="bring_back_by", field=models.DateField(null=True)),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
