"""Made-up people on real programs: what must be true whoever comes."""

from __future__ import annotations

import datetime as dt
from functools import cache

import attrs
import pytest

import hipflex_plan as hp
from hipflex_plan.diary import problems

CATALOGUE = hp.load_catalogue()
START = dt.date(2027, 1, 4)
PEOPLE = 10_000
KILOGRAMS = hp.LoadStep(up_to="3 kg", by="0.5 kg")
COLOURS = hp.LoadStep(up_to="blue band")
ANKLE = "seated-ankle-weight-hip-flexion"
STRONG = hp.SimulatedPerson(strength=2, gain_per_week=0.2)


def prescribed(slug, dosage, frequency="3 per week", response=None, grows=None):
    rule = grows or hp.Maintain()
    return hp.Prescription(CATALOGUE[slug], dosage, frequency, rule, response=response)


def four_weeks(*prescriptions, weeks=4, **changes):
    phase = hp.Phase("Build", weeks, list(prescriptions))
    return hp.Program("Try it", [phase], start=START, training_days="mon wed fri", **changes)


def lifts(weeks=4):
    return four_weeks(
        prescribed(
            ANKLE, "3 x 8-12 each side, 1 kg", response=hp.DoubleProgression(load=KILOGRAMS)
        ),
        prescribed(
            "kneeling-hip-flexor-stretch",
            "2 x 1 each side, hold 20 s",
            response=hp.LongerHold(seconds=5, up_to_seconds=40),
        ),
        weeks=weeks,
    )


def bands():
    return four_weeks(
        prescribed(
            "band-hip-flexion",
            "3 x 8-12 each side, red band",
            response=hp.TwoForTwo(load=COLOURS),
        ),
        prescribed(
            "standing-ankle-weight-hip-flexion",
            "3 x 12 each side, 1 kg",
            response=hp.AnkleWeight(load=KILOGRAMS),
        ),
    )


def ladders():
    return four_weeks(
        prescribed("seated-march", "2 x 5 each side", response=hp.Ladder()),
        prescribed("squat-to-calf-raise", "2 x 10", response=hp.Ladder(in_sessions=2)),
    )


def by_the_calendar():
    return four_weeks(
        prescribed(ANKLE, "3 x 8 each side, 1 kg", grows=hp.AddRepetitions(1, up_to=12)),
        prescribed(
            "band-hip-flexion",
            "3 x 8-12 each side, red band",
            grows=hp.AddLoad(up_to="blue band"),
        ),
    )


def as_much_as_possible():
    dapre = hp.Dapre(load=hp.LoadStep(up_to="4 kg", by="0.5 kg"))
    return four_weeks(
        prescribed("band-hip-flexion", "3 x 12 RM each side", response=hp.RepetitionTarget()),
        prescribed(ANKLE, "4 x 6 each side, 2 kg", response=dapre),
    )


def rules_of_rules():
    quick = hp.DoubleProgression(load=KILOGRAMS, in_sessions=1)
    left = hp.AtMostOnceAWeek(hp.Asymmetry(over=hp.AllOf([quick, hp.DeloadAfter(weeks=2)])))
    right = hp.FirstThatSpeaks([hp.DeloadAfter(weeks=3), quick])
    return four_weeks(
        prescribed(ANKLE, "4 x 8-12 left side, 1 kg", response=left),
        prescribed(ANKLE, "2 x 8-12 right side, 1 kg", response=right),
    )


def steps():
    reserve = hp.RepetitionsInReserve(load=hp.LoadStep(up_to="5 kg", by="1 kg"))
    return four_weeks(
        prescribed("lateral-band-walk", "2 x 12 steps", response=hp.MoreSteps(steps=4, up_to=20)),
        prescribed("step-up", "2 x 8-10 each side, 2 kg", "2 per week", reserve),
    )


def with_conditions():
    return four_weeks(
        prescribed("psoas-march", "2 x 10-12 each side", response=hp.Ladder(in_sessions=2)),
        prescribed(
            "wall-psoas-hold",
            "2 x 1 each side, hold 20 s",
            "2 per week",
            hp.LongerHold(seconds=5, up_to_seconds=30, in_sessions=1),
        ),
        person=hp.Person(conditions=["latex-allergy", "hip-arthroscopy"]),
    )


def every_day():
    return four_weeks(
        prescribed("stand-up-break", "1 x 5", "3 times a day", hp.Ladder(in_sessions=1)),
        prescribed("heel-slide", "2 x 10 each side", "daily", hp.EffortTarget(load=KILOGRAMS)),
    )


def two_phases():
    effort = hp.EffortTarget(load=KILOGRAMS)
    one = hp.Phase(
        "One",
        2,
        [
            prescribed(ANKLE, "3 x 8-12 each side, 1 kg", response=effort),
            prescribed("seated-march", "2 x 5 each side", "2 per week", hp.Ladder()),
        ],
    )
    two = hp.Phase(
        "Two",
        2,
        [
            prescribed(ANKLE, "3 x 8-12 each side, 1.5 kg", response=effort),
            prescribed("standing-march", "2 x 10 each side", "2 per week", hp.Ladder()),
        ],
    )
    return hp.Program("Try it", [one, two], start=START, training_days="mon wed fri")


PROGRAMS = {
    made.__name__: made
    for made in (
        lifts,
        bands,
        ladders,
        by_the_calendar,
        as_much_as_possible,
        rules_of_rules,
        steps,
        with_conditions,
        every_day,
        two_phases,
    )
}
EVERY_DAYS = (7, 7, 7, 4)


@cache
def program(name):
    return PROGRAMS[name]()


@cache
def issues_at_first(name):
    return hp.review(program(name))


@attrs.frozen
class Walk:
    """Somebody on the way through one of the programs."""

    name: str
    seed: int

    @property
    def way(self):
        person = hp.SimulatedPerson.drawn(self.seed)
        every = EVERY_DAYS[self.seed % len(EVERY_DAYS)]
        return hp.simulate(
            program(self.name), person, self.seed, every_days=every, catalogue=CATALOGUE
        )


@cache
def some_people():
    """About 150 people, spread over the programs."""
    return [
        (walk, walk.way)
        for place, name in enumerate(PROGRAMS)
        for walk in (Walk(name, PEOPLE + place * 15 + number) for number in range(15))
    ]


def visits(way):
    """The plan before each visit, the proposals, and the plan after it, if there is one."""
    after = [*way.plans[1:], None]
    return zip(way.plans, way.proposals, after, strict=False)


def advances(way):
    for plan, proposals, _ in visits(way):
        for one in proposals:
            if one.opinion.caution == hp.Decision.ADVANCE.caution:
                yield plan, one


def rows_before(way, proposal):
    """What was written of a prescription before a visit, by side."""
    found = {}
    for row in way.diary.rows:
        ours = proposal.was.side in (hp.Side.EACH, row.side)
        if row.exercise == proposal.exercise and ours and row.on < proposal.on:
            found.setdefault(row.side, []).append(row)
    return found


def rules_of(rule):
    """A rule and all within it."""
    within = [*getattr(rule, "rules", ()), getattr(rule, "over", None)]
    return [rule, *(deeper for one in within if one is not None for deeper in rules_of(one))]


def no_new_issue(walk, way):
    """No plan is stopped by the review, or carries a caution, that the first did not."""
    first = issues_at_first(walk.name)
    stopped = {issue.key for issue in first if issue.severity is hp.Severity.STOP}
    cautions = {issue.code for issue in first if issue.severity is hp.Severity.CAUTION}
    for plan in way.plans[1:]:
        for issue in hp.review(plan.program):
            if issue.severity is hp.Severity.STOP and issue.key not in stopped:
                yield str(issue)
            if issue.severity is hp.Severity.CAUTION and issue.code not in cautions:
                yield str(issue)


def past_days_stay(_, way):
    """What was to be done before a visit is the same after it."""
    for before, proposals, after in visits(way):
        on = proposals[0].on
        if after is not None and past(before, on) != past(after, on):
            yield f"the visit of {on} changed the days before it"


def past(plan, on):
    return [
        (s.number, s.on, sorted((i.exercise.slug, str(i.dosage), i.times) for i in s.items))
        for s in plan.sessions
        if s.on < on
    ]


def the_diary_fits(_, way):
    """All that was written down still fits the last plan."""
    yield from problems(way.diary, way.plans[-1])


def one_step_at_a_time(_, way):
    """An advance changes one thing, by one step of its rule, up to its ceiling."""
    for _, one in advances(way):
        if one.decision is hp.Decision.SWAP:
            continue
        was, now = one.was.dosage, one.now.dosage
        changed = [a.name for a in attrs.fields(hp.Dosage) if differs(a.name, was, now)]
        allowed = [step for rule in rules_of(one.was.response) for step in steps_of(rule, was)]
        if now not in allowed or len(changed) > 1:
            yield f"{one.on}: {was} became {now}"


def differs(name, was, now):
    return getattr(was, name) != getattr(now, name)


def steps_of(rule, was):
    """The dosages one step up by a rule."""
    if isinstance(rule, hp.RepetitionTarget):
        yield was
    step = getattr(rule, "load", None)
    heavier = step.heavier(was.load) if step else None
    if heavier is not None:
        yield attrs.evolve(was, load=heavier)
    if isinstance(rule, hp.LongerHold) and was.hold_seconds + rule.seconds <= rule.up_to_seconds:
        yield attrs.evolve(was, hold_seconds=was.hold_seconds + rule.seconds)
    if isinstance(rule, hp.MoreSteps) and was.steps + rule.steps <= rule.up_to:
        yield attrs.evolve(was, steps=was.steps + rule.steps)


def no_advance_in_pain(_, way):
    """Nobody whose last session hurt above the limit, or was stopped, is advanced."""
    for _, one in advances(way):
        for rows in rows_before(way, one).values():
            last = rows[-1]
            worst = max(last.pain or 0, last.pain_next_morning or 0)
            if worst > hp.PainThresholds().go_to or last.stop_sign is not None:
                yield f"{one.on}: {one.exercise} advanced with pain of {worst}"


def no_advance_without_a_diary(_, way):
    """An exercise advances only where its last session is written down in full."""
    for plan, one in advances(way):
        due = [
            session.number
            for session in plan.sessions
            if session.on < one.on and one.exercise in {i.exercise.slug for i in session.items}
        ]
        for rows in rows_before(way, one).values():
            if rows[-1].session != due[-1] or not rows[-1].complete:
                yield f"{one.on}: {one.exercise} advanced, session {due[-1]} is not written down"


def what_was_accepted_is_done_next(_, way):
    """After a visit the accepted dosage holds, as long as the phase lasts."""
    for before, proposals, after in visits(way):
        if after is None:
            continue
        on = proposals[0].on
        week = (on - before.start).days // 7 + 1
        _, phase, phase_week = before.phase_of(week)
        coming = [
            (item.exercise.slug, item.prescription.side, item.dosage)
            for session in after.sessions
            if session.on >= on and session.week <= week + phase.weeks - phase_week
            for item in session.items
        ]
        for one in proposals:
            new = one.now or one.was
            place = (new.exercise.slug, new.side)
            follow = {dosage for *placed, dosage in coming if tuple(placed) == place}
            accepted = {new.dosage} if one.now else set()
            if one.changes and follow - accepted:
                yield f"{on}: {accepted} was accepted for {place}, {follow} follow"


LAWS = (
    no_new_issue,
    past_days_stay,
    the_diary_fits,
    one_step_at_a_time,
    no_advance_in_pain,
    no_advance_without_a_diary,
    what_was_accepted_is_done_next,
)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_whoever_comes(law):
    assert [(walk, told) for walk, way in some_people() for told in law(walk, way)] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", PROGRAMS)
def test_ten_thousand_people(name):
    place = list(PROGRAMS).index(name)
    each = PEOPLE // len(PROGRAMS)
    broken = []
    for seed in range(place * each, (place + 1) * each):
        walk = Walk(name, seed)
        way = walk.way
        broken.extend((walk, told) for law in LAWS for told in law(walk, way))

    assert broken == []


def decisions(way):
    return [one.decision for proposals in way.proposals for one in proposals]


def test_people_of_all_kinds_come():
    """Each decision is met, some programs are stopped, and each kind of diary is written."""
    ways = [way for _, way in some_people()]
    people = [hp.SimulatedPerson.drawn(seed) for seed in range(200)]

    assert {one for way in ways for one in decisions(way)} == set(hp.Decision)
    assert any(way.stopped_on for way in ways)
    assert {person.diary_style for person in people} == {
        "full",
        "half filled",
        "ticks",
        "optimistic",
        "nothing",
    }


def test_the_same_seed_gives_the_same_bytes():
    one, other = (
        hp.simulate(lifts(), hp.SimulatedPerson.drawn(4), 7, catalogue=CATALOGUE) for _ in range(2)
    )

    assert repr(one) == repr(other)
    assert hp.plan_to_json(one.plans[-1]) == hp.plan_to_json(other.plans[-1])


def test_another_seed_is_another_way():
    person = hp.SimulatedPerson(strength=1, gain_per_week=0.05, miss_rate=0.3)

    assert hp.simulate(lifts(), person, 1).diary != hp.simulate(lifts(), person, 2).diary


def test_days_missed_are_those_of_the_seed_whatever_the_rule():
    """Two rules are compared on the same luck."""
    person = hp.SimulatedPerson(strength=1, gain_per_week=0.05, miss_rate=0.5, diary_style="ticks")
    with_rules, without = (
        {row.on for row in hp.simulate(made, person, 3).diary.rows}
        for made in (program("lifts"), program("by_the_calendar"))
    )

    assert with_rules == without


def loads(way):
    """The load of each visit, before it."""
    return [str(proposals[0].was.dosage.load) for proposals in way.proposals]


def test_somebody_strong_who_writes_all_down_goes_to_the_ceiling_and_not_beyond():
    way = hp.simulate(lifts(weeks=12), STRONG, 1)

    assert loads(way) == [
        *("1 kg", "1.5 kg", "2 kg", "2.5 kg", "3 kg"),
        *("3 kg", "3 kg", "3 kg", "3 kg", "3 kg", "3 kg"),
    ]


def test_somebody_weak_is_never_advanced():
    way = hp.simulate(lifts(weeks=12), hp.SimulatedPerson(strength=0.8, gain_per_week=0), 1)

    assert hp.Decision.ADVANCE not in decisions(way)


@pytest.mark.parametrize("style", ["ticks", "nothing"])
def test_who_does_not_write_down_what_was_done_is_never_advanced(style):
    way = hp.simulate(lifts(weeks=12), attrs.evolve(STRONG, diary_style=style), 1)

    assert hp.Decision.ADVANCE not in decisions(way)


def test_who_stops_writing_is_not_advanced_any_more():
    way = hp.simulate(lifts(weeks=12), attrs.evolve(STRONG, stops_writing=15), 1)

    advanced = [
        any(one.decision is hp.Decision.ADVANCE for one in proposals) for proposals in way.proposals
    ]
    assert advanced == [True, True, *[False] * 9]


def test_who_is_in_pain_is_never_advanced():
    hurts = attrs.evolve(STRONG, pain_baseline=5)
    way = hp.simulate(lifts(weeks=12), hurts, 1)

    assert hp.Decision.ADVANCE not in decisions(way)


def test_a_stop_sign_at_each_exercise_ends_it():
    way = hp.simulate(lifts(), attrs.evolve(STRONG, stop_sign_rate=1), 1)

    assert way.stopped_on == START + dt.timedelta(days=7)
    assert len(way.plans) == 1
    assert {row.on for row in way.diary.rows} == {
        dt.date(2027, 1, 4),
        dt.date(2027, 1, 6),
        dt.date(2027, 1, 8),
    }


def test_a_clinician_who_refuses_changes_nothing():
    def refuse(proposals):
        return [hp.Answered(proposal=one, by="Dr No", answer="refused") for one in proposals]

    way = hp.simulate(lifts(), STRONG, 1, accept=refuse)

    assert len({plan.sessions for plan in way.plans}) == 1


def test_visits_are_as_often_as_asked():
    way = hp.simulate(lifts(), STRONG, 1, every_days=10)

    assert [proposals[0].on for proposals in way.proposals] == [
        dt.date(2027, 1, 14),
        dt.date(2027, 1, 24),
    ]
    assert way.diary.rows[-1].on == way.plans[-1].sessions[-1].on


def test_no_visit_may_be_asked_for():
    way = hp.simulate(lifts(), STRONG, 1, every_days=28)

    assert (len(way.plans), way.proposals) == (1, ())


def amounts(way, slug=ANKLE, side="left"):
    return [row.sets for row in way.diary.rows if row.exercise == slug and row.side == side]


def first_amounts(**changes):
    person = hp.SimulatedPerson(**{"strength": 1, "gain_per_week": 0, **changes})
    return amounts(hp.simulate(lifts(weeks=1), person, 3))[0]


def test_more_strength_is_more_repetitions_and_fatigue_is_fewer():
    assert first_amounts(strength=0.5) < first_amounts(strength=0.8) < first_amounts(strength=1.1)
    tired = first_amounts(strength=0.8, fatigue=0.2)
    assert tired[0] > tired[1] > tired[2]


def test_the_last_set_goes_two_beyond_the_top_and_the_others_do_not():
    assert first_amounts(strength=2) == (12, 12, 14)


def test_a_heavier_load_is_fewer_repetitions():
    heavier = hp.Answered(
        proposal=hp.propose(hp.schedule(lifts()), hp.Diary("2027-01-04"), dt.date(2027, 1, 11))[0],
        by="Dr No", answer="changed", dosage="3 x 8-12 each side, 3 kg",
    )  # fmt: skip
    person = hp.SimulatedPerson(strength=1, gain_per_week=0)
    way = hp.simulate(
        lifts(weeks=2), person, 3, accept=lambda all_: [heavier, hp.Answered(
            proposal=all_[1], by="Dr No", answer="refused")]
    )  # fmt: skip

    assert max(amounts(way)[-1]) <= 12 * 6 / 8 * 1.05


def test_work_adds_strength_and_a_long_break_takes_it_away():
    """Three weeks of work, and the same with three weeks without before the last."""
    person = hp.SimulatedPerson(strength=0.5, gain_per_week=0.2)
    program = lifts(weeks=7)
    worked = amounts(hp.simulate(program, person, 1, accept=refused))
    rested = amounts(
        hp.simulate(
            program, attrs.evolve(person, away_from=15, away_days=28), 1, accept=refused
        )
    )  # fmt: skip

    assert worked[-1] > worked[0]
    assert [sum(sets) > 0 for sets in rested] == [*[True] * 6, *[False] * 12, *[True] * 3]
    assert rested[-1] < worked[-1]


def refused(proposals):
    return [hp.Answered(proposal=one, by="Dr No", answer="refused") for one in proposals]


def test_the_weaker_side_does_less():
    person = hp.SimulatedPerson(
        strength=1, gain_per_week=0, weaker_side="left", weaker_fraction=0.6
    )
    way = hp.simulate(lifts(weeks=1), person, 1)

    assert max(amounts(way, side="left")) < min(amounts(way, side="right"))


def rows_of(style, **changes):
    person = hp.SimulatedPerson(strength=0.9, gain_per_week=0, diary_style=style, **changes)
    return hp.simulate(lifts(weeks=1), person, 1).diary.rows


def test_a_tick_says_nothing_but_that_it_was_done():
    rows = rows_of("ticks", pain_baseline=2)

    assert {(row.sets, row.load, row.effort, row.pain, row.soreness) for row in rows} == {
        ((), None, None, None, None)
    }


def test_a_half_filled_diary_lacks_sets_and_cells():
    rows = rows_of("half filled")

    assert any(None in row.sets for row in rows)
    assert any(row.pain is None for row in rows)
    assert any(row.pain is not None for row in rows)


def test_an_optimistic_diary_tells_more_work_and_less_pain_than_there_was():
    true, told = rows_of("full", pain_baseline=4), rows_of("optimistic", pain_baseline=4)

    assert all(min(b.sets) > max(a.sets) for a, b in zip(true, told, strict=True) if a.sets[0] > 2)
    assert [row.pain - 2 for row in true] == [row.pain for row in told]


def test_nothing_written_is_no_row():
    assert rows_of("nothing") == ()


def test_a_missed_session_is_written_with_zeros_by_who_writes_all_down():
    rows = rows_of("full", miss_rate=1)

    assert {(row.done, row.obstacle) for row in rows} == {(False, "No time.")}
    assert rows_of("half filled", miss_rate=1) == ()


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("strength", 0, "strength must be from 0.1 to 10: 0"),
        ("strength", "much", "strength must be a number: 'much'"),
        ("gain_per_week", float("nan"), "gain_per_week must be from 0 to 1: nan"),
        ("miss_rate", True, "miss_rate must be a number: True"),
        ("weaker_side", "each", "left or right is weaker, not each"),
        ("diary_style", "neat", "no diary style 'neat'; choose one of"),
        ("stops_writing", 0, "stops_writing must be from 1 to 10000: 0"),
    ],
)
def test_what_cannot_be_is_refused(field, value, told):
    with pytest.raises(hp.ImpossibleValueError, match=told.replace("(", r"\(")):
        attrs.evolve(STRONG, **{field: value})


@pytest.mark.parametrize(("seed", "every"), [(-1, 7), (1.5, 7), (1, 0)])
def test_a_seed_and_the_days_between_are_whole(seed, every):
    with pytest.raises(hp.ImpossibleValueError, match="must be"):
        hp.simulate(lifts(), STRONG, seed, every_days=every)


def stopping(*places):
    """A clinician who stops some of the proposals, by their place, on the first visit only."""
    seen = []

    def answer(proposals):
        seen.append(proposals)
        return [
            hp.Answered(proposal=stopped(one), by="Dr No")
            if len(seen) == 1 and place in places
            else hp.Answered(proposal=one, by="Dr No", answer="refused")
            for place, one in enumerate(proposals)
        ]

    return answer


def stopped(proposal):
    opinion = attrs.evolve(proposal.opinion, decision=hp.Decision.STOP, dosage=None, swap_to="")
    return attrs.evolve(proposal, now=None, opinion=opinion)


def test_the_first_of_two_exercises_can_be_stopped_in_the_midst_of_a_week():
    way = hp.simulate(lifts(), STRONG, 1, every_days=10, accept=stopping(0))

    assert [[i.exercise.slug for i in s.items] for s in way.plans[1].sessions[3:6]] == [
        ["kneeling-hip-flexor-stretch", ANKLE],
        ["kneeling-hip-flexor-stretch", ANKLE],
        ["kneeling-hip-flexor-stretch"],
    ]


def eased_then_stopped(proposals):
    """Eased on the first visit, stopped on the second."""
    lift, stretch = proposals
    kept = hp.Answered(proposal=stretch, by="Dr No", answer="refused")
    if proposals[0].was.dosage.sets == 3:
        less = attrs.evolve(lift.was.dosage, sets=2)
        return [hp.Answered(proposal=lift, by="Dr No", answer="changed", dosage=less), kept]
    return [hp.Answered(proposal=stopped(lift), by="Dr No"), kept]


def test_two_changes_in_one_week_leave_its_first_days_as_they_were():
    plan = hp.schedule(lifts())
    for on in (dt.date(2027, 1, 12), dt.date(2027, 1, 14)):
        proposals = hp.propose(plan, hp.Diary(plan.reference), on, catalogue=CATALOGUE)
        plan = hp.reschedule(plan, eased_then_stopped(proposals), on)

    second_week = [
        [str(i.dosage.sets) for i in s.items if i.exercise.slug == ANKLE] for s in plan.in_week(2)
    ]
    assert second_week == [["3"], ["2"], []]
