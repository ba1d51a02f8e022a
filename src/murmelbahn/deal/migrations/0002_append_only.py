"""Contract versions are append-only."""

from django.db import migrations

APPEND_ONLY = """
CREATE TRIGGER deal_version_append_only BEFORE UPDATE OR DELETE ON deal_agreementversion
    FOR EACH ROW EXECUTE FUNCTION kernel_append_only();
CREATE TRIGGER deal_version_no_truncate BEFORE TRUNCATE ON deal_agreementversion
    FOR EACH STATEMENT EXECUTE FUNCTION kernel_append_only();
"""


class Migration(migrations.Migration):
    dependencies = [("deal", "0001_initial"), ("kernel", "0002_append_only")]
    operations = [migrations.RunSQL(APPEND_ONLY, migrations.RunSQL.noop)]
