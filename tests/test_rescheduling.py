"""Plan and answers to the next plan: past days never move, and the rest is as answered."""

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import hipflex_plan as hp
import strategies as our
from builders import (
    MONDAY,
    day,
    diary_of,
    exercise,
    plan_of,
    prescription,
    program_of,
    strength,
    stretch,
)
from hipflex_plan.diary import problems

CATALOGUE = hp.load_catalogue()
DOUBLE = hp.DoubleProgression(load=hp.LoadStep(up_to="blue band"))
BAND = "3 x 8-12, red band"


def banded(slug="knee-lift", line=BAND, progression=None, response=DOUBLE):
    made = prescription(line, "3 per week", progression, of=exercise(slug))
    return attrs.evolve(made, response=response)


def answer(plan, diary, number, *, only=None, by="Ingrid Meyer", **told):
    """The next plan after the proposals of a day, all of them answered alike, or one of them."""
    proposals = hp.propose(plan, diary, day(number))
    given_ = [
        hp.Answered(proposal=proposal, by=by, **told)
        for proposal in proposals
        if only in (None, proposal.exercise)
    ]
    return hp.reschedule(plan, given_, day(number))


def empty(plan):
    return hp.Diary(plan.reference)


def change(plan, number, line, slug="knee-lift"):
    """The next plan with another dosage of an exercise from a day on."""
    return answer(plan, empty(plan), number, only=slug, answer="changed", dosage=line)


def signs(plan, number, slug="knee-lift"):
    """A diary up to a day, in which one exercise ends with a stop sign."""
    rows = [
        attrs.evolve(row, stop_sign=hp.StopSign.GIVING_WAY if row.exercise == slug else None)
        for row in diary_of(plan, day(number)).rows
    ]
    return hp.Diary(plan.reference, rows)


def told(plan, slug=None, until=None, since=None):
    """What is to be done on each date, of one exercise or of all."""
    return [
        (session.number if slug is None else 0, session.on, item.exercise.slug, str(item.dosage))
        for session in plan.sessions
        if (until is None or session.on < until) and (since is None or session.on >= since)
        for item in sorted(session.items, key=lambda item: item.exercise.slug)
        if slug in (None, item.exercise.slug)
    ]


def lines(plan, slug="knee-lift"):
    """The dosages of an exercise, session by session."""
    return [line for *_, line in told(plan, slug)]


def whole(plan):
    """Whether program, plan and files say the same."""
    assert hp.schedule(plan.program) == plan
    assert hp.plan_from_json(hp.plan_to_json(plan)) == plan
    assert hp.parse_program(hp.program_text(plan.program)) == plan.program
    return plan


# --- when a change holds ---


def test_an_accepted_advance_holds_from_the_first_session_on_or_after_the_day():
    plan = plan_of(banded())
    thursday = whole(answer(plan, diary_of(plan, day(11)), 11))
    friday = whole(answer(plan, diary_of(plan, day(12)), 12))

    assert lines(thursday) == [BAND] * 5 + ["3 x 8-12, green band"] * 7
    assert lines(friday) == lines(thursday)


@pytest.mark.parametrize("number", [1, 2, 3, 8, 10, 28])
def test_a_changed_dosage_holds_from_any_day_of_a_week(number):
    plan = plan_of(banded(), stretch(3))
    made = whole(change(plan, number, "3 x 6, red band"))

    assert told(made, until=day(number)) == told(plan, until=day(number))
    assert {line for *_, line in told(made, "knee-lift", since=day(number))} <= {"3 x 6, red band"}
    assert told(made, "hip-stretch") == told(plan, "hip-stretch")
    assert [s.on for s in made.sessions] == [s.on for s in plan.sessions]


def test_several_changes_in_one_week_leave_each_day_as_it_was():
    plan = plan_of(banded(), stretch(3))
    on_tuesday = change(plan, 9, "3 x 6")
    on_thursday = change(on_tuesday, 11, "3 x 4")
    stopped = whole(answer(on_thursday, signs(on_thursday, 13), 13, only="knee-lift"))

    assert lines(on_thursday)[3:6] == [BAND, "3 x 6", "3 x 4"]
    assert lines(stopped) == lines(on_thursday)[:6]


def test_a_mistake_can_be_put_right_on_the_same_day():
    plan = plan_of(banded())
    made = whole(change(change(plan, 11, "3 x 2"), 11, "3 x 6"))

    assert lines(made)[3:6] == [BAND, BAND, "3 x 6"]


def test_changes_in_later_weeks_leave_earlier_ones_alone():
    plan = plan_of(banded(), weeks=6)
    for number, line in ((9, "3 x 6"), (18, "3 x 7"), (37, "3 x 9")):
        before, plan = plan, change(plan, number, line)
        assert told(whole(plan), until=day(number)) == told(before, until=day(number))

    assert [phase.weeks for phase in plan.program.phases] == [1, 1, 3, 1]
    assert len(plan.program.history) == 3


def test_what_was_refused_changes_nothing_but_is_kept():
    plan = plan_of(banded())
    made = whole(answer(plan, diary_of(plan, day(8)), 8, answer="refused", note="Next time."))
    (record,) = made.program.history

    assert told(made) == told(plan)
    assert (record.answer.value, record.note, record.changes) == ("refused", "Next time.", False)


def test_the_history_says_what_from_to_why_who_and_when():
    plan = plan_of(banded())
    (record,) = answer(plan, diary_of(plan, day(8)), 8).program.history

    assert record.on.isoformat() == "2027-01-11"
    assert (record.decision.value, record.answer.value, record.by) == (
        "advance",
        "accepted",
        "Ingrid Meyer",
    )
    assert [str(p.dosage) for p in (record.was, record.now)] == [BAND, "3 x 8-12, green band"]
    assert record.rule == "double progression"
    assert record.reason == "12 in every set, 2 sessions in a row."
    assert record.sentence == "Well done. Now take the green band. First do 8 in each set."


# --- what goes on as it would have ---

CALENDAR = {
    "a table": ("3 x 15 RM", hp.WeekTable(repetition_maximum=[15, 14, 12, 11, 9, 8])),
    "a lighter week": ("4 x 8", hp.Deload(hp.AddRepetitions(1, up_to=20), every_weeks=3)),
    "one rule after another": (
        "3 x 8",
        hp.Then(hp.AddRepetitions(1, up_to=10), 3, hp.AddSets(1, up_to=5)),
    ),
    "a step every other week": ("2 x 10", hp.AddRepetitions(2, up_to=16, every_weeks=2)),
}
calendar = pytest.mark.parametrize(("line", "rule"), CALENDAR.values(), ids=list(CALENDAR))


@calendar
@pytest.mark.parametrize("number", [2, 8, 18, 29])
def test_the_calendar_of_what_was_not_touched_goes_on(line, rule, number):
    plan = plan_of(banded(), banded("leg-push", line, rule, None), weeks=6)
    made = whole(change(change(plan, number, "3 x 6"), number + 9, "3 x 5"))

    assert lines(made, "leg-push") == lines(plan, "leg-push")


@calendar
def test_the_calendar_goes_on_for_one_leg_too(line, rule):
    plan = plan_of(banded(), banded("leg-push", f"{line} each side", rule, None), weeks=6)
    made = hp.schedule(hp.for_side(change(plan, 18, "3 x 6").program, "left"))

    assert lines(made, "leg-push") == [
        one.replace("each", "left") for one in lines(plan, "leg-push")
    ]


@calendar
def test_an_accepted_hold_freezes_the_calendar(line, rule):
    plan = plan_of(banded("knee-lift", line, rule, None), weeks=6)
    made = whole(answer(plan, diary_of(plan, day(10), pain=4), 10))

    assert set(lines(made)[4:]) == {lines(plan)[3]}


@calendar
def test_a_dosage_that_the_clinician_sets_stays_even_where_it_is_that_of_today(line, rule):
    plan = plan_of(banded("knee-lift", line, rule, None), weeks=6)
    today = lines(plan)[3]
    made = whole(change(plan, 9, today))

    assert set(lines(made)[4:]) == {today}
    assert made.program.history[0].now.progression.because == "Changed by Ingrid Meyer."


# --- stop, swap and nothing left ---


def test_a_stop_takes_the_exercise_out_at_once_and_of_every_later_phase():
    program = program_of(
        (2, banded(), stretch(3)), (2, banded("knee-lift", "3 x 5 each side")), (1, stretch(3))
    )
    two = attrs.evolve(
        program.phases[1], prescriptions=[*program.phases[1].prescriptions, stretch(3)]
    )
    program = attrs.evolve(program, phases=[program.phases[0], two, program.phases[2]])
    plan = hp.schedule(program, start=MONDAY, training_days="mon wed fri", reference="ADA")
    made = whole(answer(plan, signs(plan, 4), 4, only="knee-lift"))

    assert told(made, "knee-lift") == told(plan, "knee-lift", until=day(4))
    assert told(made, "hip-stretch") == told(plan, "hip-stretch")


def hurting(plan, number):
    """The diary of a plan with too much pain in the knee lift up to a day."""
    rows = [
        attrs.evolve(row, pain=8) if row.exercise == "knee-lift" else row
        for row in diary_of(plan, day(number)).rows
    ]
    return hp.Diary(plan.reference, rows)


def test_what_is_eased_for_pain_does_not_come_back_in_a_later_phase():
    program = program_of(
        (2, banded(), stretch(3)), (2, banded("knee-lift", "3 x 12-15, blue band"), stretch(2))
    )
    plan = hp.schedule(program, start=MONDAY, training_days="mon wed fri", reference="ADA")
    made = whole(answer(plan, hurting(plan, 4), 4, only="knee-lift"))

    assert "3 x 12-15, blue band" in lines(plan)
    assert set(lines(made)[2:]) == {"3 x 8-12, yellow band"}
    assert [session.on for session in made.sessions] == [session.on for session in plan.sessions]


def test_a_stop_in_a_later_phase_moves_no_day_that_is_past():
    program = program_of(
        (2, strength(2), strength(2, "leg-push")), (1, strength(3, "leg-push"), stretch(1))
    )
    plan = hp.schedule(program, start=MONDAY, training_days="mon wed sun")
    made = whole(answer(plan, signs(plan, 10, "leg-push"), 10, only="leg-push"))

    assert told(made, until=day(10)) == told(plan, until=day(10))
    assert told(made, "strength-lift") == told(plan, "strength-lift")
    assert made.program.phases[0].strength_days == ("mon", "wed")


def test_a_swap_brings_the_other_exercise_at_its_usual_dosage():
    march = hp.Prescription(CATALOGUE["psoas-march"], "1 x 1 each side", "3 per week")
    plan = plan_of(march, stretch(3))
    made = whole(answer(plan, diary_of(plan, day(11), pain=8), 11, only="psoas-march"))

    assert lines(made, "psoas-march") == ["1 x 1 each side"] * 5
    assert lines(made, "straight-leg-raise") == ["3 x 10 each side"] * 7


def test_a_harder_exercise_that_is_strength_work_moves_nobody_elses_days():
    ready = attrs.evolve(
        hp.Prescription(CATALOGUE["supine-march"], "2 x 10 each side", "2 per week"),
        response=hp.Ladder(in_sessions=1),
    )
    plan = plan_of(ready, strength(2), stretch(2), training_days="")
    made = whole(answer(plan, diary_of(plan, day(10)), 10, only="supine-march"))

    assert told(made, until=day(10)) == told(plan, until=day(10))
    assert told(made, "strength-lift") == told(plan, "strength-lift")
    assert told(made, "hip-stretch") == told(plan, "hip-stretch")
    assert str(made.program.history[0].now.frequency) == "2 per week"


def test_the_first_strength_work_of_a_phase_moves_no_day_that_is_past():
    march = hp.Prescription(CATALOGUE["supine-march"], "2 x 10 each side", "2 per week")
    plan = plan_of(attrs.evolve(march, response=hp.Ladder(in_sessions=1)), training_days="")
    twice = answer(plan, diary_of(plan, day(5)), 5)
    made = whole(change(twice, 5, "1 x 10 each side", "psoas-march"))

    assert told(made, until=day(5)) == told(plan, until=day(5))
    assert set(lines(made, "psoas-march")) == {"1 x 10 each side"}


def test_when_nothing_is_left_to_do_there_is_no_plan():
    plan = plan_of(banded())

    with pytest.raises(hp.ScheduleError, match="nothing is left to do: see the person"):
        answer(plan, signs(plan, 8), 8)


# --- what is refused ---


def test_a_change_before_the_last_answer_is_refused():
    plan = change(plan_of(banded()), 11, "3 x 6")

    with pytest.raises(hp.ImpossibleValueError, match="was answered on 2027-01-14 already"):
        change(plan, 10, "3 x 5")


def test_a_change_of_what_is_written_down_already_is_refused_with_the_day_after():
    plan = plan_of(banded())
    diary = diary_of(plan, day(9))

    with pytest.raises(hp.ImpossibleValueError, match="let the change hold from 2027-01-12 on"):
        answer(plan, diary, 8)
    assert hp.propose(answer(plan, diary, 9), diary, day(9))[0].decision is hp.Decision.HOLD


def test_answers_to_proposals_of_another_day_plan_or_state_are_refused():
    plan = plan_of(banded())
    proposals = hp.propose(plan, diary_of(plan, day(8)), day(8))
    ours = [hp.Answered(proposal=proposal, by="Ingrid Meyer") for proposal in proposals]
    other = plan_of(banded("leg-push"))

    for of, given_, number in (
        (plan, ours, 7),
        (plan, ours, 9),
        (other, ours, 8),
        (hp.reschedule(plan, ours, day(8)), ours, 8),
    ):
        with pytest.raises(hp.ImpossibleValueError, match="knee-lift is not of this plan"):
            hp.reschedule(of, given_, day(number))
    with pytest.raises(hp.ImpossibleValueError, match="knee-lift is answered twice"):
        hp.reschedule(plan, ours * 2, day(8))
    with pytest.raises(hp.ImpossibleValueError, match="lasts from 2027-01-04 to 2027-01-31"):
        hp.reschedule(plan, ours, day(29))


def test_a_changed_dosage_keeps_its_side():
    plan = plan_of(banded("knee-lift", "3 x 8 left side"))
    (proposal,) = hp.propose(plan, empty(plan), day(1))

    with pytest.raises(hp.ImpossibleValueError, match="side left: write '3 x 8 left side'"):
        hp.Answered(proposal=proposal, by="Ingrid Meyer", answer="changed", dosage="3 x 8")
    with pytest.raises(hp.ImpossibleValueError, match="a dosage belongs to the answer 'changed'"):
        hp.Answered(proposal=proposal, by="Ingrid Meyer", answer="changed")


# --- what is true of every plan, diary and answer ---


def changes(before, after):
    """The answers of a visit that change something."""
    return [r for r in after.program.history[len(before.program.history) :] if r.changes]


def end_of_phase(plan, on):
    """The day after the phase that goes on at a day."""
    week = (on - plan.start).days // 7 + 1
    while week < plan.program.weeks and (
        plan.phase_of(week)[0] == plan.phase_of(week + 1)[0] or plan.phase_of(week + 1)[1].continues
    ):
        week += 1
    return plan.first_day_of(week + 1)


@st.composite
def walks(draw, answers=("accepted", "accepted", "refused", "changed"), visits=3):
    """Visits one after another: the plan before and after each, and its day."""
    plan = draw(our.small_plans())
    rows, on, steps = [], plan.start, []
    for _ in range(draw(st.integers(1, visits))):
        visit = on.add(days=draw(st.integers(0, 9)))
        if visit > plan.end:
            break
        rows += draw(our.filled(plan, on, visit))
        on, diary = visit, hp.Diary(plan.reference, rows)
        given_ = []
        for proposal in hp.propose(plan, diary, on, catalogue=CATALOGUE):
            said = draw(st.sampled_from(answers))
            less = {"dosage": attrs.evolve(proposal.was.dosage, sets=1)}
            dosage = less if said == "changed" else {}
            given_.append(hp.Answered(proposal=proposal, by="Ingrid Meyer", answer=said, **dosage))
        try:
            made = hp.reschedule(plan, given_, on)
        except hp.ScheduleError as error:
            assert "past" not in str(error)
            break
        steps.append((plan, made, on, diary))
        plan = made
    assume(steps)
    return steps


@settings(max_examples=60)
@given(walks())
def test_past_days_never_move_and_the_program_says_all(steps):
    for before, after, on, _ in steps:
        assert told(after, until=on) == told(before, until=on)
        assert len(after.program.history) >= len(before.program.history)
    whole(after)


@settings(max_examples=80)
@given(walks())
def test_what_is_not_changed_goes_on_as_it_would_have(steps):
    for before, after, on, _ in steps:
        pairs = [
            (r.was.exercise.slug, r.now and r.now.exercise.slug) for r in changes(before, after)
        ]
        exchanged = any(was != now for was, now in pairs)
        until = end_of_phase(after, on) if exchanged else None
        touched = {slug for pair in pairs for slug in pair}
        for slug in {item.exercise.slug for s in before.sessions for item in s.items} - touched:
            assert told(after, slug, until) == told(before, slug, until)
        if not exchanged:
            assert [s.on for s in after.sessions] == [s.on for s in before.sessions]


@settings(max_examples=80)
@given(walks())
def test_what_is_changed_holds_in_the_rest_of_the_phase(steps):
    for before, after, on, _ in steps:
        rest = [s for s in after.sessions if on <= s.on < end_of_phase(after, on)]
        for record in changes(before, after):
            slug, side = record.was.exercise.slug, record.was.side
            if record.now is not None:
                slug, side = record.now.exercise.slug, record.now.side
            found = {
                item.dosage
                for session in rest
                for item in session.items
                if (item.exercise.slug, item.dosage.side) == (slug, side)
            }
            assert found <= {record.now and record.now.dosage} - {None}


@settings(max_examples=40)
@given(st.data(), our.small_plans())
def test_day_by_day_with_everything_accepted_no_row_is_lost_and_no_step_taken_twice(data, plan):
    rows = []
    for number in range(min(14, plan.program.weeks * 7)):
        on, diary = plan.start.add(days=number), hp.Diary(plan.reference, rows)
        proposals = hp.propose(plan, diary, on, catalogue=CATALOGUE)
        given_ = [hp.Answered(proposal=proposal, by="Ingrid Meyer") for proposal in proposals]
        try:
            plan = hp.reschedule(plan, given_, on)
        except hp.ScheduleError as error:
            assert "past" not in str(error)
            return
        moved = {p.exercise for p in proposals if p.changes}
        for again in hp.propose(plan, diary, on, catalogue=CATALOGUE):
            assert again.exercise not in moved or again.decision is hp.Decision.HOLD
        rows += data.draw(our.filled(plan, on, on.add(days=1)))

    assert list(problems(hp.Diary(plan.reference, rows), plan)) == []
