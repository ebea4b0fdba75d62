"""The picture in the README: cover, cards and a weekly sheet of the example."""

from pathlib import Path

import pdfplumber
from PIL import Image

import hipflex_plan as hp

TOP = Path(__file__).parents[2]
PAGES = (0, 1, 3)
RESOLUTION, SMALLER = 288, 3
EDGE = 12


def main() -> None:
    """Print the example and lay three of its pages beside each other."""
    plan = hp.schedule(hp.load_program(TOP / "examples" / "six-week-band.toml"))
    output = TOP / "output"
    output.mkdir(exist_ok=True)
    hp.write_pdf(plan, output / "picture.pdf")
    with pdfplumber.open(output / "picture.pdf") as pdf:
        sheets = [pdf.pages[n].to_image(resolution=RESOLUTION).original for n in PAGES]
    width, height = (side // SMALLER for side in sheets[0].size)
    wide = len(sheets) * (width + EDGE) + EDGE
    picture = Image.new("RGB", (wide, height + 2 * EDGE), "#c9d1d4")
    for place, sheet in enumerate(sheets):
        small = sheet.resize((width, height), Image.Resampling.LANCZOS)
        picture.paste(small, (EDGE + place * (width + EDGE), EDGE))
    picture.quantize(255, dither=Image.Dither.NONE).save(
        Path(__file__).with_name("handout.png"), optimize=True
    )


if __name__ == "__main__":
    main()
