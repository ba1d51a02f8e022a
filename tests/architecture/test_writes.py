"""Who may write: operations, projections, the kernel and migrations. Doors never open a transaction."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.architecture.source import PROJECT, Module, dotted, keep, modules

ORM = {
    "save", "create", "bulk_create", "bulk_update", "update", "delete", "get_or_create", "update_or_create",
    "acreate", "asave", "aupdate", "adelete", "abulk_create", "aget_or_create", "aupdate_or_create",
}  # fmt: skip
SQL = re.compile(
    r"\b(INSERT\s+INTO|UPDATE\s+\w+(\s+(AS\s+)?\w+)?\s+SET|DELETE\s+FROM|TRUNCATE\s+\w|MERGE\s+INTO)", re.IGNORECASE
)
WRITERS = {"operations", "projections"}
SIMULATORS = {"simulator", "inbound"}
"""Files of a folder in `connect` that write their own simulated world."""
ALSO = {
    "murmelbahn.app.signin.account": "the sign-in library's adapter saves the user it was asked to make",
    "murmelbahn.app.signin.codes": "takes back tokens, which are the library's, where it has no word for it",
    "murmelbahn.app.worlds": "sets the clock of a database that no program has opened yet: there is no command",
}
TRANSACTIONS = {"atomic", "set_autocommit", "commit", "rollback", "savepoint", "on_commit"}


def may_write(module: Module) -> bool:
    if module.room == "kernel" or module.name in ALSO:
        return True
    own = set(module.parts[1:])
    return bool(own & WRITERS) or (module.room == "connect" and bool(own & SIMULATORS))


def writes(module: Module) -> Iterator[tuple[ast.AST, str]]:
    """Calls and statements that change a table. A `.update` counts on what looks like a queryset, a `.save` on a row."""
    for node in module.walk():
        if isinstance(node, ast.ImportFrom) and node.module == "murmelbahn.kernel.saving":
            yield node, "kernel.saving"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ORM:
            if _on_rows(node):
                yield node, f"{dotted(node.func)}(...)"
        elif (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and SQL.search(node.value)
            and not _is_docstring(module, node)
        ):
            yield node, f'"{" ".join(node.value.split())[:50]}"'


def _on_rows(call: ast.Call) -> bool:
    """Dicts, sets, files and hashes have verbs of the same names: a row's are called with keywords or on a manager."""
    assert isinstance(call.func, ast.Attribute)
    verb, receiver = call.func.attr, dotted(call.func.value)
    if "objects" in receiver.split("."):
        return True
    if verb == "save":
        return not call.args and all(
            one.arg in {"update_fields", "force_insert", "force_update", "using"} for one in call.keywords
        )
    if verb == "update":
        return "()" in receiver and not call.args and bool(call.keywords)
    if verb == "create":
        return not call.args and bool(call.keywords)
    return verb != "delete" or not (call.args or call.keywords)


def _is_docstring(module: Module, constant: ast.Constant) -> bool:
    return any(isinstance(node, ast.Expr) and node.value is constant for node in module.walk())


def test_tables_are_written_by_operations_and_projections() -> None:
    """Facts, clock and the one commit belong to the command. A write beside it happens without a trace in the log."""
    keep(
        (f"{module.at(node)} writes: {said}"
         for module in modules() if not may_write(module) for node, said in writes(module)),
        "make it an operation of the room that owns the table and call that.",
    )  # fmt: skip


def test_the_exceptions_still_write() -> None:
    """A list of exceptions that nobody prunes becomes the rule."""
    found = {module.name for module in modules() if any(True for _ in writes(module))}
    assert set(ALSO) <= found, f"{set(ALSO) - found} write nothing: take them off the list"


def test_nobody_opens_a_transaction_of_their_own() -> None:
    """One command, one transaction, one commit: the kernel opens it. A second one would commit half a truth."""
    keep(
        (
            f"{module.at(node)} uses {dotted(node)}"
            for module in modules()
            if module.room != "kernel"
            for node in _transactions(module)
        ),
        "let @operation open it; several commands in a row are several operations.",
    )


def _transactions(module: Module) -> Iterator[ast.Attribute]:
    """`transaction.atomic` and its kin wherever they stand, and calls of the connection's own verbs."""
    called = {id(node.func) for node in module.walk() if isinstance(node, ast.Call)}
    for node in module.walk():
        if isinstance(node, ast.Attribute) and node.attr in TRANSACTIONS:
            owner = dotted(node.value).split(".")[-1].removesuffix("()")
            if owner == "transaction" or (owner == "connection" and id(node) in called):
                yield node


def test_requests_are_not_wrapped_in_transactions() -> None:
    """With ATOMIC_REQUESTS every page would be one transaction around its command, and the commit would wait for the page."""
    from django.conf import settings

    assert not any(database.get("ATOMIC_REQUESTS") for database in settings.DATABASES.values())


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("Deal.objects.create(number=1)", 1),
        ("Deal.objects.filter(id=deal).update(state='x')", 1),
        ("row.save(update_fields=['state'])", 1),
        ("row.renditions.create(format='pdf')", 1),
        ("row.delete()", 1),
        ("cursor.execute('update deal_deal set vin = %s', [vin])", 1),
        ("cursor.execute('DELETE FROM deal_deal')", 1),
        ("seen.update(one.id for one in rows)", 0),
        ("hash.update(b'')", 0),
        ("code.save(target, kind='svg')", 0),
        ("worlds.create(name, at=day)", 0),
        ("row = Deal.objects.select_for_update().get(id=deal)", 0),
    ],
)
def test_a_planted_write_is_found(code: str, found: int) -> None:
    """A rule that finds nothing may be blind."""
    planted = Module(PROJECT / "planted.py", ("deal", "pages"), code, ast.parse(code))
    assert len(list(writes(planted))) == found
