"""The register of numbers of documents of money: on a page, and as a file for whoever audits the books."""

from __future__ import annotations

import csv
import io
import re

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from murmelbahn.kernel.refusals import BadInput
from murmelbahn.showroom.pages.office.door import insider, one_of, page
from murmelbahn.showroom.queries.office import register_lines, register_sheet
from murmelbahn.ui.templatetags.words import language
from murmelbahn.ui.texts import text
from murmelbahn.value.terms import InvoiceKind, RegisterFilter

MONTH = re.compile(r"(19|20|21)\d\d-(0[1-9]|1[0-2])", re.ASCII)
SELLER = re.compile(r"[A-Z0-9-]{1,32}", re.ASCII)
COLUMNS = ("number", "kind", "date", "seller", "deal", "net", "vat", "other", "gross", "currency", "corrects", "agent")


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """`?seller=`, `?kind=`, `?month=`, `?after=`. Raises `BadInput`."""
    actor, chosen = insider(request), _chosen(request)
    sheet = register_sheet(actor, chosen=chosen, after=request.GET.get("after", ""))
    return page(request, actor, "register", sheet, chosen=chosen)


@require_safe
def register_file(request: HttpRequest) -> HttpResponse:
    """All chosen numbers as comma-separated values: days and amounts as machines write them. Raises `BadInput`."""
    actor, chosen = insider(request), _chosen(request)
    written = io.StringIO(newline="")
    rows = csv.writer(written)
    spoken = language()
    rows.writerow([text(f"showroom.office.register.{name}", spoken) for name in COLUMNS])
    for one in register_lines(actor, chosen=chosen):
        line = one.line
        kind = text(f"value.invoice_kind.{line.kind}", spoken)
        amounts = [part.amount for part in (line.net, line.vat, line.other, line.gross)]
        row = [line.number, kind, line.issued_on.isoformat(), line.seller, one.deal, *amounts, line.gross.currency]
        rows.writerow([*row, line.corrects, one.agent])
    response = HttpResponse(written.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    named = "-".join(part for part in ("register", chosen.seller.lower(), chosen.kind or "", chosen.month) if part)
    response["Content-Disposition"] = f'attachment; filename="{named}.csv"'
    response["Cache-Control"] = "private, no-store"
    return response


def _chosen(request: HttpRequest) -> RegisterFilter:
    seller, month = request.GET.get("seller", ""), request.GET.get("month", "")
    for name, given, form in (("seller", seller, SELLER), ("month", month, MONTH)):
        if given and not form.fullmatch(given):
            raise BadInput(field=name, reason=given[:40])
    return RegisterFilter(seller=seller, kind=one_of(request, "kind", InvoiceKind), month=month)
