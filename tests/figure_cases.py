"""The files of exercises that come with the library to the figures that they hold."""

from __future__ import annotations

from pathlib import Path

from hipflex_plan.documents import read_document
from hipflex_plan.figures import Figure
from hipflex_plan.structuring import Structurer

FOLDER = Path(__file__).parent.parent / "src" / "hipflex_plan" / "data" / "exercises"
FILES = sorted(FOLDER.glob("*.toml"))


def figure_of(path):
    document = read_document(path)
    structurer = Structurer(document, {})
    figure = structurer.read(Figure, document.data.get("figure", document.data), ())

    assert structurer.problems == []
    return figure
