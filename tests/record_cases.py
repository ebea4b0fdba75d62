"""Plans with much and with little in them, for the clinician's record."""

import datetime as dt
from pathlib import Path

import attrs

import hipflex_plan as hp
from hipflex_plan.reviewing import review
from report_cases import CASES, TWO_PHASES, both_legs, painful

TOP = Path(__file__).parents[1]
EXAMPLE = TOP / "examples" / "six-week-band.toml"
BARE = TOP / "tests" / "programs" / "bare.toml"
INGRID = {"by": "Ingrid Meyer", "on": dt.date(2026, 12, 30)}
UNHURT = "Mother of two, former rower; she wants to carry her grandson up the stairs."


def example():
    """The example in the library."""
    return hp.schedule(hp.load_program(EXAMPLE))


def two_phases():
    """Two phases over twelve weeks, of a person of whom nobody asked anything."""
    return hp.schedule(hp.load_program(TWO_PHASES))


def bare():
    """Nothing but what is required."""
    return hp.schedule(hp.load_program(BARE))


def rich():
    """Two phases of which nearly everything is written down, and much was overruled."""
    plan = both_legs()
    program = plan.program
    catalogue = hp.load_catalogue()
    later = [
        hp.Prescription(
            catalogue["band-hip-flexion"],
            "3 x 15 RM left side, tempo 3-1-3-1, rest 90 s",
            "3 per week",
            hp.WeekTable(repetition_maximum=[15, 14, 12, 11], words="Fewer lifts each week."),
            note="The band that we chose together, at the height of the ankle.",
        ),
        hp.Prescription(
            catalogue["band-hip-flexion"], "2 x 15 RM right side, rest 90 s", "3 per week"
        ),
        hp.Prescription(catalogue["standing-march"], "2 x 1 min", "3 per week", warm_up=True),
        hp.Prescription(
            catalogue["diagonal-band-walk"],
            "2 x 20 steps, yellow band, rest 60 s",
            "2 per week",
            hp.AddLoad(every_weeks=2, up_to=hp.Band("green")),
        ),
        hp.Prescription(catalogue["cobra-stretch"], "3 x 20 s", "2 times a day"),
    ]
    person = hp.Person(
        conditions=["latex-allergy", "hip-impingement", "hip-osteoarthritis"],
        pain=4,
        weaker_side="left",
        minutes=30,
        equipment=["ankle weight", "band free of latex"],
    )
    program = attrs.evolve(
        program,
        phases=[
            attrs.evolve(
                program.phases[0], goal="Lift the leg without pain.",
                move_on_when="Twelve lifts with the yellow band, pain 0 to 3.",
            ),
            hp.Phase("Build", 4, later, goal="Climb three flights."),
        ],
        person=person,
        screening=hp.Screening(
            yes=["young-hip", "recent-surgery"],
            no=["chest-pain", "stroke-signs"],
            **INGRID,
            override=hp.Override(
                of=["young-hip"], reason="Sixteen, seen by Mr Shah, X-ray clear.", **INGRID
            ),
        ),
        tests=[*program.tests, hp.Test("psfs", retest_weeks=[4, 10])],
        availability=hp.Availability(
            minutes="mon 60, wed 50",
            away="2027-02-20 to 2027-02-21",
            reviews=[dt.date(2027, 1, 20)],
            times="07:30 18:00",
            order="as-written",
        ),
        movement_breaks=hp.MovementBreaks(every_minutes=45),
        claims=[
            hp.Claim(
                text="The band stands in for a machine that the clinic does not have.",
                sources=["our-leaflet"],
            )
        ],
        known_sources=[
            hp.Source(
                key="our-leaflet", title="Our leaflet", kind="project-choice",
                reason="It is what we teach.",
            )
        ],
        next_visit=dt.date(2027, 2, 15),
        goal=UNHURT,
    )  # fmt: skip
    return hp.schedule(overruled(program))


def overruled(program):
    """The program with every stop overruled, and one override of nothing."""
    stops = [issue.key for issue in review(program) if issue.stops]
    decided = [
        hp.Override(of=stops, reason="Bands free of latex; depth cut in the clinic.", **INGRID),
        hp.Override(
            of=["many-exercises/Gone"], reason="Taken out since.",
            by="Tom Hale", on=dt.date(2027, 1, 3),
        ),
    ]  # fmt: skip
    return attrs.evolve(program, overrides=decided)


def changed():
    """The rich plan after four painful weeks, with answers, a pause and a skipped day."""
    plan = rich()
    diary, day = painful(plan), dt.date(2027, 2, 1)
    answers = []
    for proposal in hp.propose(plan, diary, day):
        if not proposal.speaks:
            continue
        answer = ("accepted", "refused")[proposal.number % 2] if proposal.changes else "accepted"
        answers.append(
            hp.Answered(proposal=proposal, by="Ingrid Meyer", answer=answer, note="Talked over.")
        )
    made = hp.reschedule(plan, answers, day)
    paused = hp.pause(made, dt.date(2027, 2, 8), dt.date(2027, 2, 14), note="A cold.")
    return hp.skip(paused, dt.date(2027, 2, 17), note="A funeral.")


PLANS = {
    "example": example,
    "two-phases": two_phases,
    "bare": bare,
    "rich": rich,
    "changed": changed,
    "twelve": CASES["twelve"][0],
}
