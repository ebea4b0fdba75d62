"""Plan and diary to proposals: what is read, which opinion wins, what would change."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import hipflex_plan as hp
import strategies as our
from builders import day, diary_of, exercise, plan_of, prescription, told_by
from hipflex_plan.diary import sides_of
from hipflex_plan.histories import in_force
from hipflex_plan.proposing import AS_PLANNED
from hipflex_plan.translating import in_language

BLUE = hp.LoadStep(up_to="blue band")
DOUBLE = hp.DoubleProgression(load=BLUE)
BAND = "3 x 8-12, red band"
UP, HOLD, BACK, SWAP, STOP = hp.Decision.ADVANCE, hp.Decision.HOLD, *list(hp.Decision)[1:3], "stop"
CATALOGUE = hp.load_catalogue()


def banded(line=BAND, response=DOUBLE, slug="knee-lift", progression=None):
    """A strength exercise three times a week, with a rule that reads the diary."""
    made = prescription(line, "3 per week", progression, of=exercise(slug))
    return attrs.evolve(made, response=response)


def proposed(plan, diary, number=8, **told):
    """The proposals of the eighth day, which begins the second week, or of another."""
    return hp.propose(plan, diary, day(number), **told)


def but(diary, *kinds, **changes):
    """The diary with other rows where the session and side are among those kinds."""
    rows = [
        attrs.evolve(row, **changes) if {row.session, row.side.value} & set(kinds) else row
        for row in diary.rows
    ]
    return attrs.evolve(diary, rows=rows)


# --- what is proposed ---


def test_a_session_of_the_day_that_is_begun_on_one_side_is_not_known_on_the_other():
    """Left done today, right not yet: nothing is added before the right leg is known."""
    plan = plan_of(banded("3 x 8-12 each side, red band"))
    last = plan.sessions[3]
    whole = diary_of(plan, last.on.add(days=1))
    half = [r for r in whole.rows if (r.session, r.side) != (last.number, hp.Side.RIGHT)]
    (proposal,) = hp.propose(plan, attrs.evolve(whole, rows=half), last.on)
    (after_both,) = hp.propose(plan, whole, last.on)

    assert after_both.decision is UP
    assert proposal.decision is not UP


def test_without_a_diary_on_the_first_day_everything_goes_on_as_planned():
    one, other = proposed(plan_of(banded(), banded(slug="leg-push", response=None)), EMPTY, 1)

    assert (one.number, other.number) == (1, 2)
    assert (one.opinion.reason, one.changes) == (
        "Not enough yet: 2 sessions more written down in full.",
        False,
    )
    assert other.opinion.rule == AS_PLANNED
    assert other.opinion.sentence == "Go on as planned."


EMPTY = hp.Diary("ADA")


def test_a_proposal_says_what_was_and_what_would_be_prescribed_and_why():
    plan = plan_of(banded())
    (proposal,) = proposed(plan, diary_of(plan, day(8)))

    assert proposal.decision is UP
    assert str(proposal.was.dosage) == BAND
    assert str(proposal.now.dosage) == "3 x 8-12, green band"
    assert proposal.opinion.reason == "12 in every set, 2 sessions in a row."
    assert (
        proposal.opinion.sentence == "Well done. Now take the green band. First do 8 in each set."
    )
    assert proposal.opinion.sessions == (2, 3)


def test_what_is_written_after_the_day_is_not_read():
    plan = plan_of(banded())
    whole = diary_of(plan, day(28))

    assert proposed(plan, whole) == proposed(plan, diary_of(plan, day(9)))


def test_a_row_that_does_not_fit_is_refused_and_so_is_a_day_outside():
    plan = plan_of(banded())

    with pytest.raises(hp.DiaryError, match="session 1, knee-lift: prescribed was 3 x 8-12"):
        proposed(plan, but(diary_of(plan, day(2)), 1, prescribed=hp.Dosage.parse("3 x 9")))
    with pytest.raises(hp.ImpossibleValueError, match="lasts from 2027-01-04 to 2027-01-31"):
        proposed(plan, EMPTY, 29)


def test_each_side_must_reach_the_top_and_the_safest_side_wins():
    plan = plan_of(banded("3 x 8-12 each side, red band"))
    full = diary_of(plan, day(8))

    assert proposed(plan, full)[0].decision is UP
    (weak,) = proposed(plan, but(full, "right", sets=[11, 11, 11]))
    assert weak.decision is HOLD
    assert {(s.side.value, s.opinion.decision.value) for s in weak.said} == {
        ("left", "advance"),
        ("right", "hold"),
    }
    (painful,) = proposed(plan, but(full, "right", pain=6))
    assert painful.decision is BACK


def test_no_side_is_lost_when_only_the_other_is_written_down():
    plan = plan_of(banded("3 x 8-12 each side, red band"))
    left = [row for row in diary_of(plan, day(8)).rows if row.side is hp.Side.LEFT]
    (proposal,) = proposed(plan, hp.Diary("ADA", left), 6)

    assert proposal.decision is HOLD
    assert proposal.opinion.missing == 2


def test_the_hold_of_the_right_leg_is_told_where_the_left_goes_on_as_planned():
    grows = hp.AddRepetitions(1, up_to=15)
    plan = plan_of(banded("3 x 8 each side", None, progression=grows))
    (proposal,) = proposed(plan, but(diary_of(plan, day(8)), "right", pain=4))

    assert proposal.opinion.rule == "pain monitoring"
    assert proposal.now.progression == hp.Maintain("Held by pain monitoring.")


def test_half_of_the_sets_of_a_day_are_not_all_of_them():
    plan = plan_of(attrs.evolve(banded(), frequency=hp.PerWeek(3, 2)))
    full = diary_of(plan, day(8))

    assert proposed(plan, full)[0].decision is UP
    assert proposed(plan, but(full, 3, sets=[12, 12, 12]))[0].decision is HOLD


# --- which dosage is judged ---


def test_pain_steps_back_from_what_was_done_and_not_from_what_comes_next():
    rises = hp.WeekTable(repetitions=[10, 15])
    plan = plan_of(banded("3 x 10", None, progression=rises))
    (proposal,) = proposed(plan, diary_of(plan, day(8), pain=6))

    assert [str(p.dosage) for p in (proposal.was, proposal.now)] == ["3 x 10", "3 x 8"]


def test_the_session_of_the_day_counts_once_it_is_written_down():
    rises = hp.WeekTable(repetitions=[10, 15])
    plan = plan_of(banded("3 x 10", None, progression=rises))
    (proposal,) = proposed(plan, diary_of(plan, day(9), pain=6))

    assert [str(p.dosage) for p in (proposal.was, proposal.now)] == ["3 x 15", "3 x 13"]
    assert proposal.done_to == day(8)


def test_a_session_done_ahead_of_its_day_is_read():
    plan = plan_of(banded())
    row = told_by(plan.sessions[2], plan.sessions[2].items[0], hp.Side.BOTH)
    early = attrs.evolve(row, on=day(4), stop_sign=hp.StopSign.SHARP_PAIN)

    assert proposed(plan, hp.Diary("ADA", [early]), 4)[0].now is None


@pytest.mark.parametrize("pain", [4, 5])
def test_a_hold_stops_what_the_calendar_would_add(pain):
    plan = plan_of(banded("3 x 8", None, progression=hp.WeekTable(repetitions=[8, 9])), weeks=2)
    (proposal,) = proposed(plan, diary_of(plan, day(8), pain=pain))

    assert proposal.now == attrs.evolve(
        proposal.was, progression=hp.Maintain("Held by pain monitoring.")
    )


def test_a_hold_changes_nothing_where_nothing_grows():
    plan = plan_of(banded(response=None))
    (proposal,) = proposed(plan, diary_of(plan, day(8), pain=5))

    assert (proposal.decision, proposal.changes) == (HOLD, False)


def test_as_planned_leaves_the_calendar_alone():
    plan = plan_of(banded("3 x 8", None, progression=hp.AddRepetitions(1, up_to=12)))
    (proposal,) = proposed(plan, diary_of(plan, day(8)))

    assert (proposal.opinion.rule, proposal.changes) == (AS_PLANNED, False)


def test_a_lighter_load_looked_for_stops_the_calendar_too():
    falls = hp.WeekTable(repetition_maximum=[15, 12])
    plan = plan_of(banded("3 x 15 RM", hp.RepetitionTarget(), progression=falls))
    (proposal,) = proposed(plan, diary_of(plan, day(8), sets=[15, 14, 14]))

    assert proposal.decision is BACK
    assert proposal.now.progression == hp.Maintain("Held by repetition target.")


def test_a_load_that_was_added_is_taken_away_first():
    plan = plan_of(banded())
    (proposal,) = proposed(plan, diary_of(plan, day(8), pain=6))

    assert str(proposal.now.dosage) == "3 x 8-12, yellow band"


# --- what a clinician has answered ---


def answered(plan, diary, number, answer="accepted", **told):
    """The next plan, with the first proposal answered."""
    proposal = proposed(plan, diary, number)[0]
    given = [hp.Answered(proposal=proposal, by="Ingrid Meyer", answer=answer, **told)]
    return hp.reschedule(plan, given, day(number))


@pytest.mark.parametrize("changes", [{"pain": 8}, {"soreness": hp.Soreness.STAYED}])
def test_one_painful_session_is_one_step_back_however_often_it_is_asked(changes):
    first = plan_of(banded())
    diary = diary_of(first, day(8), **changes)
    plan = answered(first, diary, 8)

    for number in (8, 9, 10):
        (proposal,) = proposed(plan, diary, number)
        assert (proposal.decision, proposal.changes) == (HOLD, False)


def test_sessions_missed_after_a_step_back_for_a_break_do_not_step_back_again():
    first = plan_of(banded(), weeks=6)
    diary = diary_of(first, day(2))
    plan = answered(first, diary, 16)

    assert [str(p.dosage) for p in in_force(plan, day(16))] == ["3 x 8-12, yellow band"]
    assert [proposed(plan, diary, number)[0].decision for number in (17, 20, 30)] == [HOLD] * 3


def test_a_calendar_that_goes_on_does_not_wipe_out_a_stop_sign():
    plan = plan_of(banded("3 x 8", None, progression=hp.AddRepetitions(1, up_to=15)))
    diary = but(diary_of(plan, day(16)), 1, stop_sign=hp.StopSign.GIVING_WAY)

    assert [proposed(plan, diary, number)[0].now for number in (2, 8, 16)] == [None] * 3


@pytest.mark.parametrize("told", [{"answer": "refused"}, {"answer": "changed", "dosage": BAND}])
def test_a_stop_that_a_clinician_has_answered_is_not_proposed_again(told):
    plan = plan_of(banded())
    diary = but(diary_of(plan, day(8)), 3, stop_sign=hp.StopSign.GIVING_WAY)
    again = proposed(answered(plan, diary, 8, **told), diary, 9)[0]

    assert again.decision is HOLD
    assert "stop signs" not in {one.opinion.rule for one in again.said}


def test_what_else_happened_holds_until_its_hold_is_answered():
    plan = plan_of(banded())
    diary = but(diary_of(plan, day(15)), 1, adverse_event="Dizzy.")

    assert proposed(plan, diary, 15)[0].opinion.rule == "stop signs"
    assert proposed(answered(plan, diary, 15), diary, 15)[0].decision is UP


# --- rules of a clinic, and the ladder ---


@attrs.frozen
class Eager:
    """A rule of a clinic that would always add two sets."""

    def decide(self, history):
        more = attrs.evolve(history.dosage, sets=history.dosage.sets + 2)
        return hp.Opinion(
            decision="advance", rule="eager", reason="So.", sentence="So.", dosage=more
        )

    def in_words(self, dosage):
        return "More."


@pytest.mark.parametrize(
    ("changes", "decision"),
    [
        ({}, UP),
        ({"sets": [12, 12]}, HOLD),
        ({"pain": None}, HOLD),
        ({"pain": 4}, HOLD),
        ({"load": None}, HOLD),
        ({"stop_sign": hp.StopSign.GIVING_WAY}, HOLD),
    ],
)
def test_a_rule_of_a_clinic_does_not_advance_on_painful_or_partial_data_either(changes, decision):
    plan = plan_of(banded(response=Eager()))
    (proposal,) = proposed(plan, but(diary_of(plan, day(8)), 3, **changes), safety=())

    assert proposal.decision is decision
    assert proposal.changes is (decision is UP)


@given(st.data())
def test_a_stop_is_never_outvoted(data):
    response = data.draw(our.responses())
    plan = plan_of(banded("3 x 8-12 each side, red band", response))
    rows = data.draw(our.filled(plan, day(1), day(8)))
    signs = data.draw(st.sets(st.integers(0, max(0, len(rows) - 1)), min_size=1))
    told = [
        attrs.evolve(row, stop_sign=hp.StopSign.NEW_NUMBNESS) if n in signs else row
        for n, row in enumerate(rows)
    ]
    (proposal,) = proposed(plan, hp.Diary(plan.reference, told))

    assert not told or proposal.now is None


def test_a_swap_takes_the_usual_dosage_on_the_side_that_was_prescribed():
    lift = hp.Prescription(CATALOGUE["psoas-march"], "1 x 1 left side", "2 per week")
    plan = plan_of(lift)
    (proposal,) = proposed(plan, diary_of(plan, day(8), pain=7))

    assert proposal.decision is SWAP
    assert proposal.now.exercise.slug == "straight-leg-raise"
    assert str(proposal.now.dosage) == "3 x 10 left side"
    assert str(proposal.now.frequency) == "2 per week"


def test_what_takes_the_place_of_an_exercise_has_the_words_of_the_patient():
    lift = hp.Prescription(CATALOGUE["psoas-march"], "1 x 1 left side", "2 per week")
    later = hp.Prescription(CATALOGUE["straight-leg-raise"], "3 x 10", "2 per week")
    program = plan_of(lift).program
    phases = [*program.phases, hp.Phase("Later", 2, [later])]
    spanish = in_language(attrs.evolve(program, phases=phases), "es")
    plan = hp.schedule(spanish)
    (proposal,) = proposed(plan, diary_of(plan, day(8), pain=7))

    assert proposal.decision is SWAP
    assert proposal.now.exercise == spanish.phases[1].prescriptions[0].exercise


def test_a_swap_never_takes_what_is_done_already():
    slugs = ("psoas-march", "straight-leg-raise", "supine-march")
    plan = plan_of(*(hp.Prescription(CATALOGUE[slug], "1 x 1", "2 per week") for slug in slugs))
    proposal, *_ = proposed(plan, diary_of(plan, day(8), pain=7))

    assert (proposal.decision.value, proposal.now) == (STOP, None)


# --- what is true of every plan and diary ---


@st.composite
def plans_and_rows(draw):
    plan = draw(our.small_plans())
    rows = draw(our.filled(plan, plan.start, plan.end))
    last = draw(st.integers(0, plan.program.weeks * 7 - 1))
    return plan, rows, plan.start.add(days=last)


def all_of(plan, rows, on):
    return hp.propose(plan, hp.Diary(plan.reference, rows), on, catalogue=CATALOGUE)


@given(plans_and_rows(), st.randoms(use_true_random=False))
def test_the_order_of_rows_and_reading_them_twice_change_nothing(given_, random):
    plan, rows, on = given_
    diary = hp.Diary(plan.reference, random.sample(rows, len(rows)))

    assert hp.propose(plan, diary | diary, on, catalogue=CATALOGUE) == all_of(plan, rows, on)


@given(plans_and_rows())
def test_proposals_stand_on_rows_up_to_their_day_alone(given_):
    plan, rows, on = given_

    assert all_of(plan, [r for r in rows if r.on <= on], on) == all_of(plan, rows, on)


@given(plans_and_rows())
def test_an_advance_stands_on_the_last_session_of_both_sides(given_):
    plan, rows, on = given_
    done = {(r.session, r.exercise, r.side): r for r in rows}
    for proposal in all_of(plan, rows, on):
        if proposal.opinion.caution < UP.caution:
            continue
        *_, (session, item) = [
            (session, item)
            for session in plan.sessions
            for item in session.items
            if session.on < on or (session.on == on and proposal.done_to == on)
            if item.exercise.slug == proposal.exercise
        ]
        for side in sides_of(item):
            row = done[session.number, proposal.exercise, side]
            assert (row.pain, row.stop_sign, row.complete) == (0, None, True)


@given(plans_and_rows(), st.integers(0, 10))
def test_more_pain_in_the_last_session_is_never_less_cautious(given_, pain):
    plan, rows, on = given_
    read = [row for row in rows if row.on <= on]
    last = {(row.exercise, row.side): row for row in read}
    hurt = [
        attrs.evolve(row, pain=max(row.pain, pain)) if row in last.values() else row for row in read
    ]
    before, after = all_of(plan, read, on), all_of(plan, hurt, on)

    assert all(b.opinion.caution >= a.opinion.caution for b, a in zip(before, after, strict=True))


@given(st.data())
def test_left_and_right_are_judged_apart(data):
    both = [banded(f"3 x 8-12 {side} side, red band") for side in ("left", "right")]
    plan = plan_of(*both)
    rows, others = (data.draw(our.filled(plan, day(1), day(11))) for _ in range(2))
    mixed = [
        row
        for told, side in ((rows, hp.Side.LEFT), (others, hp.Side.RIGHT))
        for row in told
        if row.side is side
    ]

    assert all_of(plan, rows, day(11))[0] == all_of(plan, mixed, day(11))[0]
    assert all_of(plan, others, day(11))[1] == all_of(plan, mixed, day(11))[1]
