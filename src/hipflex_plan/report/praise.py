"""What was done to what went well, as far as it is true; how to go on where nothing is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan import wording
from hipflex_plan.load import Band, Weight
from hipflex_plan.response import Decision

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hipflex_plan.diary import Diary
    from hipflex_plan.languages import Language
    from hipflex_plan.plan import Plan
    from hipflex_plan.report.outcomes import Outcome
    from hipflex_plan.work_done import Adherence, ExerciseDone, WeekDone

MOST_GROWING = 2
A_RUN = 3
"""So many weeks in a row are told as from and to."""


def well(
    plan: Plan,
    diary: Diary,
    done: Adherence,
    outcomes: Sequence[Outcome],
    language: Language,
) -> tuple[str, tuple[str, ...]]:
    """A head with its lines."""
    told = (
        *_full_weeks(plan, done, language),
        *_growing(done, outcomes, language),
        *_less_pain(done, language),
        *_wrote(plan, diary, done, language),
    )
    if told:
        return language.text("What went well"), told
    if not done.total.planned:
        begin = language.text("Write down what you do. That helps us to help you.")
        return language.text("To begin with"), (begin,)
    return language.text("It is not too late"), (
        language.text("You can begin again. There is no need to catch up."),
        language.text("Tell us what gets in the way. We may find something that fits better."),
    )


def _full_weeks(plan: Plan, done: Adherence, language: Language) -> Iterator[str]:
    """The weeks that are over in which something was done on every day."""
    full = [
        week
        for week, count in zip(done.weeks, done.sessions, strict=True)
        if count.done == len(plan.in_week(week)) > 0
    ]
    if full:
        yield _in_weeks(full, len(done.weeks), language)


def _in_weeks(weeks: Sequence[int], of: int, language: Language) -> str:
    """Of week 2, of weeks 1 and 4, of weeks 1 to 6, or of 4 of 6 weeks."""
    first, last = weeks[0], weeks[-1]
    if first == last:
        return language.text(
            "In week {week} you did exercises on every day of your plan.", week=first
        )
    if len(weeks) >= A_RUN and last - first + 1 == len(weeks):
        return language.text(
            "In weeks {first} to {last} you did exercises on every day of your plan.",
            first=first, last=last,
        )  # fmt: skip
    if len(weeks) > A_RUN:
        return language.several(
            of,
            "In {full} of {number} week you did exercises on every day of your plan.",
            "In {full} of {number} weeks you did exercises on every day of your plan.",
            full=len(weeks),
        )
    return language.text(
        "In weeks {weeks} you did exercises on every day of your plan.",
        weeks=language.listed([str(week) for week in weeks]),
    )


def _growing(
    done: Adherence, outcomes: Sequence[Outcome], language: Language
) -> Iterator[str]:  # fmt: skip
    """Where load or amount grew, but not where the exercise has to give way."""
    easing = {
        one.was.exercise.slug
        for one in outcomes
        if one.decision in (Decision.STOP, Decision.STEP_BACK)
    }
    grown = (
        _heavier(one, language) or _more(one, language)
        for one in done.exercises
        if one.exercise.slug not in easing
    )
    yield from [sentence for sentence in grown if sentence][:MOST_GROWING]


def _heavier(one: ExerciseDone, language: Language) -> str:
    loads = [week.load for week in one.weeks if week.load is not None]
    if len(loads) < 2:  # noqa: PLR2004  # a first and a last
        return ""
    first, last = loads[0], loads[-1]
    name = wording.words_of(one.exercise, language).short_name
    if isinstance(first, Weight) and isinstance(last, Weight) and last.kg > first.kg:
        light, heavy = (wording.weight(load, language) for load in (first, last))
        return language.text(
            "{name}: you went from {light} to {heavy}.", name=name, light=light, heavy=heavy
        )
    if isinstance(first, Band) and isinstance(last, Band) and _is_stronger(last, first):
        light, heavy = (wording.COLOURS[band.colour] for band in (first, last))
        return language.text(
            "{name}: you went from the {light} to the {heavy} band.",
            name=name, light=light, heavy=heavy,
        )  # fmt: skip
    return ""


def _is_stronger(band: Band, than: Band) -> bool:
    return band.brand == than.brand and band.colour.rank > than.colour.rank


def _more(one: ExerciseDone, language: Language) -> str:
    """More in the last full week than in the first, on as many days."""
    full = [week for week in one.weeks if _full(week)]
    if len(full) < 2:  # noqa: PLR2004  # a first and a last
        return ""
    first, last = full[0], full[-1]
    if first.count.planned != last.count.planned or (last.volume or 0) <= (first.volume or 0):
        return ""
    return language.text(
        "{name}: {first} {what} in week {week}, {last} in week {later}.",
        name=wording.words_of(one.exercise, language).short_name,
        first=first.volume,
        what=_counted(one, max(first.volume or 0, 2), language),
        week=first.week,
        last=last.volume,
        later=last.week,
    )


def _counted(one: ExerciseDone, number: int, language: Language) -> str:
    """The word for what is counted of an exercise, for several."""
    units = {
        "seconds": language.several(number, "second", "seconds"),
        "minutes": language.several(number, "minute", "minutes"),
        "steps": language.several(number, "step", "steps"),
    }
    return units.get(one.unit) or wording.word_for(one.exercise.counted, number, language)


def _full(week: WeekDone) -> bool:
    return week.whole and week.count.done == week.count.planned


def _less_pain(done: Adherence, language: Language) -> Iterator[str]:
    """The worst pain of the first week and of the last, where it went down and stayed so."""
    worst = {
        number: max(pains)
        for place, number in enumerate(done.weeks)
        if (
            pains := [p for one in done.exercises if (p := one.weeks[place].worst_pain) is not None]
        )
    }
    if len(worst) > 1:
        first, *_, last = worst
        high, low = worst[first], worst[last]
        if low < high == max(worst.values()):
            yield language.text(
                "Your worst pain went from {high} in week {first} to {low} in week {last}.",
                high=high, first=first, low=low, last=last,
            )  # fmt: skip


def _wrote(plan: Plan, diary: Diary, done: Adherence, language: Language) -> Iterator[str]:
    """Thanks for the diary, and for what was told of pain."""
    total = done.total
    wrote = total.planned - total.not_written
    if wrote and wrote == total.planned:
        yield language.text("You wrote down every day. That helps us to help you.")
    elif wrote:
        yield language.several(
            total.planned,
            "You wrote down {wrote} of {number} day. That helps us to help you.",
            "You wrote down {wrote} of {number} days. That helps us to help you.",
            wrote=wrote,
        )
    hold_to = plan.program.clinic.pain.hold_to
    rows = [row for row in diary.rows if row.on <= done.on]
    pains = [p for row in rows for p in (row.pain, row.pain_next_morning) if p is not None]
    if any(row.stop_sign or row.adverse_event for row in rows) or any(p > hold_to for p in pains):
        yield language.text("You told us when something was wrong. That keeps you safe.")
