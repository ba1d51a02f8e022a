"""What a deal owes and what was paid; refunds under four eyes."""

from __future__ import annotations

from uuid import UUID

from murmelbahn.accounts.terms import Scope
from murmelbahn.kernel.actor import Actor
from murmelbahn.ui.api import Door
from murmelbahn.value import operations, queries


def void_advance(actor: Actor, *, advance: UUID) -> UUID:
    """Take back an unpaid request for an advance: no credit note needed. Raises AdvanceAlreadyPaid."""
    return operations.void_advance_request(actor, request=advance)


door = Door("payments")
READ, BOOKS, WRITE = Scope.MONEY_READ, Scope.BOOKS_READ, Scope.MONEY_WRITE
DESK = Scope.DESK_WRITE
door.reads("/deals/{deal}/payment-instruction", queries.payment_instruction, scope=READ)
door.reads("/deals/{deal}/advances", queries.advances_of, scope=READ)
door.reads("/deals/{deal}/invoices", queries.invoices_of, scope=READ)
door.reads("/deals/{deal}/agreement", queries.agreement, scope=READ)
door.reads("/deals/{deal}/funding", queries.funding, scope=READ)
door.reads("/deals/{deal}/commitments", queries.commitments, scope=READ)
door.reads("/deals/{deal}/refunds", queries.refunds_of, scope=READ)
door.reads("/deals/{deal}/secured", queries.secured, scope=DESK, without=("tolerance",))
door.reads("/deals/{deal}/settled", queries.settled, scope=DESK)
door.reads("/deals/{deal}/commission", queries.commission_statement, scope=DESK)
door.reads("/deals/{deal}/payers", queries.payers, scope=BOOKS)
door.reads("/invoices/{invoice}", queries.invoice, scope=READ)
door.reads("/offers/{offer}", queries.offer, scope=READ)
door.writes("/deals/{deal}/refunds", operations.propose_refund, scope=WRITE)
door.writes("/deals/{deal}/refund-split", operations.propose_refunds, scope=WRITE)
door.writes("/refunds/{refund}/approval", operations.approve_refund, scope=WRITE)
door.writes("/entries/{entry}/allocation", operations.allocate_entry, scope=WRITE)
door.writes("/deals/{deal}/set-off", operations.set_off, scope=WRITE)
door.writes("/deals/{deal}/write-off", operations.write_off, scope=WRITE)
door.writes("/documents/{document}/reminder", operations.remind, scope=WRITE)
door.writes("/documents/{document}/interest", operations.propose_interest, scope=WRITE)
door.writes("/interest/{interest}/claim", operations.claim_interest, scope=WRITE)
door.writes("/interest/{interest}/waiver", operations.waive_interest, scope=WRITE)
door.writes("/advances/{advance}/voiding", void_advance, scope=WRITE)
door.writes("/credit-lines", operations.open_credit_line, scope=WRITE)
