"""Set schemes: a working weight to the sets of one session, each with its own weight."""

from __future__ import annotations

from decimal import Decimal

import attrs

from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.load import Bodyweight, Weight
from hipflex_plan.validators import Text, Texts, Whole, as_tuple, refuse_unless_whole, texts

WHOLE = 100
FEW_IN_THE_THIRD_SET, MANY_IN_THE_THIRD_SET = 2, 7
MOST_REPETITIONS_DONE = 1000


@attrs.frozen
class SchemeSet:
    """One set of a scheme.

    Attributes:
        repetitions: how many; None for as many as possible.
        percent: of the working weight.
    """

    repetitions: int | None
    percent: int = attrs.field(validator=Whole(1, WHOLE))


def _sets(value: list[SchemeSet] | tuple[SchemeSet, ...]) -> tuple[SchemeSet, ...]:
    return as_tuple(value)


@attrs.frozen(kw_only=True)
class SetScheme:
    """How the weight goes through the sets of one session.

    Attributes:
        name: what it is called.
        working_repetitions: the working weight just allows so many.
        sets: in their order.
        sources: keys of its sources.
    """

    name: str = attrs.field(validator=Text(longest=40))
    working_repetitions: int = attrs.field(validator=Whole(1, 30))
    sets: tuple[SchemeSet, ...] = attrs.field(converter=_sets)
    sources: tuple[str, ...] = attrs.field(converter=texts, validator=Texts(fewest=1))

    def weights(
        self, working: Weight, step: Weight
    ) -> tuple[tuple[int | None, Weight | Bodyweight], ...]:
        """The repetitions and the weight of each set.

        A weight that cannot be bought is rounded down to a whole *step*, which is
        the safe side; less than one step is the body alone (source:
        ``choice-weight-steps``).

        Raises:
            ImpossibleValueError: for a step in another unit.
        """
        if step.unit != working.unit:
            raise ImpossibleValueError(f"{working} and {step} are in different units", "step")
        made = []
        for one in self.sets:
            steps = working.amount * one.percent / WHOLE // step.amount
            amount = Decimal(steps) * step.amount
            load = Weight(amount, working.unit) if amount > 0 else Bodyweight()
            made.append((one.repetitions, load))
        return tuple(made)


DELORME = SetScheme(
    name="DeLorme",
    working_repetitions=10,
    sets=[SchemeSet(10, 50), SchemeSet(10, 75), SchemeSet(10, 100)],
    sources=["delorme-watkins"],
)
"""Ten at half, three quarters and all of the weight that allows ten, which is found anew
each week (source: ``delorme-watkins``)."""
OXFORD = SetScheme(
    name="Oxford",
    working_repetitions=10,
    sets=[SchemeSet(10, 100), SchemeSet(10, 75), SchemeSet(10, 50)],
    sources=["delorme-watkins"],
)
"""The same weights from the heaviest to the lightest."""
DAPRE = SetScheme(
    name="DAPRE",
    working_repetitions=6,
    sets=[SchemeSet(10, 50), SchemeSet(6, 75), SchemeSet(None, 100), SchemeSet(None, 100)],
    sources=["dapre"],
)
"""Its fourth weight is that of the third set, or what `dapre_fourth_weight` makes of it."""


def dapre_fourth_weight(working: Weight, third_set: int, step: Weight) -> Weight | Bodyweight:
    """The weight of the fourth set by the repetitions of the third, in the same session.

    0 to 2 repetitions: a step less. 3 to 6: the same. 7 and more: a step more. Knight's
    table takes up to 5 lb away for 3 to 4 as well, and adds two steps for 11 and
    more; where it gives a choice we change nothing, and one step is the most (source:
    ``dapre``, source: ``choice-dapre-steps``).

    Raises:
        ImpossibleValueError: for a number below 0, or a step in another unit.
    """
    refuse_unless_whole("third_set", third_set, 0, MOST_REPETITIONS_DONE)
    if step.unit != working.unit:
        raise ImpossibleValueError(f"{working} and {step} are in different units", "step")
    if third_set <= FEW_IN_THE_THIRD_SET:
        less = working.amount - step.amount
        return Weight(less, working.unit) if less > 0 else Bodyweight()
    if third_set < MANY_IN_THE_THIRD_SET:
        return working
    return Weight(working.amount + step.amount, working.unit)
