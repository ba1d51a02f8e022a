"""`murmelbahn document` at the terminal."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.operations.documents.test_documents import freeze
from tests.rules.documents.stories import stories

from murmelbahn.documents import commands
from murmelbahn.documents.rules.ubl import write_invoice
from murmelbahn.kernel import world as kernel_world


def test_an_invoice_file_is_judged(tmp_path: Path) -> None:
    file = tmp_path / "invoice.xml"
    file.write_bytes(write_invoice(*stories()["S7 final"]))
    judged = CliRunner().invoke(commands.check, [str(file)])
    assert (judged.exit_code, judged.output.split()[0]) == (0, "passed")
    file.write_bytes(file.read_bytes().replace(b">58310.00<", b">58310.01<"))
    judged = CliRunner().invoke(commands.check, [str(file)])
    assert judged.exit_code == 1
    assert "BR-CO-15" in judged.output


@pytest.mark.usefixtures("world")
def test_a_form_is_saved_and_a_flipped_byte_is_told(deliver: Callable[[], int], tmp_path: Path) -> None:
    document = freeze()
    deliver()
    saved = CliRunner().invoke(commands.save, [str(document), "--into", str(tmp_path)])
    assert (tmp_path / "R-9.pdf").read_bytes().startswith(b"%PDF")
    assert "not_checked" in saved.output
    assert CliRunner().invoke(commands.verify).exit_code == 0
    with kernel_world.connection().cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("UPDATE documents_document SET content = set_byte(content, 9, 0)")
        cursor.execute("SET session_replication_role = DEFAULT")
    told = CliRunner().invoke(commands.verify)
    assert told.exit_code == 1
    assert f"{document} content: frozen " in told.output
