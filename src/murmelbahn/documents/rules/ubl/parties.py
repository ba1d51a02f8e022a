"""Seller, buyer, delivery, payment."""

from __future__ import annotations

from murmelbahn.documents.rules.ubl.tree import Element, group, value
from murmelbahn.documents.terms import Addressee, Invoice, Letterhead

SEPA_CREDIT_TRANSFER = "58"
"""UNCL 4461."""


def party(parent: Element, role: str, who: Letterhead | Addressee) -> None:
    """BG-4 or BG-7: name, address, VAT id, register."""
    name = who.legal_name if isinstance(who, Letterhead) else who.name
    node = group(group(parent, role), "Party")
    value(group(node, "PartyName"), "Name", name)
    address = group(node, "PostalAddress")
    value(address, "StreetName", who.street)
    if isinstance(who, Addressee):
        value(address, "AdditionalStreetName", who.addition)
    value(address, "CityName", who.city)
    value(address, "PostalZone", who.postcode)
    value(group(address, "Country"), "IdentificationCode", who.country)
    if who.vat_id:
        tax = group(node, "PartyTaxScheme")
        value(tax, "CompanyID", who.vat_id)
        value(group(tax, "TaxScheme"), "ID", "VAT")
    legal = group(node, "PartyLegalEntity")
    value(legal, "RegistrationName", name)
    value(legal, "CompanyID", who.register)
    if isinstance(who, Letterhead) and (who.phone or who.email):
        contact = group(node, "Contact")
        value(contact, "Telephone", who.phone)
        value(contact, "ElectronicMail", who.email)


def delivery(parent: Element, invoice: Invoice) -> None:
    """BT-72, only when the supply has happened: a planned day is said in words, it is not a fact."""
    if invoice.supply_on is not None and not invoice.supply_planned:
        value(group(parent, "Delivery"), "ActualDeliveryDate", invoice.supply_on)


def payment(parent: Element, invoice: Invoice, *, credit_note: bool) -> None:
    """BG-16 and BT-20. A credit note has no due date of its own, there it is part of the means.

    Without an account of the payee (a credit note, a self-billed invoice) no means is named: BR-61 wants the account.
    """
    how = invoice.payment
    if how is not None:
        means = group(parent, "PaymentMeans")
        value(means, "PaymentMeansCode", SEPA_CREDIT_TRANSFER)
        if credit_note:
            value(means, "PaymentDueDate", how.due_on)
        value(means, "PaymentID", how.reference)
        account = group(means, "PayeeFinancialAccount")
        value(account, "ID", how.iban)
        value(account, "Name", how.payee)
        if how.bic:
            value(group(account, "FinancialInstitutionBranch"), "ID", how.bic)
    if invoice.payment_terms:
        value(group(parent, "PaymentTerms"), "Note", invoice.payment_terms)
