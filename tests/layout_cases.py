"""Printed pages to what the tests of every layout ask of them."""

from __future__ import annotations

import datetime as dt
import io
import unicodedata
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import pdfplumber

import hipflex_plan as hp
from hipflex_plan.handout.layouts import HandoutWish, layout_named
from hipflex_plan.handout.pdf import printed
from hipflex_plan.handout.undisturbed import undisturbed
from hipflex_plan.translating import in_language

TOP = Path(__file__).parents[1]
EXAMPLE = TOP / "examples" / "six-week-band.toml"
TWO_PHASES = TOP / "tests" / "programs" / "two-phases.toml"
MONDAY = dt.date(2027, 1, 4)
SLUGS = (
    "band-hip-flexion", "wall-psoas-hold", "seated-march", "glute-bridge", "squat",
    "kneeling-hip-flexor-stretch", "side-lying-leg-raise", "sit-to-stand", "step-up", "heel-slide",
    "couch-stretch", "supine-march",
)  # fmt: skip


@undisturbed
def pages_of(layout, plan, paper="a4", pictures="color"):
    """A plan printed in a layout."""
    return layout_named(layout).pages(plan, HandoutWish(paper, pictures))


def html_of(layout, plan, paper="a4", pictures="color"):
    """The HTML of a layout, before it is fitted."""
    return layout_named(layout).html(plan, HandoutWish(paper, pictures))


def views_of(layout, plan, paper="a4", pictures="color"):
    """What the template of a layout prints."""
    return layout_named(layout).views(plan, HandoutWish(paper, pictures))


def plainly(text):
    """A text without what only keeps it together in a line."""
    return text.replace("\u00a0", " ").replace("\u2060", "")


def plan_of(program, language="en-GB"):
    loaded = hp.load_program(program)
    return hp.schedule(in_language(loaded, language) if language != "en-GB" else loaded)


def plan_with(count, weeks=6, dosage="3 x 10 each side, rest 60 s", frequency="3 per week", **more):
    """A plan with so many exercises of the catalogue, for nobody and from nobody."""
    catalogue = hp.load_catalogue()
    prescribed = [hp.Prescription(catalogue[s], dosage, frequency, **more) for s in SLUGS[:count]]
    program = hp.Program("Stronger hips", [hp.Phase("Build", weeks, prescribed)])
    return hp.schedule(program, start=MONDAY)


@contextmanager
def opened(rendered):
    """The pages as they are read back; what was read of them is kept for the next test."""
    yield _read(rendered)


@lru_cache(maxsize=14)
def _read(rendered):
    return pdfplumber.open(io.BytesIO(printed(rendered)))


def texts(pdf):
    return [" ".join(plainly(sheet.extract_text()).split()) for sheet in pdf.pages]


def flowing(pdf):
    """The words of all pages in the order in which they are told."""
    words = (
        word["text"] for sheet in pdf.pages for word in sheet.extract_words(use_text_flow=True)
    )
    return plainly(" ".join(words))


def sizes(pdf):
    """The sizes of all letters, but for the white numbers of the poses."""
    return {
        round(c["size"], 1) for sheet in pdf.pages for c in sheet.chars
        if c["text"].strip() and not _in_a_badge(c)
    }  # fmt: skip


def _in_a_badge(char):
    return char["text"] in "1234" and set(char["non_stroking_color"]) == {1.0}


def overlaps(pdf):
    """The pairs of words that stand over each other."""
    found = []
    for sheet in pdf.pages:
        words = [w for w in sheet.extract_words(use_text_flow=True) if not _marked(w["text"])]
        found += [
            (word["text"], other["text"])
            for n, word in enumerate(words) for other in words[n + 1 :]
            if _over(word, other)
        ]  # fmt: skip
    return found


def _marked(text):
    """Whether it has a mark, as in Arabic, which stands over its own letter."""
    return any(unicodedata.combining(letter) for letter in text)


def _over(a, b):
    across = min(a["x1"], b["x1"]) - max(a["x0"], b["x0"])
    down = min(a["bottom"], b["bottom"]) - max(a["top"], b["top"])
    height = min(a["bottom"] - a["top"], b["bottom"] - b["top"])
    return across > 1 and down > height * 0.5


def outside(pdf):
    """The letters that stand in the margins at the sides of the page."""
    return [
        c["text"] for sheet in pdf.pages for c in sheet.chars
        if c["text"].strip() and (c["x0"] < 45 or c["x1"] > sheet.width - 45)
    ]  # fmt: skip


def files_of(pages, folder):
    """Rendered pages, by the names of program and paper, each printed to a file of a folder."""
    made = []
    for (name, paper), rendered in pages.items():
        made.append(folder / f"{name}-{paper}.pdf")
        made[-1].write_bytes(printed(rendered))
    return made
