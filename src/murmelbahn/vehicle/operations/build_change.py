"""Late changes of a build: asked of the plant, and its answers."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.command import now, operation
from murmelbahn.vehicle.facts import BuildChangeConfirmed, BuildChangeRefused, BuildChangeRequested
from murmelbahn.vehicle.models import Build, BuildChange
from murmelbahn.vehicle.operations._keeping import lock_build, save, tell
from murmelbahn.vehicle.queries._artefacts import artefact_of
from murmelbahn.vehicle.queries._build_view import view_of
from murmelbahn.vehicle.queries.configuration import changed
from murmelbahn.vehicle.queries.configuration import configuration as saved
from murmelbahn.vehicle.rules import building, rights
from murmelbahn.vehicle.rules.standing import Move
from murmelbahn.vehicle.terms import BuildChangeState, UnknownModel


@operation
def request_build_change(
    actor: Actor, *, build: UUID, configuration: UUID, change: UUID, deal: UUID | None = None
) -> UUID:
    """Ask the plant to build another configuration of the same model. `change` is the deal's id of the change.

    Asked twice, nothing changes. Raises `ChangeFrozen`, `ChangeOpen`, `BuildClosed`, `UnknownModel` (another model).
    """
    row = lock_build(actor, build, deal)
    view = view_of(row)
    old, new = saved(actor, configuration=row.configuration), saved(actor, configuration=configuration)
    if old.model != new.model:
        raise UnknownModel(model=new.model, market=new.market, order_date=new.order_date, build_date=new.build_date)
    class_of = artefact_of(new.artefact).freeze_class_of
    families = changed(actor, old=old.id, new=new.id).families
    closed = tuple(family for family in families if class_of.get(family) in view.frozen)
    if not building.may_change(view, change=change, closed=closed):
        return change
    BuildChange.objects.create(
        id=change,
        build=row,
        deal=row.deal,
        market=row.market,
        seller=row.seller,
        configuration=configuration,
        requested_at=now(),
    )
    told = BuildChangeRequested(
        change=change,
        build=row.id,
        deal=row.deal,
        configuration=configuration,
        items=new.items,
        plant=row.plant,
    )
    tell(row, told)
    return change


@operation
def confirm_build_change(actor: Actor, *, build: UUID, change: UUID) -> UUID:
    """The plant's yes: the build is of the new configuration. Raises `ChangeAnswered` after a no."""
    rights.answers(actor)
    row = lock_build(actor, build)
    asked = _answer(row, change, BuildChangeState.CONFIRMED, "")
    if asked is not None:
        save(row, Move(changes={"configuration": asked.configuration}))
        told = BuildChangeConfirmed(change=change, build=row.id, deal=row.deal, configuration=asked.configuration)
        tell(row, told)
    return change


@operation
def refuse_build_change(actor: Actor, *, build: UUID, change: UUID, reason: str) -> UUID:
    """The plant's no: the build stays as it is. Raises `ChangeAnswered` after a yes."""
    rights.answers(actor)
    row = lock_build(actor, build)
    asked = _answer(row, change, BuildChangeState.REFUSED, reason)
    if asked is not None:
        tell(row, BuildChangeRefused(change=change, build=row.id, deal=row.deal, reason=reason))
    return change


def _answer(row: Build, change: UUID, answer: BuildChangeState, reason: str) -> BuildChange | None:
    """The change with its answer written down; nothing when that answer was there already."""
    if not building.is_news(view_of(row), change=change, answer=answer):
        return None
    asked = BuildChange.objects.get(id=change)
    asked.state, asked.reason = answer, reason
    asked.save(update_fields=["state", "reason"])
    return asked
