"""What a roll says when it is over: figures for people, or as JSON."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any

from murmelbahn.sandbox.commands.coordinator import Rolled
from murmelbahn.sandbox.queries import Outcome, Violation
from murmelbahn.sandbox.terms.tampering import Tampered


@dataclass(kw_only=True)
class Report:
    """Everything a roll proves."""

    seed: int
    deals: int
    clients: int
    seconds: float
    rolled: Rolled
    backends_cpu: float
    outcome: Outcome
    variants: Counter[str]
    missing: tuple[str, ...]
    violations: tuple[Violation, ...]
    verdicts: int
    disagreements: tuple[str, ...]
    tampered: tuple[Tampered, ...] = field(default=())

    @property
    def faults(self) -> tuple[str, ...]:
        """Every reason not to trust this roll; empty means exit code 0."""
        missed = [one for one in self.tampered if not one.found]
        said = {
            "refused acts": len(self.rolled.refused),
            "disagreements": len(self.disagreements),
            "violations of invariants": len(self.violations),
            "held facts": len(self.outcome.held),
            "open receipts": self.outcome.open_receipts,
            "unfinished deals": len(self.outcome.unfinished),
            "ended deals with open amounts": len(self.outcome.left_open),
            "variants that did not occur": len(self.missing),
            "falsified copies that were not named": len(missed),
        }
        return tuple(f"{count} {what}" for what, count in said.items() if count)

    @property
    def cpu_per_deal_ms(self) -> dict[str, float]:
        parts = {
            "people": self.rolled.clients_cpu,
            "engine": self.rolled.engine_cpu,
            "database": self.backends_cpu,
        }
        many = max(self.rolled.finished, 1)
        whole = {name: round(seconds * 1000 / many, 1) for name, seconds in parts.items()}
        return {**whole, "all": round(sum(parts.values()) * 1000 / many, 1)}

    @property
    def commits_per_command(self) -> float:
        return round(self.rolled.commits / max(self.rolled.commands, 1), 3)

    def plain(self) -> dict[str, Any]:
        """For machines."""
        return {
            "seed": self.seed,
            "deals": self.deals,
            "clients": self.clients,
            "seconds": round(self.seconds, 2),
            "deals_per_second": round(self.rolled.finished / max(self.seconds, 0.001), 2),
            "cpu_ms_per_deal": self.cpu_per_deal_ms,
            "commands": self.rolled.commands,
            "commits_per_command": self.commits_per_command,
            "facts": self.outcome.facts,
            "verdicts": self.verdicts,
            "disagreements": list(self.disagreements),
            "violations": [asdict(one) for one in self.violations],
            "refused": self.rolled.refused,
            "open_receipts": self.outcome.open_receipts,
            "held": list(self.outcome.held),
            "ends": dict(sorted(self.outcome.ends.items())),
            "variants": dict(sorted(self.variants.items())),
            "missing": list(self.missing),
            "unfinished": list(self.outcome.unfinished),
            "left_open": list(self.outcome.left_open),
            "turnover": self.outcome.turnover,
            "tampered": len(self.tampered),
            "tampered_named": sum(one.found for one in self.tampered),
            "digest": self.outcome.digest,
            "faults": list(self.faults),
        }


def lines(report: Report) -> list[str]:
    """For people."""
    plain = report.plain()
    cpu = ", ".join(f"{name} {spent}" for name, spent in report.cpu_per_deal_ms.items())
    kept = [
        f"{report.rolled.finished} deals in {plain['seconds']} s with {report.clients} clients: "
        f"{plain['deals_per_second']} deals/s over {report.rolled.days} days of the world",
        f"CPU per deal (ms): {cpu}",
        f"{plain['commands']} commands, {plain['commits_per_command']} commits per command, {plain['facts']} facts",
        f"{report.verdicts} verdicts, {len(report.disagreements)} disagreements",
        f"invariants I1 to I6: {len(report.violations)} violations; held facts {len(report.outcome.held)}; "
        f"open receipts {report.outcome.open_receipts}",
        "",
        *_table("ends", plain["ends"]),
        "",
        *_table("variants", plain["variants"]),
        "",
        f"turnover of settled deals: {', '.join(report.outcome.turnover.values()) or 'none'}",
        f"outcome of seed {report.seed}: sha256 {report.outcome.digest}",
    ]
    if report.tampered:
        kept.append(f"tampering: {plain['tampered_named']} of {plain['tampered']} falsified copies named")
        kept += [f"  deal {one.n}: {one.copy}: {one.named or 'NOT NAMED'}" for one in report.tampered]
    found = (
        *report.rolled.refused[:20],
        *report.disagreements[:20],
        *report.violations[:20],
        *report.outcome.held[:20],
    )
    kept += [f"  {one}" for one in found]
    kept.append("all deals agree" if not report.faults else f"NOT PROVEN: {'; '.join(report.faults)}")
    return [str(line) for line in kept]


def _table(title: str, rows: dict[str, int]) -> list[str]:
    width = max((len(name) for name in rows), default=0)
    return [f"{title}:", *(f"  {name:<{width}} {count:>6}" for name, count in rows.items())]
