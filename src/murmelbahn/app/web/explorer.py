"""The API to look at: one plain page drawn from its own description, and the description of its events."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from murmelbahn.app.api import api
from murmelbahn.app.catalogue.asyncapi import document
from murmelbahn.ui.texts import text

WORDS = ("title", "intro", "openapi", "asyncapi", "events", "scope", "asked", "body", "answer", "required")


@require_safe
def asyncapi(request: HttpRequest) -> HttpResponse:
    return JsonResponse(document())


@require_safe
def explorer(request: HttpRequest) -> HttpResponse:
    """Every route with what it asks and answers, by noun; every event by room."""
    language = (translation.get_language() or "en")[:2]
    words = {word: text(f"ui.explorer.{word}", language) for word in WORDS}
    shown = {"words": words, "nouns": _nouns(api().get_openapi_schema()), "topics": _topics()}
    return render(request, "ui/explorer.html", shown)


def _nouns(described: dict[str, Any]) -> list[dict[str, Any]]:
    nouns: dict[str, list[dict[str, Any]]] = {}
    for path, operations in described["paths"].items():
        for method, one in operations.items():
            nouns.setdefault(one["tags"][0], []).append(_route(method.upper(), path, one))
    return [{"name": name, "routes": nouns[name]} for name in sorted(nouns)]


def _route(method: str, path: str, one: dict[str, Any]) -> dict[str, Any]:
    body = one.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    answer = one["responses"][200].get("content", {}).get("application/json", {}).get("schema", {})
    asked = [
        {"name": each["name"], "where": each["in"], "required": each["required"]} for each in one.get("parameters", ())
    ]
    return {
        "id": one["operationId"], "method": method, "path": path, "summary": one["summary"],
        "description": one.get("description", ""), "scope": str(one["x-scope"]), "asked": asked,
        "body": _name(body), "answer": _name(answer),
    }  # fmt: skip


def _name(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if choices := schema.get("anyOf"):
        return " | ".join(filter(None, (_name(one) for one in choices)))
    return str(schema.get("type", ""))


def _topics() -> list[dict[str, str]]:
    return [{"name": name, "title": message["title"]} for name, message in document()["components"]["messages"].items()]
