"""Models and the steps of the configurator. `artefact` names the rules of a model for ever."""

from __future__ import annotations

from dataclasses import dataclass

from murmelbahn.accounts.terms import Scope
from murmelbahn.ui.api.door import Door
from murmelbahn.vehicle import operations, queries


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareCode:
    """Opens exactly this configuration for anybody."""

    code: str


def _shared(code: str) -> ShareCode:
    return ShareCode(code=code)


door = Door("configurator")
READ = Scope.CATALOGUE_READ
door.reads("/models", queries.models, scope=READ)
door.reads("/models/{model}", queries.model_catalogue, scope=READ)
door.reads("/artefacts/{artefact}", queries.catalogue_of, scope=READ)
door.reads("/artefacts/{artefact}/states", queries.states, scope=READ)
door.reads("/artefacts/{artefact}/why", queries.why, scope=READ)
door.reads("/artefacts/{artefact}/repairs", queries.repairs, scope=READ, without=("weights",))
door.reads("/artefacts/{artefact}/complete", queries.complete, scope=READ, without=("weights",))
door.reads("/artefacts/{artefact}/check", queries.check, scope=READ)
door.reads("/artefacts/{artefact}/features", queries.features_of, scope=READ)
door.reads("/artefacts/{artefact}/capabilities", queries.capable_of, scope=READ)
door.reads("/artefacts/{artefact}/technical", queries.technical_of, scope=READ)
door.reads("/configurations/{configuration}", queries.configuration, scope=READ)
door.reads("/configurations/{configuration}/change-options", queries.change_options, scope=READ, without=("fees",))
door.reads("/artefacts/{artefact}/label", queries.label_of, scope=READ)
door.reads("/artefacts/{artefact}/included", queries.included_in, scope=READ)
door.reads("/configurations/{configuration}/share-code", queries.share_code, scope=READ, shown=_shared)
door.reads("/shared-configurations/{code}", queries.shared_configuration, scope=READ)
door.reads("/price-codes", queries.price_codes, scope=READ)
door.writes("/configurations", operations.save_configuration, scope=Scope.CONFIGURATIONS_WRITE)
door.writes("/model-releases", operations.release_model, scope=Scope.PRODUCTS_WRITE)
