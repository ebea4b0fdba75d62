"""What a plan must keep and what is best, from docs/explanation/scheduling.md alone.

Nothing of this knows how the scheduler finds its days: `broken` reads a finished plan, and
the rest tries every day of every exercise of a small program. Days are places in a week of
the program, 0 to 6; a way is one set of days for each prescription.

A program must carry its start and its training days.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import combinations, pairwise

import attrs

from hipflex_plan import Daily, Order, Purpose, RepetitionMaximum, Weekday
from hipflex_plan.duration import exercise_seconds

A_DAY = timedelta(days=1)
A_WEEK = range(7)
NAMES = [day.value for day in Weekday]
RESTING = (Purpose.STRENGTH, Purpose.POWER)


# --- the calendar ---


def stands_still(program, day):
    """Whether a day is none of the program's."""
    return any(
        change.what.value in ("paused", "postponed") and change.on <= day <= change.to
        for change in program.date_changes
    )


def weeks_of(program):
    """The days of each week: the next seven that count."""
    weeks, day = [], program.start
    for _ in range(program.weeks):
        week = []
        while len(week) < 7:
            if not stands_still(program, day):
                week.append(day)
            day += A_DAY
        weeks.append(week)
    return weeks


def phases_of(program):
    """For each week of the program its phase and its number in that phase, from 0."""
    return [(phase, week) for phase in program.phases for week in range(phase.weeks)]


def is_away(program, day, holidays=()):
    """Whether what is not daily must not be done on a day."""
    first = program.availability.first_session
    if day in holidays or (first is not None and day < first):
        return True
    for away in program.availability.away:
        begin, end = away.first, away.last
        while begin <= day:
            if day <= end:
                return True
            if not away.every_weeks:
                break
            begin += timedelta(weeks=away.every_weeks)
            end += timedelta(weeks=away.every_weeks)
    return False


def is_training_day(program, weekday):
    """Whether a weekday, 0 for Monday, is offered."""
    return not program.training_days or NAMES[weekday] in {d.value for d in program.training_days}


def is_offered(program, day, holidays=()):
    """Whether what is not daily may be done on a day."""
    return is_training_day(program, day.weekday()) and not is_away(program, day, holidays)


def limit_of(program, weekday):
    """The most seconds of a weekday; None for any."""
    for limit in program.availability.minutes:
        if limit.day.value == NAMES[weekday]:
            return limit.minutes * 60
    return None


# --- what a prescription is ---


def is_daily(one):
    return isinstance(one.frequency, Daily)


def rests(one):
    return one.exercise.purpose in RESTING


def movers(one):
    return frozenset(one.exercise.muscles.prime_movers)


def rested_movers(ones):
    """The prime movers of the strength work among some prescriptions."""
    return frozenset(mover for one in ones if rests(one) for mover in movers(one))


def seconds(one, dosage):
    return exercise_seconds(one.exercise, dosage) * one.frequency.times


def is_heavy(one, dosage):
    """8 RM or less, or an effort of 8 and more."""
    by_load = isinstance(dosage.load, RepetitionMaximum) and dosage.load.repetitions <= 8
    by_effort = dosage.effort is not None and dosage.effort.low >= 8
    return rests(one) and (by_load or by_effort)


# --- a finished plan ---


def broken(plan, holidays=()):
    """Everything that a plan does not keep."""
    return [
        *_of_dates(plan),
        *_of_frequency(plan, holidays),
        *_of_rest(plan),
        *_of_minutes(plan),
        *_of_sessions(plan),
    ]


def _of_dates(plan):
    if [session.number for session in plan.sessions] != list(range(1, len(plan.sessions) + 1)):
        yield "sessions are numbered from 1"
    if not all(one.on < other.on for one, other in pairwise(plan.sessions)):
        yield "dates rise"
    weeks = weeks_of(plan.program)
    for session in plan.sessions:
        if not 1 <= session.week <= len(weeks) or session.on not in weeks[session.week - 1]:
            yield f"{session.on} lies in week {session.week}"
        elif plan.program.phases[session.phase] != phases_of(plan.program)[session.week - 1][0]:
            yield f"week {session.week} lies in phase {session.phase + 1}"
    if plan.end != weeks[-1][-1]:
        yield "the plan ends with its last week"


def days_done(plan, week, one):
    """The dates of a prescription in a week, numbered from 0."""
    return [
        session.on
        for session in plan.sessions
        if session.week == week + 1 and any(item.prescription == one for item in session.items)
    ]


def _of_frequency(plan, holidays):
    program = plan.program
    for week, (phase, _) in enumerate(phases_of(program)):
        for one in phase.prescriptions:
            done = days_done(plan, week, one)
            told = f"{one.exercise.slug} in week {week + 1}"
            if is_daily(one):
                if done != weeks_of(program)[week]:
                    yield f"{told} every day"
                continue
            if len(done) != one.frequency.days:
                yield f"{told} on {one.frequency.days} days"
            for day in done:
                if not is_training_day(program, day.weekday()):
                    yield f"{told} on training days, not {day}"
                if is_away(program, day, holidays):
                    yield f"{told} not away, not {day}"


def _of_rest(plan):
    for one, other in pairwise(plan.sessions):
        if other.on == one.on + A_DAY:
            again = rested_movers(i.prescription for i in one.items) & rested_movers(
                i.prescription for i in other.items
            )
            for mover in sorted(again):
                yield f"{mover} rests between {one.on} and {other.on}"


def _of_minutes(plan):
    for session in plan.sessions:
        limit = limit_of(plan.program, session.on.weekday())
        needed = sum(seconds(item.prescription, item.dosage) for item in session.items)
        if limit is not None and needed > limit:
            yield f"{needed} seconds on {session.on} are more than {limit}"


def _of_sessions(plan):
    phases = phases_of(plan.program)
    for session in plan.sessions:
        phase, week = phases[session.week - 1]
        for item in session.items:
            place = phase.prescriptions.index(item.prescription)
            if item.number != place + 1:
                yield f"{item.exercise.slug} is number {place + 1} on {session.on}"
            if item.dosage != phase.dosages[place][week]:
                yield f"{item.exercise.slug} has the dosage of its week on {session.on}"
        if len({item.number for item in session.items}) < len(session.items):
            yield f"each exercise once on {session.on}"
        yield from _of_order(plan.program.availability.order, session)


def _of_order(order, session):
    items = session.items
    if order is Order.AS_WRITTEN:
        if [i.number for i in items] != sorted(i.number for i in items):
            yield f"as written on {session.on}"
        return
    parts = [_part(item.prescription) for item in items]
    if parts != sorted(parts):
        yield f"warm-up, then jumps, then the rest on {session.on}"
    for part in sorted(set(parts)):
        places = [
            item.exercise.position for item, own in zip(items, parts, strict=True) if own == part
        ]
        changes = sum(one != other for one, other in pairwise(places))
        if changes >= len(set(places)):
            yield f"{len(set(places)) - 1} changes of position on {session.on}, not {changes}"


def _part(one):
    if one.warm_up:
        return 0
    return 1 if one.exercise.purpose is Purpose.POWER else 2


# --- what is best: every way of a small program ---


@attrs.frozen
class Way:
    """The days of each prescription in one week, and what it costs (all but the first number)."""

    days: tuple[frozenset[int], ...]
    cost: tuple[int, ...]
    first: frozenset[str]
    """What the strength work of the first day of the week moves."""
    last: frozenset[str]


def uneven(days):
    """The squared gaps between days of a week, the one over its end included."""
    rising = sorted(days)
    return sum((after - day) ** 2 for day, after in pairwise([*rising, rising[0] + 7]))


def late(days):
    return sum(128 - 2 ** (6 - day) for day in days)


def cost_of(ones, dosages, days):
    """What the days of a week cost, without those that are not the usual ones."""
    heavy = [is_heavy(one, dosage) for one, dosage in zip(ones, dosages, strict=True)]
    pairs = [
        (a, b)
        for a, b in combinations(range(len(ones)), 2)
        if heavy[a] and heavy[b] and movers(ones[a]) & movers(ones[b])
    ]
    lifts = [d for one, d in zip(ones, days, strict=True) if rests(one)]
    others = [d for one, d in zip(ones, days, strict=True) if not rests(one)]
    strength_days = frozenset().union(*lifts)
    return (
        sum(len(days[a] & days[b]) for a, b in pairs),
        len(strength_days),
        sum(uneven(d) for d in lifts),
        sum(len(d - strength_days) for d in others),
        sum(uneven(d) for d in others),
        sum(late(d) for d in days),
    )


def ways(ones, dosages, offered, limits, in_a_row):
    """Every way to spend a week.

    Args:
        ones: the prescriptions.
        dosages: theirs in this week.
        offered: the days on which what is not daily may be done.
        limits: the most seconds of each of the seven days, or None.
        in_a_row: the days that have the next day of the week right after them.
    """
    found = [()]
    for one in ones:
        choices = [A_WEEK] if is_daily(one) else combinations(offered, one.frequency.days)
        choices = [frozenset(choice) for choice in choices]
        found = [
            (*before, choice)
            for before in found
            for choice in choices
            if _may_follow(one, choice, ones, before, in_a_row)
        ]
    return [
        Way(days, cost_of(ones, dosages, days), _moved(ones, days, 0), _moved(ones, days, 6))
        for days in found
        if _within(ones, dosages, days, limits)
    ]


def _may_follow(one, choice, ones, before, in_a_row):
    """Whether the muscles of *one* rest between its days and those chosen already."""
    if not rests(one):
        return True
    for other, taken in [*zip(ones, before, strict=False), (one, choice)]:
        if rests(other) and movers(one) & movers(other):
            for day in in_a_row:
                if (day in choice and day + 1 in taken) or (day in taken and day + 1 in choice):
                    return False
    return True


def _moved(ones, days, day):
    return rested_movers(one for one, taken in zip(ones, days, strict=True) if day in taken)


def _within(ones, dosages, days, limits):
    return all(
        limit is None
        or limit
        >= sum(
            seconds(one, dosage)
            for one, dosage, taken in zip(ones, dosages, days, strict=True)
            if day in taken
        )
        for day, limit in enumerate(limits)
    )


def _dosages(phase, week):
    return [weeks[week] for weeks in phase.dosages]


def usual_ways(program, phase):
    """Every way to spend the usual week of a phase: nobody away, from the weekday of the start."""
    weekdays = [(program.start.weekday() + day) % 7 for day in A_WEEK]
    found = ways(
        phase.prescriptions,
        _dosages(phase, 0),
        [day for day in A_WEEK if is_training_day(program, weekdays[day])],
        [limit_of(program, weekday) for weekday in weekdays],
        range(6),
    )
    return [way for way in found if phase.weeks == 1 or not way.last & way.first]


def calendar_ways(program, holidays=()):
    """For each week in the calendar every way to spend it."""
    kept, found = {}, []
    for days, (phase, week) in zip(weeks_of(program), phases_of(program), strict=True):
        dosages = _dosages(phase, week)
        offered = [day for day in A_WEEK if is_offered(program, days[day], holidays)]
        limits = [limit_of(program, day.weekday()) for day in days]
        in_a_row = [day for day in range(6) if days[day] + A_DAY == days[day + 1]]
        key = str((phase.name, [str(d) for d in dosages], offered, limits, in_a_row))
        if key not in kept:
            kept[key] = ways(phase.prescriptions, dosages, offered, limits, in_a_row)
        found.append(kept[key])
    return found


def cheapest(stages, meets):
    """The least costs of stages, the earlier ones first; None where they cannot follow each other.

    Args:
        stages: for each stage its choices: what it costs, what is moved first and last.
        meets: for each two stages, whether the last day of one is right before the first of
            the other.
    """
    following = None
    for place in reversed(range(len(stages))):
        least = {}
        for cost, first, last in stages[place]:
            if (first, last) not in least or cost < least[first, last]:
                least[first, last] = cost
        here = {}
        for (first, last), cost in least.items():
            rests_of = (
                [[]]
                if following is None
                else [costs for then, costs in following if not (meets[place] and last & then)]
            )
            if rests_of and (first not in here or [cost, *min(rests_of)] < here[first]):
                here[first] = [cost, *min(rests_of)]
        following = list(here.items())
    return min((costs for _, costs in following), default=None)


def _choices(found):
    return [(way.cost, way.first, way.last) for way in found]


def usual_weeks(program):
    """The best usual weeks, one for each phase: all that cost the same; none if there are none.

    Each has a set of weekdays, 0 for Monday, for the name of a phase and the place of a
    prescription.
    """
    stages = [usual_ways(program, phase) for phase in program.phases]
    meets = [True] * len(stages)
    costs = cheapest([_choices(found) for found in stages], meets)
    if costs is None:
        return []
    best = [
        [way for way in found if way.cost == cost]
        for found, cost in zip(stages, costs, strict=True)
    ]
    chains = [[way] for way in best[0]]
    for found in best[1:]:
        chains = [[*c, way] for c in chains for way in found if not c[-1].last & way.first]
    return [
        {
            (phase.name, one.place): frozenset((program.start.weekday() + day) % 7 for day in days)
            for phase, way in zip(program.phases, chain, strict=True)
            for one, days in zip(phase.prescriptions, way.days, strict=True)
        }
        for chain in chains
    ]


def unusual(phase, days, weekdays, usual):
    """How many of the days of each prescription are not its usual ones, together."""
    if usual is None:
        return 0
    return sum(
        weekdays[day] not in usual[phase.name, one.place]
        for one, taken in zip(phase.prescriptions, days, strict=True)
        for day in taken
    )


def optimum(program, usual=None, holidays=(), calendar=None):
    """The least cost of each week, the earlier ones first; None where nothing is possible."""
    calendar = calendar or calendar_ways(program, holidays)
    weeks = weeks_of(program)
    stages = []
    for week, found in enumerate(calendar):
        weekdays = [day.weekday() for day in weeks[week]]
        phase, _ = phases_of(program)[week]
        stages.append(
            [
                ((unusual(phase, way.days, weekdays, usual), *way.cost), way.first, way.last)
                for way in found
            ]
        )
    meets = [one[-1] + A_DAY == other[0] for one, other in pairwise(weeks)]
    return cheapest(stages, [*meets, True])


def is_feasible(program, holidays=()):
    return optimum(program, None, holidays) is not None


def days_of(program, plan, week):
    """The days of each prescription of a program in a week of its plan, as a `Way` has them.

    The plan may have put the prescriptions of a phase in another order.
    """
    days = weeks_of(program)[week]
    phase, _ = phases_of(program)[week]
    return tuple(
        frozenset(days.index(on) for on in days_done(plan, week, one))
        for one in phase.prescriptions
    )


def costs_of(program, plan, usual=None):
    """What each week of a plan of a program costs, from its dates."""
    costs = []
    for week, (phase, number) in enumerate(phases_of(program)):
        taken = days_of(program, plan, week)
        weekdays = [day.weekday() for day in weeks_of(program)[week]]
        moved = unusual(phase, taken, weekdays, usual)
        costs.append((moved, *cost_of(phase.prescriptions, _dosages(phase, number), taken)))
    return costs


def disagreement(program, plan, holidays=()):
    """What is wrong with the scheduler's answer for a small program, None for nothing.

    Args:
        program: with its start and its training days.
        plan: what the scheduler made of it; None where it refused.
        holidays: the public holidays, where the program has a country.
    """
    calendar = calendar_ways(program, holidays)
    possible = optimum(program, None, holidays, calendar) is not None
    if possible != (plan is not None):
        return "refused, but possible" if possible else "planned, but impossible"
    if plan is None:
        return None
    if wrong := broken(plan, holidays):
        return wrong
    # Where several usual weeks are equally good, the scheduler may take any of them.
    tried = [
        (costs_of(program, plan, usual), optimum(program, usual, holidays, calendar))
        for usual in usual_weeks(program) or [None]
    ]
    return None if any(had == best for had, best in tried) else tried
