"""Bad input: a sentence a person understands in both languages, a stable code, nothing half-written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import pytest

from murmelbahn.connect.bank.camt import read_camt
from murmelbahn.deal import operations as deals
from murmelbahn.deal import queries as deal_queries
from murmelbahn.deal.terms import Role
from murmelbahn.documents import operations as documents
from murmelbahn.kernel import world
from murmelbahn.kernel.actor import SYSTEM, Actor, ActorKind
from murmelbahn.kernel.command import once
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.refusals import Refusal
from murmelbahn.markets.terms import PriceBasis
from murmelbahn.ui.texts import sentence_of
from murmelbahn.value.terms import ComponentKind
from murmelbahn.vehicle import operations as vehicles
from tests.journeys.town import Town, euro, model_files


def rows() -> dict[str, int]:
    """How many rows stand in every table but the sessions of the machine."""
    with world.connection().cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
        )
        names = [name for (name,) in cursor.fetchall()]
        counts = {}
        for name in names:
            cursor.execute(f'SELECT count(*) FROM "{name}"')
            counts[name] = cursor.fetchone()[0]
        return counts


@contextmanager
def refused(code: str) -> Iterator[None]:
    """The block is refused by this code, in two whole sentences, and writes nothing."""
    before = rows()
    with pytest.raises(Refusal) as caught:
        yield
    refusal = caught.value
    assert refusal.code == code
    for language in ("de", "en"):
        sentence = sentence_of(refusal, language)
        assert sentence != code
        assert len(sentence.split()) >= 4
        assert "{" not in sentence
        assert "–" not in sentence, f"{language}: a figure is missing in «{sentence}»"
    assert 400 <= refusal.status <= 500
    assert rows() == before


@pytest.fixture
def offered(de: Town) -> tuple[UUID, UUID, tuple[Actor, UUID]]:
    """A deal with an offer of 40,000.00."""
    de.release("arve")
    car = de.configure("AV2", "MH13")
    de.prices([car], {"AV2": (ComponentKind.BASE, "40,000.00")}, basis=PriceBasis.GROSS)
    anna = de.person()
    deal = de.open(anna, configuration=car.id)
    offer = deals.make_offer(SYSTEM, deal=deal)
    return deal, offer, anna


def test_an_expired_offer(de: Town, offered: tuple[UUID, UUID, tuple[Actor, UUID]]) -> None:
    deal, offer, anna = offered
    de.declare(deal, anna, channel=_outlet())
    de.on("2027-03-01")
    with refused("deal.gate.closed"):
        deals.place_order(anna[0], deal=deal, offer=offer, total=euro("40,000.00"))


def test_another_total_than_the_offers(de: Town, offered: tuple[UUID, UUID, tuple[Actor, UUID]]) -> None:
    deal, offer, anna = offered
    de.declare(deal, anna, channel=_outlet())
    with refused("deal.gate.closed"):
        deals.place_order(anna[0], deal=deal, offer=offer, total=euro("1.00"))


def test_a_stale_version(de: Town, offered: tuple[UUID, UUID, tuple[Actor, UUID]]) -> None:
    deal, offer, anna = offered
    seen = de.view(deal).version
    deals.make_offer(SYSTEM, deal=deal)
    with refused("kernel.stale_version"):
        deals.place_order(anna[0], deal=deal, offer=offer, total=euro("40,000.00"), expected_version=seen)


def test_a_key_with_other_content(de: Town, offered: tuple[UUID, UUID, tuple[Actor, UUID]]) -> None:
    deal, offer, anna = offered
    de.declare(deal, anna, channel=_outlet())
    once("order-1", deals.place_order)(anna[0], deal=deal, offer=offer, total=euro("40,000.00"))
    with refused("kernel.key_reused"):
        once("order-1", deals.place_order)(anna[0], deal=deal, offer=offer, total=euro("39,000.00"))
    assert once("order-1", deals.place_order)(anna[0], deal=deal, offer=offer, total=euro("40,000.00")) == deal


def test_a_foreign_retailers_deal(de: Town, offered: tuple[UUID, UUID, tuple[Actor, UUID]]) -> None:
    deal, _, _ = offered
    stranger = Actor(subject=new_id(), kind=ActorKind.ADVISER, agents=frozenset({new_id()}), markets=frozenset({"DE"}))
    doors: list[Callable[[], object]] = [
        lambda: deal_queries.deal(stranger, deal=deal),
        lambda: deal_queries.story(stranger, deal=deal),
        lambda: deals.make_offer(stranger, deal=deal),
        lambda: deals.accept_order(stranger, deal=deal),
        lambda: deal_queries.deal(stranger, deal=new_id()),
    ]
    for door in doors:
        with refused("kernel.not_found"):
            door()
    assert deal_queries.deals(stranger) == ()


def test_what_only_the_seller_or_the_outlet_may_do(de: Town, offered: tuple[UUID, UUID, tuple[Actor, UUID]]) -> None:
    """The buyer sees the deal and may order; whatever door it comes through, it does not decide for the other side."""
    deal, offer, (anna, party) = offered
    de.declare(deal, (anna, party), channel=_outlet())
    deals.place_order(anna, deal=deal, offer=offer, total=euro("40,000.00"))
    of_the_seller: list[Callable[[Actor], object]] = [
        lambda actor: deals.accept_order(actor, deal=deal),
        lambda actor: deals.refuse_order(actor, deal=deal, reason="no"),
        lambda actor: deals.release_build(actor, deal=deal),
        lambda actor: deals.issue_invoice(actor, deal=deal, planned_handover=de.day("2027-02-01")),
        lambda actor: deals.change_party(actor, deal=deal, roles={Role.KEEPER: party}, consent="letter 1"),
        lambda actor: deals.propose_successor(actor, deal=deal, configuration=new_id(), answer_by=de.day("2027-02-01")),
    ]
    of_the_outlet: list[Callable[[Actor], object]] = [
        lambda actor: deals.free_car(actor, deal=deal),
        lambda actor: deals.car_repaired(actor, deal=deal),
        lambda actor: deals.record_return(actor, deal=deal, odometer_km=9, inspection="fine"),
        lambda actor: deals.hand_over(
            actor, deal=deal, odometer_km=9, signature_customer="sign:a", signature_agent="sign:b", takeover=""
        ),
    ]
    for act in of_the_seller + of_the_outlet:
        with refused("kernel.not_allowed"):
            act(anna)
    for act in of_the_seller:
        with refused("kernel.not_allowed"):
            act(de.desk)


def test_an_unknown_option(de: Town, offered: tuple[UUID, UUID, tuple[Actor, UUID]]) -> None:
    with refused("vehicle.item.unknown"):
        vehicles.save_configuration(
            SYSTEM,
            model="AV2",
            items=("NOSUCH",),
            market="DE",
            order_date=de.day("2026-11-24"),
            build_date=de.day("2027-01-18"),
        )


def test_a_broken_product_model(de: Town) -> None:
    files = model_files("arve")
    files["models/arve.toml"] = files["models/arve.toml"].replace('choose = "1"', 'choose = "maybe"', 1)
    with refused("vehicle.model.broken"):
        vehicles.release_model(SYSTEM, files=files)


def test_a_malformed_bank_message(de: Town) -> None:
    with refused("connect.camt.malformed"):
        read_camt(b"<Document><BkToCstmrStmt>")


def test_a_transfer_with_an_unknown_reference_is_parked(
    de: Town, offered: tuple[UUID, UUID, tuple[Actor, UUID]]
) -> None:
    from murmelbahn.value import queries as value

    deal, _, _ = offered
    books = de.postings(deal)
    de.pay_stranger("12.34")
    (parked,) = value.unmatched_entries(de.finance, on=de.today())
    assert parked.amount == euro("12.34")
    assert de.postings(deal) == books


def test_a_tampered_invoice_file(de: Town) -> None:
    with refused("documents.einvoice.broken"):
        documents.inspect_einvoice(SYSTEM, xml=b"<Invoice><ID>7")


def test_a_broken_market_template(de: Town, tmp_path: Path) -> None:
    from murmelbahn.markets.queries import files

    for source in files.DATA.glob("*"):
        if source.is_file():
            (tmp_path / source.name).write_bytes(source.read_bytes())
    broken = tmp_path / "at.toml"
    broken.write_text(broken.read_text().replace("owner =", "owner", 1))
    with refused("markets.template.broken"):
        files.load(tmp_path)


def _outlet() -> object:
    from murmelbahn.customer.terms import Channel

    return Channel.OUTLET
