"""The day of the handover goes by, and nobody came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from murmelbahn.kernel.actor import ActorKind
from tests.operations.showroom.test_journey import fields
from tests.operations.showroom.test_pages import body, visitor

if TYPE_CHECKING:
    from tests.browser.cast import Cast


def test_a_day_that_went_by_is_said_to_both_and_chosen_anew(cast: Cast) -> None:
    deal = cast.deals["secured"]
    cast.town.register(deal)
    client, desk = visitor(cast.customers["secured"]), visitor(cast.users[ActorKind.ADVISER])
    assert "showroom.todo.missed" not in client.get(f"/deals/{deal}/").content.decode()
    assert "Nicht erschienen" not in body(desk.get("/desk/?whose=all"))
    cast.town.on("2027-02-16")
    page = client.get(f"/deals/{deal}/")
    for part in ("Am vereinbarten Tag wurde das Auto nicht übergeben", "Einen anderen Tag wählen"):
        assert part in body(page), part
    assert "Ihr Übergabetermin ist verstrichen." in body(page)
    assert "Ihr Übergabetermin steht." not in body(page)
    assert 'href="#starts"' in page.content.decode()
    assert "Nicht erschienen: neuen Termin vereinbaren" in body(desk.get("/desk/?whose=all"))
    assert "ist ohne Übergabe verstrichen" in body(desk.get(f"/deals/{deal}/"))
    money = body(visitor(cast.users[ActorKind.NSC_FINANCE]).get(f"/deals/{deal}/money/"))
    for part in ("Abholfrist nach der Bereitstellungsanzeige", "Nachfrist nach der Erinnerung"):
        assert part in money, part
    assert "Abholfrist" not in body(client.get(f"/deals/{deal}/money/"))
    path = f"/deals/{deal}/appointment"
    assert 'name="starts"' in page.content.decode()
    answer = client.post(path, fields(page, path) | {"starts": "2027-02-22T10:00:00+00:00"})
    assert answer.status_code == 303
    assert "Am vereinbarten Tag wurde" not in body(client.get(f"/deals/{deal}/"))
