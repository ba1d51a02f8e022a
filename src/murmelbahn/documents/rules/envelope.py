"""The canonical bytes of a document: the payload together with everything that says what it is."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from murmelbahn.documents.terms import PAPERS, DocumentKind, Language, Paper, WrongPaper
from murmelbahn.kernel.fact import canonical, from_json, to_json

SCHEMA = 1
"""Version of the envelope. Older ones stay readable: frozen bytes are never rewritten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """What a document is, beside what it says. All of it is under the hash."""

    kind: DocumentKind
    language: Language
    market: str
    seller: str
    number: str | None
    deal: UUID | None


def freeze(envelope: Envelope, paper: Paper) -> bytes:
    """The bytes to keep for ever. Raises `WrongPaper` when the payload is not of the kind's type."""
    if type(paper) is not PAPERS[envelope.kind]:
        raise WrongPaper(kind=envelope.kind, paper=type(paper).__name__)
    return canonical({"schema": SCHEMA, **to_json(envelope), "paper": to_json(paper)})


def thaw(content: bytes) -> tuple[Envelope, Paper]:
    """Inverse of `freeze`. Raises ValueError on bytes that were never frozen by it."""
    plain: Any = json.loads(content)
    if not isinstance(plain, dict) or plain.get("schema") != SCHEMA:
        raise ValueError("a document of a schema this version cannot read")
    envelope = from_json(Envelope, plain)
    return envelope, from_json(PAPERS[envelope.kind], plain.get("paper"))


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
