"""The questions of the screening to their tables, one for each level."""

from __future__ import annotations

import hipflex_plan as hp
from pages.markup import escaped, linked, table


def question_tables() -> list[str]:
    """The questions by level, the most pressing first."""
    return [line for level in hp.Level for line in _level(level)][:-1]


def _level(level: hp.Level) -> list[str]:
    asked = [question for question in hp.QUESTIONS if question.level is level]
    head = ("key", "question", "what it may mean", "sources")
    return [f"### {level.capitalize()}", "", *table(head, (_question(one) for one in asked)), ""]


def _question(question: hp.Question) -> tuple[str, ...]:
    reason = question.reason
    return (
        f"`{question.key}`",
        escaped(question.text),
        escaped(reason.text),
        linked(key for key in reason.sources if key != "choice-screening-words"),
    )
