"""Who may do what: every route with the callers it lets through, on the side of the played deal. A route without a row fails.

Everybody else is told to sign in (401), that the role may not (403), or that there is no such thing (404), and writes nothing.
"""

from __future__ import annotations

CUSTOMER = frozenset({"customer"})
DESK = frozenset({"adviser", "machine", "sales", "finance", "operator"})
"""The adviser of the deal's agent, the agent's own system, and the national company of the deal's market."""
NATIONAL = frozenset({"sales", "finance", "operator"})
SELLER = frozenset({"sales", "finance"})
"""A named person of the seller answers for it."""
FINANCE = frozenset({"finance", "operator"})
SELLING = frozenset({"sales", "product manager", "operator"})
MODELS = frozenset({"product manager", "operator"})
OPERATOR = frozenset({"operator"})
OWN = DESK | CUSTOMER
PEOPLE = OWN - {"machine"}
"""A person declares it, or hears it from the customer."""
NOBODY: frozenset[str] = frozenset()
"""The object of the row is nobody's yet: what these routes do is tested where it is made."""
FOREIGN_STAFF = frozenset({"foreign sales", "foreign finance"})
FOREIGN = frozenset({"foreign customer", "foreign adviser", "foreign machine"}) | FOREIGN_STAFF
SIGNED = OWN | FOREIGN | MODELS
"""Public to everybody who has signed in: products, prices, outlets, law."""
SHOPPERS = SIGNED - FOREIGN_STAFF
"""The stock of a market is in its shop window; another market's staff has its own."""
DESKS = DESK | {"foreign adviser", "foreign machine"}
"""Makes something new that is its own."""
CUSTOMERS = CUSTOMER | {"foreign customer"}
DEALERS = OWN
HEARERS = DESKS | FOREIGN_STAFF
OWNER = frozenset({"sales", "operator"})
"""A webhook is its owner's; here it is of sales. Operators see all."""
SIGNED_STAFF = OWN | {"product manager"}

TABLE: tuple[tuple[frozenset[str], str], ...] = (
    (
        CUSTOMER,
        """
        deal-ends.ask_to_leave deal-ends.leave_by_right deal-ends.notice_delay
        desk.cancel_appointment desk.confirm_appointment parties.give_consent
        """,
    ),
    (
        CUSTOMERS,
        """
        parties.enrol
        """,
    ),
    (
        DEALERS,
        """
        deals.counts deals.deals parties.parties_of
        """,
    ),
    (
        DESK,
        """
        books.commission_balances books.commission_booked books.commission_months deal-acts.free_car deal-acts.keep_car
        deal-acts.agree_advance deal-acts.show_proof payments.proofs_of deal-acts.print_order_form
        deals.discounts_ahead deals.ends_ahead books.commission_bills
        deals.tasks desk.handovers books.payouts deal-acts.apply_change deal-acts.car_arrived
        deal-acts.car_prepared deal-acts.car_repaired deal-acts.hand_over deal-acts.offer_at_outlet
        deal-acts.open_papers deal-acts.order_at_outlet deal-acts.propose_change
        deal-acts.request_registration deal-ends.record_return deals.receipts_of desk.appointments
        desk.attribute_deal desk.confirm_for_customer desk.take_over journey.record_touchpoint network.advisers
        network.contract_on
        network.supplier parties.record_identity_check payments.commission_statement payments.secured
        payments.settled test-drives.add_demo_car test-drives.check_licence test-drives.finish_test_drive
        test-drives.miss_test_drive test-drives.offer_slots test-drives.open_drive_weeks
        test-drives.start_test_drive
        """,
    ),
    (
        HEARERS,
        """
        events.register_webhook events.webhooks
        """,
    ),
    (
        SIGNED - MODELS | {"operator"},
        """
        desk.handover_times
        """,
    ),
    (
        NATIONAL | FOREIGN_STAFF,
        """
        books.closable_months
        """,
    ),
    (
        PEOPLE,
        """
        deal-ends.withdraw
        """,
    ),
    (
        SELLER,
        """
        deal-ends.note_withdrawal
        """,
    ),
    (
        OWNER,
        """
        events.deliveries events.end_webhook events.renew_secret events.retry_delivery events.secret
        """,
    ),
    (
        DESKS,
        """
        parties.register_party
        """,
    ),
    (
        FINANCE,
        """
        deal-ends.settle_agent payments.approve_refund payments.approve_entry_return payments.write_off
        payments.unassign_entry payments.clear_entries payments.set_entry_aside
        """,
    ),
    (
        FINANCE | {"foreign finance"},
        """
        payments.take_statement
        """,
    ),
    (
        MODELS,
        """
        configurator.release_model
        """,
    ),
    (
        NATIONAL,
        """
        books.register_months cars.yard_counts journey.declared_open payments.proofs_waiting
        prices.newest_prices
        outside.copies_of outside.held_facts outside.open_receipts outside.overdue_timers
        books.suggestions books.refunds books.held_money books.owed_back
        books.statements books.unread_entries books.matched_entries
        deals.orders_waiting network.agent_accounts payments.propose_entry_return
        books.reminders_of books.interests_of books.interest_ahead books.credit_lines
        books.aged_claims books.balances books.month_figures books.open_items books.postings_of books.tax_months
        books.register books.register_sums books.number_series
        books.unmatched_entries cars.lift_stop cars.record_arrival cars.record_preparation cars.record_repair
        cars.yard prices.published_campaigns prices.published_lists
        cars.stop_delivery deal-acts.accept_order deal-acts.change_party deal-acts.confirm_tax_rule
        deal-acts.confirm_proof deal-acts.refuse_proof deal-acts.take_discount_back
        deal-acts.issue_invoice deal-acts.open_deal deal-acts.propose_successor deal-acts.redetermine
        deal-acts.prolong_finance deal-ends.decline_leave deals.leavers
        deal-acts.refuse_order deal-acts.release_build deal-acts.step_in_lessor
        deal-ends.cancel_by_consent deal-ends.end_by_manufacturer
        deal-ends.rescind_by_customer deal-ends.rescind_by_seller journey.correct_touchpoint
        network.appoint_adviser network.approve_agent_account network.dismiss_adviser network.open_agent
        network.open_outlet network.record_agent_account network.record_agent_tax_id
        network.sign_contract_version parties.record_screening parties.record_vat_id_check
        payments.allocate_entry payments.open_credit_line payments.payers payments.propose_interest
        payments.propose_refund payments.propose_refunds payments.take_refund_back payments.register_lender payments.remind
        payments.set_off
        """,
    ),
    (
        NOBODY,
        """
        books.credit_line configurator.shared_configuration journey.answer_declared journey.declared
        deal-ends.book_declared outside.retry_held outside.ask_station_again
        deal-acts.pay_agent_again deal-acts.take_over_offer parties.take_over_party
        payments.claim_interest payments.void_advance
        payments.waive_interest
        """,
    ),
    (
        OPERATOR,
        """
        books.ledger_check
        """,
    ),
    (
        OWN,
        """
        deals.answer_days deals.offer_ahead deals.tax_rules_open deals.advance_ahead deals.invoice_ahead deals.collection
        payments.others_open
        outside.mails_of
        deal-acts.accept_smaller_loan deal-acts.answer_change deal-acts.ask_for_offer deal-acts.pay_in_cash deals.funding_of
        deal-acts.ask_lender deal-acts.request_finance deal-acts.change_collector
        deal-acts.make_offer deal-acts.order_change deal-acts.order_online deal-ends.give_up
        deal-acts.note_own_registration deals.own_registration deals.leaving
        deals.build_of deals.car_of deals.change_terms deals.changes_of deals.deal deals.gates_ahead
        deals.order_declaration deals.preview_change deals.story deals.verdict deals.versions deals.ways_out
        documents.numbered parties.consents_of parties.ask_register_again
        deals.withdrawal_right desk.appointment desk.attribution desk.move_appointment desk.propose_appointment
        desk.protocol documents.document documents.documents_of documents.file documents.flaws
        deal-acts.record_papers journey.channel_of journey.papers journey.touchpoints parties.amend_party
        parties.consent parties.grant_to_act parties.grants parties.party parties.revoke_to_act
        parties.withdraw_consent payments.advances_of payments.agreement payments.commitments payments.funding
        payments.invoice payments.invoices_of payments.offer payments.payment_instruction payments.refunds_of
        test-drives.book_test_drive test-drives.cancel_test_drive test-drives.move_test_drive test-drives.drive
        test-drives.drives
        """,
    ),
    (
        SELLING,
        """
        cars.add_stock_car cars.request_transport prices.end_campaign prices.publish_campaign prices.publish_commission_scheme
        prices.publish_prices
        """,
    ),
    (
        SHOPPERS,
        """
        cars.car
        """,
    ),
    (
        SIGNED,
        """
        cars.stock_counts configurator.included_in configurator.label_of configurator.share_code deals.conditions_of_sale
        network.own_outlets prices.prices
        accounts.me cars.find_cars configurator.capable_of configurator.catalogue_of configurator.change_options
        configurator.check configurator.complete configurator.configuration configurator.features_of
        configurator.model_catalogue configurator.models configurator.price_codes configurator.repairs
        configurator.save_configuration configurator.states configurator.technical_of configurator.why deals.estimate
        markets.check_vat_id markets.live_markets markets.next_working_day markets.selling_market network.outlet
        network.outlets prices.legal_entity prices.lowest_price test-drives.free_slots
        """,
    ),
    (
        SIGNED_STAFF,
        """
        network.agents
        """,
    ),
)
RIGHTS = {route: callers for callers, routes in TABLE for route in routes.split()}
LISTS = frozenset(
    """
    books.commission_bills books.register_months cars.yard_counts journey.declared_open payments.proofs_waiting
    books.commission_booked books.commission_months cars.yard deals.tasks desk.handovers documents.numbered
    books.aged_claims books.credit_lines books.commission_balances books.open_items books.payouts books.tax_months
    books.register books.register_sums books.number_series
    books.unmatched_entries cars.find_cars deals.counts deals.deals desk.appointment desk.appointments
    desk.attribution desk.protocol documents.documents_of events.webhooks
    outside.held_facts outside.open_receipts outside.overdue_timers books.suggestions books.refunds books.held_money
    books.owed_back books.statements books.unread_entries books.matched_entries deals.leavers deals.orders_waiting
    network.agent_accounts journey.papers
    journey.touchpoints
    network.agents
    parties.parties_of test-drives.drives
    """.split()  # noqa: SIM905 (a table is read, a list of texts is not)
)
"""Lists and sums: a stranger is answered, with its own, and with nothing of this side."""
SUMS = frozenset({"deals.counts", "cars.yard_counts"})
"""They say how many, and of strangers that there are none."""
