"""When each frame is shown to the CSS of a loop that can be paused without a script."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import attrs

from hipflex_plan.errors import ImpossibleValueError

if TYPE_CHECKING:
    from collections.abc import Sequence

INSTANT = 1e-6
LONGEST_SECONDS = 3600.0


@attrs.frozen
class Loop:
    """How long each part of a repetition takes, in seconds.

    Attributes:
        out: from the start to the end.
        hold: at the end.
        back: from the end to the start.
        rest: at the start.
    """

    out: float
    hold: float
    back: float
    rest: float

    @classmethod
    def of(cls, tempo: Sequence[float]) -> Loop:
        """Four numbers of seconds to a loop.

        Raises:
            ImpossibleValueError: for anything but four numbers from 0, or no time to move.
        """
        bad = len(tempo) != 4 or any(  # noqa: PLR2004  # out, hold, back, rest
            isinstance(part, bool)
            or not isinstance(part, (int, float))
            or not 0 <= part <= LONGEST_SECONDS
            for part in tempo
        )
        if bad:
            message = f"a tempo is four numbers of seconds (out, hold, back, rest): {tempo!r}"
            raise ImpossibleValueError(message, "tempo")
        if tempo[0] + tempo[2] <= 0:
            raise ImpossibleValueError(f"a tempo needs time to move: {tempo!r}", "tempo")
        return cls(*map(float, tempo))

    @property
    def seconds(self) -> float:
        """The seconds of one repetition."""
        return self.out + self.hold + self.back + self.rest

    def shown(self, cuts: Sequence[float]) -> list[list[tuple[float, float]]]:
        """From when until when each frame is shown, in seconds of the loop.

        Args:
            cuts: shares of the time of the way out, from 0 to 1: each frame is shown from
                one to the next.
        """
        turn, spans = self.out + self.hold, []
        last = len(cuts) - 2
        for number, (since, until) in enumerate(itertools.pairwise(cuts)):
            there = (since * self.out, until * self.out)
            again = (turn + (1 - until) * self.back, turn + (1 - since) * self.back)
            if number == last:
                found = [(there[0], again[1])]
            elif number == 0:
                found = [there, (again[0], self.seconds)]
            else:
                found = [there, again]
            spans.append([span for span in found if span[1] - span[0] > INSTANT])
        return spans


def _percent(seconds: float, whole: float) -> str:
    text = f"{100 * seconds / whole:.2f}".rstrip("0").rstrip(".")
    return f"{text}%"


def _keyframes(spans: Sequence[tuple[float, float]], whole: float) -> str:
    """The moments at which a frame appears and disappears."""
    moments: dict[str, str] = {"0%": "hidden"}
    for since, until in spans:
        moments[_percent(since, whole)] = "visible"
        if until < whole - INSTANT:
            moments[_percent(until, whole)] = "hidden"
    return "".join(f"{at}{{visibility:{shown}}}" for at, shown in moments.items())


def style(name: str, spans: Sequence[Sequence[tuple[float, float]]], whole: float) -> str:
    """The style of a flip-book.

    Nothing moves for those who want no motion, on paper, and where the pause would not
    work: there the last frame stands still.

    Args:
        name: of the class of the picture; all other names begin with it.
        spans: when each frame is shown, in seconds.
        whole: seconds of one loop.
    """
    rules = [
        f".{name} .m{{animation:{whole:g}s step-end infinite}}",
        *(
            f".{name} .m{count}{{animation-name:{name}-{count}}}"
            f"@keyframes {name}-{count}{{{_keyframes(shown, whole)}}}"
            for count, shown in enumerate(spans)
        ),
        f".{name}:has(:checked) .m{{animation-play-state:paused}}",
        f".{name} .c{{display:inline}}",
        f".{name}:has(:checked) .p,.{name}:not(:has(:checked)) .q{{display:none}}",
    ]
    control = (
        f".{name} input{{appearance:none;-webkit-appearance:none;box-sizing:border-box;"
        "display:block;width:100%;height:100%;margin:0;background:#fff;cursor:pointer;"
        "border:.06em solid #23323b;border-radius:.3em;font-size:inherit;"
        f"forced-color-adjust:none}}.{name} input:focus-visible"
        "{outline:.14em solid #c2410c;outline-offset:-.14em}"
    )
    return (
        "@media screen and (prefers-reduced-motion:no-preference){@supports selector(:has(a)){"
        f"{''.join(rules)}}}}}{control}"
    )
