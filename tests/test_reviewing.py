"""The review as a whole: weeks, overrides, order, and what it says of the shipped protocols."""

import datetime as dt

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import hipflex_plan as hp
import strategies as our
from builders import exercise, prescription, program, program_of

CATALOGUE = hp.load_catalogue()
MONDAY = dt.date(2027, 1, 4)
ASKED = hp.Screening(no_to_the_rest=True)


def doing(slug, weeks=1, **changes):
    """A program of one shipped exercise, as it is usually done."""
    usual = CATALOGUE[slug].usual
    one = hp.Prescription(CATALOGUE[slug], usual.dosage, usual.frequency)
    return program(one, weeks=weeks, **{"screening": ASKED, **changes})


def has(*conditions, **known):
    return hp.Person(conditions=conditions, **known)


def stops(of_program, person=None):
    return [issue for issue in hp.review(of_program, person) if issue.stops]


def overruling(*keys, reason="The surgeon agrees."):
    return hp.Override(of=keys, by="Ingrid Meyer", on=dt.date(2027, 1, 2), reason=reason)


# --- weeks pass within a program ---


def test_a_contraindication_that_ends_within_the_program_names_its_weeks():
    """Not in the first six weeks, and three of them are gone: weeks 1 to 3 of the program."""
    [issue] = stops(doing("straight-leg-raise", 12), has("hip-arthroscopy, 3 weeks ago"))

    assert issue.place == "straight-leg-raise, weeks 1 to 3"
    assert issue.mend == "Begin it in week 4, leave it out, or overrule this with a reason."


def test_one_that_does_not_end_within_it_wants_another_exercise():
    [issue] = stops(doing("straight-leg-raise", 3), has("hip-arthroscopy, 3 weeks ago"))

    assert issue.place == "straight-leg-raise, weeks 1 to 3"
    assert issue.mend == "Choose another exercise, or overrule this with a reason."


def test_a_day_of_operation_is_reckoned_from_the_start_of_the_program():
    operated = has("hip-arthroscopy, since 2026-12-14")  # three weeks before the start
    [issue] = stops(doing("straight-leg-raise", 12, start=MONDAY), operated)

    assert issue.place == "straight-leg-raise, weeks 1 to 3"
    assert stops(doing("straight-leg-raise", 12, start=dt.date(2027, 1, 25)), operated) == []


def test_a_day_of_operation_says_nothing_where_the_program_has_no_start():
    [issue] = stops(doing("straight-leg-raise", 12), has("hip-arthroscopy, since 2026-12-14"))

    assert issue.place == "straight-leg-raise, weeks 1 to 12"
    assert issue.mend == "Give the program a start date; then it can be decided."


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("hip-flexor-strain", "Write it as in 'hip-flexor-strain, grade 1, 8 weeks ago'"),
        (
            "hip-flexor-strain, 9 days ago",
            "Write it as in 'hip-flexor-strain, grade 1, 9 days ago'",
        ),
        (
            "hip-flexor-strain, since 2027-01-02",
            "Write it as in 'hip-flexor-strain, grade 1, since 2027-01-02'",
        ),
        ("hip-flexor-strain, grade 2", "Write it as in 'hip-flexor-strain, grade 2, 8 weeks ago'"),
        ("pregnancy", "Write it as in 'pregnancy, trimester 2'"),
    ],
)
def test_only_what_is_missing_is_asked_for(line, wanted):
    [issue] = stops(doing("straight-leg-raise", start=MONDAY), has(line))

    assert issue.mend == f"{wanted}; then it can be decided."


def test_both_a_detail_and_a_start_may_be_missing():
    [issue] = stops(doing("straight-leg-raise"), has("hip-flexor-strain, since 2027-01-02"))

    assert issue.mend == (
        "Write it as in 'hip-flexor-strain, grade 1, since 2027-01-02' and give the program a "
        "start date; then it can be decided."
    )


def test_an_exercise_that_begins_later_is_not_stopped_before():
    raise_ = doing("straight-leg-raise").phases[0].prescriptions[0]
    later = program_of((3, prescription()), (4, raise_), screening=ASKED)

    assert stops(later, has("hip-arthroscopy, 3 weeks ago")) == []
    [issue] = stops(later, has("hip-arthroscopy, 1 week ago"))
    assert issue.place == "straight-leg-raise, weeks 4 to 5"


def test_weeks_without_the_exercise_are_left_out_of_the_place():
    raise_ = doing("straight-leg-raise").phases[0].prescriptions[0]
    of = program_of((2, raise_), (2, prescription()), (2, raise_), screening=ASKED)
    [issue] = stops(of, has("hip-arthroscopy, 1 week ago"))

    assert issue.place == "straight-leg-raise, weeks 1 to 2 and 5"
    assert issue.mend.startswith("Begin it in week 6,")


@given(st.integers(0, 60), st.integers(1, 20))
def test_it_holds_in_each_week_that_begins_before_its_end(days, weeks):
    held = [week for week in range(1, weeks + 1) if days + 7 * (week - 1) < 42]
    found = stops(doing("straight-leg-raise", weeks), has(f"hip-arthroscopy, {days} days ago"))

    told = [issue.place for issue in found]
    last = f"weeks 1 to {held[-1]}" if len(held) > 1 else "week 1"
    assert told == ([f"straight-leg-raise, {last}"] if held else [])


def test_the_person_of_the_program_is_reviewed_unless_another_is_given():
    own = doing("straight-leg-raise", person=has("pregnancy, trimester 2"))

    assert [issue.key for issue in stops(own)] == ["contraindication/straight-leg-raise/pregnancy"]
    assert stops(own, hp.Person()) == []


# --- overrides ---

BANDS = "contraindication/band-hip-flexion/latex-allergy"
STRAIN = "contraindication/band-hip-flexion/hip-flexor-strain"
BOTH = has("latex-allergy", "hip-flexor-strain, 1 day ago")


def test_what_is_overruled_is_told_with_its_record_and_stops_no_more():
    override = overruling(BANDS)
    issues = hp.review(doing("band-hip-flexion", overrides=[override]), has("latex-allergy"))
    [issue] = [issue for issue in issues if issue.key == BANDS]

    assert (issue.severity, issue.override) == (hp.Severity.STOP, override)
    record = f"Overruled by Ingrid Meyer on 2027-01-02: {BANDS}. The surgeon agrees."
    assert str(issue).endswith(record)
    hp.refuse_dangerous(issues)


def test_overruling_one_issue_does_not_touch_another():
    issues = hp.review(doing("band-hip-flexion", overrides=[overruling(BANDS)]), BOTH)

    assert [issue.key for issue in issues if issue.stops] == [STRAIN]
    with pytest.raises(hp.ReviewError) as caught:
        hp.refuse_dangerous(issues)
    assert STRAIN in str(caught.value)
    assert BANDS not in str(caught.value)


def test_one_override_may_be_of_several_issues():
    assert stops(doing("band-hip-flexion", overrides=[overruling(BANDS, STRAIN)]), BOTH) == []


def test_an_override_of_another_exercise_or_another_condition_overrules_nothing():
    near = overruling(
        "contraindication/banded-standing-march/latex-allergy",
        "contraindication/band-hip-flexion/falls-risk",
        "contraindication/band-hip-flexion",
        "contraindication",
    )
    issues = hp.review(doing("band-hip-flexion", overrides=[near]), has("latex-allergy"))

    assert [issue.key for issue in issues if issue.stops] == [BANDS]
    assert [i.about for i in issues if i.code == "override-of-nothing"] == [(k,) for k in near.of]


def test_an_override_of_nothing_is_told_once():
    twice = [overruling("precaution/squat/knee-pain"), overruling("precaution/squat/knee-pain")]
    [note] = hp.review(doing("seated-march", overrides=twice), hp.Person())

    assert (note.severity, note.sentence) == (
        "note",
        "precaution/squat/knee-pain is overruled, but the review does not find it.",
    )


def test_all_that_stops_is_refused_at_once_with_what_would_mend_it():
    with pytest.raises(hp.ReviewError) as caught:
        hp.refuse_dangerous(hp.review(doing("band-hip-flexion"), BOTH))

    for issue in stops(doing("band-hip-flexion"), BOTH):
        assert f"  {issue}\n    its name: {issue.key}" in str(caught.value)
        assert issue.mend in str(caught.value)


@settings(max_examples=40)
@given(our.programs(own_exercises=False), our.persons(), st.data())
def test_an_override_never_hides_an_issue_and_never_touches_another(drawn, person, data):
    before = hp.review(attrs.evolve(drawn, overrides=[]), person)
    keys = sorted({issue.key for issue in before})
    chosen = data.draw(st.lists(st.sampled_from(keys), min_size=1, unique=True)) if keys else []
    override = overruling(*chosen or ["nothing"])
    after = hp.review(attrs.evolve(drawn, overrides=[override]), person)
    own = {issue.key: issue.override for issue in before}

    assert before == tuple(
        attrs.evolve(issue, override=own[issue.key]) for issue in after if issue.key in own
    )
    for issue in after:
        if issue.key in own:
            expected = own[issue.key] or (override if issue.key in chosen else None)
            assert issue.override == expected


# --- order, and checks of a clinic's own ---


def by_severity(issues):
    return [list(hp.Severity).index(issue.severity) for issue in issues]


def test_the_worst_comes_first_and_like_things_in_the_order_of_the_checks():
    of = doing("box-jump", screening=None, overrides=[overruling("nothing")])
    issues = hp.review(of, has("osteoporosis", "achilles-tendinopathy", equipment=[]))

    assert [(issue.severity, issue.code) for issue in issues] == [
        ("stop", "contraindication"),
        ("stop", "gate-not-passed"),
        ("caution", "screening-missing"),
        ("caution", "precaution"),
        ("caution", "equipment-missing"),
        ("note", "condition"),
        ("note", "override-of-nothing"),
    ]


def no_jumps_on_monday(of_program, _):
    for day in of_program.training_days:
        yield hp.Issue(
            code="our-mondays",
            severity="stop" if day == "mon" else "note",
            about=(day,),
            sentence="We do not jump on Mondays.",
            mend="Take another day.",
        )


def test_a_clinic_adds_a_check_that_is_a_function():
    of = doing("seated-march", training_days="mon wed")
    ours = (*hp.CHECKS, no_jumps_on_monday)

    assert [i.key for i in hp.review(of, checks=ours)] == ["our-mondays/mon", "our-mondays/wed"]
    assert hp.review(of) == ()
    overruled = attrs.evolve(of, overrides=[overruling("our-mondays/mon")])
    assert not any(issue.stops for issue in hp.review(overruled, checks=ours))


@settings(max_examples=60)
@given(our.programs(), our.persons())
def test_a_review_never_raises_and_is_the_same_each_time(drawn, person):
    issues = hp.review(drawn, person)

    assert issues == hp.review(drawn, person)
    assert by_severity(issues) == sorted(by_severity(issues))
    assert len(set(issues)) == len(issues)
    assert all(str(issue) for issue in issues)


def test_a_program_of_everything_can_be_reviewed_for_a_person_who_has_everything():
    everything = program(
        *(
            hp.Prescription(CATALOGUE[slug], CATALOGUE[slug].usual.dosage, "daily")
            for slug in CATALOGUE
        ),
        weeks=52,
    )
    issues = hp.review(everything, has(*(kind.key for kind in hp.CONDITIONS), pain=10, minutes=1))

    assert {issue.severity for issue in issues} == set(hp.Severity)


def test_one_exercise_on_both_sides_is_stopped_once():
    knee = exercise(
        contraindications=[hp.Caution(text="No.", when=["vertigo"], sources=["choice-test"])]
    )
    sides = (prescription(f"3 x 10 {side} side", of=knee) for side in ("left", "right"))

    assert [issue.sentence for issue in stops(program(*sides), has("vertigo"))] == ["No."]


# --- the shipped protocols ---

IMBALANCE = "imbalance-between-sides"


def severe(issues):
    return [issue.key for issue in issues if issue.severity is not hp.Severity.NOTE]


@pytest.mark.parametrize("slug", sorted(CATALOGUE.protocols))
def test_a_shipped_protocol_is_found_wanting_only_in_what_nobody_has_asked_yet(slug):
    asked_for = ["screening-missing", *(["weaker-side-unknown"] if slug == IMBALANCE else [])]

    assert severe(hp.review(CATALOGUE.protocol(slug).program)) == asked_for


@pytest.mark.parametrize("slug", sorted(CATALOGUE.protocols))
def test_and_in_nothing_once_it_is_asked(slug):
    of = attrs.evolve(CATALOGUE.protocol(slug).program, screening=ASKED)
    person = hp.Person(weaker_side="left" if slug == IMBALANCE else None, pain=2, minutes=60)

    assert severe(hp.review(of, person)) == []
    assert hp.schedule(of, start=MONDAY).sessions


@pytest.mark.parametrize("slug", sorted(CATALOGUE.protocols))
def test_a_protocol_begun_for_one_side_and_reviewed_from_its_file_is_the_same(slug):
    side = "each" if slug == IMBALANCE else "left"
    text = f'protocol = "{slug}"\nside = "{side}"\nperson = {{ weaker_side = "left" }}\n'
    found = hp.review(hp.parse_program(f"{text}screening = {{ no_to_the_rest = true }}\n"))

    assert "weaker-side-unknown" not in [issue.code for issue in found]
    assert stops(hp.parse_program(text)) == []


@pytest.mark.parametrize("words", ["hip-arthroscopy, 8 weeks ago", "hip-replacement-anterior"])
def test_after_surgery_a_precaution_or_a_rule_that_is_over_does_not_answer_for_the_surgeon(words):
    named = {"text": "With care.", "sources": ["choice-test"]}
    over = hp.Caution(**named, when=["hip-arthroscopy"], until_week=2)
    careful = hp.Caution(**named, when=["hip-replacement-anterior"])
    lift = exercise(contraindications=[over], precautions=[careful])

    issues = hp.review(program(prescription(of=lift)), hp.Person(conditions=[words]))

    assert f"ask-first/{words.split(',')[0]}" in [issue.key for issue in issues]
    assert not any(issue.stops for issue in issues)
