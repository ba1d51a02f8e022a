from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="CallWindow",
            fields=[
                ("caller", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("minute", models.BigIntegerField()),
                ("calls", models.IntegerField()),
            ],
        ),
        migrations.RunSQL("ALTER TABLE accounts_callwindow SET UNLOGGED", "ALTER TABLE accounts_callwindow SET LOGGED"),
    ]
