"""What was done and what changes, to the page for the patient.

Only what was done is praised, and what nobody wrote down is not held against
anybody. Sentences are short and to "you".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan import wording
from hipflex_plan.handout.cover import warnings
from hipflex_plan.handout.views import Fact
from hipflex_plan.languages import ENGLISH
from hipflex_plan.load import Band, Bodyweight, Weight
from hipflex_plan.prescription import Answer
from hipflex_plan.quantities import Side
from hipflex_plan.report.views import ChangeView, PatientPage, StayView
from hipflex_plan.response import Decision

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hipflex_plan.adhering import Adherence, Count, ExerciseDone, WeekDone
    from hipflex_plan.diary import Diary
    from hipflex_plan.load import Load
    from hipflex_plan.plan import Plan
    from hipflex_plan.report.outcomes import Outcome

FEW = 0.5
"""Below this share of the days nothing is said of how many; we ask what would help."""
MOST_GROWING = 2
A_RUN = 3
"""So many weeks in a row are told as from and to."""


def page(plan: Plan, diary: Diary, done: Adherence, outcomes: Sequence[Outcome]) -> PatientPage:
    """The page for the patient."""
    program = plan.program
    name = f"For {program.patient}, up to" if program.patient else "Up to"
    head, well = _well(plan, diary, done, outcomes)
    visit = program.next_visit
    return PatientPage(
        fit="",
        made_for=f"{name} {wording.date(done.on, ENGLISH)}",
        facts=tuple(_facts(done.total)),
        done=tuple(wording.glued(line) for line in _done(diary, done)),
        well_head=head,
        well=tuple(wording.glued(line) for line in well),
        changes=tuple(_change(one) for one in _stops_first(outcomes) if one.moves),
        decided=_decided(outcomes),
        sign=any(one.answer is None and one.moves for one in outcomes),
        stays=tuple(_stays([one for one in outcomes if not one.moves])),
        visit=wording.long_date(visit, ENGLISH) if visit and visit >= done.on else "",
        warnings=warnings(program.clinic, ENGLISH),
    )


def _facts(total: Count) -> Iterator[Fact]:
    """The days in large numbers; none where nothing was done."""
    if not total.done:
        return
    yield Fact(str(total.done), f"of {_days(total.planned)}", "with exercises done")
    if total.not_done:
        yield Fact(str(total.not_done), _day_or_days(total.not_done), "without exercises")
    if total.not_written:
        yield Fact(str(total.not_written), _day_or_days(total.not_written), "not written down")


def _days(number: int) -> str:
    return wording.joined(ENGLISH.several(number, "{number} day", "{number} days"))


def _day_or_days(number: int) -> str:
    return "day" if number == 1 else "days"


def _done(diary: Diary, done: Adherence) -> Iterator[str]:
    """How many days, in words that blame nobody."""
    total = done.total
    if not total.planned:
        yield "Your plan has only just begun."
    elif total.not_written == total.planned:
        yield "There is nothing in your diary yet. That is all right."
        yield "Tell us how it went. We will look at it with you."
    else:
        yield from _counted(total)
        if any(row.obstacle for row in diary.rows if row.on <= done.on):
            yield "You wrote down what got in the way. We will look at it with you."
        elif total.done < total.planned * FEW and total.not_done:
            yield "Life gets in the way at times. Tell us what would help."


def _counted(total: Count) -> Iterator[str]:
    """The days with something done, those without, and those of which nobody knows."""
    if total.done == total.planned:
        yield "You did exercises on every day of your plan so far."
    elif total.done:
        yield f"You did exercises on {total.done} of {_days(total.planned)}."
    if total.not_done:
        yield f"On {_days(total.not_done)} you wrote that you did none. Thank you for saying so."
    if total.not_written == 1:
        yield "1 day is not written down. We do not count it as missed."
    elif total.not_written:
        yield f"{total.not_written} days are not written down. We do not count them as missed."


def _well(
    plan: Plan, diary: Diary, done: Adherence, outcomes: Sequence[Outcome]
) -> tuple[str, tuple[str, ...]]:
    """What went well, as far as it is true; how to go on where nothing is known."""
    told = (*_full_weeks(plan, done), *_growing(done, outcomes), *_less_pain(done))
    told += tuple(_wrote(plan, diary, done))
    if told:
        return "What went well", told
    if not done.total.planned:
        return "To begin with", ("Write down what you do. That helps us to help you.",)
    return "It is not too late", (
        "You can begin again. There is no need to catch up.",
        "Tell us what gets in the way. We may find something that fits better.",
    )


def _full_weeks(plan: Plan, done: Adherence) -> Iterator[str]:
    """The weeks that are over in which something was done on every day."""
    full = [
        week
        for week, count in zip(done.weeks, done.sessions, strict=True)
        if count.done == len(plan.in_week(week)) > 0
    ]
    if full:
        weeks = _weeks(full, len(done.weeks))
        yield f"In {weeks} you did exercises on every day of your plan."


def _weeks(weeks: Sequence[int], of: int) -> str:
    """``week 2``, ``weeks 1 and 4``, ``weeks 1 to 6``, ``4 of 6 weeks``."""
    first, last = weeks[0], weeks[-1]
    if first == last:
        return f"week {first}"
    if len(weeks) >= A_RUN and last - first + 1 == len(weeks):
        return f"weeks {first} to {last}"
    if len(weeks) > A_RUN:
        return f"{len(weeks)} of {of} weeks"
    return f"weeks {ENGLISH.listed([str(week) for week in weeks])}"


def _growing(done: Adherence, outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Where load or amount grew, but not where the exercise has to give way."""
    easing = {
        one.was.exercise.slug
        for one in outcomes
        if one.decision in (Decision.STOP, Decision.STEP_BACK)
    }
    grown = (
        _heavier(one) or _more(one) for one in done.exercises if one.exercise.slug not in easing
    )
    yield from [sentence for sentence in grown if sentence][:MOST_GROWING]


def _heavier(one: ExerciseDone) -> str:
    loads = [week.load for week in one.weeks if week.load is not None]
    if len(loads) < 2:  # noqa: PLR2004  # a first and a last
        return ""
    first, last = loads[0], loads[-1]
    name = one.exercise.short_name
    if isinstance(first, Weight) and isinstance(last, Weight) and last.kg > first.kg:
        light, heavy = (wording.weight(load, ENGLISH) for load in (first, last))
        return f"{name}: you went from {light} to {heavy}."
    if isinstance(first, Band) and isinstance(last, Band) and _is_stronger(last, first):
        return f"{name}: you went from the {first.colour} to the {last.colour} band."
    return ""


def _is_stronger(band: Band, than: Band) -> bool:
    return band.brand == than.brand and band.colour.rank > than.colour.rank


def _more(one: ExerciseDone) -> str:
    """More in the last full week than in the first, on as many days."""
    full = [week for week in one.weeks if _full(week)]
    if len(full) < 2:  # noqa: PLR2004  # a first and a last
        return ""
    first, last = full[0], full[-1]
    if first.count.planned != last.count.planned or (last.volume or 0) <= (first.volume or 0):
        return ""
    word = (
        wording.word_for(one.exercise.counted, 2, ENGLISH)
        if one.unit == "repetitions"
        else one.unit
    )
    return (
        f"{one.exercise.short_name}: {first.volume} {word} in week {first.week}, "
        f"{last.volume} in week {last.week}."
    )


def _full(week: WeekDone) -> bool:
    return week.whole and week.count.done == week.count.planned


def _less_pain(done: Adherence) -> Iterator[str]:
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
            yield f"Your worst pain went from {high} in week {first} to {low} in week {last}."


def _wrote(plan: Plan, diary: Diary, done: Adherence) -> Iterator[str]:
    """Thanks for the diary, and for what was told of pain."""
    total = done.total
    wrote = total.planned - total.not_written
    if wrote:
        days = "every day" if wrote == total.planned else f"{wrote} of {_days(total.planned)}"
        yield f"You wrote down {days}. That helps us to help you."
    hold_to = plan.program.clinic.pain.hold_to
    rows = [row for row in diary.rows if row.on <= done.on]
    pains = [p for row in rows for p in (row.pain, row.pain_next_morning) if p is not None]
    if any(row.stop_sign or row.adverse_event for row in rows) or any(p > hold_to for p in pains):
        yield "You told us when something was wrong. That keeps you safe."


def _stops_first(outcomes: Sequence[Outcome]) -> list[Outcome]:
    return sorted(outcomes, key=lambda one: not one.stops)


def _change(one: Outcome) -> ChangeView:
    """A change with its sentence; where the clinician changed it, with the new dose alone."""
    sentences = (one.sentence,)
    if one.answer is Answer.CHANGED:
        sentences = ("We have changed this one for you.",)
    return ChangeView(
        name=_name(one),
        sentences=tuple(wording.glued(sentence) for sentence in sentences),
        dose=_dose(one),
        stops=one.stops,
    )


def _dose(one: Outcome) -> str:
    """The new dose in numbers with their words; "" where nothing is left, or none is new."""
    now = one.now
    if now is None or (not one.swaps and now.dosage == one.was.dosage):
        return ""
    numbers = wording.dose_numbers(now.dosage, now.exercise, ENGLISH)
    dose = " × ".join(wording.joined(f"{number} {word}") for number, word in numbers)
    side = wording.SIDES[now.dosage.side]
    against = _against(now.dosage.load, one.was.dosage.load)
    told = ", ".join(part for part in (dose, side, wording.joined(against)) if part)
    return f"{now.exercise.short_name}, {told}" if one.swaps else told


def _against(load: Load, before: Load) -> str:
    """The load in words; where it falls away, that too."""
    if isinstance(load, Bodyweight):
        fallen = {Weight: "no weight", Band: "no band"}
        return fallen.get(type(before), "")
    return f"{load.colour} band" if isinstance(load, Band) else wording.load_name(load, ENGLISH)


def _decided(outcomes: Sequence[Outcome]) -> str:
    if any(one.answer is None and one.moves for one in outcomes):
        return "We will talk about this with you. Until then, add nothing."
    by = list(dict.fromkeys(one.by for one in outcomes if one.by and one.moves))
    return f"Decided by {ENGLISH.listed(by)}." if by else ""


def _stays(outcomes: Sequence[Outcome]) -> Iterator[StayView]:
    """What stays, those of one sentence together."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for one in outcomes:
        groups.setdefault(_staying(one), []).append(_name(one))
    for sentences, names in groups.items():
        yield StayView(ENGLISH.listed(names), sentences)


def _name(one: Outcome) -> str:
    """``Wall knee hold (left)``: the side in brackets, for names that stand in a row."""
    side = one.was.side
    name = one.was.exercise.short_name
    return f"{name} ({side})" if side in (Side.LEFT, Side.RIGHT) else name


def _staying(one: Outcome) -> tuple[str, ...]:
    if one.answer is Answer.REFUSED:
        return ("Go on as planned.",)
    held = ("Stay with the numbers that you have now.",) if one.held else ()
    return (wording.glued(one.sentence), *held)
