"""What was frozen stays: no change, no deletion, no emptying. The function is the log's own."""

from django.db import migrations

TABLES = ("documents_document", "documents_rendition")
APPEND_ONLY = "\n".join(
    f"""
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION kernel_append_only();
CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION kernel_append_only();
"""
    for table in TABLES
)


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial"), ("kernel", "0002_append_only")]
    operations = [migrations.RunSQL(APPEND_ONLY, migrations.RunSQL.noop)]
