"""What a handout says besides the exercises, each sentence with its sources.

Pain zones, warning signs and the rules of the day. The words are this
project's own (source: ``choice-warning-words``) and wait for a clinician's
review; what they say rests on the sources beside them.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import attrs

from hipflex_plan.availability import TimeOfDay
from hipflex_plan.claim import Claim
from hipflex_plan.messages import Message, said
from hipflex_plan.performance import HIGHEST
from hipflex_plan.response import PainThresholds

if TYPE_CHECKING:
    from hipflex_plan.movement_breaks import MovementBreaks


class Zone(StrEnum):
    """What a pain score says."""

    GO = "go"
    CARE = "care"
    STOP = "stop"


@attrs.frozen
class PainZone:
    """Scores of pain from *low* to *high*, both included, and what to do then."""

    zone: Zone
    low: int
    high: int
    advice: Claim

    @property
    def scores(self) -> tuple[int, ...]:
        """The scores on the scale from 0 to 10."""
        return tuple(range(self.low, self.high + 1))


def _says(text: str, *sources: str) -> Claim:
    message = text if isinstance(text, Message) else said(text)
    return Claim(text=message, sources=(*sources, "choice-warning-words"))


def pain_zones(limits: PainThresholds) -> tuple[PainZone, ...]:
    """The zones of pain with a clinic's limits; without the middle one where they are alike."""
    go, hold = limits.go_to, limits.hold_to
    care = PainZone(Zone.CARE, go + 1, hold, _CARE)
    return (
        PainZone(Zone.GO, 0, go, _GO),
        *((care,) if hold > go else ()),
        PainZone(Zone.STOP, hold + 1, HIGHEST, attrs.evolve(_STOP, text=_stop(hold + 1))),
    )


_GO = _says("Carry on. This much is all right.", "pain-traffic-light")
_CARE = _says(
    "Add nothing. The pain must be gone next morning. If it is not, do less.",
    "pain-traffic-light",
    "choice-less-next-time",
)


def _stop(limit: int) -> Message:
    return said(
        "Stop this exercise for today. Do less next time. Still {limit} or more? Call us.",
        limit=limit,
    )


_STOP = _says(_stop(PainThresholds().hold_to + 1), "pain-traffic-light", "choice-less-next-time")
PAIN_ZONES = pain_zones(PainThresholds())
"""Those with the usual limits."""
EMERGENCY = (
    _says("Chest pain, fainting, or fighting for breath", "stop-rules"),
    _says(
        "Numb between the legs, or new trouble with bladder or bowels", "cauda-equina", "seed-000"
    ),
    _says("Sudden weakness: the leg will not lift", "seed-000", "seed-003"),
    _says("Face, arm or speech suddenly different", "stop-rules"),
    _says("A fall, and you cannot stand on the leg", "hip-fracture"),
    _says("A hot, red, swollen joint with a fever", "hip-fracture"),
)
CALL = (
    _says("Sharp pain, or the hip gives way", "seed-002", "stop-rules"),
    _says("New numbness or tingling", "seed-000", "seed-003"),
    _says("A hip or knee that swells", "seed-002"),
    _says("Pain worse two mornings in a row", "myhipexercise"),
)
CALF = _says(
    "A swollen, hot calf? Or you cannot stand on the leg? See a doctor today.",
    "calf-thrombosis",
    "seed-002",
)


def calf(advice_number: str) -> Claim:
    """What to do about a calf, with the number for advice out of hours where there is one."""
    if not advice_number:
        return CALF
    text = said(
        "A swollen, hot calf? Or you cannot stand on the leg? Call {number} today.",
        number=advice_number,
    )
    return attrs.evolve(CALF, text=text)


MISSED = (
    _says("If I miss a day, I go on with the next one.", "choice-missed-session"),
    _says("I do nothing extra to catch up.", "choice-missed-session"),
    _says("If I am ill, I rest until I am well.", "stop-rules"),
)


def next_week(limits: PainThresholds) -> tuple[Claim, ...]:
    """Whether the next week's numbers may be taken, with a clinic's limit of pain."""
    pain = said("0 to {high}", high=limits.go_to) if limits.go_to else "0"
    ready = _says(
        said("Yes, if you did all of it and your pain was {pain}.", pain=pain),
        "pain-traffic-light",
        "choice-next-week",
    )
    return (
        ready,
        _says("Not yet? Do this week’s numbers once more.", "choice-next-week"),
        _says("Not ready two weeks running? Call us.", "choice-next-week"),
    )


NEXT_WEEK = next_week(PainThresholds())
"""That with the usual limit."""
RESPONDING = (
    _says("Do more only where a card says when.", "choice-next-week"),
    _says("Write down what you did. Bring it to your visit.", "choice-next-week"),
    _says("Too hard to do well? Call us.", "choice-next-week"),
)
UNCHANGING = (
    _says("Change nothing on your own. Tell us at your visit.", "choice-next-week"),
    _says("Too hard to do well? Call us.", "choice-next-week"),
)
EFFORT_WORDS = (
    (0, _says("rest", "choice-effort-words")),
    (4, _says("easy", "choice-effort-words")),
    (6, _says("hard", "choice-effort-words")),
    (10, _says("all you can", "choice-effort-words")),
)
"""Numbers of the scale of effort with the words that a patient has for them."""
BETWEEN = (_says("Sitting a lot? Stand up and move every 30 to 60 minutes.", "seed-002"),)


def between(breaks: MovementBreaks | None) -> tuple[Claim, ...]:
    """What to do between the sessions; with the times of the breaks where they are set."""
    if breaks is None:
        return BETWEEN
    often = said(
        "Stand up and move every {number} minutes when you sit at work.",
        number=breaks.every_minutes,
    )
    hours = said(
        "Do this from {start} to {end}.", start=TimeOfDay(breaks.start), end=TimeOfDay(breaks.end)
    )
    return (_says(often, "seed-002"), _says(hours, "seed-002"))


ALL_CLAIMS = (
    *(zone.advice for zone in PAIN_ZONES),
    *EMERGENCY,
    *CALL,
    CALF,
    *MISSED,
    *NEXT_WEEK,
    *UNCHANGING,
    *RESPONDING,
    *BETWEEN,
    *(claim for _, claim in EFFORT_WORDS),
)
