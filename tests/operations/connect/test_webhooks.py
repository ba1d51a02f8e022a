"""Webhooks as a receiver meets them: signed, in order for each key, tried again, and never sent where nobody should look."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from uuid import UUID

import pytest
from django.test import override_settings
from standardwebhooks import Webhook as Verifier

from murmelbahn.accounts.operations import create_user
from murmelbahn.accounts.queries import actor_of_subject
from murmelbahn.connect.models import DeliveryRow, WebhookRow
from murmelbahn.connect.terms import AddressWrong, DeliveryState, TopicUnknown
from murmelbahn.connect.webhooks import calling, operations, queries, sending
from murmelbahn.connect.webhooks.sending import send_webhooks
from murmelbahn.connect.webhooks.told import told
from murmelbahn.customer.facts import ConsentGiven
from murmelbahn.kernel import command
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.command import emit, operation
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.money import Money
from murmelbahn.kernel.refusals import NotAllowed, NotFound
from murmelbahn.value.facts import PayoutPaid


@dataclass
class Receiver:
    """An outsider that keeps what it gets and answers as told."""

    address: str = ""
    answer: int = 204
    got: list[tuple[dict[str, str], bytes]] = field(default_factory=list)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    kept = Receiver()

    class Ear(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            kept.got.append(({name.lower(): value for name, value in self.headers.items()}, body))
            self.send_response(kept.answer)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Ear)
    kept.address = f"http://127.0.0.1:{server.server_port}/hook"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield kept
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def sales(world: str) -> Actor:
    subject = create_user(SYSTEM, email="sales@example.org", kind=ActorKind.NSC_SALES, markets=["DE"])
    return actor_of_subject(SYSTEM, subject=subject)


@operation
def say(actor: Actor, *, key: UUID, market: str = "DE", body: object = None) -> None:
    from murmelbahn.customer.terms import Purpose

    emit(
        body or ConsentGiven(party=key, purpose=Purpose.RESEARCH, wording="1"),
        key=key,
        market=market,
        seller=f"CORVANE-{market}",
    )


def test_a_fact_arrives_signed_and_verified_by_a_foreign_library(
    world: str, sales: Actor, receiver: Receiver, deliver: Any
) -> None:
    webhook = operations.register_webhook(sales, url=receiver.address, topics=("customer.*",))
    key = new_id()
    say(SYSTEM, key=key)
    say(SYSTEM, key=new_id(), market="AT")
    deliver()
    assert send_webhooks(SYSTEM) == 1
    ((headers, body),) = receiver.got
    event = json.loads(body)
    assert Verifier(queries.secret(sales, webhook=webhook).secret).verify(body.decode(), headers) == event
    assert (event["specversion"], event["type"], event["subject"]) == ("1.0", "customer.consent.given", str(key))
    assert headers["content-type"] == "application/cloudevents+json"
    (one,) = queries.deliveries(sales, webhook=webhook)
    assert (one.state, one.answer, one.attempts) == (DeliveryState.DELIVERED, 204, 1)
    deliver()
    assert send_webhooks(SYSTEM) == 0


def test_behind_one_that_fails_its_key_waits_and_others_go_on(
    world: str, sales: Actor, receiver: Receiver, deliver: Any
) -> None:
    operations.register_webhook(sales, url=receiver.address)
    first, second = new_id(), new_id()
    for key in (first, first, second):
        say(SYSTEM, key=key)
    deliver()
    receiver.answer = 500
    assert send_webhooks(SYSTEM) == 0
    assert [json.loads(body)["subject"] for _, body in receiver.got] == [str(first), str(second)]
    receiver.answer = 200
    assert send_webhooks(SYSTEM) == 0, "not before its time"
    DeliveryRow.objects.update(due=command.clock.machine() - timedelta(seconds=1))
    sent = send_webhooks(SYSTEM) + send_webhooks(SYSTEM)
    assert sent == 3
    again = [(json.loads(body)["subject"], json.loads(body)["sequence"]) for _, body in receiver.got[2:]]
    assert [seq for key, seq in again if key == str(first)] == [1, 2]
    ids = [headers["webhook-id"] for headers, _ in receiver.got]
    assert ids[0] == ids[2], "the id of a message stays the same however often it is sent"


def test_a_receiver_that_is_gone_is_not_called_again(
    world: str, sales: Actor, receiver: Receiver, deliver: Any
) -> None:
    webhook = operations.register_webhook(sales, url=receiver.address)
    say(SYSTEM, key=new_id())
    deliver()
    receiver.answer = 410
    assert send_webhooks(SYSTEM) == 0
    (one,) = queries.deliveries(sales, webhook=webhook)
    assert (one.state, one.answer, one.attempts) == (DeliveryState.HELD, 410, 1)


def test_what_was_given_up_is_retried_by_a_person(world: str, sales: Actor, receiver: Receiver, deliver: Any) -> None:
    webhook = operations.register_webhook(sales, url=receiver.address)
    say(SYSTEM, key=new_id())
    deliver()
    receiver.answer = 500
    for _ in range(9):
        DeliveryRow.objects.update(due=command.clock.machine() - timedelta(seconds=1))
        send_webhooks(SYSTEM)
    (one,) = queries.deliveries(sales, webhook=webhook)
    assert (one.state, one.answer, one.attempts) == (DeliveryState.HELD, 500, 9)
    with pytest.raises(NotFound) as missing:
        operations.retry_delivery(Actor(subject=new_id(), kind=ActorKind.NSC_SALES), delivery=one.id)
    assert missing.value.parameters == {"kind": "delivery", "id": one.id}
    receiver.answer = 200
    operations.retry_delivery(sales, delivery=one.id)
    assert send_webhooks(SYSTEM) == 1


def test_an_agents_machine_hears_its_own_deals_only(world: str, receiver: Receiver, deliver: Any) -> None:
    subject = create_user(SYSTEM, email="dms@example.org", kind=ActorKind.ADVISER, agents=[new_id()])
    operations.register_webhook(actor_of_subject(SYSTEM, subject=subject), url=receiver.address)
    say(SYSTEM, key=new_id())
    deliver()
    assert (send_webhooks(SYSTEM), receiver.got) == (0, [])


def test_an_agents_machine_hears_of_its_own_commission(world: str, receiver: Receiver, deliver: Any) -> None:
    """What is told of an agent has the key of a document or a payout: no deal says who may hear it."""
    own, other = new_id(), new_id()
    subject = create_user(SYSTEM, email="dms@example.org", kind=ActorKind.ADVISER, agents=[own])
    operations.register_webhook(
        actor_of_subject(SYSTEM, subject=subject), url=receiver.address, topics=("value.payout.*",)
    )
    for agent in (own, other):
        paid = PayoutPaid(payout=new_id(), agent=agent, amount=Money.of("9.00", "EUR"), paid_on=date(2026, 12, 1))
        say(SYSTEM, key=paid.payout, body=paid)
    deliver()
    assert send_webhooks(SYSTEM) == 1
    assert [json.loads(body)["data"]["agent"] for _, body in receiver.got] == [str(own)]


def test_an_address_that_is_none_is_refused_and_one_that_got_in_breaks_nobody(
    world: str, sales: Actor, receiver: Receiver, deliver: Any
) -> None:
    for url in ("https://shop.example:99999/", "https://shop.example:0/", "https://[::1/", "https://shop.example:x/"):
        with pytest.raises(AddressWrong):
            operations.register_webhook(sales, url=url)
    webhook = operations.register_webhook(sales, url=receiver.address)
    WebhookRow.objects.filter(id=webhook).update(url="https://shop.example:99999/")
    operations.register_webhook(sales, url=receiver.address)
    say(SYSTEM, key=new_id())
    deliver()
    assert send_webhooks(SYSTEM) == 1
    assert queries.deliveries(sales, webhook=webhook)[0].error == "ValueError"


def test_a_topic_that_never_comes_is_refused(world: str, sales: Actor, receiver: Receiver) -> None:
    for topic in ("nope.*", "deal", "deal.ordered.*", ""):
        with pytest.raises(TopicUnknown):
            operations.register_webhook(sales, url=receiver.address, topics=("customer.consent.given", topic))
    operations.register_webhook(sales, url=receiver.address, topics=("customer.consent.given", "deal.*", "*"))


def test_a_call_ends_in_time_also_with_one_who_sends_a_byte_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calling, "SECONDS", 0.4)
    with socket.create_server(("127.0.0.1", 0)) as server:
        over = threading.Event()

        def drip() -> None:
            caller, _ = server.accept()
            with caller, suppress(OSError):
                caller.sendall(b"HTTP/1.1 200 OK\r\nX: ")
                while not over.wait(0.1):
                    caller.sendall(b"x")

        thread = threading.Thread(target=drip, daemon=True)
        thread.start()
        with pytest.raises(
            calling.NotCalled
        ):  # it drips until `over`: a call without an end would end this test by its time-out
            calling.post(f"http://127.0.0.1:{server.getsockname()[1]}/", b"{}", {}, demo=True)
        over.set()
        thread.join()


def test_who_does_not_answer_rests_and_is_in_nobodys_way(
    world: str, sales: Actor, receiver: Receiver, deliver: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    resting: dict[UUID, float] = {}
    with socket.create_server(("127.0.0.1", 0)) as silent:
        monkeypatch.setattr(calling, "SECONDS", 0.2)
        webhook = operations.register_webhook(sales, url=f"http://127.0.0.1:{silent.getsockname()[1]}/")
        operations.register_webhook(sales, url=receiver.address)
        keys = [new_id() for _ in range(3)]
        for key in (*keys, *keys):
            say(SYSTEM, key=key)
        deliver()
        assert send_webhooks(SYSTEM, limit=2, resting=resting) <= 1, "the silent one is called"
        for _ in range(6):
            send_webhooks(SYSTEM, limit=2, resting=resting)
    assert len(receiver.got) == 6, "its many keys do not fill every turn"
    assert DeliveryRow.objects.filter(webhook=webhook, attempts__gt=0).count() == 1
    resting[webhook] = 0
    send_webhooks(SYSTEM, resting=resting)
    assert DeliveryRow.objects.filter(webhook=webhook, attempts__gt=0).count() == 2, "rested enough"


def test_who_answers_slowly_has_a_share_of_the_time_and_no_more(
    world: str, sales: Actor, receiver: Receiver, deliver: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "SLOW", 0.0)
    monkeypatch.setattr(sending, "SHARE", 1e6)
    webhook = operations.register_webhook(sales, url=receiver.address)
    for _ in range(3):
        say(SYSTEM, key=new_id())
    deliver()
    resting: dict[UUID, float] = {}
    assert send_webhooks(SYSTEM, resting=resting) == 1, "the rest waits until it has rested"
    assert send_webhooks(SYSTEM, resting=resting) == 0
    resting[webhook] = 0
    assert send_webhooks(SYSTEM, resting=resting) == 1


def test_only_addresses_out_in_the_world_are_called(world: str, sales: Actor, receiver: Receiver, deliver: Any) -> None:
    with override_settings(MURMELBAHN_DEMO=False):
        for url in ("http://shop.example/hook", "ftp://shop.example", "https://user:pw@shop.example/", "https://", "x"):
            with pytest.raises(AddressWrong):
                operations.register_webhook(sales, url=url)
        for host in (
            "127.0.0.1",
            "[::1]",
            "10.0.0.7",
            "192.168.1.1",
            "169.254.169.254",
            "[::ffff:10.0.0.7]",
            "0.0.0.0",
        ):
            operations.register_webhook(sales, url=f"https://{host}:{receiver.address.rpartition(':')[2]}")
        say(SYSTEM, key=new_id())
        deliver()
        assert send_webhooks(SYSTEM) == 0
    assert receiver.got == []
    assert set(DeliveryRow.objects.values_list("error", flat=True)) == {"private address"}


def test_whose_webhook_it_is(world: str, sales: Actor, receiver: Receiver) -> None:
    webhook = operations.register_webhook(sales, url=receiver.address)
    stranger = Actor(subject=new_id(), kind=ActorKind.NSC_SALES, markets=frozenset({"DE"}))
    for look in (queries.secret, queries.deliveries, operations.end_webhook, operations.renew_secret):
        with pytest.raises(NotFound):
            look(stranger, webhook=webhook)
    with pytest.raises(NotAllowed):
        operations.register_webhook(Actor(subject=new_id(), kind=ActorKind.CUSTOMER), url=receiver.address)
    before = queries.secret(sales, webhook=webhook)
    operations.renew_secret(sales, webhook=webhook)
    assert queries.secret(sales, webhook=webhook) != before


def test_outsiders_hear_every_room_but_the_simulated_worlds() -> None:
    rooms = {body.__module__.split(".")[1] for body in told()}
    assert rooms == {"customer", "deal", "documents", "retail", "value", "vehicle"}
