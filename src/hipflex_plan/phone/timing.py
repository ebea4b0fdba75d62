"""Dosage to the parts that the timer of the phone counts through.

The seconds of a tempo, a hold and a rest are those of the dosage. What no dosage
says, the time to get ready and to change legs, is ours (source: ``choice-phone-timer``);
where a rest is free, it is that of the minutes (source: ``choice-session-minutes``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan.duration import FREE_REST_SECONDS, SECONDS_A_MINUTE
from hipflex_plan.messages import said
from hipflex_plan.picturing import FREE_SECONDS
from hipflex_plan.vocabulary import Counted
from hipflex_plan.wording import is_one_hold

if TYPE_CHECKING:
    from hipflex_plan.dosage import Dosage
    from hipflex_plan.exercise import Exercise

GET_READY_SECONDS = 5
CHANGE_LEGS_SECONDS = 10
PHASES = {
    "ready": said("Get ready"),
    "up": said("Up"),
    "stay": said("Stay"),
    "down": said("Down"),
    "wait": said("Wait"),
    "hold": said("Hold"),
    "move": said("Move"),
    "go": said("Go"),
    "swap": said("Change legs"),
    "rest": said("Rest"),
    "over": said("All done"),
}
"""What each part is called, to the patient."""
HERTZ = {"ready": 392, "up": 660, "down": 440, "hold": 550, "move": 660, "go": 660,
         "swap": 392, "rest": 392, "over": 880}  # fmt: skip
"""The sound at the beginning of a part; what has none is silent."""


@attrs.frozen
class Move:
    """A part of one repetition.

    Attributes:
        phase: what it is called, by the key of `PHASES`.
        seconds: how long it takes; 0 for as long as the person likes.
        since: where the figure stands when it begins: 0 is the start, 1 the end.
        until: where it stands when it is over.
    """

    phase: str
    seconds: int
    since: float
    until: float


def moves(exercise: Exercise, dosage: Dosage) -> tuple[Move, ...]:
    """The parts of one repetition, or of the whole set where nothing sets the pace."""
    if dosage.minutes is not None:
        return (Move("go", dosage.minutes * SECONDS_A_MINUTE, 0, 1),)
    if is_one_hold(dosage):
        return (Move("hold", dosage.hold_seconds or 0, 0, 1),)
    if dosage.tempo is not None:
        return _at_a_tempo(exercise, dosage)
    if dosage.hold_seconds is not None:
        return _holding(exercise, dosage.hold_seconds)
    return (Move("go", 0, 0, 1),)


def _at_a_tempo(exercise: Exercise, dosage: Dosage) -> tuple[Move, ...]:
    """The order is that of the sentence on the card; see `wording.tempo_sentence`."""
    tempo = dosage.tempo
    if tempo is None:
        return ()
    up, down = ("up", tempo.lifting), ("down", tempo.lowering)
    stay, wait = ("stay", tempo.top_pause), ("wait", tempo.pause)
    sinks = exercise.counted in {Counted.SQUAT, Counted.LUNGE}
    (to, there), (still, held), (back, again), (rest, left) = (
        (down, wait, up, stay) if sinks else (up, stay, down, wait)
    )
    if dosage.hold_seconds is not None:
        still, held = "hold", dosage.hold_seconds
    parts = (Move(to, there, 0, 1), Move(still, held, 1, 1),
             Move(back, again, 1, 0), Move(rest, left, 0, 0))  # fmt: skip
    return tuple(part for part in parts if part.seconds)


def _holding(exercise: Exercise, seconds: int) -> tuple[Move, ...]:
    """Into the position, the hold, and back, in the time of a repetition of the exercise."""
    there = -(-exercise.seconds_per_repetition // 2)
    back = exercise.seconds_per_repetition - there
    parts = (Move("move", there, 0, 1), Move("hold", seconds, 1, 1), Move("move", back, 1, 0))
    return tuple(part for part in parts if part.seconds)


def rest_seconds(exercise: Exercise, dosage: Dosage) -> int:
    """The rest between two sets."""
    if dosage.rest_seconds is not None:
        return dosage.rest_seconds
    return FREE_REST_SECONDS[exercise.purpose]


def loop_seconds(exercise: Exercise, dosage: Dosage) -> tuple[float, ...]:
    """Seconds from the start to the end, there, back and at the start, to look at."""
    if dosage.tempo is None:
        return FREE_SECONDS
    shown = {(move.since, move.until): move.seconds for move in _at_a_tempo(exercise, dosage)}
    way = ((0, 1), (1, 1), (1, 0), (0, 0))
    there, held, back, rest = (float(shown.get(part, 0)) for part in way)
    return (there or FREE_SECONDS[0], min(held, 4.0), back or FREE_SECONDS[2], rest)
