"""Figure files to film strips: each figure's movement as a row of moments, for looking at.

    python tests/figure_film.py src/hipflex_plan/data/exercises/*.toml -o /tmp/films

It needs WeasyPrint and pdftoppm.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from figure_preview import read, tell
from hipflex_plan.figures.drawing.palette import Palette
from hipflex_plan.figures.motion.flipbook import frames_of
from hipflex_plan.figures.motion.watching import problems

MOMENTS = 9
STYLE = """
@page { size: 400mm HEIGHTmm; margin: 3mm }
body { font: 8pt sans-serif; margin: 0 }
.row { overflow: hidden; white-space: nowrap; border-bottom: .2mm solid #bbb; height: 62mm }
svg { width: 40mm; height: 50mm }
b { margin-right: 3mm } i { color: #b00 }
"""


def row(path: Path) -> str:
    """The row of a figure: its moments side by side and what is wrong with them."""
    figure = read(path)
    if figure is None:
        return ""
    wrong = [str(problem) for problem in problems(figure)]
    for line in wrong:
        tell(f"{path.stem}: {line}")
    frames = frames_of(figure, MOMENTS)
    left, top, right, bottom = frames.room
    cells = "".join(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left:.1f} {top:.1f} '
        f'{right - left:.1f} {bottom - top:.1f}" stroke-linecap="round" stroke-linejoin="round">'
        f"{panel.svg(1.1, Palette())}</svg>"
        for panel in frames.panels
    )
    return f'<div class="row"><b>{path.stem}</b><i>{"; ".join(wrong[:4])}</i><br>{cells}</div>'


def main() -> int:
    """Draw the strips of the files that are named."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("-o", dest="out", type=Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    from weasyprint import HTML

    rows = [row(path) for path in options.files]
    style = STYLE.replace("HEIGHT", str(6 + 63 * min(6, len(rows))))
    html = f'<html lang="en"><title>Films</title><style>{style}</style>{"".join(rows)}'
    HTML(string=html).write_pdf(options.out / "films.pdf")
    pdf, pages = str(options.out / "films.pdf"), str(options.out / "film")
    subprocess.run(["pdftoppm", "-r", "100", "-png", pdf, pages], check=True)
    tell(f"look at {options.out}/film-*.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
