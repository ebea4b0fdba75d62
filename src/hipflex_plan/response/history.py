"""What a rule reads: one exercise, one side, from the first planned session to a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import pendulum

from hipflex_plan.dates import on_the_day
from hipflex_plan.dosage import Dosage
from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.exercise import Exercise
from hipflex_plan.performance import HIGHEST, Performance
from hipflex_plan.quantities import Side
from hipflex_plan.response.steps import LoadStep
from hipflex_plan.validators import Kind, KindOrNone, Kinds, Texts, Whole, as_tuple, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@attrs.frozen(kw_only=True)
class PainThresholds:
    """Up to where pain is all right, and up to where nothing is added; both included.

    The defaults are the commonest of several that clinics use (source:
    ``pain-traffic-light``); a clinic may set its own.
    """

    go_to: int = attrs.field(default=3, validator=Whole(0, HIGHEST - 1))
    hold_to: int = attrs.field(default=5, validator=Whole(0, HIGHEST - 1))

    def __attrs_post_init__(self) -> None:
        """Refuse an order that leaves nothing between."""
        if self.hold_to < self.go_to:
            message = f"hold_to must not be below go_to ({self.go_to}): {self.hold_to}"
            raise ImpossibleValueError(message, "hold_to")


@attrs.frozen
class Planned:
    """One planned session of the exercise, and what was done of it, if that is known."""

    number: int
    on: pendulum.Date
    week: int
    prescribed: Dosage
    performance: Performance | None


def _planned(value: Iterable[Planned]) -> tuple[Planned, ...]:
    return as_tuple(value)


def _performances(value: Iterable[Performance]) -> tuple[Performance, ...]:
    return as_tuple(value)


@attrs.frozen(kw_only=True)
class History:
    """An exercise with one side up to a day: what was planned and what was done.

    Attributes:
        exercise: what is done.
        side: the side that is judged.
        dosage: what is prescribed now.
        planned: the sessions before *on*, and that of *on* where it was filled in.
        on: the day of the decision.
        thresholds: the clinic's limits of pain.
        easier: slugs of the easier neighbours, the usual one first.
        harder: slugs of the harder neighbours, the usual one first.
        other_side: what was done with the other leg, if the sides take turns.
        step: one step of the load, where the own rule of the prescription has one.
        eased_on: the first day on which less was prescribed after an answer of the
            clinician; what was done before is answered with it.
        seen_on: the day on which a clinician last answered a stop sign or an adverse
            event; what was written of them before is seen to.
    """

    exercise: Exercise = attrs.field(validator=Kind((Exercise,)))
    side: Side = attrs.field(validator=Kind((Side,)))
    dosage: Dosage = attrs.field(validator=Kind((Dosage,)))
    planned: tuple[Planned, ...] = attrs.field(converter=_planned, validator=Kinds(Planned))
    on: pendulum.Date = attrs.field(converter=on_the_day, validator=Kind((pendulum.Date,)))
    thresholds: PainThresholds = attrs.field(
        default=PainThresholds(), validator=Kind((PainThresholds,))
    )
    easier: tuple[str, ...] = attrs.field(default=(), converter=texts, validator=Texts())
    harder: tuple[str, ...] = attrs.field(default=(), converter=texts, validator=Texts())
    other_side: tuple[Performance, ...] = attrs.field(
        default=(), converter=_performances, validator=Kinds(Performance)
    )
    step: LoadStep | None = attrs.field(default=None, validator=KindOrNone(LoadStep))
    eased_on: pendulum.Date | None = attrs.field(
        default=None, converter=on_the_day, validator=KindOrNone(pendulum.Date)
    )
    seen_on: pendulum.Date | None = attrs.field(
        default=None, converter=on_the_day, validator=KindOrNone(pendulum.Date)
    )

    @property
    def performances(self) -> tuple[Performance, ...]:
        """What was written down, the earliest first."""
        return tuple(p.performance for p in self.planned if p.performance is not None)

    @property
    def last(self) -> Performance | None:
        """What was written down last."""
        return self.performances[-1] if self.performances else None

    @property
    def felt(self) -> tuple[Performance, ...]:
        """What was written down with a word on pain, in the session or on the morning after."""
        return tuple(
            row
            for row in self.performances
            if row.pain is not None or row.pain_next_morning is not None
        )

    @property
    def at_this_dosage(self) -> tuple[Planned, ...]:
        """The planned sessions since the dosage last changed: what counts for the next step."""
        found: list[Planned] = []
        for planned in reversed(self.planned):
            if planned.prescribed != self.dosage:
                break
            found.append(planned)
        return tuple(reversed(found))

    def latest(self, count: int) -> tuple[Performance, ...] | None:
        """What was done in the last *count* planned sessions at this dosage.

        None if there were not so many, or if one of them was not written down:
        a missed session breaks a row.
        """
        sessions = self.at_this_dosage[-count:]
        done = tuple(p.performance for p in sessions if p.performance is not None)
        return done if len(done) == count else None

    def more_needed(self, count: int, needs: Callable[[Performance], bool]) -> int:
        """How many sessions more are needed until *count* in a row say what is needed."""
        in_a_row = 0
        for planned in reversed(self.at_this_dosage):
            if planned.performance is None or not needs(planned.performance):
                break
            in_a_row += 1
        return max(1, count - in_a_row)
