"""Short codes that open a saved configuration."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.refusals import NotFound
from murmelbahn.kernel.rows import first, where
from murmelbahn.vehicle.models import Configuration
from murmelbahn.vehicle.queries.configuration import configuration as saved
from murmelbahn.vehicle.rules import share
from murmelbahn.vehicle.terms import ConfigurationView


def share_code(actor: Actor, *, configuration: UUID) -> str:
    """A code that opens exactly this configuration for anybody. Raises `NotFound`."""
    saved(actor, configuration=configuration)
    code = share.code_of(configuration)
    return code if _opened(code) == configuration else share.code_of(configuration, length=share.LONG)


def shared_configuration(actor: Actor, *, code: str) -> ConfigurationView:
    """The configuration that a code opens, as it is read or heard. Raises `NotFound`."""
    found = _opened(code)
    if found is None:
        raise NotFound()
    return saved(actor, configuration=found)


def _opened(code: str) -> UUID | None:
    """Of those that share a short code the first that was saved, so a code once given never opens another one."""
    bounds = share.range_of(code)
    if bounds is None:
        return None
    row = first(Configuration, where("id BETWEEN %s AND %s", *bounds), order="saved_at, id")
    return None if row is None else row.id
