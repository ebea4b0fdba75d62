"""Rules that keep a person safe: they hold, step back or stop, and never advance."""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from hipflex_plan.frequency import DAYS_IN_A_WEEK
from hipflex_plan.messages import said
from hipflex_plan.performance import Soreness
from hipflex_plan.response.decision import Decision, Opinion
from hipflex_plan.response.easing import STOPPED, says, step_back
from hipflex_plan.response.rule import worst_pain
from hipflex_plan.response.steps import LoadStep
from hipflex_plan.validators import KindOrNone, Whole

if TYPE_CHECKING:
    from hipflex_plan.dosage import Dosage
    from hipflex_plan.performance import Performance
    from hipflex_plan.response.history import History

a_step = KindOrNone(LoadStep)


@attrs.frozen
class StopSigns:
    """Sharp pain, giving way and new numbness stop an exercise at once.

    An adverse event in other words holds everything until it is read. Both are
    told until a clinician has answered what this rule said: a change of the dosage
    by the calendar, or a good session, is no answer (source: ``stop-rules``,
    source: ``choice-stop-signs``).
    """

    def decide(self, history: History) -> Opinion | None:
        """Stop, hold until it is read, or nothing to say."""
        sources = ("stop-rules", "choice-stop-signs")
        since = history.seen_on
        rows = [row for row in history.performances if since is None or row.on >= since]
        for row in reversed(rows):
            if row.stop_sign is not None:
                reason = f"{row.stop_sign.capitalize()} in session {row.session}."
                return says(self, Decision.STOP, (row,), reason, STOPPED, *sources)
        for row in reversed(rows):
            if row.adverse_event.strip():
                reason = f"Written down in session {row.session}: {row.adverse_event[:200]}"
                sentence = said("Add nothing. We will talk about what happened.")
                return says(self, Decision.HOLD, (row,), reason, sentence, *sources)
        return None

    def in_words(self, dosage: Dosage) -> str:
        """One plain sentence."""
        return said("Sharp pain, giving way or new numbness? Stop, and call us.")


@attrs.frozen(kw_only=True)
class PainMonitoring:
    """Pain while doing it, and on the next morning, against the clinic's limits.

    Up to *go_to* of the thresholds nothing is said. Up to *hold_to* nothing is
    added. Above it the exercise steps back. The next morning counts as the session
    does. The last session that tells of pain is read: silence is not "no pain". Made
    for Achilles tendons in 38 people, and used for the hip by analogy (source:
    ``silbernagel-2007``, source: ``pain-traffic-light``).
    """

    load: LoadStep | None = attrs.field(default=None, validator=a_step)

    def decide(self, history: History) -> Opinion | None:
        """Hold or step back for the pain that was last told."""
        limits = history.thresholds
        last = history.felt[-1] if history.felt else None
        worst = worst_pain(last) if last else None
        if last is None or worst is None or worst <= limits.go_to:
            return None
        when = "in the session" if worst == last.pain else "next morning"
        sources = ("silbernagel-2007", "pain-traffic-light")
        reason = f"Pain of {worst} {when}; the limits are {limits.go_to} and {limits.hold_to}."
        if worst <= limits.hold_to:
            sentence = said("Add nothing until it hurts less.")
            return says(self, Decision.HOLD, (last,), reason, sentence, *sources)
        sentence = said("Do a little less, so that it hurts less.")
        return step_back(self, history, (last,), reason, sentence, *sources, load=self.load)

    def in_words(self, dosage: Dosage) -> str:
        """One plain sentence."""
        return said("The more it hurts, the less you do.")


@attrs.frozen(kw_only=True)
class SorenessRules:
    """What soreness did in the last session that was done.

    Gone in the warm-up: the same step again. Next day (of other kind than muscle): a
    day off, the same step again. Stayed in the warm-up, or came back: two days off
    and a step back. From rules for throwers after injury and operation (source:
    ``soreness-rules``).
    """

    load: LoadStep | None = attrs.field(default=None, validator=a_step)

    def decide(self, history: History) -> Opinion | None:
        """Hold or step back; nothing to say without soreness."""
        told = [p for p in history.performances if p.done or p.soreness is not None]
        last = told[-1] if told else None
        if last is None or last.soreness in (None, Soreness.NONE):
            return None
        reason = f"Soreness: {last.soreness}."
        if last.soreness is Soreness.GONE_IN_WARM_UP:
            sentence = said("Do the same again.")
            return says(self, Decision.HOLD, (last,), reason, sentence, "soreness-rules")
        if last.soreness is Soreness.NEXT_DAY:
            reason = f"{reason} A day off."
            sentence = said("Take a day off, then do the same again.")
            return says(self, Decision.HOLD, (last,), reason, sentence, "soreness-rules")
        sentence = said("Take two days off, then do a little less.")
        reason = f"{reason} Two days off and a step back."
        return step_back(self, history, (last,), reason, sentence, "soreness-rules", load=self.load)

    def in_words(self, dosage: Dosage) -> str:
        """One plain sentence."""
        return said("Sore from the start, and it stays? Rest two days, then do less.")


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
            Fraction(sum(row.pain or 0 for row in rows), len(rows))
            for _, rows in sorted(weeks.items())
        ]
        rises = [later - earlier >= self.rise for earlier, later in itertools.pairwise(means)]
        if not rises or not rises[-1]:
            return None
        rows = tuple(row for week in sorted(weeks)[-3:] for row in weeks[week])
        told = ", ".join(f"{float(mean):.1f}" for mean in means[-3:])
        reason = f"Mean pain by week: {told}."
        if rises[-2:] == [True, True]:
            sentence = said("It hurts more each week, so do a little less.")
            return step_back(
                self, history, rows, reason, sentence, "choice-growing-pain", load=self.load
            )
        sentence = said("It hurts a little more than last week. Add nothing.")
        return says(self, Decision.HOLD, rows, reason, sentence, "choice-growing-pain")

    def in_words(self, dosage: Dosage) -> str:
        """One plain sentence."""
        return said("More pain from week to week? Do less.")


@attrs.frozen(kw_only=True)
class MissedSessions:
    """After a break: the same again, or a step back; never more to catch up.

    A break of *days* or more repeats the last dosage, one of twice as many steps
    back where something is easier. The days count from the last session that was
    done; from the first that was planned where nothing is written down. No source
    gives numbers; they are ours (source: ``choice-missed-session``).
    """

    days: int = attrs.field(default=DAYS_IN_A_WEEK, validator=Whole(2, 90))
    load: LoadStep | None = attrs.field(default=None, validator=a_step)

    def decide(self, history: History) -> Opinion | None:
        """Hold or step back after a break; nothing to say without one."""
        done = tuple(row for row in history.performances if row.done)[-1:]
        since = done[0].on if done else None
        missed = [p for p in history.planned if since is None or p.on > since]
        if not missed:
            return None
        away = history.on.toordinal() - (since or missed[0].on).toordinal()
        if away < self.days:
            return None
        began = f"session {done[0].session}" if done else "the first session, nothing written down"
        reason, source = (
            f"{away} days since {began}, {len(missed)} missed.",
            "choice-missed-session",
        )
        again = says(self, Decision.HOLD, done, reason, THE_SAME_AGAIN, source)
        if away < 2 * self.days:
            return again
        sentence = said("Begin again with a little less. Do nothing extra.")
        back = step_back(self, history, done, reason, sentence, source, load=self.load)
        return again if back.decision is Decision.STOP else back

    def in_words(self, dosage: Dosage) -> str:
        """One plain sentence."""
        return said("A week or more away? Do the same again, or a little less.")


THE_SAME_AGAIN = said("Do the same again as before the break. Do nothing extra.")


SAFETY = (StopSigns(), PainMonitoring(), SorenessRules(), GrowingPain(), MissedSessions())
"""What is asked of every exercise, whatever its own rule."""
