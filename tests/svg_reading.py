"""The SVG of our figures to points and to pixels, for tests: only what our pictures use."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"
STEP = re.compile(r"[MmLlz]|-?\d*\.?\d+")
MOVE = re.compile(r"(translate|scale)\(([^)]*)\)")
STILL = (1.0, 1.0, 0.0, 0.0)


def subpaths(data):
    """The lines of a path, each its points and whether it is closed."""
    lines, tokens, at, command = [], STEP.findall(data), 0, ""
    x = y = 0.0
    while at < len(tokens):
        if tokens[at].isalpha():
            command = tokens[at]
            at += 1
            if command == "z":
                points, _ = lines[-1]
                lines[-1] = (points, True)
                x, y = points[0]
                continue
        across, down = float(tokens[at]), float(tokens[at + 1])
        at += 2
        x, y = (x + across, y + down) if command.islower() else (across, down)
        if command in "Mm":
            lines.append(([], False))
            command = "L" if command == "M" else "l"
        lines[-1][0].append((x, y))
    return lines


def moved(frame, element):
    """Scale and shift of a group within those of its parent."""
    sx, sy, tx, ty = frame
    for kind, numbers in MOVE.findall(element.get("transform", "")):
        values = [float(number) for number in numbers.split()]
        if kind == "translate":
            tx, ty = tx + sx * values[0], ty + sy * values[1]
        else:
            sx, sy = sx * values[0], sy * values[-1]
    return sx, sy, tx, ty


def lines_of(element):
    """The lines of a form in its own numbers."""
    name = element.tag.removeprefix(SVG)
    if name == "path":
        return subpaths(element.get("d"))
    if name == "rect":
        x, y, width, height = (float(element.get(key)) for key in ("x", "y", "width", "height"))
        return [([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], True)]
    if name == "circle":
        x, y, r = (float(element.get(key)) for key in ("cx", "cy", "r"))
        return [([(x - r, y), (x, y - r), (x + r, y), (x, y + r)], True)]
    return []


def forms(element, frame=STILL, inherited=None):
    """Each form with its lines in the numbers of the view box, its paint and its scale."""
    frame, paint = moved(frame, element), {**(inherited or {}), **element.attrib}
    sx, sy, tx, ty = frame
    lines = [
        ([(tx + sx * x, ty + sy * y) for x, y in points], closed)
        for points, closed in lines_of(element)
    ]
    if lines:
        yield lines, paint, abs(sx)
    for child in element:
        yield from forms(child, frame, paint)


def root_of(svg):
    return ET.fromstring(svg)  # noqa: S314  # our own picture


def painted(svg, dots_per_mm):
    """The picture in grey as it comes out of a printer; without numbers and round line ends."""
    from PIL import Image, ImageDraw

    root = root_of(svg)
    _, _, width, height = map(float, root.get("viewBox").split())
    dots = float(root.get("width").removesuffix("mm")) / width * dots_per_mm
    fine = 3  # drawn larger, then made smaller, so that thin lines keep their weight
    scale = dots * fine
    page = Image.new("L", (round(width * scale), round(height * scale)), 255)
    pen = ImageDraw.Draw(page)
    for lines, paint, own in forms(root):
        fill, stroke = paint.get("fill", "#000"), paint.get("stroke", "none")
        for points, closed in lines:
            place = [(x * scale, y * scale) for x, y in points]
            if fill != "none" and closed:
                pen.polygon(place, fill=fill)
            if stroke != "none":
                wide = max(1, round(float(paint.get("stroke-width", 1)) * own * scale))
                for pair in pairwise([*place, place[0]] if closed else place):
                    pen.line(pair, fill=stroke, width=wide)
    return page.resize((round(width * dots), round(height * dots)), Image.Resampling.BOX), dots
