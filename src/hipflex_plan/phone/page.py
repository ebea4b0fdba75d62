"""Plan to the page: views, data, style and script in one HTML file that needs nothing else."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING

from hipflex_plan import wording
from hipflex_plan.handout import cover, weeks
from hipflex_plan.handout.page import filled
from hipflex_plan.handout.pictures import pictures_of
from hipflex_plan.languages import language_of
from hipflex_plan.messages import said
from hipflex_plan.performance import Soreness, StopSign
from hipflex_plan.phone.amounts import prescribed
from hipflex_plan.phone.calls import calls
from hipflex_plan.phone.days import chosen_days
from hipflex_plan.phone.days import weeks as weeks_of
from hipflex_plan.phone.exercises import exercise_part
from hipflex_plan.phone.packing import packed
from hipflex_plan.phone.record import as_script, page_data
from hipflex_plan.phone.views import PhonePage
from hipflex_plan.plan import rest_of
from hipflex_plan.shipped import shipped
from hipflex_plan.whole_files import write_whole

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from hipflex_plan.handout.pictures import Pictures
    from hipflex_plan.languages import Language
    from hipflex_plan.phone.amounts import Prescribed
    from hipflex_plan.plan import Plan

LAYOUT = "phone"
STYLES = ("tokens", "frame", "today", "exercise", "answers", "parts", "timer", "wide", "print")
"""The parts of the style sheet, in their order."""
SCRIPTS = ("page", "figures", "timer", "diary", "start")
"""The parts of the script, in their order."""
SORE = {
    Soreness.NONE: said("Not sore"),
    Soreness.GONE_IN_WARM_UP: said("Sore, but gone once warm"),
    Soreness.STAYED: said("Sore all the way"),
    Soreness.CAME_BACK: said("Gone once warm, then sore again"),
    Soreness.NEXT_DAY: said("Sore only the day after"),
}
STOPPED = {
    StopSign.SHARP_PAIN: said("Sharp pain"),
    StopSign.GIVING_WAY: said("My leg gave way"),
    StopSign.NEW_NUMBNESS: said("New numbness"),
}


def phone_page(plan: Plan) -> str:
    """A plan as a page for the phone: one HTML file, in the language of its program.

    It can be read without script. With it, it shows the session of the day, keeps time,
    and keeps a diary on the phone that `hipflex_plan.load_diary` reads when it is saved.
    What a change of the plan has left behind is not shown.

    Raises:
        ImpossibleValueError: for a look of the pictures that there is not.
    """
    plan = rest_of(plan)
    language, pictures, found = _chosen(plan)
    data, drawings = page_data(plan, found, pictures, language)
    script = "\n\n".join(_file(f"{part}.js") for part in SCRIPTS)
    return filled(
        LAYOUT,
        view(plan, found, pictures, language),
        language,
        style="\n".join(_file(f"{part}.css") for part in STYLES),
        script=script,
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        data=as_script(data),
        drawings={key: packed(svg) for key, svg in drawings.items()},
    )


def write_phone_page(plan: Plan, path: str | os.PathLike[str]) -> None:
    """Write the page of a plan, in one piece.

    Raises:
        FileError: if the file cannot be written; what stood there before stays.
    """
    write_whole(path, phone_page(plan).encode())


def _chosen(plan: Plan) -> tuple[Language, Pictures, tuple[Prescribed, ...]]:
    return language_of(plan.program.language), pictures_of(plan), prescribed(plan)


def _file(name: str) -> str:
    return (shipped("templates") / LAYOUT / name).read_text("utf-8").strip()


def view(
    plan: Plan, found: Sequence[Prescribed], pictures: Pictures, language: Language
) -> PhonePage:
    """All views of the page."""
    program = plan.program
    (when, missed), (going_on, between) = weeks.blocks(plan, language)
    return PhonePage(
        language=language.code,
        title=language.own(program.title),
        patient=program.patient,
        clinic=program.clinic.name,
        clinician=program.clinician,
        reference=plan.reference,
        dates=wording.dates(plan.start, plan.end, language),
        rhythm=" ".join(when.lines),
        goal=program.goal,
        visit=wording.long_date(program.next_visit, language) if program.next_visit else "",
        exercises=tuple(
            exercise_part(number, one, plan, pictures, language)
            for number, one in enumerate(found, start=1)
        ),
        weeks=weeks_of(plan, language),
        zones=cover.zones(program.clinic, language),
        calls=calls(program.clinic, language),
        missed=missed.lines,
        going_on=(going_on.head, going_on.lines),
        between=between.lines,
        answers={
            "soreness": tuple((str(key), language.said(word)) for key, word in SORE.items()),
            "stop_sign": tuple((str(key), language.said(word)) for key, word in STOPPED.items()),
        },
        training_days=len(chosen_days(plan)),
        file_name=f"diary-{_plain(plan.reference)}.csv",
    )


def _plain(reference: str) -> str:
    """A reference as a file can be called everywhere."""
    return re.sub(r"[^\w-]+", "-", reference, flags=re.ASCII).strip("-") or "plan"
