"""What is refused, as JSON values in the form of RFC 9457: for the API and for the command line."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import Refusal
from murmelbahn.ui.texts import sentence_of


def problem_of(refusal: Refusal, language: str) -> dict[str, Any]:
    """Its stable code, its sentence in the language and its parameters."""
    status = HTTPStatus(refusal.status)
    body: dict[str, Any] = {
        "type": f"urn:murmelbahn:problem:{refusal.code}",
        "title": status.phrase,
        "status": status.value,
        "detail": sentence_of(refusal, language),
        "code": refusal.code,
    }
    if refusal.parameters:
        body["parameters"] = {name: _plain(value) for name, value in refusal.parameters.items()}
    return body


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Money):
        return {"amount": str(value.amount), "currency": value.currency}
    if isinstance(value, Mapping):
        return {str(name): _plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple | frozenset | set):
        return [_plain(one) for one in value]
    return str(value)
