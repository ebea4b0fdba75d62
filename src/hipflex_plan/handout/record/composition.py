"""Plan to record: all sections together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.handout.cover import author, foot
from hipflex_plan.handout.record import agenda, answers, dosages, findings, measured, person
from hipflex_plan.handout.record.numbers import known_sources, numbered, sources
from hipflex_plan.handout.record.reported import reporting
from hipflex_plan.handout.record.summary import about, open_points
from hipflex_plan.handout.record.views import RecordPages
from hipflex_plan.handout.views import Paper
from hipflex_plan.languages import ENGLISH, SOURCE, language_of
from hipflex_plan.reviewing import review

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hipflex_plan.handout.record.numbers import Numbered
    from hipflex_plan.handout.record.views import Section
    from hipflex_plan.plan import Plan
    from hipflex_plan.reviewing import Issue

KIND = "Record for the clinician"
USE = (
    "hipflex_plan proposes; the clinician decides. It makes no diagnosis, examines nobody and "
    "knows of the person only what is written here. Where no source speaks of a condition, "
    "that does not mean safe."
)


def record_views(
    plan: Plan,
    paper: Paper | str = Paper.A4,
    *,
    issues: Iterable[Issue] | None = None,
) -> RecordPages:
    """The views of the record of a plan, the weeks before a change included.

    It is in English; the language of the patient, and who has read its texts, stand in it.

    Args:
        plan: the plan.
        paper: the paper to print on.
        issues: what a review with a clinic's own checks found; None for ours.

    Raises:
        ImpossibleValueError: for a paper that there is not.
    """
    program = plan.program
    found = review(program) if issues is None else tuple(issues)
    language = language_of(program.language)
    numbers = numbered(_named(plan, found), known_sources(plan))
    subject = f"{KIND}, {plan.reference}"
    return RecordPages(
        paper=Paper.of(str(paper).lower()),
        language=SOURCE,
        title=program.title,
        subject=f"{subject}, for {program.patient}" if program.patient else subject,
        author=author(program),
        created=plan.start.isoformat(),
        clinic=program.clinic.name,
        made_for=("", program.patient, ""),
        foot=foot(plan, ENGLISH),
        about=about(plan, f"{language.name}, {language.state}"),
        open_points=tuple(open_points(plan, found)),
        sections=tuple(_sections(plan, found, numbers)),
        use=USE,
    )


def _named(plan: Plan, issues: Sequence[Issue]) -> Iterator[str]:
    """The keys of all sources, in the order in which the sections name them."""
    yield from dosages.named_by(plan.program)
    yield from findings.named_by(plan.program, issues)
    yield from person.named_by(plan.program)
    yield from measured.named_by(plan.program)


def _sections(plan: Plan, issues: Sequence[Issue], numbers: Numbered) -> Iterator[Section]:
    program = plan.program
    yield from dosages.phases(plan, numbers)
    claims = dosages.claims(program, numbers)
    if claims is not None:
        yield claims
    yield findings.review(program, issues, numbers)
    yield person.screening(program, numbers)
    yield person.person(program)
    yield findings.pain(program, numbers)
    yield measured.tests(plan, numbers)
    answered = answers.history(program)
    if answered is not None:
        yield answered
    yield agenda.days(plan)
    yield reporting(program)
    yield sources(numbers)
