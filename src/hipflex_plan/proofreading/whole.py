"""Plan to findings: each layout is printed in memory, read back and looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.handout.layouts import HandoutWish, layout_named
from hipflex_plan.handout.own_templates import OURS, OwnTemplates
from hipflex_plan.handout.printing import to_pdf
from hipflex_plan.handout.views import Paper
from hipflex_plan.languages import SOURCE, language_of
from hipflex_plan.proofreading.document_checks import document_findings
from hipflex_plan.proofreading.floors import floor_of
from hipflex_plan.proofreading.page_checks import page_findings
from hipflex_plan.proofreading.pages import read_back
from hipflex_plan.proofreading.passages import (
    Passage,
    card_name,
    cards,
    clinicians_words,
    own_exercises,
    passages,
)
from hipflex_plan.proofreading.picture_checks import missing_pictures, picture_findings
from hipflex_plan.proofreading.purpose_checks import purpose_findings
from hipflex_plan.proofreading.type_checks import type_findings
from hipflex_plan.proofreading.word_checks import word_findings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from hipflex_plan.plan import Plan
    from hipflex_plan.proofreading.finding import PrintFinding

SEVERAL = 3
"""The same mark on more pages than this is told once."""


@attrs.frozen
class Sheets:
    """A layout as it is printed: the PDF, the views that it was made from, and its language."""

    pdf: bytes
    views: tuple[object, ...]
    language: str = SOURCE


def sheets_of(plan: Plan, layout: str, paper: Paper, templates: str | Path | None = None) -> Sheets:
    """A layout of a plan, printed in memory; what a clinician reads has no views to be read."""
    own = OwnTemplates(templates) if templates else OURS
    pdf = to_pdf(plan, paper, layout=layout, templates=templates)
    if not floor_of(layout).for_patient:
        return Sheets(pdf, ())
    shown = layout_named(layout, own).views(plan, HandoutWish(paper, own=own))
    return Sheets(pdf, (shown,), language_of(plan.program.language).code)


def proofread(
    plan: Plan,
    layouts: Iterable[str] = ("standard",),
    *,
    paper: Paper | str = Paper.A4,
    templates: str | Path | None = None,
) -> tuple[PrintFinding, ...]:
    """Print a plan in memory, read the pages back, and say all that a proofreader would mark.

    Args:
        plan: the plan; its program says in which language.
        layouts: which pages are printed, by name.
        paper: the paper to print on.
        templates: the folder of a clinic's own templates, laid over ours.

    Raises:
        ImpossibleValueError: for a paper or a layout that there is not.
        MissingLibraryError: if what prints or reads a PDF is not on this machine.
        RenderError: if a page cannot be printed at all.
    """
    found: list[PrintFinding] = []
    for layout in layouts:
        sheets = sheets_of(plan, layout, Paper.of(str(paper).lower()), templates)
        found += proofread_pdf(
            sheets.pdf, layout=layout, language=sheets.language,
            read=_passages(plan, sheets.views), wanted=_pictures_of(sheets.views),
        )  # fmt: skip
        found += purpose_findings(plan, layout, sheets.views) if sheets.views else ()
    return tuple(found)


def _pictures_of(views: Iterable[object]) -> list[tuple[str, bool]]:
    """Each card that has a place for a picture, and whether there is one."""
    shown = [card for one in views for card in cards(one) if hasattr(card, "picture")]
    return [(card_name(card), bool(card.picture)) for card in shown]


def _passages(plan: Plan, views: Iterable[object]) -> tuple[Passage, ...]:
    theirs, own = clinicians_words(plan), own_exercises(plan)
    return tuple(passage for one in views for passage in passages(one, theirs, own))


def proofread_pdf(
    pdf: bytes,
    *,
    layout: str,
    language: str = SOURCE,
    read: Sequence[Passage] = (),
    wanted: Iterable[tuple[str, bool]] = (),
) -> tuple[PrintFinding, ...]:
    """Say all that a proofreader would mark on a finished PDF, the worst of a page first.

    Args:
        pdf: the document.
        layout: its name, which decides how small its type may be.
        language: the code of its language.
        read: its passages, if its words are to be read as well.
        wanted: its cards, each with whether it has a picture.

    Raises:
        MissingLibraryError: if what reads a PDF is not installed.
    """
    document = read_back(pdf)
    theirs = [passage.text for passage in read if not passage.ours]
    found: list[PrintFinding] = []
    for page in document.pages:
        found += type_findings(page, layout, theirs, language)
        found += page_findings(page, layout)
    cards_wanted = tuple(wanted)
    found += picture_findings(document, layout, cards_wanted)
    found += missing_pictures(document, layout, cards_wanted)
    found += document_findings(document, layout, language)
    if floor_of(layout).for_patient:
        found += word_findings(read, layout, language)
    return tuple(sorted(_told_once(found), key=lambda finding: finding.page or 0))


def _told_once(found: Iterable[PrintFinding]) -> Iterable[PrintFinding]:
    """Marks that are the same but for their page, put together where there are several."""
    alike: dict[PrintFinding, list[PrintFinding]] = {}
    for finding in found:
        alike.setdefault(attrs.evolve(finding, page=None), []).append(finding)
    for several in alike.values():
        if len(several) <= SEVERAL or several[0].page is None:
            yield from dict.fromkeys(several)
        else:
            more = f"{several[0].says} So it is on {len(several)} pages."
            yield attrs.evolve(several[0], says=more)
