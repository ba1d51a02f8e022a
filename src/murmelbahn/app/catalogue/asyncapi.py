"""The AsyncAPI document of what outsiders hear, made from the schemas of the facts."""

from __future__ import annotations

from functools import cache
from typing import Any

from murmelbahn.app.catalogue.samples import sample_of
from murmelbahn.app.catalogue.schemas import schema_of, topics
from murmelbahn.connect.rules.event import MEDIA_TYPE
from murmelbahn.connect.webhooks.told import told
from murmelbahn.kernel.fact import Topic

TEXT, NUMBER = {"type": "string"}, {"type": "integer"}
ID = {"type": "string", "format": "uuid"}
MOMENT = {"type": "string", "format": "date-time"}
ENVELOPE: dict[str, Any] = {
    "specversion": {"const": "1.0"},
    "id": ID | {"description": "The fact; the same however often it is sent."},
    "source": TEXT,
    "subject": ID | {"description": "The key: the deal where the fact belongs to one, else the object."},
    "time": MOMENT | {"description": "When it was written down."},
    "worldtime": MOMENT | {"description": "When it happened, by the clock of its world."},
    "datacontenttype": {"const": "application/json"},
    "dataschema": TEXT,
    "sequence": NUMBER | {"description": "Counts up within key and room, without a gap."},
    "market": TEXT,
    "seller": TEXT,
    "actor": ID,
    "cause": ID,
}
HEADERS = {
    "type": "object",
    "required": ["webhook-id", "webhook-timestamp", "webhook-signature"],
    "properties": {
        "webhook-id": ID | {"description": "The delivery; the same on every try."},
        "webhook-timestamp": TEXT | {"description": "Seconds since 1970 when it was signed."},
        "webhook-signature": TEXT | {"description": "`v1,` and base64 of HMAC-SHA256 over id, timestamp and body."},
    },
}


@cache
def document() -> dict[str, Any]:
    """AsyncAPI 3.0: one channel and one message a topic, all posted to the receiver's own address."""
    heard = set(told())
    ours = [topic for topic in topics() if topic.body in heard]
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Murmelbahn events",
            "version": "1",
            "description": "CloudEvents 1.0, posted to webhooks that are signed by Standard Webhooks. Order holds within "
            "a key of one room. Facts hold ids, amounts and codes, never personal data.",
        },
        "defaultContentType": MEDIA_TYPE,
        "channels": {topic.name: _channel(topic) for topic in ours},
        "operations": {
            f"send.{topic.name}": {"action": "send", "channel": {"$ref": f"#/channels/{topic.name}"}} for topic in ours
        },
        "components": {"messages": {topic.name: _message(topic) for topic in ours}},
    }


def _channel(topic: Topic) -> dict[str, Any]:
    message = {"$ref": f"#/components/messages/{topic.name}"}
    return {"address": None, "description": f"Topic {topic.name}.", "messages": {topic.name: message}}


def _message(topic: Topic) -> dict[str, Any]:
    event = ENVELOPE | {"type": {"const": topic.name}, "data": _body(topic)}
    return {
        "name": topic.name,
        "title": f"{topic.name}, version {topic.version}",
        "contentType": MEDIA_TYPE,
        "headers": HEADERS,
        "payload": {"type": "object", "required": sorted(set(event) - {"cause"}), "properties": event},
        "examples": [{"name": "sample", "payload": {"type": topic.name, "data": sample_of(topic)}}],
    }


def _body(topic: Topic) -> dict[str, Any]:
    """The schema of the body with its types written out where they are used: a message stands by itself."""
    whole = schema_of(topic)
    types = whole.pop("$defs", {})
    written: dict[str, Any] = _written_out(whole, types)
    return written


def _written_out(part: Any, types: dict[str, Any]) -> Any:
    if isinstance(part, list):
        return [_written_out(one, types) for one in part]
    if not isinstance(part, dict):
        return part
    if "$ref" in part:
        return _written_out(types[part["$ref"].rpartition("/")[2]], types)
    return {name: _written_out(value, types) for name, value in part.items() if name != "$comment"}
