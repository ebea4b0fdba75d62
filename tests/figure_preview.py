"""Figure files to SVG files and PNG contact sheets, with all that is wrong with them.

    python tests/figure_preview.py src/hipflex_plan/data/exercises/*.toml -o /tmp/figures

A sheet shows each figure large, and as it is printed, 45 mm wide per pose: in colour, and
in the style for printers that know only black. Look at them in colour (sheet-*.png), in
grey (grey-*.png) and in one bit, 300 dpi (print-*.png).
It needs WeasyPrint, pdftoppm and Pillow.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

from hipflex_plan.documents import read_document
from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.figures import LOOKS, Figure, draw, findings
from hipflex_plan.quantities import Side
from hipflex_plan.structuring import Structurer

STYLE = """
@page { size: 390mm HEIGHTmm; margin: 6mm }
body { font: 9pt sans-serif; margin: 0 }
.row { height: 104mm; border-bottom: .2mm solid #bbb }
.large, .small { display: inline-block; vertical-align: top }
.large { width: 185mm } .small { width: 95mm } .wrong { color: #b00 }
"""
HALF = 128


def tell(line: str) -> None:
    """Write a line to the terminal."""
    sys.stdout.write(f"{line}\n")


def read(path: Path) -> Figure | None:
    """The figure of a file, or None after its problems are printed."""
    document = read_document(path)
    structurer = Structurer(document, {})
    figure = structurer.read(Figure, document.data.get("figure", document.data), ())
    if structurer.problems:
        for problem in structurer.problems:
            tell(f"{path.name}: {problem}")
        return None
    assert isinstance(figure, Figure)
    return figure


def report(name: str, figure: Figure, svg: str, seconds: float) -> list[str]:
    """Print what is wrong with a figure; give it for the sheet."""
    wrong = [str(found) for found in findings(figure)]
    tell(f"{name:34}{len(svg):7} bytes {seconds * 1000:5.0f} ms")
    for line in wrong:
        tell(f"    ! {line}")
    return wrong


def row(name: str, figure: Figure, out: Path, options: argparse.Namespace) -> str:
    """The SVG files of a figure, and its row of the sheet."""
    side, look = Side.of(options.side), options.look
    started = time.perf_counter()
    svg = draw(figure, side, look=look, title=name)
    wrong = report(name, figure, svg, time.perf_counter() - started)
    black = draw(figure, side, "print", look, title=name)
    (out / f"{name}.svg").write_text(svg, encoding="utf-8")
    (out / f"{name}-print.svg").write_text(black, encoding="utf-8")
    large = draw(figure, side, options.style, look, title=name, room_mm=(180, 88))
    lines = "<br>".join(wrong)
    return (
        f'<div class="row"><b>{name}</b><br><div class="large">{large}</div>'
        f'<div class="small">{svg}<p class="wrong">{lines}</p></div>'
        f'<div class="small">{black}</div></div>'
    )


def sheet(rows: list[str], out: Path) -> None:
    """The PNGs of all rows: in colour, in grey and in one bit."""
    from PIL import Image
    from weasyprint import HTML

    style = STYLE.replace("HEIGHT", str(12 + 105 * min(4, len(rows))))
    html = f'<html lang="en"><title>Figures</title><style>{style}</style>{"".join(rows)}'
    HTML(string=html).write_pdf(out / "sheet.pdf")
    kinds = {
        "sheet": ["-r", "110"],
        "grey": ["-r", "110", "-gray"],
        "print": ["-r", "300", "-gray"],
    }
    for name, options in kinds.items():
        target, pdf = str(out / name), str(out / "sheet.pdf")
        subprocess.run(["pdftoppm", *options, "-png", pdf, target], check=True)
    for page in out.glob("print-*.png"):
        with Image.open(page) as picture:
            picture.point(lambda value: 255 if value >= HALF else 0).convert("1").save(page)


def main() -> int:
    """Draw the files that are named."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("-o", dest="out", type=Path, required=True)
    parser.add_argument("--side", default="each", choices=["left", "right", "each", "both"])
    parser.add_argument("--look", default="younger", choices=[look.name for look in LOOKS])
    parser.add_argument("--style", default="color", choices=["color", "print"], help="when large")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    figures = [(path.stem, read(path)) for path in options.files]
    rows = []
    for name, figure in figures:
        try:
            rows += [row(name, figure, options.out, options)] if figure else []
        except ImpossibleValueError as error:
            tell(f"{name}: {error}")
    if rows:
        sheet(rows, options.out)
        tell(f"look at {options.out}/sheet-*.png, grey-*.png and print-*.png")
    return 0 if len(rows) == len(figures) else 1


if __name__ == "__main__":
    sys.exit(main())
