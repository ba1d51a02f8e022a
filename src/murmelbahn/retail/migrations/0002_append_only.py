"""What was proven and signed is never changed: triggers forbid it to every program."""

from django.db import migrations

TABLES = (
    "retail_agent_tax_id",
    "retail_contract",
    "retail_protocol",
)
SQL = "".join(
    f"""
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION kernel_append_only();
CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION kernel_append_only();
"""
    for table in TABLES
)
UNDO = "".join(f"DROP TRIGGER {table}_append_only ON {table}; DROP TRIGGER {table}_no_truncate ON {table};" for table in TABLES)


class Migration(migrations.Migration):
    dependencies = [("retail", "0001_initial"), ("kernel", "0002_append_only")]
    operations = [migrations.RunSQL(SQL, UNDO)]
