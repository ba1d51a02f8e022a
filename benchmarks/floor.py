"""The bare floor: what a deal would cost with no domain logic at all, seven one-commit commands through psycopg.

`python -m benchmarks.floor DSN DEALS` is one client. Each command locks the deal, appends a fact and its outbox row, commits.
"""

from __future__ import annotations

import json
import subprocess
import sys
from time import perf_counter
from uuid import uuid4

import psycopg

COMMANDS = 7
TABLES = """
CREATE TABLE IF NOT EXISTS floor_deal (id uuid PRIMARY KEY, step int NOT NULL, body jsonb NOT NULL);
CREATE TABLE IF NOT EXISTS floor_fact (id uuid PRIMARY KEY, deal uuid NOT NULL, seq int NOT NULL, body jsonb NOT NULL,
    UNIQUE (deal, seq));
CREATE TABLE IF NOT EXISTS floor_outbox (id bigserial PRIMARY KEY, fact uuid NOT NULL);
"""
BODY = json.dumps({"configuration": "x" * 200, "total": "42809.60"})


def sell(connection: psycopg.Connection[tuple[object, ...]]) -> None:
    deal = uuid4()
    for step in range(COMMANDS):
        with connection.transaction():
            if step == 0:
                connection.execute("INSERT INTO floor_deal VALUES (%s, 0, %s)", [deal, BODY])
            else:
                connection.execute("SELECT step FROM floor_deal WHERE id = %s FOR UPDATE", [deal])
                connection.execute("UPDATE floor_deal SET step = %s WHERE id = %s", [step, deal])
            fact = uuid4()
            connection.execute("INSERT INTO floor_fact VALUES (%s, %s, %s, %s)", [fact, deal, step, BODY])
            connection.execute("INSERT INTO floor_outbox (fact) VALUES (%s)", [fact])


def rate(dsn: str, *, clients: int, deals: int) -> float:
    """Deals per second of so many client processes; each measures itself from its first to its last commit."""
    with psycopg.connect(dsn) as connection:
        connection.execute(TABLES)
    each = max(1, deals // clients)
    running = [
        subprocess.Popen([sys.executable, "-m", "benchmarks.floor", dsn, str(each)], stdout=subprocess.PIPE)
        for _ in range(clients)
    ]
    seconds = [float(process.communicate()[0]) for process in running]
    return sum(each / one for one in seconds)


def main(dsn: str, deals: int) -> None:
    with psycopg.connect(dsn, autocommit=True) as connection:
        sell(connection)
        began = perf_counter()
        for _ in range(deals):
            sell(connection)
        sys.stdout.write(f"{perf_counter() - began}\n")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
