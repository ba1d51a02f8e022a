"""Models and the steps of the configurator. `artefact` names the rules of a model for ever."""

from __future__ import annotations

from murmelbahn.accounts.terms import Scope
from murmelbahn.ui.api.door import Door
from murmelbahn.vehicle import operations, queries

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
door.reads("/price-codes", queries.price_codes, scope=READ)
door.writes("/configurations", operations.save_configuration, scope=Scope.CONFIGURATIONS_WRITE)
door.writes("/model-releases", operations.release_model, scope=Scope.PRODUCTS_WRITE)
