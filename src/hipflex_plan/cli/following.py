"""The command that reads a diary and writes the next program file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from hipflex_plan.cli.group import A_FILE, AN_OUTPUT, chosen_catalogue, command, for_catalogue, told
from hipflex_plan.cli.plans import (
    A_DATE,
    next_file,
    offered_days,
    program_of,
    refuse_to_write_over,
    scheduled,
)

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from hipflex_plan.diary import Diary
    from hipflex_plan.plan import Plan
    from hipflex_plan.proposing import Proposal
    from hipflex_plan.rescheduling import Answered


@command("hipflex-plan next ada.toml diary.csv --accept all --by 'Ingrid Meyer'", "next")
@click.argument("program_file", type=A_FILE)
@click.argument("diary_file", type=A_FILE)
@for_catalogue
@click.option("--days", callback=offered_days, help="Training days, if the file does not say them.")
@click.option(
    "--start", type=A_DATE, metavar="DATE", help="First day, if the file does not say it."
)
@click.option(
    "--on", type=A_DATE, metavar="DATE", help="From which day; else the day after the diary."
)
@click.option("--accept", metavar="NUMBERS", help="Accept 'all' proposals, or some: 1,3.")
@click.option(
    "--change", multiple=True, metavar="N=DOSAGE", help="Prescribe this instead: 2='3 x 8'."
)
@click.option("--by", default="", help="Who decides; needed to accept or change.")
@click.option("--note", default="", help="A word of the clinician, kept with the answers.")
@click.option(
    "-o", "--output", type=AN_OUTPUT, help="The next program file; else FILE-from-DATE.toml."
)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@told
def next_(
    program_file: Path,
    diary_file: Path,
    catalogue: Path | None,
    days: str | None,
    start: datetime | None,
    on: datetime | None,
    accept: str | None,
    change: tuple[str, ...],
    by: str,
    note: str,
    output: Path | None,
    force: bool,
) -> None:
    """Propose what to change after a diary, and write the next program file.

    Without --accept or --change nothing is written. What is not accepted is kept
    in the file as refused. The old file stays as it is.
    """
    from hipflex_plan.codec import load_diary, program_text
    from hipflex_plan.proposing import propose
    from hipflex_plan.rescheduling import reschedule
    from hipflex_plan.terminal.proposals import proposal_lines
    from hipflex_plan.whole_files import write_whole

    known = chosen_catalogue(catalogue)
    plan = scheduled(program_file, program_of(program_file, catalogue, start), days)
    diary = load_diary(diary_file, plan)
    day = on.date() if on else _day_after(diary, plan)
    proposals = propose(plan, diary, day, catalogue=known)
    click.echo("\n".join(proposal_lines(proposals, day)))
    if accept is None and not change:
        return
    if not by.strip():
        raise click.UsageError("--by NAME says who accepts or changes")
    answers = _answers(proposals, accept, change, by, note)
    target = output or next_file(program_file, day).with_suffix(".toml")
    if target.suffix.lower() not in (".toml", ".yaml", ".yml", ".json"):
        raise click.UsageError(f"a program file ends in .toml, .yaml or .json: {target.name!r}")
    refuse_to_write_over(target, force=force)
    made = reschedule(plan, answers, day)
    write_whole(target, program_text(made.program, target.suffix, known).encode())
    click.echo(f"\n{target} is written; {program_file} stays as it was")


def _day_after(diary: Diary, plan: Plan) -> date:
    """The day after the last row of the diary, within the plan; its start if there is none."""
    last = max((row.on for row in diary.rows), default=None)
    return plan.start if last is None else min(last.add(days=1), plan.end)


def _answers(
    proposals: tuple[Proposal, ...],
    accept: str | None,
    change: tuple[str, ...],
    by: str,
    note: str,
) -> list[Answered]:
    """The answer to each proposal that would change something, or that is changed."""
    from hipflex_plan.prescription import Answer
    from hipflex_plan.rescheduling import Answered

    numbers = {proposal.number for proposal in proposals}
    changed = dict(_change(words) for words in change)
    accepted = _numbers(accept, numbers) - set(changed)
    for number in sorted({*accepted, *changed} - numbers):
        raise click.UsageError(f"there is no proposal {number}")
    made = []
    for proposal in proposals:
        number = proposal.number
        if number in changed:
            answer, dosage = Answer.CHANGED, changed[number]
            made.append(Answered(proposal=proposal, by=by, note=note, answer=answer, dosage=dosage))
        elif proposal.changes or (number in accepted and proposal.speaks):
            answer = Answer.ACCEPTED if number in accepted else Answer.REFUSED
            made.append(Answered(proposal=proposal, by=by, note=note, answer=answer))
    return made


def _numbers(words: str | None, known: set[int]) -> set[int]:
    if words is None:
        return set()
    if words.strip().lower() == "all":
        return known
    try:
        return {int(word) for word in words.split(",")}
    except ValueError:
        raise click.UsageError(f"--accept takes 'all' or numbers such as 1,3: {words!r}") from None


def _change(words: str) -> tuple[int, str]:
    number, sign, dosage = words.partition("=")
    if not sign or not number.strip().isdigit():
        raise click.UsageError(f"--change takes a number and a dosage, as in 2='3 x 8': {words!r}")
    return int(number), dosage.strip()
