"""Blocks that several kinds share."""

from __future__ import annotations

from murmelbahn.documents.rules.letter.model import Block, Bullets, Particulars, Sign, Signatures, Text
from murmelbahn.documents.rules.letter.words import Words
from murmelbahn.documents.terms import Detail, Signature, Vehicle


def vehicle_block(words: Words, car: Vehicle, *more: Detail) -> Particulars:
    """The car with its identity and what law or contract wants shown."""
    details = [words.label("vin", car.vin)] if car.vin else []
    if car.plate:
        details.append(words.label("plate", car.plate))
    return Particulars(title=car.name, details=(*details, *car.details, *more))


def text(words: Words, code: str, **parameters: object) -> Text:
    """Paragraphs of the catalogue; a blank line parts them."""
    return plain(*words.say(f"letter.{code}", **parameters).split("\n\n"))


def plain(*paragraphs: str) -> Text:
    return Text(paragraphs=tuple(part.strip() for part in paragraphs if part.strip()))


def bullets(words: Words, code: str, items: tuple[str, ...]) -> tuple[Block, ...]:
    """A list with its heading, or nothing."""
    return (Bullets(heading=words.say(f"letter.{code}"), items=items),) if items else ()


def signatures(words: Words, places: tuple[Signature, ...]) -> tuple[Block, ...]:
    signs = tuple(Sign(role=place.role, name=place.name, signed=place.signed) for place in places)
    return (Signatures(heading=words.say("letter.signatures"), places=signs),) if signs else ()
