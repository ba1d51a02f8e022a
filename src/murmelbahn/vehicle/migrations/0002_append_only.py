"""What an agreement rests on never changes: artefacts and saved configurations are append-only."""

from django.db import migrations

TABLES = ("vehicle_artefactrow", "vehicle_configuration")
TRIGGERS = "".join(
    f"""
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION kernel_append_only();
CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION kernel_append_only();
"""
    for table in TABLES
)


class Migration(migrations.Migration):
    dependencies = [("vehicle", "0001_initial"), ("kernel", "0002_append_only")]
    operations = [migrations.RunSQL(TRIGGERS, migrations.RunSQL.noop)]
