"""Fills a call of any route from the OpenAPI document: ids of the played world by name, everything else by its schema."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

from murmelbahn.kernel.ids import new_id

Schema = dict[str, Any]
SAMPLES: dict[str, str] = {"date": "2027-02-15", "date-time": "2027-02-15T10:00:00Z", "time": "10:00:00"}


class Filling:
    """`known`: values by the name of a parameter or field; `special`: by route and name, for where one name means another."""

    def __init__(self, document: Schema, known: dict[str, Any], special: dict[str, dict[str, Any]]) -> None:
        self.document, self.known, self.special = document, known, special

    def call(self, path: str, operation: Schema) -> tuple[str, Any, dict[str, str]]:
        """Address, body and headers."""
        asked = self.special.get(operation["operationId"], {})
        own = self.known | asked
        query, headers = [], {}
        for one in operation.get("parameters", ()):
            name, place = one["name"], one["in"]
            if place == "path":
                path = path.replace(f"{{{name}}}", str(self._named(name, one["schema"], own)))
            elif place == "header":
                headers[name] = f"key-{new_id()}" if name == "Idempotency-Key" else str(own.get("version", 1))
            elif one["required"] or name in asked:
                value = self._named(name, one["schema"], own)
                query += [f"{name}={each}" for each in (value if isinstance(value, list) else [value])]
        body = operation.get("requestBody")
        sent = None if body is None else self._value(body["content"]["application/json"]["schema"], own)
        if isinstance(sent, dict):
            sent |= {name: value for name, value in asked.items() if f"{{{name}}}" not in operation["x-path"]}
        return path.removeprefix("/api/v1") + ("?" + "&".join(query) if query else ""), sent, headers

    def _named(self, name: str, schema: Schema, own: dict[str, Any]) -> Any:
        if name in own:
            return own[name]
        return self._value(schema, own)

    def _value(self, schema: Schema, own: dict[str, Any]) -> Any:
        if "$ref" in schema:
            schema = self.document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
        if choices := schema.get("anyOf") or schema.get("allOf"):
            return self._value(choices[0], own)
        if "enum" in schema:
            return schema["enum"][0]
        if "const" in schema:
            return schema["const"]
        match schema.get("type"):
            case "object":
                named = schema.get("properties", {})
                return {name: self._named(name, named[name], own) for name in schema.get("required", ())}
            case "array":
                items = schema.get("items")
                return (
                    [self._value(items, own)]
                    if isinstance(items, dict)
                    else [self._value(one, own) for one in schema.get("prefixItems", ())]
                )
            case "integer":
                return 1
            case "boolean":
                return True
            case "string":
                return self._text(schema)
        return None

    def _text(self, schema: Schema) -> str:
        if schema.get("format") == "uuid":
            return str(new_id())
        if sample := SAMPLES.get(schema.get("format", "")):
            return sample
        pattern = schema.get("pattern", "")
        if "[A-Z]{3}" in pattern:
            return "EUR"
        if re.match(r"\^-\?\[0-9\]", pattern):
            return "1.00"
        return "x"


def ids(**found: UUID | str) -> dict[str, str]:
    return {name: str(value) for name, value in found.items()}


def special(known: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Where a name means something else, or more is asked than the schema can say."""
    person = {
        "given_names": "Ida", "family_name": "Neu", "birth_date": "1990-01-01", "email": "ida@callers.example",
        "language": "de",
        "addresses": [{"street": "Weg 1", "postal_code": "10115", "city": "Berlin", "country": "DE"}],
    }  # fmt: skip
    return {
        "journey.touchpoints": {"deal": known["deal"]},
        "journey.record_touchpoint": {
            "deal": known["deal"], "outlet": known["outlet"], "kind": "visit", "channel": "outlet",
        },
        "deal-acts.record_papers": {"steps": [{"paper": "insurance_confirmation", "state": "present"}]},
        "parties.record_identity_check": {"document": "identity_card"},
        "parties.register_party": {"kind": "private", "data": person},
        "parties.enrol": {"data": person},
        "parties.amend_party": {"data": person, "expected_version": 1},
        "deal-acts.ask_for_offer": {"configuration": known["configuration"]},
        "deal-acts.open_deal": {"variant": "build_to_order", "configuration": known["configuration"]},
        "deal-acts.offer_at_outlet": {"configuration": known["configuration"]},
        "network.open_agent": {"code": "C1"},
        "network.open_outlet": {"code": "C1-1", "zone": "Europe/Berlin"},
        "test-drives.add_demo_car": {"vin": "WVCTS1ZZZ7C999003"},
        "test-drives.offer_slots": {"times": [["2027-03-05T09:00:00Z", "2027-03-05T10:00:00Z"]]},
        "test-drives.open_drive_weeks": {"weeks": 1},
        "payments.clear_entries": {"credit": known["entry"]},
        "payments.remind": {"document": known["invoice"]},
        "payments.propose_interest": {"document": known["invoice"]},
        "books.interest_ahead": {"document": known["invoice"]},
        "cars.add_stock_car": {"vin": "WVCTS1ZZZ7C999004"},
        "network.record_agent_account": {"iban": "DE75512108001245126199"},
        "network.record_agent_tax_id": {"vat_id": "DE811907980"},
        "prices.publish_campaign": {
            "campaign": {
                "code": "SPRING", "market": "DE", "seller": known["seller"], "amount": {"amount": "1.00", "currency": "EUR"},
            }
        },
        "prices.publish_prices": {
            "basis": "gross", "customer_kind": "private", "valid": {"start": "2027-09-01"},
            "prices": [{"code": "X1", "kind": "option", "amount": {"amount": "1.00", "currency": "EUR"}}],
        },
    }  # fmt: skip
