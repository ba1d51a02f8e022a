"""Payers, lenders and finance in a deal."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from murmelbahn.deal import operations as deals
from murmelbahn.deal.terms import GateClosed, Role
from murmelbahn.kernel import receipts
from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.money import Money, total
from murmelbahn.sandbox.operations.roll.repricing import REPRICED, UNCONFIRMED, reprice, repriced, vouch
from murmelbahn.sandbox.operations.roll.scene import Scene
from murmelbahn.sandbox.operations.roll.stations import PARTNERS, confirm_version
from murmelbahn.sandbox.rules.draw import Draw
from murmelbahn.sandbox.rules.ibans import iban
from murmelbahn.sandbox.rules.names import company_name, person_name
from murmelbahn.sandbox.terms import Payment
from murmelbahn.value import operations as values
from murmelbahn.value import queries as value
from murmelbahn.value.terms import BankEntry, BankStatement, EntryOrigin, OpenItem, PartyRef

COMMITTED = timedelta(days=240)


def confirm_receipts(scene: Scene) -> None:
    """The stations that were asked say that they have the contract version."""
    for one in receipts.of_deal(scene.of_deal):
        if one.state == "open" and not (scene.plan.outside and one.station in PARTNERS):
            asked = {"change": one.change, "station": one.station}
            scene.do(confirm_version, SYSTEM, *asked.values(), deal=scene.of_deal, **asked)


def finance(scene: Scene) -> None:
    """The lender is asked and approves what the version is worth."""
    commitment = scene.do(deals.request_finance, SYSTEM, deal=scene.of_deal)
    if scene.plan.outside:
        return
    agreement, view = value.agreement(SYSTEM, deal=scene.of_deal), scene.view
    advance = view.advance or Money.zero(scene.currency)
    role = Role.INVOICE_RECIPIENT
    scene.do(
        values.record_commitment,
        SYSTEM,
        commitment=commitment,
        approved=True,
        amount=agreement.totals.gross - advance,
        recipient=PartyRef(party=view.party(role), version=view.party_version(role)),
        car=agreement.terms.car,
        valid_until=scene.day + COMMITTED,
    )


def pay_advance(scene: Scene) -> None:
    transfer(scene, scene.money(scene.plan.advance))


def invoice(scene: Scene) -> None:
    """Readiness notice and final invoice. When the law of the handover day yields another price, finance decides first."""
    if repriced(scene):
        return
    planned = scene.day + timedelta(days=scene.plan.days["handover"])
    content = {"deal": scene.of_deal, "planned_handover": planned}
    try:
        scene.do(deals.issue_invoice, scene.cast.finance, **content)
    except GateClosed as closed:
        holds = {hold.code: hold for hold in closed.holds}
        if UNCONFIRMED in holds:  # first: no contract is frozen on a rule that nobody stands up for
            vouch(scene, holds[UNCONFIRMED])
        elif holds.keys() & set(REPRICED):
            reprice(scene, tax_date=planned)
        else:
            raise


def pay_part(scene: Scene) -> None:
    transfer(scene, Money.of(_due(scene).amount // 300 * 100, scene.currency))


def pay(scene: Scene) -> None:
    """What is open, by one transfer; some pay too much, some banks tell it twice, the late ones owe interest."""
    plan, due = scene.plan, _due(scene)
    late = [one for one in value.open_items(SYSTEM, on=scene.day, deal=scene.of_deal) if one.reminders]
    extra = scene.money(scene.draw.between(1, 9, "extra") * 50) if plan.payment is Payment.TOO_MUCH else None
    transfer(scene, due + extra if extra else due)
    if plan.payment is Payment.TWICE_TOLD:
        transfer(scene, due, told="again")
    if plan.payment is Payment.LATE and late:
        _interest(scene, late[0])


def _interest(scene: Scene, late: OpenItem) -> None:
    proposed = scene.do(values.propose_interest, scene.cast.finance, document=late.document, until=scene.day)
    if proposed is None:
        return
    if scene.plan.claims_interest:
        due_on = scene.day + timedelta(days=14)
        scene.do(values.claim_interest, scene.cast.finance, interest=proposed, due_on=due_on)
    else:
        scene.do(values.waive_interest, scene.cast.finance, interest=proposed, reason="goodwill")


def rescind(scene: Scene) -> None:
    scene.do(deals.rescind_by_seller, scene.cast.finance, deal=scene.of_deal, reason="not collected after grace")


def settle_claim(scene: Scene) -> None:
    transfer(scene, _due(scene))


def set_off(scene: Scene) -> None:
    scene.do(values.set_off, scene.cast.finance, deal=scene.of_deal)


def refund(scene: Scene) -> None:
    """Proposed by one person, approved by another, executed by the bank to the account the money came from."""
    on_its_way = Money.zero(scene.currency)
    for one in value.payers(SYSTEM, deal=scene.of_deal):
        held = value.settled(SYSTEM, deal=scene.of_deal).unallocated - on_its_way
        back = min((one.received - one.returned, held))
        if not back:
            continue
        to = one.account
        refund = scene.do(values.propose_refund, scene.cast.finance, to, deal=scene.of_deal, amount=back, account=to)
        scene.do(values.approve_refund, scene.cast.second, to, refund=refund)
        if scene.plan.outside:  # the bank books it in a day or two
            on_its_way += back
            continue
        paid = {"reference": f"OUT-{refund.hex}", "paid_on": scene.day}
        scene.do(values.record_refund_paid, SYSTEM, to, refund=refund, **paid)


def pay_debt(scene: Scene) -> None:
    transfer(scene, _due(scene))


def write_off(scene: Scene) -> None:
    scene.do(values.write_off, scene.cast.finance, deal=scene.of_deal, amount=_due(scene), reason="cannot be collected")


def transfer(scene: Scene, amount: Money, *, told: str = "") -> UUID:
    """A credit transfer on the seller's statement. `told` is another message about the same transfer."""
    lent = bool(scene.plan.lender) and scene.act.startswith("settle_claim")
    payer = Draw(scene.plan.lender, scene.plan.market) if lent else scene.draw
    number = f"{scene.plan.seed}-{scene.plan.n}-{scene.act}"
    entry = BankEntry(
        reference=f"R{number}",
        origin=EntryOrigin.CREDIT_TRANSFER,
        amount=amount,
        booked=True,
        booked_on=scene.day,
        value_on=scene.day,
        remittance=value.payment_instruction(SYSTEM, deal=scene.of_deal).reference,
        counterparty_iban=iban(scene.plan.market, payer),
        counterparty_name=_name(scene, lent=lent),
    )
    statement = BankStatement(account=scene.cast.iban, statement=f"S{number}{told}", entries=(entry,))
    return scene.do(values.store_statement, SYSTEM, content=f"{number}{told}".encode(), statement=statement)


def _name(scene: Scene, *, lent: bool) -> str:
    """Whose account it is, as the bank tells it: the lender's, the company's, the person's."""
    if lent:
        return scene.plan.lender
    return company_name(scene.draw, scene.plan.n) if scene.plan.company else " ".join(person_name(scene.draw))


def _due(scene: Scene) -> Money:
    claims = value.open_items(SYSTEM, on=scene.day, deal=scene.of_deal)
    return total((one.open for one in claims), scene.currency)
