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

import hipflex_plan as hp
from hipflex_plan.handout import pdf as press
from hipflex_plan.handout import view
from hipflex_plan.handout.page import html

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


def help_seconds():
    """The processor time of `hipflex-plan --help`."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "hipflex_plan", "--help"], check=True, capture_output=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def handout_seconds():
    """The handout's own work and WeasyPrint's, for the example, warm."""
    plan = hp.schedule(hp.load_program(TOP / "examples" / "six-week-band.toml"))
    hp.to_pdf(plan)
    own = best(lambda: html(view(plan)), 20)
    whole = best(lambda: hp.to_pdf(plan), 5)
    page = view(plan)

    def simplest():
        press._rendered(html(page), page.paper).write_pdf(pdf_variant=press.VARIANT)  # noqa: SLF001

    return own, best(simplest, 5) - own, whole


def main():
    """Print the table."""
    building = best(ten_exercises, 200)
    proposing, written = proposing_seconds()
    helping = min(help_seconds() for _ in range(5))
    own, weasyprint, whole = handout_seconds()
    rows = [
        ("build and schedule six weeks of ten exercises", f"{building * 1e3:.2f} ms", "2 ms"),
        (
            "proposals for a twelve-week diary of ten exercises",
            f"{proposing * 1e3:.1f} ms",
            "20 ms",
        ),
        ("  the rows of that diary", f"{written}", ""),
        ("hipflex-plan --help, processor time", f"{helping:.3f} s", "0.2 s"),
        ("handout: views and template", f"{own * 1e3:.1f} ms", ""),
        ("handout: WeasyPrint, one rendering", f"{weasyprint * 1e3:.0f} ms", ""),
        ("handout: own work, of WeasyPrint's", f"{own / weasyprint:.1%}", "5 %"),
        ("handout: with the trial of the cover", f"{whole * 1e3:.0f} ms", ""),
        ("handout: with the trial, of one rendering", f"{whole / (own + weasyprint):.2f} x", ""),
    ]
    for what, measured, bound in rows:
        print(f"{what:50} {measured:>10} {f'(below {bound})' if bound else ''}".rstrip())


if __name__ == "__main__":
    main()
