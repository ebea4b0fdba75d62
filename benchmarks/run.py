"""How fast, against what: `make bench`.

Each line gives the best of several runs, its bound, and what it is measured
against. Times vary by a fifth between runs on a busy machine.
"""

from __future__ import annotations

import datetime as dt
import resource
import subprocess
import sys
import time
from pathlib import Path

import attrs

import hipflex_plan as hp
from hipflex_plan import choosing

TOP = Path(__file__).parents[1]
SLUGS = (
    "band-hip-flexion",
    "cobra-stretch",
    "couch-stretch",
    "kneeling-hip-flexor-stretch",
    "lying-hip-stretch",
    "seated-ankle-weight-hip-flexion",
    "seated-march",
    "standing-ankle-weight-hip-flexion",
    "straight-leg-raise",
    "wall-psoas-hold",
)


def best(work, runs):
    """The shortest of several runs, in seconds."""
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return min(times)


def ten_exercises():
    """Six weeks of ten exercises: prescriptions, rules, program and dates."""
    catalogue = hp.load_catalogue()
    rules = {
        hp.Purpose.STRENGTH: hp.AddRepetitions(1, up_to=15),
        hp.Purpose.STRETCH: hp.AddHold(5, up_to_seconds=30),
    }
    lines = {
        hp.Purpose.STRENGTH: ("3 x 8-12 each side, rest 60 s", hp.PerWeek(3)),
        hp.Purpose.STRETCH: ("2 x 1 each side, hold 20 s", hp.Daily()),
    }
    prescriptions = [
        hp.Prescription(exercise, *lines[exercise.purpose], rules[exercise.purpose])
        for exercise in (catalogue[slug] for slug in SLUGS)
    ]
    program = hp.Program("Ten exercises", [hp.Phase("Build", 6, prescriptions)])
    return hp.schedule(program, start=dt.date(2027, 1, 4), training_days="mon wed fri")


def twelve_weeks():
    """Ten exercises for twelve weeks, each set written down, with eleven visits."""
    catalogue = hp.load_catalogue()
    rules = {
        hp.Purpose.STRENGTH: hp.DoubleProgression(load=hp.LoadStep(up_to="5 kg", by="0.5 kg")),
        hp.Purpose.STRETCH: hp.LongerHold(seconds=5, up_to_seconds=60),
    }
    lines = {
        hp.Purpose.STRENGTH: ("3 x 8-12 each side, 1 kg, rest 60 s", hp.PerWeek(3)),
        hp.Purpose.STRETCH: ("2 x 1 each side, hold 20 s", hp.Daily()),
    }
    prescriptions = [
        hp.Prescription(exercise, *lines[exercise.purpose], response=rules[exercise.purpose])
        for exercise in (catalogue[slug] for slug in SLUGS)
    ]
    program = hp.Program("Ten exercises", [hp.Phase("Build", 12, prescriptions)])
    person = hp.SimulatedPerson(strength=1, gain_per_week=0.05)
    return hp.simulate(program, person, 1, start=dt.date(2027, 1, 4))


def proposing_seconds():
    """The proposals on the last day, with all rows of the diary and all answers before."""
    way = twelve_weeks()
    plan = way.plans[-1]
    return best(lambda: hp.propose(plan, way.diary, plan.end), 20), len(way.diary.rows)


def a_year():
    """Fifty-two weeks of twelve exercises, with every constraint."""
    catalogue = hp.load_catalogue()
    slugs = (*SLUGS, "squat", "calf-raise")
    prescriptions = []
    for place, slug in enumerate(slugs):
        exercise = catalogue[slug]
        if exercise.purpose is hp.Purpose.STRENGTH:
            often = hp.PerWeek(3 if place % 2 else 2)
            rule = hp.AddRepetitions(1, up_to=15)
            line = "3 x 8-12 each side, rest 60 s"
        else:
            often = hp.PerWeek(5) if place % 2 else hp.Daily()
            rule, line = hp.Maintain(), "2 x 1 each side, hold 20 s"
        prescriptions.append(hp.Prescription(exercise, line, often, rule))
    availability = hp.Availability(
        minutes="wed 90, sat 120",
        away=["every other weekend from 2027-01-16", "2027-03-03"],
        reviews=[dt.date(2027, 3, 1)],
        times="18:00",
    )
    return hp.Program(
        "A year",
        [hp.Phase("Build", 52, prescriptions)],
        start=dt.date(2027, 1, 4),
        training_days="mon tue wed thu fri sat sun",
        availability=availability,
    )


def scheduling_seconds(program):
    """The time to schedule a program, nothing remembered from before."""

    def work():
        choosing.best_days.cache_clear()
        hp.schedule(program)

    return best(work, 5)


def many_plans():
    """Mebibytes that ten thousand plans in one process leave behind, after the first thousand."""
    program = hp.load_program(TOP / "examples" / "six-week-band.toml")
    for number in range(10_000):
        hp.schedule(program, start=dt.date(2027, 1, 4) + dt.timedelta(days=number))
        if number == 1_000:
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024


def streprogen_seconds():
    """Six weeks of streprogen's own program, with three days; None where it is not installed."""
    try:
        from streprogen import Day, DynamicExercise, Program  # noqa: PLC0415  # optional
    except ImportError:
        return None

    def work():
        program = Program("Six weeks", duration=6, units="kg", round_to=2.5)
        for name in ("mon", "wed", "fri"):
            day = Day(name)
            day.add_exercises(DynamicExercise("Squat", 80, 90), DynamicExercise("Bench", 60, 70))
            program.add_days(day)
        program.render()

    return best(work, 3)


def drawing():
    """Seconds to draw each picture from nothing, their bytes, and seconds for one that is kept."""
    catalogue = hp.load_catalogue()
    times, sizes = [], []
    for exercise in catalogue.exercises.values():
        begun = time.perf_counter()
        svg = hp.figure(exercise)
        times.append(time.perf_counter() - begun)
        sizes.append(len(svg))
    kept = best(lambda: hp.figure(catalogue["squat"]), 50)
    return times, sizes, kept


def help_seconds():
    """The processor time of `hipflex-plan --help`."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "hipflex_plan", "--help"], check=True, capture_output=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    """Print the table."""
    building = best(ten_exercises, 200)
    proposing, written = proposing_seconds()
    helping = min(help_seconds() for _ in range(5))
    year = a_year()
    half = attrs.evolve(year, phases=[attrs.evolve(year.phases[0], weeks=26)])
    scheduling, shorter = scheduling_seconds(year), scheduling_seconds(half)
    times, sizes, kept = drawing()
    streprogen = streprogen_seconds()
    rows = [
        (
            "schedule 52 weeks of 12 exercises, all constraints",
            f"{scheduling * 1e3:.0f} ms",
            "100 ms",
        ),
        ("  of 26 weeks", f"{scheduling / shorter:.1f} x", "2.5 x"),
        ("memory that 9,000 more plans leave behind", f"{many_plans():.1f} MiB", "5 MiB"),
        ("draw a picture from nothing, mean", f"{sum(times) / len(times) * 1e3:.0f} ms", "50 ms"),
        ("  the slowest", f"{max(times) * 1e3:.0f} ms", "50 ms"),
        ("  one that is kept", f"{kept * 1e6:.0f} us", ""),
        ("  bytes, mean", f"{sum(sizes) / len(sizes) / 1e3:.1f} kB", "15.5 kB"),
        ("  bytes, the largest", f"{max(sizes) / 1e3:.1f} kB", "25 kB"),
        ("build and schedule six weeks of ten exercises", f"{building * 1e3:.2f} ms", "5 ms"),
        (
            "proposals for a twelve-week diary of ten exercises",
            f"{proposing * 1e3:.1f} ms",
            "20 ms",
        ),
        ("  the rows of that diary", f"{written}", ""),
        ("hipflex-plan --help, processor time", f"{helping:.3f} s", "0.2 s"),
    ]
    if streprogen is not None:
        band = hp.load_program(TOP / "examples" / "six-week-band.toml")
        ratio = scheduling_seconds(band) / streprogen
        rows.append(("our six weeks, of streprogen's own six weeks", f"{ratio:.2f} x", ""))
    for what, measured, bound in rows:
        print(f"{what:50} {measured:>10} {f'(below {bound})' if bound else ''}".rstrip())


if __name__ == "__main__":
    main()
