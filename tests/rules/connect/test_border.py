"""Messages at the border: what is written is read back; whatever else comes is refused; nobody opens a socket."""

from __future__ import annotations

import ast
from contextlib import suppress
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import murmelbahn.connect
from murmelbahn.connect.plant import messages
from murmelbahn.connect.rules import border
from murmelbahn.connect.terms import MalformedMessage

ROOM = Path(murmelbahn.connect.__file__).parent
PURE = {"urllib.parse"}
"""Reading an address is no call."""
OUTSIDE = {"kafka", "webhooks"}
"""Folders of real adapters."""
NETWORK = {
    "aiohttp", "asyncio", "confluent_kafka", "ftplib", "http", "httpx", "imaplib", "paramiko", "poplib", "requests",
    "smtplib", "socket", "socketserver", "ssl", "subprocess", "telnetlib", "urllib", "urllib3", "websockets",
    "xmlrpc", "django.core.mail",
}  # fmt: skip
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
CODES = st.text("ABCDEFGHIJ0123456789", min_size=1, max_size=6)
SCHEDULED = st.builds(
    messages.Scheduled,
    id=TEXTS,
    order=st.uuids(),
    number=st.integers(0, 10**6),
    week=st.dates(),
    freeze=st.lists(st.builds(messages.Freeze, option_class=TEXTS, on=st.dates()), max_size=4).map(tuple),
    promised=st.dates(),
)
BUILT = st.builds(
    messages.Built,
    id=TEXTS,
    order=st.uuids(),
    number=st.integers(0, 9),
    vin=CODES,
    items=st.lists(CODES, max_size=9).map(tuple),
    co2_g_km=st.integers(0, 400),
    mass_kg=st.integers(500, 4000),
    consumption_l_100km=st.decimals(0, 30, places=1),
    consumption_kwh_100km=st.decimals(0, 40, places=1),
    electric_range_km=st.integers(0, 900),
)


@settings(deadline=None)
@given(st.one_of(SCHEDULED, BUILT))
def test_what_is_written_is_read_back(message: messages.Answer) -> None:
    content = border.write(message)
    assert messages.read_answer(content) == message
    assert border.write(messages.read_answer(content)) == content


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_rubbish_is_refused_and_nothing_else_is_raised(content: bytes) -> None:
    with pytest.raises(MalformedMessage):
        messages.read_answer(content)


@settings(deadline=None)
@given(SCHEDULED, st.integers(0, 400), st.integers(0, 255))
def test_a_flipped_byte_is_read_or_refused_but_never_crashes(message: messages.Scheduled, at: int, value: int) -> None:
    content = bytearray(border.write(message))
    content[at % len(content)] = value
    with suppress(MalformedMessage):
        messages.read_answer(bytes(content))


def test_a_refusal_says_where_and_repeats_no_content() -> None:
    content = border.write(messages.Rejected(id="1", order=UUID(int=1), number=1, reason="x")).replace(
        b'"number":1', b'"number":"secret"'
    )
    with pytest.raises(MalformedMessage) as refused:
        messages.read_answer(content)
    assert "number" in refused.value.parameters["reason"]
    assert "secret" not in refused.value.parameters["reason"]


def test_no_file_of_the_room_reaches_for_the_network() -> None:
    """Simulators live in the world's database. Only adapters to what really lies outside talk to hosts, which are settings."""
    found = []
    for path in (one for one in ROOM.rglob("*.py") if one.parent.name not in OUTSIDE):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            found += [
                f"{path.name}: {name}" for name in names if {name, name.split(".")[0]} & NETWORK and name not in PURE
            ]
    assert found == []
