"""A rule written out week by week, as a trial or a clinic gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.load import Bodyweight, Load, RepetitionMaximum
from hipflex_plan.messages import said
from hipflex_plan.notation import load
from hipflex_plan.quantities import Range
from hipflex_plan.validators import Text, Texts, texts

if TYPE_CHECKING:
    from hipflex_plan.dosage import Dosage


def _values(values: list[Any] | tuple[Any, ...]) -> tuple[Any, ...]:
    if not isinstance(values, (list, tuple)):
        raise ImpossibleValueError(f"a column is a list with one value a week: {values!r}")
    return tuple(values)


def _ranges(values: list[Any] | tuple[Any, ...]) -> tuple[Range, ...]:
    return tuple(Range.of(value) for value in _values(values))


def _loads(values: list[Any] | tuple[Any, ...]) -> tuple[Load, ...]:
    return tuple(load(value) for value in _values(values))


def _column(converter: Any = _values) -> Any:  # noqa: ANN401  # what attrs.field returns
    return attrs.field(default=(), converter=converter)


@attrs.frozen(kw_only=True)
class WeekTable:
    """One column for each quantity that changes, one value in it for each week.

    What has no column stays as in the baseline; after the last week the last
    value stays. The first value of each column is that of the baseline.

    Attributes:
        repetition_maximum: the RM of each week; it sets repetitions and load.
        sources: the source key of each week, for those weeks that were measured
            and those that were chosen.
        words: how it grows, in one plain sentence; "" for a general one.
    """

    sets: tuple[int, ...] = _column()
    repetitions: tuple[Range, ...] = _column(_ranges)
    steps: tuple[int, ...] = _column()
    minutes: tuple[int, ...] = _column()
    hold_seconds: tuple[int, ...] = _column()
    rest_seconds: tuple[int, ...] = _column()
    load: tuple[Load, ...] = _column(_loads)
    repetition_maximum: tuple[int, ...] = _column()
    sources: tuple[str, ...] = attrs.field(default=(), converter=texts, validator=Texts())
    words: str = attrs.field(default="", validator=Text(empty=True, longest=120))

    def __attrs_post_init__(self) -> None:
        """Refuse a table without weeks, or with columns of different lengths."""
        columns = self._columns()
        if not columns:
            raise ImpossibleValueError("a week table needs a column, such as repetitions")
        if self.repetition_maximum and (self.repetitions or self.load):
            raise ImpossibleValueError(
                "repetition_maximum sets repetitions and load: leave those columns out"
            )
        loaded = (load for load in self.load if not isinstance(load, Bodyweight))
        kinds = {(type(load), getattr(load, "unit", "")) for load in loaded}
        if len(kinds) > 1:
            raise ImpossibleValueError("a load column is of one kind and one unit", "load")
        sources = {"sources": self.sources} if self.sources else {}
        lengths = {name: len(values) for name, values in {**columns, **sources}.items()}
        if len(set(lengths.values())) > 1:
            told = ", ".join(f"{name} has {length}" for name, length in lengths.items())
            raise ImpossibleValueError(f"all columns have one value a week: {told}")

    @property
    def weeks(self) -> int:
        """The number of weeks in the table."""
        return len(next(iter(self._columns().values())))

    def _columns(self) -> dict[str, tuple[Any, ...]]:
        known = attrs.asdict(self, recurse=False)
        return {n: v for n, v in known.items() if v and n not in ("sources", "words")}

    def dosage(self, baseline: Dosage, week: int) -> Dosage:
        """The baseline with the values of that week."""
        row = min(week, self.weeks) - 1
        changes = {name: values[row] for name, values in self._columns().items()}
        maximum = changes.pop("repetition_maximum", None)
        if maximum is not None:
            changes.update(repetitions=maximum, load=RepetitionMaximum(maximum))
        return attrs.evolve(baseline, **changes)

    def in_words(self) -> str:
        """One plain sentence."""
        return self.words or said("The table shows how much to do in each week.")
