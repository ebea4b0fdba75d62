"""Pages of the examples as pictures, and the page of the docs that shows them.

It runs the very commands that stand in the gallery. Without a Chromium the screenshots of the
phone page stay as they are.
"""

import shlex
import sys
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep
from typing import NamedTuple

import click
import pdfplumber
from click.testing import CliRunner
from PIL import Image

from hipflex_plan.cli import main as hipflex_plan

TOP = Path(__file__).parents[2]
PICTURES = Path(__file__).parent / "gallery"
PAGE = TOP / "docs" / "gallery.md"
WIDTH, SHARPER, COLOURS = 700, 3, 96
EDGE, EDGE_COLOUR = 2, "#c9d1d4"
PHONE_WIDTH, PHONE_HEIGHT = 390, 800
MORNING, SETTLED_SECONDS = 9, 1


class Shot(NamedTuple):
    """A page of the gallery: whose it is, how it is made, which page of it, what to look at."""

    section: str
    name: str
    example: str
    options: str
    number: int
    whose: str
    look: str
    day: str = ""

    @property
    def command(self) -> str:
        """The command that makes the document."""
        suffix = ".html" if "--html" in self.options else ".pdf"
        kind = "diary print" if "--fillable" in self.options else "handout"
        options = f" {self.options}" if self.options else ""
        return f"hipflex-plan {kind} examples/{self.example}.toml{options} -o page{suffix}"

    @property
    def file(self) -> str:
        """The name of its picture."""
        return f"{self.name}.png"


STANDARD, OVERVIEW, DIARY = "Standard", "One page for the fridge", "A diary"
LARGE, RECORD, PHONE = "Large print", "The record", "On a phone"
SECTIONS = {
    STANDARD: "A cover, a card for each exercise, weeks to tick, and a calendar.",
    OVERVIEW: "What to do, how it grows, what to tick, when to stop and whom to call: on one page "
    "for each phase.",
    DIARY: "A page a week, to write on or to type into. What comes back is read by the library.",
    LARGE: "Nothing below 18 point, one exercise a page.",
    RECORD: "For the clinician's file: dosages, decisions, sources, tests.",
    PHONE: "One file with a timer and a diary. It needs no network.",
}
SHOTS = (
    Shot(STANDARD, "cover", "six-week-band", "", 1,
         "A.L. has one weak hip and wants to walk up the stairs.",
         "The goal in the person's own words; the pain scale, whose three greys differ in a copy."),
    Shot(STANDARD, "cards", "six-week-band", "", 2,
         "The same person, the page that is used each day.",
         "Each number of the dose stands over its own word; the band grows as bars."),
    Shot(STANDARD, "cover-theme", "lifter", "", 1,
         "K.B. lifts weights, at a clinic with a colour and a logo.",
         "One `accent` in the program file; Go, Care and Stop keep their colours."),
    Shot(STANDARD, "cards-older", "gentle-start-72", "", 2,
         "E.W. is 72 and should not fall.",
         "The person drawn is older too; what keeps one safe stands on the card."),
    Shot(STANDARD, "cards-black", "knee-pain", "--pictures print", 2,
         "S.R. runs, with pain round the kneecap.",
         "Pictures for a printer that knows only black: what works is hatched."),
    Shot(STANDARD, "cards-espanol", "espanol", "", 3,
         "C.R. in Valencia, weak after an illness.",
         "Spanish throughout, from the steps to the footer."),
    Shot(STANDARD, "cover-arabic", "arabic", "", 1,
         "A retired teacher in Amman.",
         "The page runs from right to left; phone numbers and ranges keep their order."),
    Shot(STANDARD, "weeks", "eight-exercises", "", 7,
         "R.F. carries the post, and has eight exercises.",
         "The dose of that very week stands beside its boxes, so that nobody reckons."),
    Shot(OVERVIEW, "overview", "left-right-imbalance", "--layout overview --paper letter", 1,
         "M.D. plays soccer; the right hip is weaker.",
         "A row for each leg, the weaker one first; boxes for full days, circles for every day."),
    Shot(OVERVIEW, "overview-breaks", "weak-after-sitting", "--layout overview", 1,
         "J.T. sits at a desk all day.",
         "Breaks from sitting beside exercises; each phase has its own page."),
    Shot(OVERVIEW, "overview-espanol", "espanol", "--layout overview", 2,
         "The second phase of C.R.",
         "A value stands where it begins, and its line runs as long as it holds."),
    Shot(OVERVIEW, "overview-arabic", "arabic", "--layout overview", 2,
         "The second phase of the teacher in Amman.",
         "Pictures, their order and the weeks are mirrored too."),
    Shot(DIARY, "diary", "gentle-start-72", "--layout diary", 1,
         "The first week of E.W.",
         "A box for each set and side; pain next morning carries the name of that morning."),
    Shot(DIARY, "diary-fillable", "six-week-band", "--fillable", 1,
         "The first week of A.L., as a form.",
         "The same places are fields; `diary read` takes what was typed."),
    Shot(LARGE, "large-cover", "gentle-start-72", "--layout large-print", 2,
         "E.W. again, without her reading glasses.",
         "When to stop and whom to call, on a page of its own."),
    Shot(LARGE, "large-card", "gentle-start-72", "--layout large-print", 3,
         "Her first exercise.",
         "The dose is 66 point; the table of weeks says the rest."),
    Shot(LARGE, "large-weeks", "lifter", "--layout large-print", 14,
         "Two weeks of K.B.",
         "A line for each day, a box for each exercise of that day."),
    Shot(RECORD, "record", "knee-pain", "--layout record", 1,
         "What the clinician keeps of S.R.",
         "A caution of the review that was overruled, with who, when and why."),
    Shot(RECORD, "record-numbers", "left-right-imbalance", "--layout record", 2,
         "What the clinician keeps of M.D.",
         "Week by week, with the source of each number."),
    Shot(PHONE, "phone-today", "six-week-band", "--html", 1,
         "A.L. on a Monday.",
         "What is for today, and how long it takes.", "2027-01-04"),
    Shot(PHONE, "phone-exercise", "six-week-band", "--html", 2,
         "The same page, a tap later.",
         "The picture, the steps, a button for each set.", "2027-01-04"),
)  # fmt: skip


def page() -> str:
    """The gallery as Markdown."""
    parts = [
        "# Gallery\n",
        "Pages of the [examples](../examples/README.md). Every person and clinic is invented.",
        "Below each page stands the command that makes it; `make gallery` makes them anew.\n",
    ]
    for section, shots in groupby(SHOTS, key=lambda shot: shot.section):
        parts.append(f"## {section}\n\n{SECTIONS[section]}\n")
        parts += [_shown(shot) for shot in shots]
    return "\n".join(parts)


def _shown(shot: Shot) -> str:
    where = "" if "--html" in shot.options else f" (page {shot.number})"
    return (
        f"**{shot.whose}** {shot.look}\n\n"
        f"![{shot.whose} {shot.look}](images/gallery/{shot.file})\n\n"
        f"`{shot.command}`{where}\n"
    )


def main() -> None:
    """Write all pictures and the page."""
    PICTURES.mkdir(exist_ok=True)
    for old in PICTURES.glob("*.png"):
        if old.name not in {shot.file for shot in SHOTS}:
            old.unlink()
    with TemporaryDirectory() as folder:
        for command, shots in groupby(sorted(SHOTS, key=_command), key=_command):
            document = Path(folder) / command.rpartition(" ")[2]
            _run(command, document)
            if document.suffix == ".html":
                _photograph(document, list(shots))
            else:
                _print(document, list(shots))
    PAGE.write_text(page(), encoding="utf-8")


def _command(shot: Shot) -> str:
    return shot.command


def _run(command: str, document: Path) -> None:
    """What a person would run, with the document elsewhere."""
    _, *words, _ = shlex.split(command)
    words = [str(TOP / word) if word.startswith("examples/") else word for word in words]
    CliRunner().invoke(hipflex_plan, [*words, str(document)], catch_exceptions=False)


def _print(document: Path, shots: list[Shot]) -> None:
    """Pages of a PDF."""
    with pdfplumber.open(document) as pdf:
        for shot in shots:
            sheet = pdf.pages[shot.number - 1]
            resolution = round(WIDTH * SHARPER * 72 / float(sheet.width))
            _save(sheet.to_image(resolution=resolution).original, shot)


def _save(picture: Image.Image, shot: Shot) -> None:
    """A picture, as wide as all of them, with a thin edge."""
    height = round(picture.height * WIDTH / picture.width)
    small = picture.convert("RGB").resize((WIDTH, height), Image.Resampling.LANCZOS)
    framed = Image.new("RGB", (WIDTH + 2 * EDGE, height + 2 * EDGE), EDGE_COLOUR)
    framed.paste(small, (EDGE, EDGE))
    framed.quantize(COLOURS, dither=Image.Dither.NONE).save(PICTURES / shot.file, optimize=True)


def _photograph(document: Path, shots: list[Shot]) -> None:
    """What a phone shows: the day, and then its first exercise."""
    sys.path.insert(0, str(TOP / "tests"))
    from chromium import Chromium, found  # noqa: PLC0415  # it belongs to the tests

    if found() is None:
        click.echo("No Chromium: the pictures of the phone page stay as they are.")
        return
    for shot in shots:
        with Chromium(PHONE_WIDTH, PHONE_HEIGHT) as browser:
            browser.ask(
                "Emulation.setDeviceMetricsOverride", width=PHONE_WIDTH, height=PHONE_HEIGHT,
                deviceScaleFactor=2, mobile=True,
            )  # fmt: skip
            browser.ask("Page.addScriptToEvaluateOnNewDocument", source=_on(shot.day))
            browser.open(document)
            if shot.number > 1:
                browser.run("document.querySelector('#go').click()")
            sleep(SETTLED_SECONDS)
            raw = PICTURES / shot.file
            browser.screenshot(raw)
            with Image.open(raw) as picture:
                picture.load()
            _save(picture, shot)


def _on(day: str) -> str:
    """A script that makes it the morning of a day."""
    year, month, date = (int(part) for part in day.split("-"))
    return (
        "(() => { const Real = Date; "
        f"const now = new Real({year}, {month - 1}, {date}, {MORNING}).getTime(); "
        "globalThis.Date = class extends Real { constructor(...given) "
        "{ given.length ? super(...given) : super(now); } static now() { return now; } }; })()"
    )


if __name__ == "__main__":
    main()
