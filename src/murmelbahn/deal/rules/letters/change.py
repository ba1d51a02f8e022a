"""A change on paper: before it is agreed and when it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from murmelbahn.deal.rules.letters.bills import tax_name
from murmelbahn.deal.rules.letters.car import car
from murmelbahn.deal.rules.letters.frame import Frame
from murmelbahn.deal.rules.letters.wording import Wording
from murmelbahn.deal.terms import Role
from murmelbahn.deal.terms.changes import ChangePreview
from murmelbahn.documents.terms import Change, ChangeItem
from murmelbahn.kernel.money import Money
from murmelbahn.markets.terms import CustomerKind, TaxKind
from murmelbahn.value.terms import Quote


def change_preview(
    w: Wording, frame: Frame, shown: ChangePreview, before: Quote, *, model: str, vin: str, answer_by: date | None
) -> Change:
    """What was shown, to the cent: the totals by their parts; what comes and goes stands below by name."""
    was, nothing = before.totals, Money.zero(before.currency)
    parts = (
        ("part.net", was.net, shown.delta_net),
        ("part.vat", was.vat, shown.delta_vat),
        ("part.regtax", was.regtax, shown.delta_regtax),
        ("part.passthrough", was.passthrough, nothing),
    )
    items = tuple(
        ChangeItem(text=w.letter(code), before=old, after=old + delta) for code, old, delta in parts if old or delta
    )
    return Change(
        **frame.common,
        vehicle=car(w, model, vin=vin),
        from_version=shown.base,
        to_version=shown.base + 1,
        items=items,
        total_before=shown.total_before,
        total_after=shown.total_after,
        consequences=tuple(_consequences(w, shown)),
        answer_by=answer_by,
        agreement=frame.agreement,
    )


def change_confirmation(
    w: Wording,
    frame: Frame,
    before: Quote,
    after: Quote,
    *,
    reason: str,
    n: int,
    vin: str,
    stepped: Mapping[str, Sequence[Role]],
) -> Change:
    """The version that counts from today: every line that differs, who bears what, and who `stepped` in for which roles."""
    told = [w.letter(f"change.{reason}", month=w.month(after.tax_date))]
    for name, roles in stepped.items():
        told.append(w.letter("change.stepped", name=name, roles=", ".join(w.letter(f"role.{role}") for role in roles)))
    if before.totals.gross == after.totals.gross:
        told.append(w.letter("change.same_total"))
    return Change(
        **frame.common,
        vehicle=car(w, after.model, vin=vin),
        from_version=n - 1,
        to_version=n,
        items=differences(w, before, after),
        total_before=before.totals.gross,
        total_after=after.totals.gross,
        consequences=tuple(told),
        agreement=frame.agreement,
    )


def differences(w: Wording, before: Quote, after: Quote) -> tuple[ChangeItem, ...]:
    """Lines and taxes whose amounts differ, with VAT for a private person, without it for a company. Their differences sum to
    the totals'."""
    was, now = _amounts(w, before), _amounts(w, after)
    nothing = Money.zero(after.currency)
    rows = ((text, was.get(text, nothing), now.get(text, nothing)) for text in dict.fromkeys((*was, *now)))
    return tuple(ChangeItem(text=text, before=old, after=new) for text, old, new in rows if old != new)


def _amounts(w: Wording, quote: Quote) -> dict[str, Money]:
    """Everything that makes the total by its name; what has one name is one amount."""
    nothing = Money.zero(quote.currency)
    net = quote.customer_kind is not CustomerKind.PRIVATE
    found: dict[str, Money] = {}
    for line in quote.lines:
        text = w.line(line.kind.value, line.code)
        found[text] = found.get(text, nothing) + (line.net if net else line.gross)
    if net:
        found[w.letter("part.vat")] = quote.totals.vat
    for tax in quote.taxes:
        if tax.kind is not TaxKind.VAT and tax.in_total:
            text = tax_name(w, tax.kind.value, tax.code)
            found[text] = found.get(text, nothing) + tax.amount
    return found


def _consequences(w: Wording, shown: ChangePreview) -> Iterable[str]:
    if shown.added:
        yield w.letter("change.added", items=", ".join(w.line("option", code) for code in shown.added))
    if shown.removed:
        yield w.letter("change.removed", items=", ".join(w.line("option", code) for code in shown.removed))
    if shown.co2_before != shown.co2_after:
        yield w.letter("change.co2", before=shown.co2_before, after=shown.co2_after)
    if shown.new_contract:
        yield w.letter("change.new_contract", day=w.day(shown.contract_date))
    if shown.finance_void:
        yield w.letter("change.finance_void")
    if not shown.binding:
        yield w.letter("change.unconfirmed")
