"""The verdict is a pure function of evidence: claims of one field must agree; the first claim is the one compared with."""

from __future__ import annotations

from collections.abc import Iterable

from murmelbahn.deal.terms.verdict import Disagreement, Verdict
from murmelbahn.kernel.evidence import Claim


def judge(evidence: Iterable[Claim]) -> Verdict:
    """Compare all claims field by field. The order of evidence decides only which copy is named first.

    A copy that is alone with its value among three or more is named as `source`, whatever the order.
    """
    fields: dict[tuple[str, str], list[Claim]] = {}
    count = 0
    for claim in evidence:
        fields.setdefault((claim.stream, claim.field), []).append(claim)
        count += 1
    found = [one for claims in fields.values() for one in _disagreements(claims)]
    return Verdict(claims=count, fields=len(fields), disagreements=tuple(found))


def _disagreements(claims: list[Claim]) -> list[Disagreement]:
    values = [claim.value for claim in claims]
    if len(set(values)) == 1:
        return []
    usual = max(dict.fromkeys(values), key=values.count)
    witness = next(claim for claim in claims if claim.value == usual)
    return [
        Disagreement(
            stream=claim.stream,
            field=claim.field,
            source=claim.source,
            value=claim.value,
            other_source=witness.source,
            other_value=usual,
        )
        for claim in claims
        if claim.value != usual
    ]
