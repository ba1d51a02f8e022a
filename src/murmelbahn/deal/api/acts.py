"""What moves a deal on. Every act but opening and bringing papers names the version of the deal that was seen."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.accounts.terms import Scope
from murmelbahn.customer.terms import Channel
from murmelbahn.deal import operations
from murmelbahn.deal.operations.versioned import at_version
from murmelbahn.kernel.actor import Actor
from murmelbahn.ui.api.door import Door


def offer_at_outlet(
    actor: Actor,
    *,
    orderer: UUID,
    outlet: UUID,
    configuration: UUID | None = None,
    vin: str = "",
    registration: bool = True,
) -> UUID:
    """The same, asked for by a customer who sits at the desk. Raises as `ask_for_offer`."""
    return operations.ask_for_offer(
        actor, orderer=orderer, outlet=outlet, configuration=configuration, vin=vin, registration=registration,
        channel=Channel.OUTLET,
    )  # fmt: skip


door = Door("deal-acts")
ORDER, HANDLE, DECIDE = Scope.DEALS_ORDER, Scope.DEALS_HANDLE, Scope.DEALS_DECIDE

door.writes("/deals", operations.ask_for_offer, scope=ORDER, without=("channel",))
door.writes("/outlet-deals", offer_at_outlet, scope=HANDLE)
door.writes("/prepared-deals", operations.open_deal, scope=DECIDE)
door.writes("/deals/{deal}/taking-over", operations.take_over_offer, scope=ORDER)
door.writes("/deals/{deal}/advance", operations.agree_advance, scope=HANDLE, versioned=True, method="PUT")
door.writes("/deals/{deal}/lender-request", operations.ask_lender, scope=ORDER, versioned=True)
door.writes(
    "/deals/{deal}/offers", operations.make_offer, scope=ORDER, versioned=True, without=("campaigns", "valid_until")
)
door.writes("/deals/{deal}/proofs", operations.show_proof, scope=HANDLE, versioned=True)
door.writes("/deals/{deal}/proofs/{proof}/confirmation", operations.confirm_proof, scope=DECIDE, versioned=True)
door.writes("/deals/{deal}/proofs/{proof}/refusal", operations.refuse_proof, scope=DECIDE, versioned=True)
door.writes("/deals/{deal}/proofs/{proof}/taking-back", operations.take_discount_back, scope=DECIDE, versioned=True)
door.writes("/deals/{deal}/car/hold", operations.keep_car, scope=HANDLE, versioned=True)
door.writes("/deals/{deal}/car/hold", operations.free_car, scope=HANDLE, versioned=True, method="DELETE")
door.writes("/deals/{deal}/order", operations.order_online, scope=ORDER, versioned=True)
door.writes("/deals/{deal}/order-at-outlet", operations.order_at_outlet, scope=HANDLE, versioned=True)
door.writes("/deals/{deal}/order-form", operations.print_order_form, scope=HANDLE, versioned=True)
door.writes("/deals/{deal}/acceptance", operations.accept_order, scope=DECIDE, versioned=True)
door.writes("/deals/{deal}/refusal", at_version(operations.refuse_order), scope=DECIDE, versioned=True)
door.writes("/deals/{deal}/finance-request", operations.request_finance, scope=ORDER, versioned=True)
door.writes("/deals/{deal}/loan-acceptance", operations.accept_smaller_loan, scope=ORDER, versioned=True)
door.writes("/deals/{deal}/finance-day", operations.prolong_finance, scope=DECIDE, versioned=True)
door.writes("/payouts/{payout}/order", operations.pay_agent_again, scope=Scope.MONEY_WRITE)
door.writes("/deals/{deal}/cash", operations.pay_in_cash, scope=ORDER, versioned=True)
door.writes("/deals/{deal}/build-release", at_version(operations.release_build), scope=DECIDE, versioned=True)
door.writes("/deals/{deal}/changes", operations.order_change, scope=ORDER, versioned=True)
door.writes("/deals/{deal}/changes/{change}/answer", operations.answer_change, scope=ORDER, versioned=True)
door.writes("/deals/{deal}/change-proposals", operations.propose_change, scope=HANDLE, versioned=True)
door.writes(
    "/deals/{deal}/changes/{change}/applying", at_version(operations.apply_change), scope=HANDLE, versioned=True
)
door.writes("/deals/{deal}/successor", operations.propose_successor, scope=DECIDE, versioned=True)
door.writes("/deals/{deal}/parties", operations.change_party, scope=DECIDE, versioned=True)
door.writes("/deals/{deal}/lessor", operations.step_in_lessor, scope=DECIDE, versioned=True)
door.writes("/deals/{deal}/collector", at_version(operations.change_collector), scope=ORDER, versioned=True)
door.writes("/deals/{deal}/papers", at_version(operations.open_papers), scope=HANDLE, versioned=True)
door.writes("/deals/{deal}/keepers/{keeper}/papers", operations.record_papers, scope=Scope.CUSTOMERS_WRITE)
door.writes("/deals/{deal}/tax-rule", at_version(operations.confirm_tax_rule), scope=DECIDE, versioned=True)
door.writes("/deals/{deal}/tax-date", at_version(operations.redetermine), scope=DECIDE, versioned=True)
door.writes("/deals/{deal}/invoice", operations.issue_invoice, scope=DECIDE, versioned=True)
door.writes("/deals/{deal}/registration", operations.request_registration, scope=HANDLE, versioned=True)
door.writes("/deals/{deal}/own-registration", operations.note_own_registration, scope=ORDER, versioned=True)
door.writes("/deals/{deal}/car/arrival", at_version(operations.car_arrived), scope=HANDLE, versioned=True)
door.writes("/deals/{deal}/car/preparation", at_version(operations.car_prepared), scope=HANDLE, versioned=True)
door.writes("/deals/{deal}/car/repair", at_version(operations.car_repaired), scope=HANDLE, versioned=True)
door.writes("/deals/{deal}/handover", operations.hand_over, scope=HANDLE, versioned=True, without=("notice_correct",))
