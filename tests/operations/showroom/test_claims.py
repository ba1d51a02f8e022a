"""The claims of a deal on a page: interest proposed, claimed or waived, amounts given up; who may, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from murmelbahn.kernel.actor import SYSTEM, ActorKind
from murmelbahn.kernel.ids import new_id
from murmelbahn.kernel.refusals import NotAllowed, NotFound
from murmelbahn.value import operations as values
from murmelbahn.value import queries as value
from murmelbahn.value.terms import DamagesKind, InterestNotOver, InterestOpen, InterestState, InvoiceKind
from tests.journeys.town import euro, staff
from tests.operations.showroom.test_invoicing import Case, arrived, opened
from tests.operations.showroom.test_pages import body, visitor

if TYPE_CHECKING:
    from tests.worlds import Worlds

SALES, FINANCE = ActorKind.NSC_SALES, ActorKind.NSC_FINANCE


@pytest.fixture
def case(worlds: Worlds) -> Iterator[Case]:
    """37,490.00 was due on 10 February, reminded with time until the 18th; 10,000.00 came on the 22nd; it is the 28th."""
    with opened(worlds, "DE") as town:
        found = arrived(town)
        town.invoice(found.deal, handover="2027-03-15", due="2027-02-10")
        town.on("2027-02-22")
        town.pay(found.deal, "10,000.00")
        town.on("2027-02-28")
        yield found


def invoice(case: Case) -> UUID:
    return value.invoices_of(SYSTEM, deal=case.deal)[0].id


def ahead(case: Case, until: str = "2027-02-28") -> Any:
    found = value.interest_ahead(case.town.finance, document=invoice(case), until=date.fromisoformat(until))
    assert found is not None
    return found


def propose(case: Case, **values: str) -> Any:
    return case.press(FINANCE, "claims", f"claims/{invoice(case)}/interest", **values)


def proposed(case: Case) -> UUID:
    (found,) = [one for one in value.interests_of(SYSTEM, deal=case.deal) if one.state is InterestState.PROPOSED]
    return found.id


def test_who_comes_in_and_from_where(case: Case) -> None:
    for kind in (ActorKind.ADVISER, ActorKind.CUSTOMER):
        assert case.page(kind, "claims").status_code == 404
        assert f"/deals/{case.deal}/claims" not in case.page(kind, "money/").content.decode()
        form = {"key": str(new_id()), "until": "2027-02-28", "amount": "1,00", "reason": "small"}
        for place in (f"claims/{invoice(case)}/interest", "write-off"):
            assert visitor(case.users[kind]).post(f"/deals/{case.deal}/{place}", form).status_code == 404
    for kind in (SALES, FINANCE):
        assert f"/deals/{case.deal}/claims" in case.page(kind, "money/").content.decode()
        listed = visitor(case.users[kind]).get("/office/claims/").content.decode()
        assert f"/deals/{case.deal}/claims" in listed
    assert "Betrag ausbuchen" in body(case.page(FINANCE, "claims"))
    assert "Betrag ausbuchen" not in body(case.page(SALES, "claims"))
    assert "Default interest" in body(case.page(FINANCE, "claims", "en"))


def test_what_the_page_tells(case: Case) -> None:
    told = body(case.page(FINANCE, "claims"))
    found = ahead(case)
    assert [(one.days, one.owed) for one in found.spans] == [(found.days - 6, euro("37490.00")), (6, euro("27490.00"))]
    (sent,) = value.reminders_of(SYSTEM, deal=case.deal)
    assert found.spans[0].first > sent.grace_until
    for figure in ("37.490,00 €", "27.490,00 €", "1. Mahnung", "6,27"):
        assert figure in told, figure
    earlier = visitor(case.users[FINANCE]).get(f"/deals/{case.deal}/claims?until=2027-02-20")
    assert "20. Feb. 2027" in body(earlier)
    for until in ("soon", "2027-03-01"):
        answer = visitor(case.users[FINANCE]).get(f"/deals/{case.deal}/claims?until={until}")
        assert answer.status_code == 422
        assert 'role="alert"' in answer.content.decode()
        assert f'value="{until}"' in answer.content.decode()


def test_interest_is_proposed_once_and_waived_for_a_reason(case: Case) -> None:
    amount = ahead(case).amount
    for until, status in (("soon", 422), ("2027-03-01", 422), ("2027-02-28", 303)):
        assert propose(case, until=until).status_code == status
    with pytest.raises(InterestOpen):
        ahead(case)
    waive = f"interest/{proposed(case)}/waive"
    for wrong in ({}, {"waiving": "because"}):
        answer = case.press(FINANCE, "claims", waive, **wrong)
        assert answer.status_code == 422
    assert case.press(FINANCE, "claims", waive, waiving="goodwill").status_code == 303
    told = body(case.page(FINANCE, "claims"))
    assert "Erlassen · Kulanz" in told
    (row,) = value.interests_of(SYSTEM, deal=case.deal)
    assert (row.amount, row.state, row.decided_by) == (amount, InterestState.WAIVED, case.users[FINANCE])
    assert value.interest_ahead(SYSTEM, document=invoice(case), until=case.town.today()) is None
    gone = visitor(case.users[FINANCE]).post(
        f"/deals/{case.deal}/{waive}", {"key": str(new_id()), "waiving": "goodwill"}
    )
    assert gone.status_code == 404
    case.town.on("2027-03-03")
    assert ahead(case, "2027-03-03").days == 3


def test_claimed_interest_is_a_document(case: Case) -> None:
    amount = ahead(case).amount
    assert propose(case).status_code == 303
    claim = f"interest/{proposed(case)}/claim"
    assert case.press(FINANCE, "claims", claim, due_on="soon").status_code == 422
    assert case.press(FINANCE, "claims", claim, due_on="2027-03-14").status_code == 303
    damages = value.invoices_of(SYSTEM, deal=case.deal)[-1]
    assert (damages.content.kind, damages.open) == (InvoiceKind.DAMAGES, amount)
    assert DamagesKind.DEFAULT_INTEREST.value in damages.content.reason
    assert "Gefordert" in body(case.page(FINANCE, "claims"))


def test_no_interest_runs_on_interest(case: Case) -> None:
    """BGB § 289: a statement of interest is reminded of like any claim, and bears none itself."""
    assert propose(case).status_code == 303
    claim = f"interest/{proposed(case)}/claim"
    assert case.press(FINANCE, "claims", claim, due_on="2027-03-14").status_code == 303
    statement = value.invoices_of(SYSTEM, deal=case.deal)[-1].id
    case.town.on("2027-03-16")
    values.remind(case.town.finance, document=statement, grace_until=date(2027, 3, 23))
    case.town.on("2027-04-30")
    until = date(2027, 4, 30)
    assert value.interest_ahead(case.town.finance, document=statement, until=until) is None
    assert values.propose_interest(case.town.finance, document=statement, until=until) is None
    principal = ahead(case, "2027-04-30")
    assert {one.owed for one in principal.spans} == {euro("27490.00")}
    assert "Auf sie laufen keine Zinsen" in body(case.page(FINANCE, "claims"))
    assert "No interest runs on it" in body(case.page(FINANCE, "claims", "en"))


def test_a_part_is_written_off_and_then_the_rest(case: Case) -> None:
    for entries, status in (
        ({"amount": "much", "reason": "small"}, 422),
        ({"amount": "0", "reason": "small"}, 422),
        ({"amount": "27.490,01", "reason": "small"}, 409),
        ({"amount": "490,00", "reason": "because"}, 422),
        ({"amount": "490,00"}, 422),
    ):
        answer = case.press(FINANCE, "claims", "write-off", **entries)
        assert answer.status_code == status, entries
        assert f'value="{entries["amount"]}"' in answer.content.decode()
    form = {"key": str(new_id()), "amount": "490,00", "reason": "small"}
    assert visitor(case.users[SALES]).post(f"/deals/{case.deal}/write-off", form).status_code == 403
    assert case.press(FINANCE, "claims", "write-off", amount="490,00", reason="settlement").status_code == 303
    assert "27.000,00 €" in body(case.page(FINANCE, "claims"))
    assert case.press(FINANCE, "claims", "write-off", amount="27000", reason="insolvent").status_code == 303
    assert "Alles ist bezahlt, gutgeschrieben oder ausgebucht." in body(case.page(FINANCE, "claims"))
    assert value.open_items(SYSTEM, on=case.town.today(), deal=case.deal) == ()


def test_another_deals_interest_is_not_here(case: Case) -> None:
    client, form = visitor(case.users[FINANCE]), {"key": str(new_id()), "until": "2027-02-28", "waiving": "goodwill"}
    for place in (f"claims/{new_id()}/interest", f"interest/{new_id()}/waive", f"interest/{new_id()}/claim"):
        assert client.post(f"/deals/{case.deal}/{place}", form).status_code == 404


def test_who_reads_reminders_and_interest(case: Case) -> None:
    adviser, abroad = case.town.desk, staff(FINANCE, "AT")
    for reader, refusal in ((adviser, NotAllowed), (abroad, NotFound)):
        with pytest.raises(refusal):
            value.reminders_of(reader, deal=case.deal)
        with pytest.raises(refusal):
            value.interests_of(reader, deal=case.deal)
        with pytest.raises(refusal):
            value.interest_ahead(reader, document=invoice(case), until=case.town.today())
    with pytest.raises(InterestNotOver):
        ahead(case, "2027-03-01")
    with pytest.raises(NotFound):
        value.interest_ahead(SYSTEM, document=new_id(), until=case.town.today())


def test_a_deal_without_claims(worlds: Worlds) -> None:
    with opened(worlds, "DE") as town:
        found = arrived(town)
        assert "noch nichts in Rechnung gestellt" in body(found.page(FINANCE, "claims"))
        assert f"/deals/{found.deal}/claims" not in found.page(FINANCE, "money/").content.decode()
        form = {"key": str(new_id()), "amount": "1,00", "reason": "small"}
        assert visitor(found.users[FINANCE]).post(f"/deals/{found.deal}/write-off", form).status_code == 404
