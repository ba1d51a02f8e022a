"""A refusal at the desk is said in words, never in codes."""

from __future__ import annotations

from django.utils import translation

from murmelbahn.customer.terms import PaperKind, PaperMoveRefused, PaperState
from murmelbahn.kernel.refusals import Refusal
from murmelbahn.retail.terms import ChecklistOpen
from murmelbahn.showroom.pages.refused import plain


def said(refusal: Refusal) -> str:
    with translation.override("de"):
        return plain(refusal)


def test_unticked_boxes_are_called_as_on_the_page() -> None:
    told = said(ChecklistOpen(items="car_explained, collector_identified"))
    assert "Auto erklärt und Abholer ausgewiesen" in told


def test_a_paper_and_its_states_are_called_by_their_names() -> None:
    kind, before, after = PaperKind.REGISTRATION_CERTIFICATE, PaperState.REQUIRED, PaperState.HANDED_OUT
    told = said(PaperMoveRefused(paper=kind, before=before, after=after))
    assert "registration_certificate" not in told
    assert "handed_out" not in told
