"""The states of the three tracks, in the order of a normal deal, and the ends. DEAL.md section 1 says what each means."""

from __future__ import annotations

from enum import StrEnum


class Track(StrEnum):
    VEHICLE = "vehicle"
    CUSTOMER = "customer"
    VALUE = "value"


class Vehicle(StrEnum):
    """What the car of this deal has reached."""

    CHOSEN = "chosen"
    HELD = "held"
    ALLOCATED = "allocated"
    SCHEDULED = "scheduled"
    FROZEN = "frozen"
    BUILT = "built"
    IN_TRANSIT = "in_transit"
    ARRIVED = "arrived"
    PREPARED = "prepared"
    REGISTERED = "registered"
    HANDED_OVER = "handed_over"
    RETURNED = "returned"


class Customer(StrEnum):
    """What the customer of this deal has reached."""

    LEAD = "lead"
    IDENTIFIED = "identified"
    OFFERED = "offered"
    ORDERED = "ordered"
    CONTRACTED = "contracted"
    PAPERS_COMPLETE = "papers_complete"
    APPOINTED = "appointed"
    RECEIVED = "received"
    COOLING_OFF = "cooling_off"
    SETTLED = "settled"


class Value(StrEnum):
    """What the money of this deal has reached. Whether money is *cleared* is a balance, not a state."""

    PRICED = "priced"
    OFFERED = "offered"
    AGREED = "agreed"
    ADVANCE_ASKED = "advance_asked"
    ADVANCE_HELD = "advance_held"
    FUNDING_SET = "funding_set"
    INVOICED = "invoiced"
    SECURED = "secured"
    EARNED = "earned"
    SETTLED = "settled"


class End(StrEnum):
    """The six ends besides settled. "Cancel" never stands alone."""

    LAPSED = "lapsed"
    CANCELLED_BY_CONSENT = "cancelled_by_consent"
    WITHDRAWN = "withdrawn"
    RESCINDED_BY_CUSTOMER = "rescinded_by_customer"
    RESCINDED_BY_SELLER = "rescinded_by_seller"
    ENDED_BY_MANUFACTURER = "ended_by_manufacturer"


class Gate(StrEnum):
    """Where the three streams must agree before the marble rolls on."""

    OFFER = "offer"
    ORDER = "order"
    ACCEPTANCE = "acceptance"
    BUILD_RELEASE = "build_release"
    INVOICE = "invoice"
    REGISTRATION = "registration"
    HANDOVER = "handover"
    SETTLE = "settle"


class Variant(StrEnum):
    STOCK = "stock"
    BUILD_TO_ORDER = "build_to_order"


class Role(StrEnum):
    """Who a party is in this deal; several may be one party."""

    ORDERER = "orderer"
    BUYER = "buyer"
    INVOICE_RECIPIENT = "invoice_recipient"
    PAYER = "payer"
    KEEPER = "keeper"
    OWNER = "owner"
    COLLECTOR = "collector"


LESSORS = (Role.BUYER, Role.INVOICE_RECIPIENT, Role.PAYER, Role.OWNER)
"""What the lessor of a lease becomes, in one version of the contract; the lessee keeps the car."""


class Registrar(StrEnum):
    """Who registers the car in the keeper's name: the outlet as a paid service, or the customer itself."""

    OUTLET = "outlet"
    CUSTOMER = "customer"


class Mender(StrEnum):
    """Who can mend what holds a gate."""

    CUSTOMER = "customer"
    ADVISER = "adviser"
    NSC_SALES = "nsc_sales"
    NSC_FINANCE = "nsc_finance"
    PLANT = "plant"
    CARRIER = "carrier"
    AUTHORITY = "authority"
    LENDER = "lender"
    CLOCK = "clock"


class Deadline(StrEnum):
    """The clocks of a deal that ring by themselves; each is a durable timer."""

    OFFER = "offer"
    BINDING = "binding"
    ADVANCE = "advance"
    FINANCE = "finance"
    PLANT_DELAY = "plant_delay"
    PAYMENT = "payment"
    COLLECTION = "collection"
    COLLECTION_GRACE = "collection_grace"
    MANUFACTURER_ANSWER = "manufacturer_answer"
    COOLING_OFF = "cooling_off"
