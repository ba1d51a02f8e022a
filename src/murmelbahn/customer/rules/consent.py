"""For which purposes personal data may be read, and who may consent."""

from __future__ import annotations

from murmelbahn.customer.terms import NO_CONSENT_NEEDED, NotConsented, OnlyOneself, Purpose, UnknownPurpose
from murmelbahn.kernel.actor import ActorKind


def purpose_of(name: str) -> Purpose | None:
    """The consent an actor's purpose needs; none for contract, law and security. Raises `UnknownPurpose`."""
    if name in NO_CONSENT_NEEDED:
        return None
    if name not in {purpose.value for purpose in Purpose}:
        raise UnknownPurpose(purpose=name)
    return Purpose(name)


def may_read(purpose: Purpose | None, *, given: bool) -> None:
    """Raises `NotConsented(purpose)`."""
    if purpose is not None and not given:
        raise NotConsented(purpose=purpose)


def may_give(kind: ActorKind) -> None:
    """Consent is an act of the person itself (GDPR art. 4(11)). Raises `OnlyOneself`."""
    if kind is not ActorKind.CUSTOMER:
        raise OnlyOneself()
