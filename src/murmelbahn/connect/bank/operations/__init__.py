"""The simulated bank at work: bills become transfers, transfers become files, files come in by the door."""

from murmelbahn.connect.bank.operations.bills import Bill, cancel_payments, pay_instantly, pay_reminded, take_bill
from murmelbahn.connect.bank.operations.files import speak
from murmelbahn.connect.bank.operations.orders import take_order
from murmelbahn.connect.bank.operations.transfers import order_transfer

__all__ = [
    "Bill",
    "cancel_payments",
    "order_transfer",
    "pay_instantly",
    "pay_reminded",
    "speak",
    "take_bill",
    "take_order",
]
