"""The day the plant named first: of deals that know one day only it is that day."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("deal", "0008_collection_grace")]
    operations = [
        migrations.AddField(model_name="deal", name="first_promised", field=models.DateField(null=True)),
        migrations.RunSQL("UPDATE deal_deal SET first_promised = promised", migrations.RunSQL.noop),
    ]
