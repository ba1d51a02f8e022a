"""What sales and finance of the national company do with their hands, page by page; the same in every story."""

from __future__ import annotations

import re

from tests.browser.clicks import fill
from tests.browser.telling import FINANCE, SALES, SECOND, Story


def give_credit(story: Story, company: str, limit: str) -> None:
    """Finance gives a company a credit line."""
    story.open(FINANCE, "office/credit/")
    fill(story, FINANCE, {"name": company}, form="[role=search]")
    story.press(FINANCE, "Suchen")
    story.page(FINANCE).get_by_role("radio", name=re.compile(company)).check()
    fill(story, FINANCE, {"limit": limit})
    story.press(FINANCE, "Rahmen festlegen")
    story.finds(FINANCE, f"Die Kreditlinie von {company} gilt ab jetzt.", limit)


def accept(story: Story) -> None:
    """Sales accepts the order that waits."""
    story.open(SALES, "office/orders/")
    story.press(SALES, "Annehmen", exact=False)
    story.finds(SALES, "Der Vertrag ist geschlossen")


def issue_invoice(story: Story, *, handover: str, due: str = "") -> None:
    """Finance invoices for a handover on a day, due on the usual day or on an agreed one."""
    story.open(FINANCE, "deal/money/")
    story.follow(FINANCE, "Zur Rechnung")
    tab = story.page(FINANCE)
    tab.locator("#planned").fill(handover)
    story.press(FINANCE, "Für diesen Tag rechnen")
    if due:
        tab.locator("#due_on").fill(due)
    story.press(FINANCE, "Rechnung stellen")
    story.finds(FINANCE, "Die Rechnung ist gestellt")


def step_in(story: Story, who: str, *roles: str, proof: str, day: str) -> None:
    """Sales lets somebody take roles of the contract, with the proof that both agreed."""
    story.open(SALES, f"desk/deals/{story.deal}/car")
    fill(story, SALES, {"name": who}, form="[role=search]")
    story.press(SALES, "Suchen")
    tab = story.page(SALES)
    tab.get_by_role("radio", name=re.compile(who)).check()
    for role in roles:
        tab.get_by_role("checkbox", name=re.compile(role)).check()
    fill(story, SALES, {"consent": proof, "agreed_on": day})
    story.press(SALES, "Tritt in den Vertrag ein")
    story.finds(SALES, "Der Vertrag hat eine neue Fassung")


def propose_successor(story: Story, code: str, *, answer_by: str, reads: tuple[str, ...]) -> None:
    """Sales finds its task, looks at what another car would change, and proposes it."""
    story.reads(SALES, "deal/", "Das Werk kann dieses Auto nicht bauen")
    story.follow(SALES, "Anderes Auto vorschlagen")
    fill(story, SALES, {"code": code, "answer_by": answer_by})
    story.press(SALES, "Folgen ansehen")
    story.finds(SALES, *reads)
    story.press(SALES, "Vorschlag senden")


def rescind(story: Story, *, because: str, reads: tuple[str, ...]) -> None:
    """Finance leaves the contract after reading what follows."""
    story.open(FINANCE, "deal/")
    story.follow(FINANCE, "Wege aus dem Vertrag")
    story.follow(FINANCE, "Folgen ansehen Rücktritt der Verkäuferin")
    story.finds(FINANCE, *reads)
    story.page(FINANCE).get_by_role("radio", name=because).check()
    story.press(FINANCE, "Rücktritt der Verkäuferin")


def refund(story: Story, amount: str, *, to: str) -> None:
    """One person of finance proposes what is held, to the account that paid and to no other; another releases it, and the
    bank executes it."""
    story.open(FINANCE, "office/refunds/")
    story.follow(FINANCE, "Rückzahlung vorschlagen", exact=False)
    assert story.page(FINANCE).locator("main [name=account]").count() == 1
    story.finds(FINANCE, to)
    fill(story, FINANCE, {"amount": amount})
    story.press(FINANCE, "Rückzahlung vorschlagen")
    story.finds(FINANCE, "Eine zweite Person gibt sie frei.", f"auf das Konto mit den Endziffern {to}")
    assert not story.page(FINANCE).get_by_role("button", name="Freigeben").count()
    story.open(SECOND, "office/refunds/")
    story.press(SECOND, "Freigeben", exact=False)
    executed(story)


def executed(story: Story) -> None:
    """The bank has paid back what was released."""
    from murmelbahn.kernel import clock
    from murmelbahn.kernel.actor import SYSTEM
    from murmelbahn.value import operations as values
    from murmelbahn.value import queries as value
    from murmelbahn.value.terms import RefundState

    def told() -> None:
        for one in value.refunds(SYSTEM, state=RefundState.APPROVED):
            reference = f"OUT-{one.id.hex[-6:]}"
            values.record_refund_paid(SYSTEM, refund=one.id, reference=reference, paid_on=clock.read().date())

    story.world(told)


def waive_interest(story: Story, *, because: str, reads: tuple[str, ...]) -> None:
    """Finance has the interest of a late payment computed, and does not ask for it."""
    story.open(FINANCE, "deal/money/")
    story.follow(FINANCE, "Mahnungen, Zinsen, Ausbuchung")
    story.finds(FINANCE, *reads)
    story.press(FINANCE, "Zinsen vorschlagen")
    story.page(FINANCE).get_by_label("Grund für den Verzicht").select_option(label=because)
    story.press(FINANCE, "Zinsen erlassen")
    story.finds(FINANCE, f"Erlassen · {because}", "Finn Finanzen")


def write_off(story: Story, amount: str, *, because: str) -> None:
    """Finance gives up what nobody will pay."""
    story.open(FINANCE, "office/claims/")
    story.follow(FINANCE, "Mahnungen, Zinsen, Ausbuchung", exact=False)
    fill(story, FINANCE, {"amount": amount})
    story.page(FINANCE).get_by_role("radio", name=because).check()
    story.press(FINANCE, "Betrag ausbuchen")
    story.finds(FINANCE, "Alles ist bezahlt, gutgeschrieben oder ausgebucht.")
