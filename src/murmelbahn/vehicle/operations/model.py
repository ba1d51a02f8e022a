"""Product models enter by release."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import emit, now, operation
from murmelbahn.kernel.fact import to_json
from murmelbahn.vehicle.facts import ModelReleased
from murmelbahn.vehicle.models import ArtefactRow, ModelRelease, ModelSlice
from murmelbahn.vehicle.rules import rights
from murmelbahn.vehicle.rules.model.release import compile_release


@operation
def release_model(actor: Actor, *, files: Mapping[str, str]) -> UUID:
    """Check, compile and release one model: `files` are text by file name. All of it or nothing. Returns the release.

    The same text again is the same release. Raises `BrokenModel` (file, line, reason).
    """
    rights.releases(actor)
    release = compile_release(files)
    known = ModelRelease.objects.filter(source=release.source).first()
    if known is not None:
        return known.id
    row = ModelRelease.objects.create(
        model=release.model,
        year=release.year,
        source=release.source,
        texts={language: dict(words) for language, words in release.texts.items()},
        released_at=now(),
    )
    ArtefactRow.objects.bulk_create(
        [ArtefactRow(hash=name, model=release.model, body=to_json(one)) for name, one in release.artefacts.items()],
        ignore_conflicts=True,
    )
    ModelSlice.objects.bulk_create(
        ModelSlice(
            release=row,
            model=release.model,
            market=one.market,
            order_from=one.order.start,
            order_to=one.order.end,
            build_from=one.build.start,
            build_to=one.build.end,
            artefact_id=one.artefact,
        )
        for one in release.slices
    )
    told = ModelReleased(
        release=row.id, model=release.model, year=release.year, artefacts=tuple(sorted(release.artefacts))
    )
    emit(told, key=row.id, market="*", seller="*")
    return row.id
