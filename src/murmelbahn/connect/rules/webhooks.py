"""Webhooks as Standard Webhooks asks: signatures, topics, addresses that may be called, when to try again. Pure."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Iterable
from datetime import datetime, timedelta
from ipaddress import ip_address
from urllib.parse import urlsplit

GONE = 410
"""Answered by a receiver that wants nothing any more."""
BACK_OFF = (5, 30, 120, 600, 3_600, 14_400, 43_200, 86_400)
"""Seconds of machine time between tries; after the last the delivery waits for a person."""
LONGEST_URL = 500


def signature(key: bytes, *, message: str, at: int, body: bytes) -> str:
    """The header `webhook-signature`, version 1: HMAC-SHA256 over id, timestamp and body."""
    signed = b".".join((message.encode(), str(at).encode(), body))
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()


def wants(topics: Iterable[str], topic: str) -> bool:
    """Whether a list of names and beginnings (`deal.*`) has this topic; an empty list has all."""
    names = tuple(topics)
    return not names or any(topic.startswith(name[:-1]) if name.endswith("*") else topic == name for name in names)


def unfit(url: str, *, demo: bool) -> str:
    """Why an address may not be called, as far as its text says; nothing when it may. Only a demo calls without TLS."""
    if len(url) > LONGEST_URL or not url.isascii() or any(sign <= " " for sign in url):
        return "not an address"
    try:
        parts, port = urlsplit(url), urlsplit(url).port
    except ValueError:
        return "not an address"
    if port == 0:
        return "not an address"
    if parts.username or parts.password or parts.fragment:
        return "no user and no fragment in an address"
    if parts.scheme != "https" and not (demo and parts.scheme == "http"):
        return "https only"
    return "" if parts.hostname else "not an address"


def may_call(address: str, *, demo: bool) -> bool:
    """Whether a resolved address is out in the world; a demo may call its own machine."""
    found = ip_address(address.partition("%")[0])
    mapped = getattr(found, "ipv4_mapped", None)
    found = mapped or found
    return found.is_loopback if demo and found.is_loopback else found.is_global and not found.is_multicast


def next_try(attempts: int, answer: int | None, now: datetime) -> datetime | None:
    """When to try again after so many attempts; nothing when a person is to decide: the receiver is gone for good, or has
    refused too often."""
    if answer == GONE:
        return None
    return now + timedelta(seconds=BACK_OFF[attempts - 1]) if attempts <= len(BACK_OFF) else None
