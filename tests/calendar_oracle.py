"""What a plan must keep and what is best, from docs/explanation/scheduling.md alone.

Nothing of this knows how the scheduler finds its days: `broken` reads a finished plan, and
the rest tries every day of every exercise of a small program. Days are places in a week of
the program, 0 to 6; a way is one set of days for each prescription. The one thing taken from
the scheduler is the order of a session, which has nothing to do with days.

A program must carry its start and its training days.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations, pairwise

import attrs

from hipflex_plan import (
    Availability,
    Daily,
    Order,
    PerWeek,
    Purpose,
    RepetitionMaximum,
    Weekday,
    schedule,
)
from hipflex_plan.duration import exercise_seconds

A_DAY = timedelta(days=1)
A_WEEK = range(7)
NAMES = [day.value for day in Weekday]
RESTING = (Purpose.STRENGTH, Purpose.POWER)


# --- the calendar ---


def stops_of(program):
    """When the program stands still, in the order in which it was told to."""
    return [one for one in program.date_changes if one.what.value in ("paused", "postponed")]


def stands_still(program, day):
    """Whether a day is none of the program's."""
    return any(stop.on <= day <= stop.to for stop in stops_of(program))


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
class Work:
    """What a week asks for."""

    ones: tuple
    """The prescriptions of its phase."""
    dosages: tuple
    """Theirs in this week."""
    order: tuple[int, ...]
    """Their places in the order of the session."""


def works_of(program):
    """The work of each week of the program."""
    orders = session_orders(program)
    return [
        Work(
            phase.prescriptions,
            tuple(weeks[week] for weeks in phase.dosages),
            orders[phase.name],
        )
        for phase, week in phases_of(program)
    ]


@attrs.frozen
class Way:
    """The days of each prescription in one week, and what it costs (all but the first number)."""

    days: tuple[frozenset[int], ...]
    cost: tuple[int | tuple[int, ...], ...]
    first: frozenset[str]
    """What the strength work of the first day of the week moves."""
    last: frozenset[str]


def uneven(days):
    """The squared gaps between days of a week, the one over its end included."""
    rising = sorted(days)
    return sum((after - day) ** 2 for day, after in pairwise([*rising, rising[0] + 7]))


def late(days):
    return sum(128 - 2 ** (6 - day) for day in days)


def session_orders(program):
    """For the name of each phase the places of its prescriptions in the order of the session."""
    phases = [
        attrs.evolve(
            phase,
            prescriptions=[attrs.evolve(o, frequency=PerWeek(1)) for o in phase.prescriptions],
        )
        for phase in program.phases
    ]
    order = Availability(order=program.availability.order)
    freed = attrs.evolve(
        program,
        phases=phases,
        start=date(2027, 1, 4),
        training_days="",
        availability=order,
        date_changes=[],
    )
    return _orders_of(program, schedule(freed))


def cost_of(work, days):
    """What the days of a week cost, without those that are not the usual ones."""
    ones = work.ones
    heavy = [is_heavy(one, dosage) for one, dosage in zip(ones, work.dosages, strict=True)]
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
        tuple(late(days[place]) for place in work.order),
    )


def ways(work, offered, limits, in_a_row):
    """Every way to spend a week.

    Args:
        work: what it asks for.
        offered: the days on which what is not daily may be done.
        limits: the most seconds of each of the seven days, or None.
        in_a_row: the days that have the next day of the week right after them.
    """
    ones, found = work.ones, [()]
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
        Way(days, cost_of(work, days), _moved(ones, days, 0), _moved(ones, days, 6))
        for days in found
        if _within(work, days, limits)
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


def _within(work, days, limits):
    return all(
        limit is None
        or limit
        >= sum(
            seconds(one, dosage)
            for one, dosage, taken in zip(work.ones, work.dosages, days, strict=True)
            if day in taken
        )
        for day, limit in enumerate(limits)
    )


def usual_ways(program, work, weeks):
    """Every way to spend the usual week of a phase: nobody away, from the weekday of the start.

    Args:
        program: with its start and its training days.
        work: that of the first week of the phase.
        weeks: how many the phase has.
    """
    weekdays = [(program.start.weekday() + day) % 7 for day in A_WEEK]
    found = ways(
        work,
        [day for day in A_WEEK if is_training_day(program, weekdays[day])],
        [limit_of(program, weekday) for weekday in weekdays],
        range(6),
    )
    return [way for way in found if weeks == 1 or not way.last & way.first]


def calendar_ways(program, holidays=(), done=None):
    """For each week in the calendar every way to spend it.

    Args:
        program: with its start and its training days.
        holidays: the public holidays, where the program has a country.
        done: what was done, as `past` has it; that of the program if not given.
    """
    kept = {}
    done = past(program, holidays, kept) if done is None else done
    return _with_past(program, _free_ways(program, holidays, kept), done)


def _free_ways(program, holidays, kept):
    """For each week in the calendar every way to spend it, with nothing done yet."""
    found = []
    for days, work in zip(weeks_of(program), works_of(program), strict=True):
        offered = [day for day in A_WEEK if is_offered(program, days[day], holidays)]
        limits = [limit_of(program, day.weekday()) for day in days]
        in_a_row = [day for day in range(6) if days[day] + A_DAY == days[day + 1]]
        key = str((work.ones, work.dosages, offered, limits, in_a_row))
        if key not in kept:
            kept[key] = ways(work, offered, limits, in_a_row)
        found.append(kept[key])
    return found


def _with_past(program, calendar, done):
    """The ways that have on each past day what was done on it."""
    return [
        [
            way
            for way in found
            if all(
                (on in days) == (one.place in done[day])
                for one, days in zip(phase.prescriptions, way.days, strict=True)
                for on, day in enumerate(week)
                if day in done and not is_daily(one)
            )
        ]
        for week, (phase, _), found in zip(
            weeks_of(program), phases_of(program), calendar, strict=True
        )
    ]


def past(program, holidays=(), kept=None):
    """For each day before the stops what was done on it, by `Prescription.place`.

    Each stop is decided on the plan made with the stops before it. Where there is none, it
    is only known what lay before those stops.
    """
    kept = {} if kept is None else kept
    usual = usual_week(program)
    stops, done = stops_of(program), {}
    for number, stop in enumerate(stops):
        before = attrs.evolve(program, date_changes=stops[:number])
        calendar = _with_past(before, _free_ways(before, holidays, kept), done)
        best = best_ways(before, usual, calendar)
        if best is not None:
            done = {
                day: {
                    one.place
                    for one, days in zip(phase.prescriptions, way.days, strict=True)
                    if on in days
                }
                for week, (phase, _), way in zip(
                    weeks_of(before), phases_of(before), best, strict=True
                )
                for on, day in enumerate(week)
            }
        done = {day: ones for day, ones in done.items() if day < stop.on}
    return done


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


def usual_week(program):
    """The best usual weeks, one for each phase; None if there are none.

    It has a set of weekdays, 0 for Monday, for the name of a phase and the place of a
    prescription.
    """
    firsts = [
        work
        for work, (_, week) in zip(works_of(program), phases_of(program), strict=True)
        if not week
    ]
    stages = [
        usual_ways(program, work, phase.weeks)
        for phase, work in zip(program.phases, firsts, strict=True)
    ]
    costs = cheapest([_choices(found) for found in stages], [True] * len(stages))
    if costs is None:
        return None
    usual = {}
    for phase, found, cost in zip(program.phases, stages, costs, strict=True):
        (way,) = (way for way in found if way.cost == cost)
        for one, days in zip(phase.prescriptions, way.days, strict=True):
            usual[phase.name, one.place] = frozenset(
                (program.start.weekday() + day) % 7 for day in days
            )
    return usual


def unusual(phase, days, weekdays, usual):
    """How many of the days of each prescription are not its usual ones, together."""
    if usual is None:
        return 0
    return sum(
        weekdays[day] not in usual[phase.name, one.place]
        for one, taken in zip(phase.prescriptions, days, strict=True)
        for day in taken
    )


def _stages(program, usual, calendar):
    """For each week what its ways cost, with the days that are not the usual ones."""
    for week, found in enumerate(calendar):
        weekdays = [day.weekday() for day in weeks_of(program)[week]]
        phase, _ = phases_of(program)[week]
        yield [(unusual(phase, way.days, weekdays, usual), *way.cost) for way in found]


def optimum(program, usual, calendar):
    """The least cost of each week, the earlier ones first; None where nothing is possible.

    Args:
        program: with its start and its training days.
        usual: its usual week.
        calendar: for each week, or for the first ones, the ways to spend it.
    """
    stages = [
        [(cost, way.first, way.last) for cost, way in zip(costs, found, strict=True)]
        for costs, found in zip(_stages(program, usual, calendar), calendar, strict=True)
    ]
    meets = [one[-1] + A_DAY == other[0] for one, other in pairwise(weeks_of(program))]
    return cheapest(stages, [*meets, True])


def best_ways(program, usual, calendar):
    """The best way of each week, which is the only one; None where nothing is possible."""
    best = optimum(program, usual, calendar)
    if best is None:
        return None
    chosen = []
    for costs, found, least in zip(_stages(program, usual, calendar), calendar, best, strict=True):
        (way,) = (way for cost, way in zip(costs, found, strict=True) if cost == least)
        chosen.append(way)
    return chosen


def is_feasible(program, holidays=(), done=None, weeks=None):
    """Whether a program, or its first weeks, can be done after what was done."""
    return optimum(program, None, calendar_ways(program, holidays, done)[:weeks]) is not None


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


def costs_of(program, days, usual=None):
    """What each week costs, from the days of its prescriptions."""
    costs = []
    for week, work in enumerate(works_of(program)):
        weekdays = [day.weekday() for day in weeks_of(program)[week]]
        phase, _ = phases_of(program)[week]
        moved = unusual(phase, days[week], weekdays, usual)
        costs.append((moved, *cost_of(work, days[week])))
    return costs


def disagreement(program, plan, holidays=()):
    """What is wrong with the scheduler's answer for a small program, None for nothing.

    Args:
        program: with its start and its training days.
        plan: what the scheduler made of it; None where it refused.
        holidays: the public holidays, where the program has a country.
    """
    usual = usual_week(program)
    best = best_ways(program, usual, calendar_ways(program, holidays))
    if (best is not None) != (plan is not None):
        return "planned, but impossible" if best is None else "refused, but possible"
    if plan is None:
        return None
    if wrong := broken(plan, holidays):
        return wrong
    if session_orders(program) != _orders_of(program, plan):
        return "the order of the session depends on its days"
    had = [days_of(program, plan, week) for week in range(program.weeks)]
    wanted = [way.days for way in best]
    if had == wanted:
        return None
    return had, wanted, costs_of(program, had, usual), costs_of(program, wanted, usual)


def _orders_of(program, plan):
    return {
        phase.name: [
            [one.place for one in phase.prescriptions].index(one.place)
            for one in ordered.prescriptions
        ]
        for phase, ordered in zip(program.phases, plan.program.phases, strict=True)
    }
