"""A seal over the facts of every key: the sum of their digests, kept beside their number. A fact that was changed, taken away or
slipped in does not fit it. Who has the database's own rights can write both: it shows mistakes and meddling, not a conspiracy."""

from django.db import migrations, models

SEAL = """
CREATE FUNCTION kernel_seal(id uuid, topic text, version smallint, key uuid, market text, seller text, body jsonb, actor uuid,
    cause uuid, at timestamptz) RETURNS numeric LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT ('x' || left(encode(sha256(convert_to(concat_ws('|', id, topic, version, key, market, seller, body::text, actor,
        coalesce(cause::text, ''), extract(epoch FROM at)), 'UTF8')), 'hex'), 15))::bit(60)::bigint::numeric
$$
"""
SEAL_ALL = """
UPDATE kernel_factkey counter SET seal = told.seal FROM (
    SELECT stream, key, sum(kernel_seal(id, topic, version, key, market, seller, body, actor, cause, at)) AS seal
    FROM kernel_fact GROUP BY stream, key
) told WHERE (told.stream, told.key) = (counter.stream, counter.key)
"""


class Migration(migrations.Migration):
    dependencies = [("kernel", "0003_hear_and_place")]
    operations = [
        migrations.RunSQL(SEAL, "DROP FUNCTION kernel_seal"),
        migrations.AddField("FactKey", "seal", models.DecimalField(default=0, max_digits=30, decimal_places=0)),
        migrations.RunSQL(SEAL_ALL, migrations.RunSQL.noop),
    ]
