"""A clinic's own picture: a photograph, a drawing or a logo, checked and carried along.

It becomes part of the exercise or the program, so that a plan can be printed where the file is not.
"""

from __future__ import annotations

import base64
import binascii
import io
import re
from xml.etree import ElementTree as ET

import attrs

from hipflex_plan.errors import ImpossibleValueError
from hipflex_plan.validators import Name, Text

MOST_BYTES = 2_000_000
SVG = "{http://www.w3.org/2000/svg}"
DRAWN = frozenset(
    (
        *("svg", "g", "title", "desc", "path", "rect", "circle", "ellipse", "line"),
        *("polyline", "polygon", "text", "tspan"),
    )
)
"""The elements of a drawing that are taken: they draw, and do nothing else."""
LOADING = frozenset(("href", "src", "base"))
LOADS = re.compile(r"url\s*\(|image-set|@import|javascript:|\\", re.IGNORECASE)
"""What could load or run something; a backslash could hide it."""
DEEPEST = 50
FILE_STARTS = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}


class PictureKind(Name):
    """What a picture is made of."""

    PNG = "image/png"
    JPEG = "image/jpeg"
    SVG = "image/svg+xml"


@attrs.frozen(kw_only=True)
class Photograph:
    """A clinic's own picture: of an exercise, or its logo.

    Attributes:
        alternative: what is seen on it, for those who do not see it.
        data: the file, as base64.

    Raises:
        ImpossibleValueError: for what is no PNG, JPEG or plain SVG, for more than two
            million bytes, and for a drawing that could load or run something, or that has no size.
    """

    alternative: str = attrs.field(validator=Text(longest=400))
    data: str = attrs.field(repr=False)

    def __attrs_post_init__(self) -> None:
        """Refuse what is no picture, or more than one."""
        if not isinstance(self.data, str):
            raise ImpossibleValueError("data must be a file as base64 text", "data")
        if self.kind is not PictureKind.SVG:
            _refuse_unless_raster(self.content)
        else:
            _refuse_unless_plain(self.content)

    @property
    def content(self) -> bytes:
        """The bytes of the file."""
        try:
            content = base64.b64decode(self.data, validate=True)
        except (binascii.Error, ValueError, TypeError):
            raise ImpossibleValueError("data must be a file as base64", "data") from None
        if len(content) > MOST_BYTES:
            message = f"a picture has at most {MOST_BYTES} bytes: this one has {len(content)}"
            raise ImpossibleValueError(message, "data")
        return content

    @property
    def kind(self) -> PictureKind:
        """What it is made of, by how it begins."""
        content = self.content
        for kind, start in FILE_STARTS.items():
            if content.startswith(start):
                return PictureKind(kind)
        if b"<svg" in content[:1000]:
            return PictureKind.SVG
        raise ImpossibleValueError("a picture is a PNG, a JPEG or an SVG file", "data")

    @classmethod
    def of(cls, content: bytes, alternative: str) -> Photograph:
        """Take the bytes of a file."""
        return cls(alternative=alternative, data=base64.b64encode(content).decode())


def _refuse_unless_raster(content: bytes) -> None:
    """Refuse what begins like a PNG or a JPEG and is none."""
    from PIL import Image  # noqa: PLC0415  # comes with WeasyPrint, and is slow to import

    try:
        with Image.open(io.BytesIO(content)) as picture:
            picture.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise ImpossibleValueError(f"the picture cannot be read: {error}", "data") from None


def _refuse_unless_plain(content: bytes) -> None:
    """Refuse a drawing that is not well formed, or that could load or run something."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        raise ImpossibleValueError("a drawing must be written in UTF-8", "data") from None
    if re.search(r"<!(DOCTYPE|ENTITY)|<\?(?!xml\s)|encoding\s*=\s*.(?!utf-8)", text, re.IGNORECASE):
        message = "a drawing must have no DOCTYPE and no ENTITY, no instruction, and be UTF-8"
        raise ImpossibleValueError(message, "data")
    try:
        drawing = ET.fromstring(text)  # noqa: S314  # without entities there is nothing to fear
    except ET.ParseError as error:
        raise ImpossibleValueError(f"the drawing is no well-formed SVG: {error}", "data") from None
    if drawing.tag != f"{SVG}svg":
        raise ImpossibleValueError("a drawing must be an svg in its namespace", "data")
    if "viewBox" not in drawing.attrib and not {"width", "height"} <= set(drawing.attrib):
        message = "a drawing must say its size: give it a viewBox, or a width and a height"
        raise ImpossibleValueError(message, "data")
    _refuse_what_does_more(drawing, 0)


def _refuse_what_does_more(element: ET.Element, depth: int) -> None:
    """Refuse an element that does more than draw, and all in it."""
    name = str(element.tag).removeprefix(SVG)
    if name not in DRAWN:
        message = f"a drawing must not hold <{name}>: make it simpler, or take a PNG"
        raise ImpossibleValueError(message, "data")
    if depth > DEEPEST:
        raise ImpossibleValueError(f"groups must not be deeper than {DEEPEST}", "data")
    for key, value in element.attrib.items():
        word = key.rpartition("}")[2].lower()
        if word in LOADING or word.startswith("on") or LOADS.search(value):
            raise ImpossibleValueError(f"a drawing must not hold {word}={value[:40]!r}", "data")
    for inner in element:
        _refuse_what_does_more(inner, depth + 1)
