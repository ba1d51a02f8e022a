"""`/healthz`: this process answers. `/readyz`: it can work, that is database, tables and placer are fit."""

from __future__ import annotations

from django.db import OperationalError
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from murmelbahn.kernel import world
from murmelbahn.kernel.sql import ask_one

LONGEST_LAG = 60
"""Seconds the oldest unplaced fact may wait before this world counts as not ready."""
_migrated: set[str] = set()


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    return JsonResponse({"ok": True})


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    try:
        checks = {"database": True, "migrations": _up_to_date()}
        lag = placer_lag()
    except OperationalError:
        return JsonResponse({"ok": False, "database": False}, status=503)
    checks["placer"] = lag <= LONGEST_LAG
    fit = all(checks.values())
    return JsonResponse({"ok": fit, **checks, "placer_lag_seconds": round(lag, 3)}, status=200 if fit else 503)


def placer_lag() -> float:
    """Seconds since the oldest fact that has no position yet was recorded; 0 when none waits."""
    row = ask_one(
        "SELECT coalesce(extract(epoch FROM clock_timestamp() - min(fact.recorded)), 0)"
        " FROM (SELECT fact FROM kernel_unplaced ORDER BY id LIMIT 1) AS oldest"
        " JOIN kernel_fact AS fact ON fact.id = oldest.fact"
    )
    return max(0.0, float(row[0]))


def forget() -> None:
    """Look at the migrations again (tests)."""
    _migrated.clear()


def _up_to_date() -> bool:
    """Whether no migration waits. Migrations only grow while a program runs, so a yes is kept."""
    if world.alias() not in _migrated:
        executor = MigrationExecutor(world.connection())
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return False
        _migrated.add(world.alias())
    return True
