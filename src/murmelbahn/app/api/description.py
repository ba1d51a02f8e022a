"""The OpenAPI document: ninja's, with scopes, problems and one meaning for every name."""

from __future__ import annotations

import re
from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import REF_TEMPLATE, OpenAPISchema
from ninja.operation import Operation
from ninja.schema import NinjaGenerateJsonSchema
from pydantic.json_schema import CoreModeRef, DefsRef, JsonSchemaMode

from murmelbahn.accounts.terms import Scope
from murmelbahn.ui.api.problems import MEDIA_TYPE, SCHEMA

REFUSED = {
    401: "Nobody has signed in, or the token is not valid (any more).",
    403: "The caller may not do this.",
    404: "There is no such thing, or it is not the caller's to see.",
    409: "It cannot be done as things stand: a stale version, a gate that is closed, a key with other content.",
    413: "The body is too large.",
    429: "More calls than this caller has in a minute; `Retry-After` says in how many seconds the next is heard.",
    422: "What came in cannot be read, or means nothing here.",
}
ROOM = re.compile(r"murmelbahn\.(\w+)(?:\.\w+)*\.(\w+):")
SCHEMES: dict[str, Any] = {
    "session": {"type": "apiKey", "in": "cookie", "name": "murmelbahn_session"},
    "bearer": {"type": "http", "scheme": "bearer"},
}


class ByRoom(NinjaGenerateJsonSchema):
    """Names a schema after its room: `vehicle.Fuel` and `markets.Fuel` are two things."""

    def get_defs_ref(self, core_mode_ref: CoreModeRef) -> DefsRef:
        chosen = super().get_defs_ref(core_mode_ref)
        if named := ROOM.match(core_mode_ref[0]):
            self._prioritized_defsref_choices[chosen].insert(0, DefsRef(f"{named[1]}.{named[2]}"))
        return chosen


class Description(OpenAPISchema):
    def __init__(self, api: NinjaAPI, path_prefix: str) -> None:
        super().__init__(api, path_prefix)
        origin = "/identity/o"
        scopes = {scope.value: scope.value for scope in Scope}
        self["components"]["securitySchemes"] = SCHEMES | {
            "people": {
                "type": "oauth2",
                "flows": {
                    "authorizationCode": {
                        "authorizationUrl": f"{origin}/authorize", "tokenUrl": f"{origin}/api/token", "scopes": scopes,
                    },
                    "clientCredentials": {"tokenUrl": f"{origin}/api/token", "scopes": scopes},
                },
            }
        }  # fmt: skip
        self["components"]["schemas"]["Problem"] = SCHEMA

    def operation_details(self, operation: Operation) -> dict[str, Any]:
        told: dict[str, Any] = super().operation_details(operation)
        told = dict(told)
        scope = told.pop("x-scope")
        told["security"] = [{"people": [scope]}, {"bearer": []}, {"session": []}]
        told["x-scope"] = scope
        for status, meaning in REFUSED.items():
            content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
            told["responses"][status] = {"description": meaning, "content": content}
        return told

    def _create_schema_from_model(
        self, model: Any, by_alias: bool = True, remove_level: bool = True, mode: JsonSchemaMode = "validation"
    ) -> tuple[dict[str, Any], bool]:
        """As ninja's, with names by room."""
        if hasattr(model, "__ninja_flatten_map__"):
            return super()._create_schema_from_model(model, by_alias, remove_level, mode)
        schema = model.model_json_schema(
            ref_template=REF_TEMPLATE, by_alias=by_alias, schema_generator=ByRoom, mode=mode
        ).copy()
        self.add_schema_definitions(schema.pop("$defs", {}))
        if remove_level and len(schema["properties"]) == 1:
            name, details = next(iter(schema["properties"].items()))
            return details, name in schema.get("required", ())
        return schema, True

    def add_schema_definitions(self, definitions: dict[str, Any]) -> None:
        """Raises ValueError when one name would mean two things: readers know schemas by their names."""
        for name, schema in definitions.items():
            if self.schemas.get(name, schema) != schema:
                raise ValueError(f"two schemas are called {name}")
        super().add_schema_definitions(definitions)
