"""A refusal is an anticipated "no": a type with a stable code, an HTTP status and typed parameters.

It is defined in the `terms` of the room that raises it; its sentence stands by code in the room's text
catalogues (`data/texts/<language>.toml`, section `[refusals]`). Anything else that is raised is a bug and is loud.
"""

from __future__ import annotations

from typing import Any, ClassVar


class Refusal(Exception):
    """Base of every refusal. Subclasses set `code` (`room.noun.reason`) and `status` and give the parameters by keyword."""

    code: ClassVar[str] = "kernel.refused"
    status: ClassVar[int] = 409
    known: ClassVar[dict[str, type[Refusal]]] = {}

    def __init__(self, **parameters: Any) -> None:
        self.parameters = parameters
        super().__init__(self.code)

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "code" in cls.__dict__:
            taken = Refusal.known.get(cls.code)
            if taken is not None and (taken.__module__, taken.__qualname__) != (cls.__module__, cls.__qualname__):
                raise TypeError(f"the refusal code {cls.code} is taken by {taken.__qualname__}")
            Refusal.known[cls.code] = cls

    def __str__(self) -> str:
        shown = ", ".join(f"{name}={value}" for name, value in self.parameters.items())
        return f"{self.code}({shown})"


class NotFound(Refusal):
    """What does not exist and what the actor may not see are the same answer: no existence leaks."""

    code, status = "kernel.not_found", 404


class NotAllowed(Refusal):
    """The actor is known but holds no right to do this at all."""

    code, status = "kernel.not_allowed", 403


class StaleVersion(Refusal):
    """The object was changed since the caller read it: `expected` and `actual` versions."""

    code, status = "kernel.stale_version", 409


class KeyReused(Refusal):
    """An idempotency key came again with other content."""

    code, status = "kernel.key_reused", 409


class BadInput(Refusal):
    """Input that cannot be understood; `field` and `reason` name it."""

    code, status = "kernel.bad_input", 422
