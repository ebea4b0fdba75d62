"""A clinic's own exercise and its own rule, from Python to paper and back.

    python examples/own_clinic.py [FOLDER]

It writes own_clinic.pdf, the handout, and own_clinic.json, the record, into
FOLDER (or where you are), and reads the record back. Nothing in it has been
measured: its one source says so, with the clinic's reason.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import attrs

import hipflex_plan as hp

OUR_WAY = hp.Source(
    key="our-seated-march",
    title="Seated march as our clinic teaches it",
    kind="project-choice",
    reason="We looked for a trial and found none; our two physiotherapists agreed on it.",
)

SEATED_MARCH = hp.Exercise(
    slug="seated-march",
    name="March on a chair",
    short_name="Chair march",
    clinical_name="Alternating active hip flexion in sitting",
    aim="Practise hip flexion above 90 degrees without a load.",
    why="To lift your feet with ease when you walk.",
    purpose="control",
    position="sitting",
    counted="lift",
    seconds_per_repetition=3,
    muscles=hp.Muscles(
        prime_movers=["psoas major", "iliacus"],
        helpers=["rectus femoris"],
        sources=["our-seated-march"],
    ),
    equipment=[hp.Equipment(name="Firm chair")],
    technique=hp.Technique(
        steps=[
            "Sit tall near the front of a firm chair.",
            "Lift one knee. Keep your back still.",
            "Lower that foot slowly. Lift the other knee.",
        ],
        cues=["Sit tall. Breathe."],
        common_errors=["Leaning back.", "Dropping the foot."],
        feel="Light work at the front of your hips.",
        sources=["our-seated-march"],
    ),
    usual=hp.UsualDosage(
        dosage="2 x 10",
        frequency="daily",
        note="Ten lifts are five with each leg.",
        sources=["our-seated-march"],
    ),
    precautions=[
        hp.Caution(
            text="Pinching in the groin: lift less high.",
            when=["hip-impingement"],
            sources=["our-seated-march"],
        )
    ],
    known_sources=[OUR_WAY],
)


@attrs.frozen
class MoreAfterVisit:
    """The same until the week of the visit, and *by* more from then on.

    A rule needs nothing but its two methods: no base class, no registration.
    """

    by: int
    visit_week: int

    def dosage(self, baseline: hp.Dosage, week: int) -> hp.Dosage:
        """The dosage of a week, always reckoned from the baseline."""
        if baseline.repetitions is None:
            raise hp.ProgressionError(f"MoreAfterVisit needs repetitions, not '{baseline}'")
        if week < self.visit_week:
            return baseline
        low, high = baseline.repetitions.low + self.by, baseline.repetitions.high + self.by
        return attrs.evolve(baseline, repetitions=(low, high))

    def in_words(self) -> str:
        """How it grows, as the patient reads it."""
        return f"Stay with these numbers until we meet. Then do {self.by} more."


def our_program() -> hp.Program:
    """Four weeks: the clinic's own march, and a stretch from the catalogue."""
    ours = hp.load_catalogue()
    march = hp.Prescription(
        SEATED_MARCH,
        "2 x 10, effort 2-3",
        "daily",
        MoreAfterVisit(by=4, visit_week=3),
        note="Count each knee lift, left and right.",
    )
    stretch = hp.Prescription(
        ours["kneeling-hip-flexor-stretch"],
        "2 x 1 each side, hold 30 s",
        "3 per week",
        note="Sore knee? Use a thicker cushion.",
    )
    return hp.Program(
        "Moving your hips again",
        [hp.Phase("Begin", 4, [march, stretch])],
        patient="B.K.",
        clinician="Tom Okafor",
        goal="Walk to the shop and back without tripping.",
        clinic=hp.Clinic(
            name="Harbour Street Physiotherapy",
            phone="01632 960 114",
            hours="Mon to Fri, 8 am to 6 pm",
            emergency_number="999",
            advice_number="111",
        ),
        next_visit=date(2027, 1, 18),
    )


def main(folder: Path) -> None:
    """Write the handout and the record, then read the record back."""
    plan = hp.schedule(our_program(), start=date(2027, 1, 4), training_days="mon wed fri")
    handout, record = folder / "own_clinic.pdf", folder / "own_clinic.json"
    folder.mkdir(parents=True, exist_ok=True)
    hp.write_pdf(plan, handout)
    hp.write_plan(plan, record)
    print(f"{handout} is written")
    print(f"{record} is written")
    again = hp.load_plan(record, rules=(MoreAfterVisit,))
    same = "the same plan" if again == plan else "ANOTHER PLAN"
    print(f"{record} is read back: {same}, {len(again.sessions)} sessions")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
