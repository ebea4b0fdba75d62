"""How fast a handout is, as ratios: `python benchmarks/handouts.py`, or `make bench`.

Eight exercises for six weeks, with pictures, warm. Measured in one run and in turn,
the best of several, so that a busy machine slows all of them: our handout; WeasyPrint's
simplest call for the same HTML; the same without pictures; headless Chromium from its
start to the PDF; and typst for the same words, pictures and tables, as a far anchor.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from importlib.resources import files
from pathlib import Path

import attrs
import weasyprint

import hipflex_plan as hp
from hipflex_plan.handout import assets
from hipflex_plan.handout import press as handout_press
from hipflex_plan.handout.layouts import HandoutWish, layout_named

TOP = Path(__file__).parents[1]
RUNS = 5
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
MANY = 200
"""So many handouts in one process."""


def plan_of_eight():
    """The example with eight exercises."""
    return hp.schedule(hp.load_program(TOP / "examples" / "eight-exercises.toml"))


def without_pictures(plan):
    """The same with exercises that have none."""
    phases = [
        attrs.evolve(
            phase,
            prescriptions=[
                attrs.evolve(p, exercise=attrs.evolve(p.exercise, figure=None))
                for p in phase.prescriptions
            ],
        )
        for phase in plan.program.phases
    ]
    return hp.schedule(attrs.evolve(plan.program, phases=phases))


def last_page(plan):
    """The HTML that is printed in the end, with all styles in it and fonts by their files."""
    made = []
    usual = handout_press.rendered

    def keeping(text, styles):
        made.append((text, styles))
        return usual(text, styles)

    handout_press.rendered = keeping
    try:
        layout_named("standard").pages(plan, HandoutWish())
    finally:
        handout_press.rendered = usual
    text, styles = made[-1]
    folder = files("font_source_sans_pro") / "files"
    for name in assets.FONTS:
        styles = styles.replace(f"hipflex:font/{name}", Path(str(folder / name)).as_uri())
    return text.replace("</head>", f"<style>{styles}</style></head>"), len(made)


def simplest(page):
    """WeasyPrint as its first page shows it."""
    return weasyprint.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")


def by_chromium(page, folder):
    """From the start of a browser to the PDF; None without one."""
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if path is None:
        return None
    source, target = folder / "page.html", folder / "page.pdf"
    source.write_text(page, "utf-8")
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
               "--disable-background-networking", "--disable-component-update", "--disable-sync",
               "--no-pdf-header-footer")  # fmt: skip
    profile = f"--user-data-dir={tempfile.mkdtemp(dir=folder)}"
    command = [path, *options, profile, f"--print-to-pdf={target}", source.as_uri()]
    return lambda: subprocess.run(command, check=True, capture_output=True)


def by_typst(plan):
    """The same words, pictures and tables set by typst; None where it is not installed."""
    try:
        import typst  # noqa: PLC0415  # only measured beside ours
    except ImportError:
        return None
    handout = layout_named("standard").views(plan, HandoutWish())
    source = "\n".join(_typst_lines(handout)).encode()
    folder = str(Path(str(files("font_source_sans_pro") / "files")))
    return lambda: typst.compile(source, font_paths=[folder])


def _typst_lines(handout):
    """A plain document in typst: cover, cards, weeks."""
    yield '#set page(paper: "a4", margin: 18mm)'
    yield '#set text(font: "Source Sans Pro", size: 13pt)'
    yield f"= {_said(handout.title)}"
    yield from (f"*{_said(fact.number)}* {_said(fact.text)} \\" for fact in handout.facts)
    for line in (*handout.warnings.emergency, *handout.warnings.call):
        yield f"- {_said(line)}"
    for chapter in handout.chapters:
        for card in chapter.cards:
            yield f"== {_said(card.name)}"
            numbers = " ".join(f"{_said(n)} {_said(word)}" for n, word in card.dose)
            yield f"#text(46pt)[{numbers}]"
            if card.picture:
                svg = str(card.picture).replace("\\", "\\\\").replace('"', '\\"')
                yield f'#image(bytes("{svg}"), format: "svg", width: 78mm)'
            yield from (f"+ {_said(step)}" for step in card.steps)
            yield f"{_said(card.feel)} {_said(card.watch)} {_said(card.safety)}"
    for week in handout.weeks:
        yield f"== {week.number}"
        cells = [_said(day.name) for day in week.days]
        for row in week.rows:
            cells += [_said(row.name), *("☐" * boxes for boxes in row.boxes)][: len(week.days)]
        yield f"#table(columns: {len(week.days)}, {', '.join(f'[{cell}]' for cell in cells)})"


def _said(text):
    """A text with typst's own signs made harmless."""
    return "".join(f"\\{letter}" if letter in "\\#$*_`<>@=[]-+/~" else letter for letter in text)


def in_turn(works):
    """The best of several runs of each, one after the other in each round, in seconds."""
    times = {name: [] for name in works}
    for _ in range(RUNS):
        for name, work in works.items():
            begun = time.perf_counter()
            work()
            times[name].append(time.perf_counter() - begun)
    return {name: min(found) for name, found in times.items()}


def memory():
    """What 180 more handouts leave behind after the first 20, in MiB; in a process of its own."""
    code = (
        "import resource, hipflex_plan as hp\n"
        f"plan = hp.schedule(hp.load_program({str(TOP / 'tests/programs/bare.toml')!r}))\n"
        "def used(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024\n"
        "for n in range(20): hp.to_pdf(plan)\n"
        "before = used()\n"
        f"for n in range({MANY - 20}): hp.to_pdf(plan)\n"
        "print(used() - before)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return float(run.stdout)


def rows():
    """What is measured, its value, and its bound."""
    plan = plan_of_eight()
    bare = without_pictures(plan)
    page, renderings = last_page(plan)
    hp.to_pdf(plan)
    with tempfile.TemporaryDirectory() as name:
        works = {
            "ours": lambda: hp.to_pdf(plan),
            "simplest": lambda: simplest(page),
            "bare": lambda: hp.to_pdf(bare),
            "chromium": by_chromium(page, Path(name)),
            "typst": by_typst(plan),
        }
        found = in_turn({key: work for key, work in works.items() if work is not None})
    ours = found["ours"]
    yield "handout of eight exercises for six weeks", f"{ours:.2f} s", ""
    yield "  renderings, with the trials of what fits", f"{renderings}", ""
    yield "  of WeasyPrint's simplest call", f"{ours / found['simplest']:.2f} x", "1.15 x"
    yield "  of the same without pictures", f"{ours / found['bare']:.2f} x", "2 x"
    if "chromium" in found:
        yield "  of Chromium from start to PDF", f"{ours / found['chromium']:.2f} x", "1 x"
    if "typst" in found:
        yield "  of typst for the same content", f"{ours / found['typst']:.1f} x", ""
    yield f"memory that {MANY - 20} more handouts leave behind", f"{memory():.1f} MiB", "5 MiB"


def main():
    """Print the table."""
    for what, measured, bound in rows():
        told = f"(below {bound})" if bound else ""
        sys.stdout.write(f"{what:52} {measured:>10} {told}".rstrip() + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
