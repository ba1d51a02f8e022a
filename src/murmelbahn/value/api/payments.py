"""What a deal owes and what was paid; refunds under four eyes."""

from __future__ import annotations

from base64 import b64decode
from typing import Annotated
from uuid import UUID

from pydantic import Field

from murmelbahn.accounts.terms import Scope
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.refusals import BadInput
from murmelbahn.ui.api.door import Door
from murmelbahn.value import operations, queries
from murmelbahn.value.queries.access import FINANCE, require


def void_advance(actor: Actor, *, advance: UUID) -> UUID:
    """Take back an unpaid request for an advance: no credit note needed. Raises AdvanceAlreadyPaid."""
    return operations.void_advance_request(actor, request=advance)


File = Annotated[str, Field(min_length=1, max_length=2_400_000, pattern=r"^[A-Za-z0-9+/]*={0,2}$")]


def take_statement(actor: Actor, *, file: File) -> str:
    """Take in a file of the bank (camt.053 or camt.054), its bytes as base64: whole or not at all; what is known already
    changes nothing. Answers its sha256. Raises NotAllowed, StatementEmpty, StatementBroken, and what the reader refuses."""
    require(actor, *FINANCE)
    try:
        content = b64decode(file, validate=True)
    except ValueError:
        raise BadInput(field="file", reason="no base64") from None
    return operations.take_bank_file(actor, content=content)


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
door.reads("/deals/{deal}/proofs", queries.proofs_of, scope=DESK)
door.reads("/proofs-waiting", queries.proofs_waiting, scope=BOOKS)
door.reads("/deals/{deal}/others-open", queries.others_open, scope=READ)
door.reads("/deals/{deal}/secured", queries.secured, scope=DESK, without=("tolerance",))
door.reads("/deals/{deal}/settled", queries.settled, scope=DESK)
door.reads("/deals/{deal}/commission", queries.commission_statement, scope=DESK)
door.reads("/deals/{deal}/payers", queries.payers, scope=BOOKS)
door.reads("/invoices/{invoice}", queries.invoice, scope=READ)
door.reads("/offers/{offer}", queries.offer, scope=READ)
door.writes("/deals/{deal}/refunds", operations.propose_refund, scope=WRITE)
door.writes("/deals/{deal}/refund-split", operations.propose_refunds, scope=WRITE)
door.writes("/refunds/{refund}/approval", operations.approve_refund, scope=WRITE)
door.writes("/refunds/{refund}/taking-back", operations.take_refund_back, scope=WRITE)
door.writes("/statements", take_statement, scope=WRITE)
door.writes("/entries/{entry}/allocation", operations.allocate_entry, scope=WRITE)
door.writes("/entries/{entry}/unassignment", operations.unassign_entry, scope=WRITE)
door.writes("/entries/{entry}/clearing", operations.clear_entries, scope=WRITE)
door.writes("/entries/{entry}/setting-aside", operations.set_entry_aside, scope=WRITE)
door.writes("/entries/{entry}/return", operations.propose_entry_return, scope=WRITE)
door.writes("/entries/{entry}/return-approval", operations.approve_entry_return, scope=WRITE)
door.writes("/deals/{deal}/set-off", operations.set_off, scope=WRITE)
door.writes("/deals/{deal}/write-off", operations.write_off, scope=WRITE)
door.writes("/documents/{document}/reminder", operations.remind, scope=WRITE)
door.writes("/documents/{document}/interest", operations.propose_interest, scope=WRITE)
door.writes("/interest/{interest}/claim", operations.claim_interest, scope=WRITE)
door.writes("/interest/{interest}/waiver", operations.waive_interest, scope=WRITE)
door.writes("/advances/{advance}/voiding", void_advance, scope=WRITE)
door.writes("/credit-lines", operations.open_credit_line, scope=WRITE)
door.writes("/lenders", operations.register_lender, scope=WRITE)
