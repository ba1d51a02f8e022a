"""Everything that writes value: one transaction each, lock, read, decide, save, emit."""

from murmelbahn.value.operations.advances import (
    request_advance,
    void_advance_request,
)
from murmelbahn.value.operations.agent_month import (
    close_agent_month,
)
from murmelbahn.value.operations.agreements import (
    agree,
)
from murmelbahn.value.operations.bank import (
    allocate_entry,
    book_entry,
)
from murmelbahn.value.operations.claims import (
    set_off,
    write_off,
)
from murmelbahn.value.operations.clearing import clear_entries, set_entry_aside
from murmelbahn.value.operations.commission import (
    accrue_commission,
    claw_back_commission,
)
from murmelbahn.value.operations.commitments import (
    lapse_commitment,
    record_commitment,
    release_lenders,
    request_commitment,
)
from murmelbahn.value.operations.credit_notes import (
    credit_invoice,
)
from murmelbahn.value.operations.entry_returns import (
    approve_entry_return,
    propose_entry_return,
)
from murmelbahn.value.operations.files import take_bank_file
from murmelbahn.value.operations.funding import (
    open_credit_line,
    set_funding,
)
from murmelbahn.value.operations.handover import (
    pay_authority_fee,
    recognise_handover,
)
from murmelbahn.value.operations.invoices import (
    issue_damages_statement,
    issue_final_invoice,
)
from murmelbahn.value.operations.legal_entities import (
    register_legal_entity,
)
from murmelbahn.value.operations.lenders import register_lender
from murmelbahn.value.operations.offers import (
    let_in,
    make_offer,
)
from murmelbahn.value.operations.payouts import (
    order_payout_again,
    record_payout_paid,
)
from murmelbahn.value.operations.prices import (
    end_campaign,
    publish_campaign,
    publish_prices,
)
from murmelbahn.value.operations.proofs import (
    confirm_proof,
    fail_proof,
    refuse_proof,
    show_proof,
)
from murmelbahn.value.operations.refunds import (
    approve_refund,
    propose_refund,
    propose_refunds,
    record_refund_paid,
    take_refund_back,
)
from murmelbahn.value.operations.reminders import (
    await_lender,
    claim_interest,
    propose_interest,
    remind,
    waive_interest,
)
from murmelbahn.value.operations.schemes import (
    publish_commission_scheme,
)
from murmelbahn.value.operations.self_billing import (
    self_bill,
)
from murmelbahn.value.operations.statements import (
    store_statement,
)
from murmelbahn.value.operations.taking_back import unassign_entry

__all__ = [
    "accrue_commission",
    "agree",
    "allocate_entry",
    "approve_entry_return",
    "approve_refund",
    "await_lender",
    "book_entry",
    "claim_interest",
    "claw_back_commission",
    "clear_entries",
    "close_agent_month",
    "confirm_proof",
    "credit_invoice",
    "end_campaign",
    "fail_proof",
    "issue_damages_statement",
    "issue_final_invoice",
    "lapse_commitment",
    "let_in",
    "make_offer",
    "open_credit_line",
    "order_payout_again",
    "pay_authority_fee",
    "propose_entry_return",
    "propose_interest",
    "propose_refund",
    "propose_refunds",
    "publish_campaign",
    "publish_commission_scheme",
    "publish_prices",
    "recognise_handover",
    "record_commitment",
    "record_payout_paid",
    "record_refund_paid",
    "refuse_proof",
    "register_legal_entity",
    "register_lender",
    "release_lenders",
    "remind",
    "request_advance",
    "request_commitment",
    "self_bill",
    "set_entry_aside",
    "set_funding",
    "set_off",
    "show_proof",
    "store_statement",
    "take_bank_file",
    "take_refund_back",
    "unassign_entry",
    "void_advance_request",
    "waive_interest",
    "write_off",
]
