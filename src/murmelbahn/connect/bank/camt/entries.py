"""One `Ntry` of a report: a single movement, or a collective entry with its transactions."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from murmelbahn.connect.bank.camt.node import Node, UnreadableError
from murmelbahn.connect.bank.camt.references import compact, find_reference
from murmelbahn.connect.bank.camt.terms import Direction, Entry, Family, Fault, Party, Return, Status
from murmelbahn.kernel.money import Money, total

E = TypeVar("E", bound=StrEnum)
NOT_PROVIDED = "NOTPROVIDED"
NO_REFERENCE = frozenset({"NONREF", "NONE", NOT_PROVIDED})
"""What banks write where a reference is asked for and they have none: the same for every movement."""
NO_REASON = "unknown"


def read_entry(entry: Node) -> tuple[Entry, ...]:
    """The movements of one entry. Raises `UnreadableError` for the whole of it: half a collective entry is not money."""
    amount = _positive(entry, "Amt")
    details = entry.all("NtryDtls/TxDtls")
    if len(details) < 2:
        return (_movement(entry, details[0] if details else None, amount, _reference(entry, details)),)
    reference = _told(entry, "AcctSvcrRef") or _own(entry)
    parts = [_part(detail, amount.currency) for detail in details]
    if total(parts, amount.currency) != amount:
        raise UnreadableError(entry.place("Amt"), Fault.SUM_DIFFERS, f"the transactions do not sum to {amount}")
    return tuple(
        _movement(entry, detail, part, f"{reference}/{number}")
        for number, (detail, part) in enumerate(zip(details, parts, strict=True), start=1)
    )


def _part(detail: Node, currency: str) -> Money:
    """Newer versions give a transaction its amount directly, older ones inside the amount details."""
    path = next((one for one in ("Amt", "AmtDtls/TxAmt/Amt", "AmtDtls/InstdAmt/Amt") if detail.text(one)), "Amt")
    part = _positive(detail, path)
    if part.currency != currency:
        raise UnreadableError(
            detail.place(path), Fault.CURRENCY_DIFFERS, f"{part.currency} inside an entry in {currency}"
        )
    return part


def _movement(entry: Node, detail: Node | None, amount: Money, reference: str) -> Entry:
    direction = _choice(entry, Direction, "CdtDbtInd")
    remittance = _remittance(detail)
    structured = detail.text("RmtInf/Strd/CdtrRefInf/Ref") if detail else None
    end_to_end = detail.text("Refs/EndToEndId") if detail else None
    return Entry(
        reference=reference,
        amount=amount,
        direction=direction,
        status=_choice(entry, Status, "Sts/Cd" if entry.find("Sts/Cd") else "Sts"),
        booked_on=entry.day("BookgDt"),
        value_on=entry.day("ValDt" if entry.find("ValDt") else "BookgDt"),
        family=_family(entry, detail),
        reversal=entry.text("RvslInd") == "true",
        end_to_end=None if end_to_end == NOT_PROVIDED else end_to_end,
        remittance=remittance,
        creditor_reference=(compact(structured) if structured else None) or find_reference(remittance),
        party=_party(detail, direction),
        returned=_return(detail),
    )


def _reference(entry: Node, details: list[Node]) -> str:
    return _told(entry, "AcctSvcrRef") or (_told(details[0], "Refs/AcctSvcrRef") if details else None) or _own(entry)


def _told(node: Node, path: str) -> str | None:
    """A reference of the bank's, unless it only says that there is none."""
    found = node.text(path)
    return None if found is None or found.upper() in NO_REFERENCE else found


def _own(entry: Node) -> str:
    """The last reference there may be. Raises `UnreadableError`: without one, a repeat cannot be told from another payment."""
    found = _told(entry, "NtryRef")
    if found is None:
        raise UnreadableError(entry.place("AcctSvcrRef"), Fault.MISSING, "a reference of the bank's own is missing")
    return found


def _remittance(detail: Node | None) -> tuple[str, ...]:
    lines = [] if detail is None else detail.all("RmtInf/Ustrd")
    texts = (str(line.element.text or "").strip() for line in lines)
    return tuple(text for text in texts if text)


def _party(detail: Node | None, direction: Direction) -> Party:
    """Who paid us, or whom we paid. Version 08 wraps the party once more (`Pty`). In a debit that takes a payment back the
    parties keep the roles they had in it: its debtor is who had paid us."""
    if detail is None:
        return Party()
    back = detail.find("RtrInf") is not None and detail.text("RltdPties/DbtrAcct/Id/IBAN") is not None
    role = "Dbtr" if direction is Direction.CREDIT or back else "Cdtr"
    name = detail.text(f"RltdPties/{role}/Pty/Nm") or detail.text(f"RltdPties/{role}/Nm") or ""
    account = f"RltdPties/{role}Acct/Id/IBAN"
    return Party(name=name, iban=detail.iban(account) if detail.text(account) else None)


def _return(detail: Node | None) -> Return | None:
    info = detail.find("RtrInf") if detail else None
    if detail is None or info is None:
        return None
    reason = info.text("Rsn/Cd") or info.text("Rsn/Prtry") or NO_REASON
    return Return(reason=reason, original=detail.text("Refs/TxId"))


def _family(entry: Node, detail: Node | None) -> Family:
    inner = detail.text("BkTxCd/Domn/Fmly/Cd") if detail else None
    code = inner or entry.text("BkTxCd/Domn/Fmly/Cd")
    return Family(code) if code in set(Family) else Family.OTHER


def _positive(node: Node, path: str) -> Money:
    amount = node.money(path)
    if not amount:
        raise UnreadableError(node.place(path), Fault.AMOUNT_ZERO, "the amount is zero")
    return amount


def _choice(node: Node, kind: type[E], path: str) -> E:
    code = node.need(path)
    try:
        return kind(code)
    except ValueError as error:
        raise UnreadableError(node.place(path), Fault.UNKNOWN_CODE, f"{code[:40]} is not known") from error
