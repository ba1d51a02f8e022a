"""Money that arrives when everything is settled or the deal has ended: who is told what, and how it goes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from murmelbahn.accounts.operations import create_user
from murmelbahn.deal import operations as deals
from murmelbahn.deal import queries as deal_queries
from murmelbahn.deal.queries.correspondence import letters_of
from murmelbahn.documents import queries as documents
from murmelbahn.documents.terms import DocumentKind, OrderLapse, OrderRefusal, PaymentNotOwed
from murmelbahn.kernel.actor import SYSTEM, ActorKind
from murmelbahn.showroom.terms.office import Declining
from murmelbahn.value import operations as values
from murmelbahn.value import queries as value
from murmelbahn.value.terms import Account
from tests.browser.cast import EXTRAS, TOTAL
from tests.journeys.town import euro
from tests.operations.showroom.test_pages import body, visitor

if TYPE_CHECKING:
    from django.test import Client

    from tests.browser.cast import Cast

FINANCE = ActorKind.NSC_FINANCE
BACK = "auf das Konto, von dem"


def page(client: Client, path: str) -> str:
    answer: Any = client.get(path)
    assert answer.status_code == 200
    return body(answer)


def paper(deal: UUID, kind: DocumentKind) -> Any:
    (letter,) = [one for one in letters_of(SYSTEM, deal=deal) if one.kind is kind]
    return documents.document(SYSTEM, document=letter.id).paper


def test_after_settlement_everybody_is_told_until_it_is_back(cast: Cast) -> None:
    deal, town = cast.deals["settled"], cast.town
    buyer, finance = visitor(cast.customers["settled"]), visitor(cast.users[FINANCE])
    assert deal_queries.deal(SYSTEM, deal=deal).closed
    assert "nicht geschuldet" not in page(buyer, f"/deals/{deal}/")
    assert "Nicht zugeordnet" not in page(finance, f"/deals/{deal}/money/")
    town.pay(deal, "250.00")
    told = page(buyer, f"/deals/{deal}/")
    assert "Wir haben 250,00 € erhalten, die nicht geschuldet sind." in told
    assert BACK in told
    assert "Alles ist erledigt" not in told
    assert "Nicht zugeordnet 250,00 €" in page(buyer, f"/deals/{deal}/money/")
    assert "sind 250,00 € eingegangen, die nicht geschuldet sind" in page(buyer, f"/deals/{deal}/story/")
    work = page(finance, f"/deals/{deal}/")
    assert "Schlagen Sie die Rückzahlung vor. Sie sind dran" in work
    assert f'href="/office/refunds/{deal}"' in finance.get(f"/deals/{deal}/").content.decode()
    assert "Nicht zugeordnet 250,00 €" in page(finance, f"/deals/{deal}/money/")
    letter = paper(deal, DocumentKind.PAYMENT_NOT_OWED)
    assert isinstance(letter, PaymentNotOwed)
    assert (letter.amount, letter.addressee.name) == (euro("250.00"), "Clara Muster")
    refund = values.propose_refund(town.finance, deal=deal, amount=euro("250.00"))
    assert "muss eine zweite Person freigeben. Sie sind dran" in page(finance, f"/deals/{deal}/")
    values.approve_refund(town.second, refund=refund)
    assert "liegt bei der Bank" in page(finance, f"/deals/{deal}/")
    values.record_refund_paid(SYSTEM, refund=refund, reference="BACK-1", paid_on=town.today())
    town.settle_down()
    assert "Alles ist erledigt" in page(buyer, f"/deals/{deal}/")
    assert "nicht geschuldet" not in page(buyer, f"/deals/{deal}/money/")


def test_after_an_end_it_is_told_beside_the_end(cast: Cast) -> None:
    deal = cast.deals["withdrawn"]
    buyer, finance = visitor(cast.customers["withdrawn"]), visitor(cast.users[FINANCE])
    cast.town.pay(deal, "99.00", reference="LATE-1")
    cast.town.pay(deal, "99.00", reference="LATE-1")
    told = page(buyer, f"/deals/{deal}/")
    assert "Wir haben 99,00 € erhalten, die nicht geschuldet sind." in told
    assert "niemand schuldet noch etwas" not in told
    assert "Schlagen Sie die Rückzahlung vor" in page(finance, f"/deals/{deal}/")
    assert paper(deal, DocumentKind.PAYMENT_NOT_OWED).amount == euro("99.00"), "one letter for one payment"


def test_what_meets_a_claim_is_no_such_money(cast: Cast) -> None:
    deal = cast.deals["invoiced"]
    cast.town.pay(deal, TOTAL)
    assert DocumentKind.PAYMENT_NOT_OWED not in [one.kind for one in letters_of(SYSTEM, deal=deal)]


@pytest.mark.parametrize("reason", Declining)
def test_a_refused_order_is_told_in_text_form_with_its_reason(cast: Cast, reason: Declining) -> None:
    town, who = cast.town, cast.town.person("Rosa")
    old = deal_queries.deal(SYSTEM, deal=cast.deals["ordered"])
    deal = town.open(who, configuration=old.configuration, extras=EXTRAS)
    town.order(deal, who, TOTAL)
    deals.refuse_order(town.sales, deal=deal, reason=reason.value)
    town.settle_down()
    letter = paper(deal, DocumentKind.ORDER_REFUSAL)
    assert isinstance(letter, OrderRefusal)
    (ground,) = letter.grounds
    assert ground.endswith(".")
    assert reason.value not in ground
    assert letter.back is None
    assert letter.addressee.name == "Rosa Muster"


def test_an_order_that_nobody_answered_is_told_to_have_lapsed(cast: Cast) -> None:
    town, who = cast.town, cast.town.person("Ruth")
    old = deal_queries.deal(SYSTEM, deal=cast.deals["ordered"])
    deal = town.open(who, configuration=old.configuration, extras=EXTRAS)
    town.order(deal, who, TOTAL)
    town.pay(deal, "1,000.00")
    deals.lapse_order(SYSTEM, deal=deal)
    deals.lapse_order(SYSTEM, deal=deal)
    town.settle_down()
    letter = paper(deal, DocumentKind.ORDER_LAPSE)
    assert isinstance(letter, OrderLapse)
    assert letter.back == euro("1,000.00")
    assert letter.addressee.name == "Ruth Muster"
    finance = visitor(cast.users[FINANCE])
    assert f'href="/office/refunds/{deal}"' in finance.get(f"/deals/{deal}/").content.decode()


def test_what_was_paid_before_a_refusal_goes_back_at_once(cast: Cast) -> None:
    town, who = cast.town, cast.town.person("Rita")
    old = deal_queries.deal(SYSTEM, deal=cast.deals["ordered"])
    deal = town.open(who, configuration=old.configuration, extras=EXTRAS)
    town.order(deal, who, TOTAL)
    town.pay(deal, "1,000.00")
    deals.refuse_order(town.sales, deal=deal, reason="car_gone")
    town.settle_down()
    letter = paper(deal, DocumentKind.ORDER_REFUSAL)
    assert letter.back == euro("1,000.00")
    assert letter.grounds == ("Das Auto ist nicht mehr verfügbar.",)
    (refund,) = value.refunds_of(SYSTEM, deal=deal)
    assert (refund.amount, refund.proposed_by) == (euro("1,000.00"), town.sales.subject)
    user = create_user(SYSTEM, email=f"rita-{deal.hex[-6:]}@example.org", parties=[who[1]], language="de")
    told = page(visitor(user), f"/deals/{deal}/")
    assert "Wir haben 1.000,00 € erhalten, die nicht geschuldet sind." in told
    values.approve_refund(town.finance, refund=refund.id)
    values.record_refund_paid(SYSTEM, refund=refund.id, reference="BACK-2", paid_on=town.today())
    town.settle_down()
    held = [one for one in value.balances(SYSTEM, deal=deal) if one.account is Account.UNALLOC]
    assert held == []
