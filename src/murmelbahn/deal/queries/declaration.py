"""An order as it lies before the customer, with the notices of this very deal."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from murmelbahn.customer import queries as customer
from murmelbahn.customer.terms import Channel, ChannelVerdict, Purpose
from murmelbahn.deal.queries.conditions import conditions_of_sale
from murmelbahn.deal.queries.correspondence import language_of, say
from murmelbahn.deal.queries.holds import Seen, order_holds, see
from murmelbahn.deal.rules.declaration import shown
from murmelbahn.deal.rules.letters.withdrawal import FORM, RIGHT, reach, return_costs
from murmelbahn.deal.terms import ConsentWish, Customer, Declaration, NothingOffered
from murmelbahn.kernel.actor import SYSTEM, Actor
from murmelbahn.markets import queries as markets
from murmelbahn.markets.terms import CustomerKind, LegalWords, Market, OrderKind
from murmelbahn.value import queries as value
from murmelbahn.value.terms import LegalEntity, Quote

PRESSED = "declaration_without_evidence"
"""The row of the order gate that the button itself makes true."""
WISHES = {Purpose.MARKETING_EMAIL: "consent_email", Purpose.MARKETING_PHONE: "consent_phone"}


def order_declaration(actor: Actor, *, deal: UUID, language: str = "") -> Declaration:
    """What ordering this deal's offer online means, in a language of its market. Raises `NotFound`, `NothingOffered`."""
    return declare(see(actor, deal), language=language)


def declare(seen: Seen, *, language: str) -> Declaration:
    """The same from a look at the deal."""
    row, rules = seen.row, seen.market
    if row.offer is None or row.end or not seen.at(Customer.OFFERED):
        raise NothingOffered()
    spoken, words = words_of(rules, language)
    offered = value.offer(SYSTEM, offer=row.offer, on=seen.today)
    entity = value.legal_entity(SYSTEM, seller=row.seller)
    verdict = customer.channel_of(
        SYSTEM,
        deal=row.id,
        market=rules.code,
        consumer=row.customer_kind == "private",
        declaring=Channel.ONLINE,
    )
    kind = OrderKind.STOCK if seen.is_stock else OrderKind.BUILD_TO_ORDER
    answer_by = markets.acceptance_end(SYSTEM, market=rules.code, ordered=seen.today, kind=kind)
    total = offered.terms.quote.totals.gross
    reasons = tuple(one.code for one in verdict.reasons)
    notices = notices_of(verdict, language=spoken, entity=entity, quote=offered.terms.quote)
    conditions = conditions_of_sale(SYSTEM, market=rules.code, kind=CustomerKind(row.customer_kind)).version
    holds = order_holds(seen, offered=offered, declared=total)
    return Declaration(
        deal=row.id,
        offer=offered.id,
        version=row.version,
        language=spoken,
        button=words.order_button,
        total=total,
        valid_until=offered.valid_until,
        answer_by=answer_by,
        right=verdict.withdrawal_right,
        reasons=reasons,
        notices=notices,
        conditions=conditions,
        consents=tuple(_wishes(rules, spoken, words, entity.legal_name)),
        holds=tuple(hold for hold in holds if hold.code != PRESSED),
        shown=shown(
            offer=offered.id,
            offered=offered.digest,
            language=spoken,
            button=words.order_button,
            total=total,
            answer_by=answer_by,
            right=verdict.withdrawal_right,
            reasons=reasons,
            notices=notices,
            conditions=conditions,
            advance=seen.advance,
        ),
    )


def words_of(rules: Market, language: str) -> tuple[str, LegalWords]:
    """The words of the law in the reader's language where the market has it, else in the market's first."""
    spoken = language if language in rules.words else rules.languages[0]
    return spoken, rules.words[spoken]


def notices_of(
    verdict: ChannelVerdict,
    *,
    language: str,
    entity: LegalEntity,
    quote: Quote | None = None,
    codes: tuple[str, ...] = (RIGHT, *FORM),
) -> tuple[str, ...]:
    """The instruction where the right exists, in full (Directive 2011/83/EU annex I), or some paragraphs of it."""
    if not verdict.withdrawal_right:
        return ()
    seller = ", ".join((entity.legal_name, *entity.address))
    reached = reach(seller, entity.email_address, entity.telephone)
    letters = language_of(language, (language,))
    costs = return_costs(quote, letters.value) if quote else ""
    return tuple(say(f"letter.{code}", letters.value, seller=seller, reached=reached, costs=costs) for code in codes)


def _wishes(rules: Market, language: str, words: LegalWords, seller: str) -> Iterator[ConsentWish]:
    for purpose, name in WISHES.items():
        text = getattr(words, name)
        if text:
            wording = f"{rules.code}.{language}.{name}.{rules.template[:12]}"
            yield ConsentWish(purpose=purpose, text=text.format(seller=seller), wording=wording)
