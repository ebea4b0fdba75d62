"""The places of a diary to write into, each with its name in the form and what it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hipflex_plan import wording
from hipflex_plan.diary_fields import DiaryField, mark_of
from hipflex_plan.handout.diary.views import Cell
from hipflex_plan.languages import Language
from hipflex_plan.messages import said
from hipflex_plan.performance import Soreness, StopSign
from hipflex_plan.sessions import Session

if TYPE_CHECKING:
    from hipflex_plan.messages import Message
    from hipflex_plan.quantities import Side
    from hipflex_plan.sessions import Item

WHAT = {
    "date": said("Done on another day? Which?"),
    "load": said("Weight or band"),
    "effort": said("How hard, 0 to 10"),
    "pain": said("Pain during, 0 to 10"),
    "pain_next_morning": said("Pain next morning, 0 to 10"),
    "exercises": said("Which exercise?"),
    "in_the_way": said("What got in the way?"),
    "adverse_event": said("What else went wrong?"),
}
"""What each place is for; the same words stand beside it where there is room."""
SORE = {
    Soreness.NONE: said("no"),
    Soreness.GONE_IN_WARM_UP: said("gone in the warm-up"),
    Soreness.STAYED: said("stayed"),
    Soreness.CAME_BACK: said("came back"),
    Soreness.NEXT_DAY: said("the next day"),
}
"""What soreness did, as a patient ticks it."""
STOPPED = {
    StopSign.SHARP_PAIN: said("sharp pain"),
    StopSign.GIVING_WAY: said("it gave way"),
    StopSign.NEW_NUMBNESS: said("it felt numb"),
}
"""What ended an exercise at once."""
SORE_HEAD, STOPPED_HEAD = said("Sore muscles?"), said("Had to stop? Call us.")


@attrs.frozen
class Cells:
    """The places of one session of a plan, in a language."""

    reference: str
    session: Session
    language: Language

    @property
    def day(self) -> str:
        """``Monday 4 January``."""
        return wording.day_and_date(self.session.on, self.language)

    def whole_day(self, column: str) -> Cell:
        """A place for what is said of the whole day."""
        return Cell(self._field(column).name, self._says(self.language.said(WHAT[column])))

    def sore(self) -> tuple[Cell, ...]:
        """A box for each thing that soreness may do."""
        return self._choices("soreness", SORE_HEAD, SORE)

    def stopped(self) -> tuple[Cell, ...]:
        """A box for each sign to stop."""
        return self._choices("stop_sign", STOPPED_HEAD, STOPPED)

    def of_row(self, column: str, item: Item, side: Side, who: str, value: str = "") -> Cell:
        """A place for one exercise with one side; *who* is its name with the leg."""
        field = attrs.evolve(
            self._field(column),
            exercise=item.exercise.slug,
            side=side.value,
            dosage=mark_of(item.dosage),
        )
        if column.startswith("set_"):
            what = self.language.text("Set {number}", number=column.removeprefix("set_"))
        else:
            what = self.language.said(WHAT[column])
        return Cell(field.name, self._says(who, what), value)

    def _field(self, column: str) -> DiaryField:
        return DiaryField(
            reference=self.reference.strip(), session=self.session.number, column=column
        )

    def _choices(
        self, column: str, head: Message, choices: dict[Soreness, Message] | dict[StopSign, Message]
    ) -> tuple[Cell, ...]:
        made = []
        for choice, message in choices.items():
            words = self.language.said(message)
            name = attrs.evolve(self._field(column), choice=choice.value).name
            made.append(Cell(name, self._says(self.language.said(head), words), words=words))
        return tuple(made)

    def _says(self, *parts: str) -> str:
        return self.language.text(", ").join((self.day, *parts))
