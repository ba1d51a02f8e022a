"""Whether the seller declined an order, which else lapsed because nobody answered it. That of before stands in its facts."""

from __future__ import annotations

from django.db import migrations, models

FILL = """
UPDATE deal_deal SET declined = true
FROM kernel_fact told WHERE told.key = deal_deal.id AND told.topic = 'deal.order.refused'
"""


class Migration(migrations.Migration):
    dependencies = [("deal", "0010_days_of_an_end")]
    operations = [
        migrations.AddField(model_name="deal", name="declined", field=models.BooleanField(default=False)),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
