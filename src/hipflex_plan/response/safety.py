"""Rules that keep a person safe: they hold, step back or stop, and never advance."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import attrs

from hipflex_plan.frequency import DAYS_IN_A_WEEK
from hipflex_plan.performance import Soreness
from hipflex_plan.response.decision import Decision, Opinion
from hipflex_plan.response.rule import name_of
from hipflex_plan.response.steps import LoadStep, eased
from hipflex_plan.validators import KindOrNone, Whole

if TYPE_CHECKING:
    from hipflex_plan.dosage import Dosage
    from hipflex_plan.performance import Performance
    from hipflex_plan.response.history import History

a_step = KindOrNone(LoadStep)


def _says(
    rule: object, decision: Decision, rows: tuple[Performance, ...], reason: str, sentence: str,
    *sources: str, **more: object,
) -> Opinion:  # fmt: skip
    return Opinion(
        decision=decision, rule=name_of(rule), sessions=[row.session for row in rows],
        reason=reason, sentence=sentence, sources=sources,
        **more,  # type: ignore[arg-type]  # each is validated
    )  # fmt: skip


def _back(
    rule: object, history: History, rows: tuple[Performance, ...], reason: str, sentence: str,
    *sources: str, load: LoadStep | None = None,
) -> Opinion:  # fmt: skip
    """A step back; where nothing easier is left, the easier exercise, or a stop."""
    easier = eased(history.dosage, load)
    sources = (*sources, "choice-step-back")
    if easier is not None:
        return _says(rule, Decision.STEP_BACK, rows, reason, sentence, *sources, dosage=easier)
    if history.easier:
        return _says(
            rule, Decision.SWAP, rows, reason, sentence, *sources, swap_to=history.easier[0]
        )
    return _says(rule, Decision.STOP, rows, f"{reason} Nothing is easier.", STOPPED, *sources)


STOPPED = "Stop this exercise, and call us before you do it again."


@attrs.frozen
class StopSigns:
    """Sharp pain, giving way and new numbness stop an exercise at once.

    An adverse event in other words holds everything until it is read (source:
    ``stop-rules``, source: ``choice-stop-signs``).
    """

    def decide(self, history: History) -> Opinion | None:
        """Stop, hold until it is read, or nothing to say."""
        sources = ("stop-rules", "choice-stop-signs")
        rows = tuple(p for p in history.performances if p.prescribed == history.dosage)
        for row in reversed(rows):
            if row.stop_sign is not None:
                reason = f"{row.stop_sign.capitalize()} in session {row.session}."
                return _says(self, Decision.STOP, (row,), reason, STOPPED, *sources)
        last = history.last
        if last is not None and last.adverse_event:
            reason = f"Written down in session {last.session}: {last.adverse_event[:200]}"
            sentence = "Add nothing. We will talk about what happened."
            return _says(self, Decision.HOLD, (last,), reason, sentence, *sources)
        return None

    def in_words(self, dosage: Dosage) -> str:
        """One plain sentence."""
        return "Sharp pain, giving way or new numbness? Stop, and call us."


@attrs.frozen(kw_only=True)
class PainMonitoring:
    """Pain while doing it, and on the next morning, against the clinic's limits.

    Up to *go_to* of the thresholds nothing is said. Up to *hold_to* nothing is
    added. Above it the exercise steps back. The next morning counts as the session
    does. Made for Achilles tendons in 38 people, and used for the hip by analogy
    (source: ``silbernagel-2007``, source: ``pain-traffic-light``).
    """

    load: LoadStep | None = attrs.field(default=None, validator=a_step)

    def decide(self, history: History) -> Opinion | None:
        """Hold or step back for the pain of the last session."""
        last, limits = history.last, history.thresholds
        if last is None:
            return None
        pains = {"in the session": last.pain, "next morning": last.pain_next_morning}
        known = {when: pain for when, pain in pains.items() if pain is not None}
        if not known or max(known.values()) <= limits.go_to:
            return None
        when, worst = max(known.items(), key=lambda one: one[1])
        sources = ("silbernagel-2007", "pain-traffic-light")
        reason = f"Pain of {worst} {when}; the limits are {limits.go_to} and {limits.hold_to}."
        if worst <= limits.hold_to:
            sentence = "Add nothing until it hurts less."
            return _says(self, Decision.HOLD, (last,), reason, sentence, *sources)
        sentence = "Do a little less, so that it hurts less."
        return _back(self, history, (last,), reason, sentence, *sources, load=self.load)

    def in_words(self, dosage: Dosage) -> str:
        """One plain sentence."""
        return "The more it hurts, the less you do."


@attrs.frozen(kw_only=True)
class SorenessRules:
    """What soreness of the muscles did in the last session.

    Gone in the warm-up: the same step again. Next day or longer than an hour: a
    day off, the same step again. Stayed in the warm-up, or came back: two days off
    and a step back. From rules for throwers after injury and operation (source:
    ``soreness-rules``).
    """

    load: LoadStep | None = attrs.field(default=None, validator=a_step)

    def decide(self, history: History) -> Opinion | None:
        """Hold or step back; nothing to say without soreness."""
        last = history.last
        if last is None or last.soreness in (None, Soreness.NONE):
            return None
        reason = f"Soreness: {last.soreness}."
        if last.soreness is Soreness.GONE_IN_WARM_UP:
            sentence = "Do the same again."
            return _says(self, Decision.HOLD, (last,), reason, sentence, "soreness-rules")
        if last.soreness is Soreness.NEXT_DAY:
            reason, sentence = f"{reason} A day off.", "Take a day off, then do the same again."
            return _says(self, Decision.HOLD, (last,), reason, sentence, "soreness-rules")
        sentence = "Take two days off, then do a little less."
        reason = f"{reason} Two days off and a step back."
        return _back(self, history, (last,), reason, sentence, "soreness-rules", load=self.load)

    def in_words(self, dosage: Dosage) -> str:
        """One plain sentence."""
        return "Sore from the start, and it stays? Rest two days, then do less."


@attrs.frozen(kw_only=True)
class GrowingPain:
    """Pain that grows from week to week.

    The mean pain of the sessions of a week, against that of the week before: a
    rise of 1 or more holds, two such rises in a row step back. That pain must not
    grow is part of pain monitoring; the numbers are ours (source:
    ``choice-growing-pain``).
    """

    rise: int = attrs.field(default=1, validator=Whole(1, 10))
    load: LoadStep | None = attrs.field(default=None, validator=a_step)

    def decide(self, history: History) -> Opinion | None:
        """Hold or step back for rising pain; nothing to say for less than two weeks."""
        weeks: dict[int, list[Performance]] = {}
        for planned in history.planned:
            row = planned.performance
            if row is not None and row.pain is not None:
                weeks.setdefault(planned.week, []).append(row)
        means = [
            sum(row.pain or 0 for row in rows) / len(rows) for _, rows in sorted(weeks.items())
        ]
        rises = [later - earlier >= self.rise for earlier, later in itertools.pairwise(means)]
        if not rises or not rises[-1]:
            return None
        rows = tuple(row for week in sorted(weeks)[-3:] for row in weeks[week])
        told = ", ".join(f"{mean:.1f}" for mean in means[-3:])
        reason = f"Mean pain by week: {told}."
        if rises[-2:] == [True, True]:
            sentence = "It hurts more each week, so do a little less."
            return _back(
                self, history, rows, reason, sentence, "choice-growing-pain", load=self.load
            )
        sentence = "It hurts a little more than last week. Add nothing."
        return _says(self, Decision.HOLD, rows, reason, sentence, "choice-growing-pain")

    def in_words(self, dosage: Dosage) -> str:
        """One plain sentence."""
        return "More pain from week to week? Do less."


@attrs.frozen(kw_only=True)
class MissedSessions:
    """After a break: the same again, or a step back; never more to catch up.

    A break of *days* or more repeats the last dosage, one of twice as many steps
    back. No source gives numbers; they are ours (source:
    ``choice-missed-session``).
    """

    days: int = attrs.field(default=DAYS_IN_A_WEEK, validator=Whole(2, 90))
    load: LoadStep | None = attrs.field(default=None, validator=a_step)

    def decide(self, history: History) -> Opinion | None:
        """Hold or step back after a break; nothing to say without one."""
        done = [row for row in history.performances if row.done]
        if not done or not history.at_this_dosage:
            return None
        missed = [p for p in history.planned if p.on > done[-1].on]
        away = history.on.toordinal() - done[-1].on.toordinal()
        if away < self.days or not missed:
            return None
        reason = f"{away} days since session {done[-1].session}, {len(missed)} missed."
        if away < 2 * self.days:
            sentence = "Do the same again as before the break. Do nothing extra."
            return _says(
                self, Decision.HOLD, (done[-1],), reason, sentence, "choice-missed-session"
            )
        sentence = "Begin again with a little less. Do nothing extra."
        return _back(
            self, history, (done[-1],), reason, sentence, "choice-missed-session", load=self.load
        )

    def in_words(self, dosage: Dosage) -> str:
        """One plain sentence."""
        return "A week or more away? Do the same again, or a little less."


@attrs.frozen(kw_only=True)
class DeloadAfter:
    """A lighter time after some weeks, or when two signals agree.

    After *weeks* weeks at rising or equal work, or when two of these agree in the
    last session: effort of 9 or more, a set below the range, soreness that stayed
    or came back, pain above the first limit. Then half of the sets, rounded up.
    Athletes in a survey eased off for about a week every five to six (source:
    ``deload-survey``); the signals are ours (source: ``choice-deload``).
    """

    weeks: int = attrs.field(default=6, validator=Whole(2, 26))

    def decide(self, history: History) -> Opinion | None:
        """Half of the sets, or nothing to say."""
        last, full = history.last, history.dosage
        if last is None or full.sets == 1:
            return None
        worked = {
            p.week for p in history.planned if p.performance and p.prescribed.sets >= full.sets
        }
        signals = _signals(last, history)
        in_a_row = _last_run(worked)
        if in_a_row < self.weeks and len(signals) < 2:  # noqa: PLR2004  # two agree
            return None
        why = " and ".join(signals) if len(signals) > 1 else f"{in_a_row} weeks of full work"
        new = attrs.evolve(full, sets=-(-full.sets // 2))
        return _says(
            self, Decision.STEP_BACK, (last,), f"Time to ease off: {why}.",
            f"Take it easy for a week: {new.sets} of {full.sets} sets.",
            "deload-survey", "choice-deload", dosage=new,
        )  # fmt: skip

    def in_words(self, dosage: Dosage) -> str:
        """One plain sentence."""
        return f"After {self.weeks} weeks comes an easier week."


def _last_run(weeks: set[int]) -> int:
    count, week = 0, max(weeks, default=0)
    while week - count in weeks:
        count += 1
    return count


def _signals(last: Performance, history: History) -> list[str]:
    count = last.prescribed.repetitions
    short = count is not None and any(n is not None and n < count.low for n in last.sets)
    sore = last.soreness in (Soreness.STAYED, Soreness.CAME_BACK)
    pains = [p for p in (last.pain, last.pain_next_morning) if p is not None]
    found = {
        "effort of 9 or more": last.effort is not None and last.effort >= 9,  # noqa: PLR2004  # in words beside it
        "a set below the range": short,
        "soreness that stayed": sore,
        "pain above the limit": any(p > history.thresholds.go_to for p in pains),
    }
    return [name for name, true in found.items() if true]


SAFETY = (StopSigns(), PainMonitoring(), SorenessRules(), GrowingPain(), MissedSessions())
"""What is asked of every exercise, whatever its own rule."""
