"""The list of deals: filtered, counted, page by page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from murmelbahn.deal import queries as deals
from murmelbahn.deal.terms import DealView, Mender, Place, Vehicle, Wait
from murmelbahn.kernel.actor import Actor
from murmelbahn.kernel.refusals import BadInput
from murmelbahn.showroom.queries.ahead import step_card
from murmelbahn.showroom.queries.head import standing
from murmelbahn.showroom.queries.names import customer_in, customers_in, model_title, party_names
from murmelbahn.showroom.terms import (
    Audience,
    Choice,
    DealLine,
    DealsSheet,
    audience_of,
    run_of,
)

PAGE = 25
COUNTED = 500
"""The chips count the newest so many deals."""
RUN_OUT, DONE, ENDED = "run_out", "done", "ended"


def deals_sheet(actor: Actor, *, state: str = "", waits: str = "", after: str = "") -> DealsSheet:
    """A page of deals. `state`: a vehicle state, `run_out`, `done` or `ended`; `waits`: who is to act. `after`: where the page
    before ended. Raises `BadInput` for a filter or a place that does not exist."""
    _known("state", state, {"", RUN_OUT, DONE, ENDED, *Vehicle})
    _known("waits", waits, {"", *Mender})
    audience = audience_of(actor)
    counted = deals.deals(actor, limit=COUNTED)
    total = len(counted) if len(counted) < COUNTED else deals.count(actor)

    steps = dict(deals.next_steps(actor, deals=counted))

    def fitting(window: Sequence[DealView]) -> list[DealView]:
        steps.update(deals.next_steps(actor, deals=[one for one in window if one.id not in steps]))
        return [one for one in window if state in ("", _state(one)) and waits in ("", _who(steps[one.id]))]

    page, more = _page(actor, fitting, after, counted)
    names = {} if audience is Audience.CUSTOMER else party_names(actor, parties=customers_in(page))
    return DealsSheet(
        audience=audience,
        lines=tuple(line_of(actor, audience, deal, customer_in(deal, names)[1], wait=steps[deal.id]) for deal in page),
        states=_choices([_state(deal) for deal in counted], state, (RUN_OUT, *Vehicle, DONE, ENDED), "showroom.state"),
        waits=_choices([_who(steps[deal.id]) for deal in counted], waits, tuple(Mender), "deal.mender"),
        total=total,
        counted=len(counted),
        after=str(page[-1].place) if more else "",
        first=not after,
    )


def _known(field: str, value: str, values: set[str]) -> None:
    if value not in values:
        raise BadInput(field=field, reason=value[:40])


def _state(deal: DealView) -> str:
    return ENDED if deal.end else DONE if deal.closed else RUN_OUT if deal.run_out else deal.vehicle.value


def _who(wait: Wait | None) -> str:
    return wait.who.value if wait else ""


def _choices(found: Sequence[str], chosen: str, codes: Sequence[str], prefix: str) -> tuple[Choice, ...]:
    """All, then every code that occurs (or is chosen)."""
    every = Choice(code="", label="showroom.filter.all", count=len(found), chosen=not chosen)
    some = [
        Choice(code=str(code), label=f"{prefix}.{code}", count=found.count(code), chosen=code == chosen)
        for code in codes
        if code in found or code == chosen
    ]
    return (every, *some)


def _page(
    actor: Actor, fitting: Callable[[Sequence[DealView]], list[DealView]], after: str, newest: tuple[DealView, ...]
) -> tuple[list[DealView], bool]:
    """The next page behind a place, and whether more follow. Reads on in windows until the page is full."""
    found: list[DealView] = []
    place = Place.parse(after) if after else None
    window = newest if place is None else deals.deals(actor, after=place, limit=COUNTED)
    while True:
        found += fitting(window)
        if len(found) > PAGE or len(window) < COUNTED:
            return found[:PAGE], len(found) > PAGE
        window = deals.deals(actor, after=window[-1].place, limit=COUNTED)


def line_of(actor: Actor, audience: Audience, deal: DealView, customer: str, *, wait: Wait | None) -> DealLine:
    """One deal as a line of a list. `customer`: the name it goes under; `wait`: its next step."""
    title = model_title(actor, deal=deal)
    step = None if wait is None else step_card(actor, audience, deal, wait)
    return DealLine(
        id=deal.id,
        number=deal.number,
        title=title,
        customer=customer,
        run=run_of(deal),
        waits=step.sentence if step else standing(deal, audience=audience),
        who=step.who if step else None,
        mine=step is not None and step.mine,
        moved_at=deal.moved_at,
        version=deal.version,
        renewable=deal.run_out and audience in (Audience.CUSTOMER, Audience.ADVISER),
    )
