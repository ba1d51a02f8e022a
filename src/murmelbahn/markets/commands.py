"""`murmelbahn market`: prices with all taxes, what the templates say, whether they are fit. Needs no database."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import click

from murmelbahn.kernel.actor import SYSTEM
from murmelbahn.kernel.clock import machine
from murmelbahn.kernel.fact import to_json
from murmelbahn.kernel.money import Money
from murmelbahn.markets import queries
from murmelbahn.markets.queries import files
from murmelbahn.markets.rules.reading import read, read_json
from murmelbahn.markets.rules.release import extend, to_plain
from murmelbahn.markets.rules.review import findings, vanished
from murmelbahn.markets.terms import TaxLine, TaxResult

NEEDS_WORLD = False
DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.group()
def market() -> None:
    """Market templates and their taxes."""


def _day(given: datetime | None) -> date:
    return given.date() if given else machine().date()


@market.command()
@click.argument("code")
@click.option(
    "--inputs", default="{}", help='JSON: net or gross or amounts, and the inputs: {"net": 30000, "co2_g_km": 120}.'
)
@click.option("--on", "on", type=DAY, help="The tax point (else today).")
@click.option("--known-at", type=DAY, help="Compute with what was known on this day.")
@click.option("--json", "as_json", is_flag=True, help="Machine-readable.")
def price(code: str, inputs: str, on: datetime | None, known_at: datetime | None, as_json: bool) -> None:
    """Every tax of a price: code, kind, base, amount, rule, source, confidence; and the total."""
    code = code.upper()
    template = queries.market(SYSTEM, code=code)
    plain = read_json(inputs)
    question = read(plain, market=code, currency=template.currency, basis=template.price.basis_private)
    result = queries.compute_taxes(
        SYSTEM,
        market=code,
        basis=question.basis,
        amounts=question.amounts,
        inputs=question.inputs,
        on=_day(on),
        known_at=known_at.date() if known_at else None,
    )
    click.echo(json.dumps(shown(result), indent=2, ensure_ascii=False) if as_json else "\n".join(told(result)))


def _figure(amount: Money) -> str:
    return f"{amount.amount:,.2f}"


def shown(result: TaxResult) -> dict[str, Any]:
    """The result as JSON: amounts as text, the currency once."""
    return {
        "market": result.market,
        "on": result.on.isoformat(),
        "basis": result.basis,
        "currency": result.gross.currency,
        "lines": [_line(line) for line in result.lines],
        **{
            name: str(getattr(result, name).amount)
            for name in ("net", "vat", "registration_tax", "passthrough", "gross")
        },
        "total": str(result.gross.amount),
        "confirmed": result.confirmed,
        "unconfirmed": list(result.unconfirmed),
        "release": result.release,
    }


def _line(line: TaxLine) -> dict[str, Any]:
    return {
        "code": line.code,
        "kind": line.kind,
        "base": str(line.base.amount),
        "rate": str(line.rate) if line.rate is not None else None,
        "amount": str(line.amount.amount),
        "rule": line.rule,
        "source": line.source,
        "confidence": line.confidence,
        "on": line.on.isoformat(),
        "in_total": line.in_total,
        "inputs": dict(line.inputs),
    }


def told(result: TaxResult) -> Iterator[str]:
    """The result for people at a terminal."""
    yield f"{result.market} on {result.on}, {result.basis} prices, {result.gross.currency}"
    yield f"  {'net':<18} {'':<17} {'':>16} {_figure(result.net):>14}"
    for line in result.lines:
        base = f"of {_figure(line.base)}" if line.base else ""
        mark = "" if line.in_total else "  (not in the total)"
        reason = f"{line.rule}, {line.confidence}: {line.source}{mark}"
        yield f"  {line.code:<18} {line.kind:<17} {base:>16} {_figure(line.amount):>14}  {reason}"
    if result.passthrough:
        yield f"  {'passthrough':<18} {'':<17} {'':>16} {_figure(result.passthrough):>14}"
    yield f"  {'total':<18} {'':<17} {'':>16} {_figure(result.gross):>14}"
    yield "confirmed" if result.confirmed else f"ESTIMATE, no binding offer: {', '.join(result.unconfirmed)}"
    yield f"release {result.release[:16]}"


@market.command(name="list")
def list_() -> None:
    """All markets: code, status, currency, share of the standard."""
    for found in queries.all_markets(SYSTEM):
        languages = ", ".join(found.languages)
        click.echo(
            f"{found.code}  {found.status:<6} {found.currency}  {found.standard_share:>5} % standard  {found.name} ({languages})"
        )


@market.command()
@click.argument("code")
@click.option("--on", "on", type=DAY, help="As of this day (else the newest).")
def show(code: str, on: datetime | None) -> None:
    """Everything a template says, as JSON."""
    found = queries.market(SYSTEM, code=code.upper(), on=on.date() if on else None)
    click.echo(json.dumps(to_json(found), indent=2, ensure_ascii=False))


@market.command()
@click.option("--on", "on", type=DAY, help="Judge reviews as of this day (else today).")
def check(on: datetime | None) -> None:
    """Are all templates fit: schema, lock file, rows that overlap or leave gaps, overdue reviews; share of the standard."""
    templates = files.load()
    found = [finding for code in sorted(templates.by_code) for finding in findings(templates.by_code[code], _day(on))]
    found += vanished(templates.lock, templates.by_code)
    for finding in found:
        click.echo(f"{finding.market} {finding.kind}: {finding.subject} ({finding.detail})")
    rows = sum(len(template.rows) for template in templates.by_code.values())
    shares = [Decimal(template.newest.standard_share) for template in templates.by_code.values()]
    click.echo(
        f"{len(templates.by_code)} markets, {rows} rule rows, {sum(shares) / len(shares):.1f} % standard, {len(found)} findings"
    )
    if found:
        raise SystemExit(1)


@market.command()
@click.argument("name")
def release(name: str) -> None:
    """Release all new rule rows under a name: their hashes enter the lock file. Released rows are never overwritten."""
    templates = files.load()
    rows = {code: template.row_hashes for code, template in templates.by_code.items()}
    lock = extend(templates.lock, name, rows)
    text = json.dumps(to_plain(lock), indent=1, ensure_ascii=False) + "\n"
    file = templates.folder / files.LOCK
    draft = file.with_name(f".{file.name}.new")
    try:
        draft.write_text(text, encoding="utf-8")
        draft.replace(file)
    except OSError as closed:
        raise click.ClickException(f"{file} cannot be written ({closed.strerror}); nothing was released.") from None
    added = sum(len(entry) for entry in lock.releases[-1].rows.values()) if lock is not templates.lock else 0
    click.echo(f"{name}: {added} rows released")
