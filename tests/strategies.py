"""One strategy for each public class; a new field belongs in here too."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import cycle

from hypothesis import assume, reject
from hypothesis import strategies as st

import builders
import hipflex_plan as hp
from hipflex_plan.diary import sides_of
from hipflex_plan.screening import KEYS

SMALL = st.integers(1, 5)
SLUGS = ["band-hip-flexion", "wall-psoas-hold", "kneeling-hip-flexor-stretch", "couch-stretch"]
STARTS = st.dates(date(2020, 1, 1), date(2040, 12, 31))

texts = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S")) | st.sampled_from(" '\"\\#{}<&"),
    min_size=1,
    max_size=40,
).filter(lambda text: text.strip() and text.isprintable())
lines = st.just("") | texts
told = texts.filter(lambda text: not set("{}") & set(text))
words = st.from_regex(r"[A-Za-z][A-Za-z -]{0,18}[a-z]", fullmatch=True)
keys = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)


def pairs(low, high):
    return st.tuples(st.integers(low, high), st.integers(low, high)).map(sorted)


ranges = pairs(1, 200).map(lambda p: hp.Range(*p))
efforts = pairs(0, 10).map(lambda p: hp.Effort(*p))
tempos = (
    st.tuples(*[st.integers(0, 30)] * 4).filter(lambda t: t[0] + t[2]).map(lambda t: hp.Tempo(*t))
)
amounts = st.integers(1, 50_000).map(lambda hundredths: Decimal(hundredths) / 100)
weights = st.builds(hp.Weight, amounts, st.sampled_from(hp.WeightUnit))
brands = st.just("") | st.from_regex(
    r"[A-Za-zäöü0-9]([A-Za-z0-9 .&-]{0,18}[A-Za-z0-9])?", fullmatch=True
)
bands = st.builds(hp.Band, st.sampled_from(hp.BandColour), brands)
maxima = st.builds(hp.RepetitionMaximum, st.integers(1, 30))
loads = st.just(hp.Bodyweight()) | weights | bands
frequencies = st.builds(hp.Daily, st.integers(1, 10)) | st.builds(
    hp.PerWeek, st.integers(1, 7), st.integers(1, 10)
)


@st.composite
def dosages(draw):
    common = {
        "sets": draw(st.integers(1, 20)),
        "side": draw(st.sampled_from(hp.Side)),
        "effort": draw(st.none() | efforts),
        "rest_seconds": draw(st.none() | st.integers(0, 1800)),
    }
    what = draw(st.sampled_from(["repetitions", "maximum", "steps", "minutes"]))
    if what == "steps":
        return hp.Dosage(steps=draw(st.integers(1, 2000)), load=draw(loads), **common)
    if what == "minutes":
        return hp.Dosage(minutes=draw(st.integers(1, 240)), load=draw(loads), **common)
    count, load = draw(ranges), draw(loads)
    if what == "maximum":
        load = draw(maxima)
        count = hp.Range(*draw(pairs(1, load.repetitions)))
    return hp.Dosage(
        repetitions=count,
        load=load,
        hold_seconds=draw(st.none() | st.integers(1, 600)),
        tempo=draw(st.none() | tempos),
        **common,
    )


def rules(dosage, depth=2):
    """Rules that can be applied to *dosage*."""
    possible = [st.just(hp.Maintain()), *_growing(dosage), *_heavier(dosage.load)]
    if dosage.rest_seconds:
        floors = st.integers(0, dosage.rest_seconds)
        possible.append(st.builds(hp.ShortenRest, SMALL, down_to_seconds=floors, every_weeks=SMALL))
    later = st.lists(st.integers(1, 20), max_size=5)
    possible.append(later.map(lambda sets: hp.WeekTable(sets=[dosage.sets, *sets])))
    if depth and dosage.sets > 1:
        growing = st.sampled_from([hp.Maintain(), hp.AddSets(1, up_to=20, every_weeks=2)])
        possible.append(st.builds(hp.Deload, growing, every_weeks=st.integers(2, 6)))
    if depth:
        possible.append(_sequences(dosage, depth - 1))
    return st.one_of(possible)


def _growing(dosage):
    """Strategies for the rules that let one quantity grow."""
    count = dosage.repetitions
    if isinstance(dosage.load, hp.RepetitionMaximum):
        count = None
    quantities = (
        (hp.AddSets, "up_to", dosage.sets, 20),
        (hp.AddRepetitions, "up_to", count and count.high, 200),
        (hp.AddSteps, "up_to", dosage.steps, 2000),
        (hp.AddMinutes, "up_to", dosage.minutes, 240),
        (hp.AddHold, "up_to_seconds", dosage.hold_seconds, 600),
    )
    for rule, ceiling, start, most in quantities:
        if start:
            ceilings = st.integers(start, min(most, start + 9))
            yield st.builds(rule, SMALL, every_weeks=SMALL, **{ceiling: ceilings})


def _heavier(load):
    """Strategies for AddLoad from a load."""
    if isinstance(load, hp.Band):
        colours = st.sampled_from(list(hp.BandColour)[load.colour.rank - 1 :])
        last = colours.map(lambda colour: hp.Band(colour, load.brand))
        yield st.builds(hp.AddLoad, up_to=last, every_weeks=SMALL)
    elif not isinstance(load, hp.RepetitionMaximum):
        start = load.amount if isinstance(load, hp.Weight) else Decimal(0)
        unit = load.unit if isinstance(load, hp.Weight) else "kg"
        if start < 400:
            yield st.builds(
                lambda half, steps, every: hp.AddLoad(
                    step=hp.Weight(half / Decimal(2), unit),
                    up_to=hp.Weight(start + steps * half / Decimal(2), unit),
                    every_weeks=every,
                ),
                SMALL,
                SMALL,
                SMALL,
            )


@st.composite
def _sequences(draw, dosage, depth):
    first = draw(rules(dosage, depth=0))
    weeks = draw(SMALL)
    return hp.Then(first, weeks, draw(rules(first.dosage(dosage, weeks), depth=depth)))


def _load_steps():
    """One step of a weight, or of a band."""
    steps = st.builds(
        lambda unit, half, many: hp.LoadStep(
            by=hp.Weight(Decimal(half) / 2, unit), up_to=hp.Weight(Decimal(half * many) / 2, unit)
        ),
        st.sampled_from(hp.WeightUnit),
        SMALL,
        SMALL,
    )
    return steps | st.builds(hp.LoadStep, up_to=bands)


def responses(depth=1):
    """Response rules of every class; those made of rules down to a depth."""
    load, often = _load_steps(), st.integers(1, 10)
    possible = [
        st.builds(hp.DoubleProgression, load=load, in_sessions=often),
        st.builds(hp.TwoForTwo, load=load, over=often),
        st.builds(hp.AnkleWeight, load=load, repetitions=often),
        st.builds(hp.EffortTarget, load=load, target=efforts),
        st.builds(hp.RepetitionsInReserve, load=load),
        st.just(hp.RepetitionTarget()),
        st.builds(hp.LongerHold, seconds=SMALL, up_to_seconds=st.integers(20, 60)),
        st.builds(hp.MoreSteps, steps=SMALL, up_to=st.integers(20, 60), in_sessions=often),
        st.builds(hp.Ladder, in_sessions=often),
        st.builds(hp.Dapre, load=load),
        st.builds(hp.DeloadAfter, weeks=st.integers(2, 8)),
        st.just(hp.StopSigns()),
        st.builds(hp.PainMonitoring, load=st.none() | load),
        st.builds(hp.SorenessRules, load=st.none() | load),
        st.builds(hp.GrowingPain, rise=often),
        st.builds(hp.MissedSessions, days=st.integers(2, 20)),
    ]
    if depth:
        inner = responses(depth - 1)
        some = st.lists(inner, min_size=1, max_size=2)
        possible += [
            st.builds(hp.Asymmetry, over=inner, percent=often),
            st.builds(hp.AllOf, some),
            st.builds(hp.FirstThatSpeaks, some),
            st.builds(hp.AtMostOnceAWeek, inner),
        ]
    return st.one_of(possible)


RESPONSES = st.none() | st.none() | responses()
pain_limits = pairs(0, 9).map(lambda p: hp.PainThresholds(go_to=p[0], hold_to=p[1]))


sources = st.builds(
    hp.Source,
    key=keys,
    title=texts,
    kind=st.just(hp.SourceKind.PROJECT_CHOICE),
    population=lines,
    reason=texts,
)


@st.composite
def conditions(draw):
    """A condition with such details as it can have."""
    kind = draw(st.sampled_from(hp.CONDITIONS))
    when = (
        {"since": st.none() | STARTS, "days_ago": st.none()}
        if draw(st.booleans())
        else {"days_ago": st.none() | st.integers(0, 400)}
    )
    details = {name: st.none() | st.integers(1, 3) for name in kind.needs if name != "days"}
    drawn = {name: draw(value) for name, value in {**when, **details}.items()}
    return hp.Condition(kind.key, **drawn, cleared_by=draw(st.sampled_from(["", "Mr Shah"])))


@st.composite
def cautions(draw, named):
    """A caution with at most one end, and only one that its conditions can have."""
    kinds = draw(st.lists(st.sampled_from(hp.CONDITIONS), max_size=2, unique=True))
    when = [kind.key for kind in kinds]
    ends = [{}, {"until_week": 6}, {"until_day": 3}]
    for detail, end in (("grade", {"until_healed": True}), ("trimester", {"from_trimester": 2})):
        if all(detail in kind.needs for kind in kinds):
            ends.append(end)
    return hp.Caution(
        text=draw(texts),
        sources=draw(named),
        when=when,
        answered=draw(st.sampled_from([[], ["calf-swelling"]])),
        pain_above=draw(st.none() | st.integers(0, 10)),
        **(draw(st.sampled_from(ends)) if when else {}),
    )


def persons():
    """A person of whom much or little is known."""
    return st.builds(
        hp.Person,
        conditions=st.lists(conditions(), max_size=3, unique_by=lambda one: one.name),
        pain=st.none() | st.integers(0, 10),
        weaker_side=st.sampled_from([None, "left", "right"]),
        minutes=st.none() | st.integers(1, 240),
        equipment=st.none() | st.lists(texts, max_size=2),
        passed=st.sampled_from([[], ["box-jump"]]),
    )


@st.composite
def measured(draw):
    """A test of pain with up to two scores, before the end of week 1 or without a re-test."""
    days = sorted(draw(st.sets(STARTS, max_size=2)))
    scores = [hp.Score(on=day, value=draw(st.integers(0, 10))) for day in days]
    return hp.Test("pain", retest_weeks=draw(st.sampled_from([[], [1]])), scores=scores)


def overrides():
    """What a clinician may have decided."""
    return st.builds(
        hp.Override,
        of=st.lists(texts, min_size=1, max_size=2),
        by=texts.map(lambda text: text[:80]),
        on=STARTS,
        reason=texts,
    )


@st.composite
def exercises(draw, slug=keys):
    known = draw(st.lists(sources, min_size=1, max_size=3, unique_by=lambda source: source.key))
    named = [source.key for source in known]
    some = st.lists(st.sampled_from(named), min_size=1, max_size=2)
    muscles = st.lists(st.sampled_from(hp.Muscle), min_size=1, max_size=3)
    return hp.Exercise(
        slug=draw(slug),
        name=draw(texts),
        short_name=draw(texts)[:26],
        clinical_name=draw(texts),
        aim=draw(texts),
        why=draw(texts),
        purpose=draw(st.sampled_from(hp.Purpose)),
        position=draw(st.sampled_from(hp.Position)),
        counted=draw(st.sampled_from(hp.Counted)),
        alternates=draw(st.booleans()),
        seconds_per_repetition=draw(st.integers(1, 30)),
        muscles=hp.Muscles(prime_movers=draw(muscles), helpers=draw(muscles), sources=named),
        technique=hp.Technique(
            steps=draw(st.lists(told, min_size=3, max_size=6)),
            cues=[draw(told)],
            common_errors=draw(st.lists(told, min_size=1, max_size=3)),
            feel=draw(told),
            safety=draw(st.just("") | told),
            sources=draw(some),
        ),
        usual=hp.UsualDosage(
            dosage=draw(dosages()),
            frequency=draw(frequencies),
            most=draw(st.none() | dosages()),
            note=draw(lines),
            sources=draw(some),
        ),
        known_sources=known,
        equipment=draw(st.lists(st.builds(hp.Equipment, name=texts, substitute=lines), max_size=2)),
        precautions=draw(st.lists(cautions(some), max_size=2)),
        contraindications=draw(st.lists(cautions(some), max_size=2)),
        gate=draw(st.none() | st.builds(hp.Claim, text=texts, sources=some)),
        progressions=draw(
            st.lists(st.builds(hp.Progression, slug=keys, because=texts), max_size=2)
        ),
        why_no_easier=draw(lines),
        why_no_harder=draw(lines),
    )


@st.composite
def prescriptions(draw, exercise, days=frequencies):
    dosage = draw(dosages())
    return hp.Prescription(
        exercise,
        dosage,
        draw(days),
        draw(rules(dosage)),
        response=draw(RESPONSES),
        note=draw(lines),
    )


def _frequency_for(exercise):
    strength = exercise.purpose is hp.Purpose.STRENGTH
    times = st.integers(1, 3)
    if strength:
        return st.builds(hp.PerWeek, st.integers(1, 3), times)
    return st.builds(hp.Daily, times) | st.builds(hp.PerWeek, st.integers(1, 7), times)


@st.composite
def phases(draw, pool, number):
    chosen = draw(st.lists(st.sampled_from(pool), min_size=1, max_size=4, unique_by=id))
    made = [draw(prescriptions(exercise, _frequency_for(exercise))) for exercise in chosen]
    told = [p.progression.weeks for p in made if isinstance(p.progression, hp.WeekTable)]
    return hp.Phase(
        f"{draw(words)} {number}",
        draw(st.integers(max([1, *told]), 6)),
        made,
        goal=draw(lines),
        move_on_when=draw(lines),
    )


@st.composite
def screenings(draw):
    keys = sorted(KEYS)
    answers = draw(st.dictionaries(st.sampled_from(keys), st.booleans(), max_size=4))
    said_yes = [key for key, yes in answers.items() if yes]
    override = None
    if said_yes and draw(st.booleans()):
        override = hp.Override(of=said_yes, by=draw(texts), on=draw(STARTS), reason=draw(texts))
    return hp.Screening(
        yes=said_yes,
        no=[key for key, yes in answers.items() if not yes],
        no_to_the_rest=draw(st.booleans()),
        on=draw(st.none() | STARTS),
        by=draw(lines),
        override=override,
    )


@st.composite
def programs(draw, own_exercises=True):
    pool = [hp.load_catalogue()[slug] for slug in SLUGS]
    if own_exercises:
        own = st.lists(exercises(), max_size=2, unique_by=lambda exercise: exercise.slug)
        pool = [*pool, *draw(own)]
        assume(_one_meaning_for_each_key(pool))
    chosen = [draw(phases(pool, number)) for number in range(draw(st.integers(1, 3)))]
    days = draw(st.sets(st.sampled_from(hp.Weekday)))
    if not own_exercises:  # for the laws of the calendar, quickly
        return hp.Program("Hip strength", chosen, training_days=days, patient=draw(lines))
    clinic = hp.Clinic(
        name=draw(lines),
        phone=draw(lines)[:30],
        emergency_number=draw(lines)[:12],
        pain=draw(st.just(hp.PainThresholds()) | pain_limits),
    )
    return hp.Program(
        draw(texts),
        chosen,
        start=draw(st.none() | STARTS),
        training_days=days,
        patient=draw(lines),
        clinician=draw(lines),
        goal=draw(lines),
        clinic=clinic,
        screening=draw(st.none() | screenings()),
        person=draw(st.none() | persons()),
        tests=draw(st.lists(measured(), max_size=1)),
        delivery=draw(
            st.builds(
                hp.Delivery, setting=lines, tailoring=st.none() | st.sampled_from(hp.Tailoring)
            )
        ),
        overrides=draw(st.lists(overrides(), max_size=1)),
        next_visit=draw(st.none() | STARTS),
        reference=draw(lines),
        based_on=draw(st.just("") | keys),
    )


def _one_meaning_for_each_key(pool):
    slugs = [exercise.slug for exercise in pool]
    meanings = {(s.key, s) for exercise in pool for s in exercise.known_sources}
    return len(set(slugs)) == len(slugs) and len({key for key, _ in meanings}) == len(meanings)


@st.composite
def plans(draw, own_exercises=True):
    program = draw(programs(own_exercises=own_exercises))
    try:
        return hp.schedule(program, start=draw(STARTS), reference=draw(lines))
    except (hp.ScheduleError, hp.ScreeningError):
        return reject()


SMALL_POOL = [
    *(builders.exercise(f"{name}-lift", name) for name in ("strength", "control", "power")),
    builders.exercise("hip-stretch", "stretch"),
    *(hp.load_catalogue()[slug] for slug in ("supine-march", "glute-bridge", "leg-press")),
]
"""Exercises of every purpose; some have neighbours of other purposes and frequencies."""
SMALL_LINES = (
    "3 x 8-12 each side", "3 x 10, 1 kg", "2 x 1, hold 20 s", "2 x 20 steps", "2 x 15 RM",
    "3 x 8 left side, red band", "1 x 2",
)  # fmt: skip
SMALL_RULES = (
    None,
    hp.DoubleProgression(load=hp.LoadStep(up_to="3 kg", by="1 kg"), in_sessions=1),
    hp.LongerHold(seconds=5, up_to_seconds=30, in_sessions=1),
    hp.MoreSteps(steps=4, up_to=40, in_sessions=1),
    hp.Ladder(in_sessions=1),
)


@st.composite
def small_prescriptions(draw, exercise):
    """A prescription with a rule of the calendar, of the diary, both or neither."""
    dosage = hp.Dosage.parse(draw(st.sampled_from(SMALL_LINES)))
    often = [hp.PerWeek(1), hp.PerWeek(2), hp.PerWeek(3), hp.Daily(), hp.PerWeek(2, 2)]
    strong = exercise.purpose in (hp.Purpose.STRENGTH, hp.Purpose.POWER)
    return hp.Prescription(
        exercise,
        dosage,
        draw(st.sampled_from([o for o in often if o.days < 7 or not strong])),
        draw(rules(dosage, depth=1)),
        response=draw(st.sampled_from(SMALL_RULES)),
    )


@st.composite
def small_plans(draw):
    """Plans of few weeks, to fill in and to change."""
    phases = []
    for number in range(draw(st.integers(1, 2))):
        chosen = draw(st.lists(st.sampled_from(SMALL_POOL), min_size=1, max_size=3, unique_by=id))
        made = [draw(small_prescriptions(exercise)) for exercise in chosen]
        told = [p.progression.weeks for p in made if isinstance(p.progression, hp.WeekTable)]
        weeks = draw(st.integers(max([1, *told]), max([3, *told])))
        phases.append(hp.Phase(f"Phase {number}", weeks, made))
    start = date(2027, 1, 4) + timedelta(days=draw(st.integers(0, 6)))
    days = draw(st.sampled_from(["", "mon wed fri", "mon tue thu sat"]))
    try:
        return hp.schedule(hp.Program("Hip", phases, start=start, training_days=days))
    except hp.ScheduleError:
        return reject()


ROWS = {
    "none": None,
    "top": {},
    "easy": {"effort": 2},
    "pain of 4": {"pain": 4},
    "pain of 7": {"pain": 7},
    "in part": {"sets": [1]},
    "missed": {"sets": [0]},
    "sore": {"soreness": hp.Soreness.STAYED},
    "event": {"adverse_event": "Dizzy."},
    "sign": {"stop_sign": hp.StopSign.GIVING_WAY},
}
often_good = st.sampled_from(["top"] * 6 + ["easy"] * 2 + list(ROWS))


@st.composite
def filled(draw, plan, since, until):
    """Rows for the sessions from a day on and before another, of every kind in turn."""
    kinds = cycle(draw(st.lists(often_good, min_size=1, max_size=6)))
    return [
        builders.told_by(session, item, side, **ROWS[kind])
        for session in plan.sessions
        if since <= session.on < until
        for item in session.items
        for side in sides_of(item)
        if ROWS[kind := next(kinds)] is not None
    ]
