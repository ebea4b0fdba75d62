"""Dosage to minutes, so that a person knows how long a session takes.

The allowances are this project's choice (source: ``choice-session-minutes``);
what a dosage itself says (tempo, hold, rest) always goes before them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipflex_plan.vocabulary import Purpose

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hipflex_plan.dosage import Dosage
    from hipflex_plan.exercise import Exercise

CHANGE_SECONDS = 60
"""To put one thing away, take the next and get into position: for each exercise."""
FREE_REST_SECONDS = {
    Purpose.STRENGTH: 60,
    Purpose.POWER: 60,
    Purpose.STRETCH: 10,
    Purpose.CONTROL: 30,
}
"""Between sets where the dosage leaves the rest free."""
STEP_SECONDS = 2
"""For one step of a band walk."""
SECONDS_A_MINUTE = 60


def exercise_seconds(exercise: Exercise, dosage: Dosage) -> int:
    """The seconds of one exercise: all sets, both sides, rests, and the change to it.

    A range of repetitions counts at its top.
    """
    bouts = dosage.sets * dosage.side.rounds
    rest = dosage.rest_seconds
    if rest is None:
        rest = FREE_REST_SECONDS[exercise.purpose]
    return bouts * set_seconds(exercise, dosage) + (bouts - 1) * rest + CHANGE_SECONDS


def set_seconds(exercise: Exercise, dosage: Dosage) -> int:
    """The seconds of one set on one side, without rest."""
    if dosage.minutes is not None:
        return dosage.minutes * SECONDS_A_MINUTE
    if dosage.repetitions is None:
        return (dosage.steps or 0) * STEP_SECONDS
    moving = dosage.tempo.seconds if dosage.tempo else exercise.seconds_per_repetition
    return dosage.repetitions.high * (moving + (dosage.hold_seconds or 0))


def session_minutes(doses: Iterable[tuple[Exercise, Dosage]]) -> int:
    """The whole minutes of a session, rounded up."""
    seconds = sum(exercise_seconds(exercise, dosage) for exercise, dosage in doses)
    return -(-seconds // SECONDS_A_MINUTE)
