"""The public face of a room: every operation and query takes the actor first, and everything else by name."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.architecture.source import Module, dotted, exported, keep, modules

LIBRARY = {"ui", "reasoner", "kernel", "app"}
MEND = "the signature is `def verb(actor: Actor, *, noun: ...)`; what is no operation or query is not exported."
NO_SINGLE_COMMAND = {
    "murmelbahn.documents.operations.inspect_einvoice": "writes nothing: official rules upon bytes that somebody brings",
    "murmelbahn.accounts.operations.send_mails": "one command a mail: a slow mail server must not hold a transaction open",
    "murmelbahn.accounts.operations.sign_in_demo": "there is no actor yet: it makes the session from which one is read",
    "murmelbahn.sandbox.operations.furnish": "builds a world by many commands of other rooms, one commit each",
    "murmelbahn.sandbox.operations.perform": "lives a deal through by many commands of other rooms, one commit each",
    "murmelbahn.sandbox.operations.tamper": "its one command is always undone; what the verdict said comes out of it",
    "murmelbahn.accounts.queries.actor_of": "makes the actor that all others take",
    "murmelbahn.accounts.queries.visitor_of": "the same for the shop window, where nobody need have signed in",
    "murmelbahn.accounts.queries.caller_of": "the same for the API, with the scopes of a token",
}
"""Public functions that are no command, with the reason."""

ANYBODY = {
    "accounts.queries.in_demo_world": "says what world this is",
    "connect.queries.outside": "draws of a simulated world; nobody real",
    "connect.operations": "stations and simulated worlds call them as the system; no door leads here",
    "customer.operations.keep_declared": "anybody may declare a withdrawal (Directive 2011/83/EU art. 11a)",
    "deal.queries.coming": "reads nothing: of a deal that its reader brings",
    "deal.queries.handover_from": "the same",
    "deal.queries.usual_handover": "how long it usually takes is the same for all",
    "documents.operations.inspect_einvoice": "judges bytes that somebody brings",
    "markets.queries": "law and templates are public",
    "retail.queries.free_slots": "where and when one can drive is public",
    "retail.queries.slot": "the same of one slot",
    "retail.queries.handover_times": "when an outlet can hand over is public",
    "retail.queries.outlet": "addresses of outlets are public",
    "showroom.queries.clock_bar": "the time of a demo world",
    "sandbox": "drives a scratch world as everybody who lives in it",
    "value.queries.price_list": "the price is the same for everybody, and shown to everybody",
    "value.queries.seller_in": "who sells in a market is public",
    "value.queries.lender_party": "who a lessor is stands in its own advertising",
    "value.queries.legal_entity": "who sells stands on every document",
    "value.queries.lowest_price": "the lowest price of 30 days must be shown to everybody",
    "vehicle.queries.capable_of": "product data", "vehicle.queries.catalogue": "product data",
    "vehicle.queries.features_of": "product data", "vehicle.queries.technical_of": "product data",
    "vehicle.queries.included_in": "product data", "vehicle.queries.label_of": "a consumption label is for everybody",
    "vehicle.queries.model": "product data", "vehicle.queries.price_codes": "product data",
    "vehicle.queries.configuration": "a choice of items, shared by its id; it names nobody",
    "vehicle.queries.stored_configuration": "a choice of items, shared by its id; it names nobody",
    "vehicle.queries.states": "the configurator", "vehicle.queries.explanations": "the configurator",
    "vehicle.queries.repairs": "the configurator", "vehicle.queries.complete": "the configurator",
    "vehicle.queries.check": "the configurator",
    "vehicle.operations.save_configuration": "everybody may configure; a configuration names nobody",
}  # fmt: skip
"""Whose answer is the same for every actor, with the reason; a prefix stands for all that begin with it."""


def public(kind: str) -> Iterator[tuple[str, Module, ast.FunctionDef]]:
    """The functions other rooms may call, by the name they call them by, where they are defined."""
    by_name = {module.name: module for module in modules()}
    for face in modules():
        if face.kind != kind or face.room in LIBRARY or len(face.parts) != 2:
            continue
        names = exported(face)
        if names is None:
            names = {one.name: one for one in face.functions() if not one.name.startswith("_")}
        for name in names:
            found = _definition(by_name, face, name, set())
            if found is not None:
                yield f"{face.name}.{name}", *found


def _definition(
    by_name: dict[str, Module], module: Module, name: str, seen: set[str]
) -> tuple[Module, ast.FunctionDef] | None:
    """Follows re-exports to the function; None for classes and constants."""
    if module.name in seen:
        return None
    for function in module.functions():
        if function.name == name:
            return module, function
    for node in module.tree.body:
        if isinstance(node, ast.ImportFrom) and node.module:
            for one in node.names:
                if (one.asname or one.name) == name and node.module in by_name:
                    return _definition(by_name, by_name[node.module], one.name, seen | {module.name})
    return None


def wrong_signature(function: ast.FunctionDef) -> str:
    arguments = function.args
    positional = [*arguments.posonlyargs, *arguments.args]
    first = positional[0] if positional else None
    if first is None or first.arg != "actor" or first.annotation is None or dotted(first.annotation) != "Actor":
        return "does not take `actor: Actor` first"
    if len(positional) > 1 or arguments.vararg is not None:
        return "takes more than the actor by position"
    return ""


def is_operation(function: ast.FunctionDef) -> bool:
    return any(dotted(one).split(".")[-1] == "operation" for one in function.decorator_list)


def test_packages_say_what_is_public() -> None:
    """Without `__all__` every helper is an interface that somebody will come to rely on."""
    keep(
        (
            f"{face.path}:1 {face.name} has no __all__"
            for face in modules()
            if face.kind in {"operations", "queries", "facts", "terms"} and len(face.parts) == 2
            and face.is_package and face.room not in LIBRARY and exported(face) is None
        ),
        "list what other rooms may use in __all__.",
    )  # fmt: skip


def test_operations_take_the_actor_first() -> None:
    """Who acts decides what is seen and allowed; a default or a global would be forgotten in one place out of a hundred."""
    keep(
        (
            f"{module.at(function)} {name} {wrong_signature(function)}"
            for name, module, function in public("operations")
            if name not in NO_SINGLE_COMMAND and wrong_signature(function)
        ),
        MEND,
    )


def test_queries_take_the_actor_first() -> None:
    """What an actor may not see does not exist for it, so no read can do without the actor."""
    keep(
        (
            f"{module.at(function)} {name} {wrong_signature(function)}"
            for name, module, function in public("queries")
            if name not in NO_SINGLE_COMMAND and wrong_signature(function)
        ),
        MEND,
    )


def test_what_operations_export_is_an_operation() -> None:
    """`@operation` opens the one transaction, reads the clock once and writes the facts: a plain function would do neither."""
    keep(
        (
            f"{module.at(function)} {name} is no @operation"
            for name, module, function in public("operations")
            if name not in NO_SINGLE_COMMAND and not is_operation(function)
        ),
        "decorate it, or take it out of __all__ and import it from its own file inside the room.",
    )


def _blind() -> Iterator[tuple[str, str]]:
    """Public functions that take an actor and never look at it."""
    for kind in ("operations", "queries"):
        for name, module, function in public(kind):
            looked = any(isinstance(node, ast.Name) and node.id == "actor" for node in ast.walk(function))
            if not looked and not wrong_signature(function):
                yield name.removeprefix("murmelbahn."), module.at(function)


def test_the_actor_is_looked_at() -> None:
    """An argument that is taken and ignored is worse than none: the caller believes that rights were asked."""
    keep(
        (f"{place} {name} never looks at its actor" for name, place in _blind() if not name.startswith(tuple(ANYBODY))),
        "filter by the actor in SQL or raise NotAllowed; what is public for all is listed in ANYBODY with its reason.",
    )


def test_what_is_for_anybody_is_known() -> None:
    """A list of exceptions that nobody prunes becomes the rule."""
    blind = [name for name, _ in _blind()]
    keep(
        (name for name in ANYBODY if not any(one.startswith(name) for one in blind)),
        "it looks at its actor by now: take it off the list.",
    )


def test_exceptions_still_exist() -> None:
    """A list of exceptions that nobody prunes becomes the rule."""
    known = {name for kind in ("operations", "queries") for name, _, _ in public(kind)}
    assert set(NO_SINGLE_COMMAND) <= known, f"no such function: {set(NO_SINGLE_COMMAND) - known}; take it off the list"
