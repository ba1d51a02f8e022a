"""Writes of the accounts room."""

from murmelbahn.accounts.operations.calls import count_call
from murmelbahn.accounts.operations.clients import MACHINES, end_client, register_app, register_machine
from murmelbahn.accounts.operations.devices import end_other_sign_ins, end_sign_in
from murmelbahn.accounts.operations.mail import keep_mail, send_mails
from murmelbahn.accounts.operations.memberships import end_membership, grant
from murmelbahn.accounts.operations.sessions import sign_in_demo
from murmelbahn.accounts.operations.users import create_user

__all__ = [
    "MACHINES",
    "count_call",
    "create_user",
    "end_client",
    "end_membership",
    "end_other_sign_ins",
    "end_sign_in",
    "grant",
    "keep_mail",
    "register_app",
    "register_machine",
    "send_mails",
    "sign_in_demo",
]
