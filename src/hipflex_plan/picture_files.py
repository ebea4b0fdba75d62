"""A picture's file, beside the document that names it, to the bytes that are carried along."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hipflex_plan.photograph import MOST_BYTES

if TYPE_CHECKING:
    from hipflex_plan.documents import Place
    from hipflex_plan.structuring import Structurer


def with_file(
    structurer: Structurer, picture: Mapping[str, Any], place: Place
) -> Mapping[str, Any] | None:
    """A picture with the bytes of its ``file``, which lies beside the document or below it.

    What is wrong is noted at *place*, that of the picture; then there is none.
    """
    if "file" not in picture:
        return picture
    content = _content(structurer, picture["file"], (*place, "file"))
    kept = {key: value for key, value in picture.items() if key != "file"}
    return None if content is None else {**kept, "data": base64.b64encode(content).decode()}


def logo_of(structurer: Structurer, logo: object, name: object, place: Place) -> object:
    """A clinic's logo, as the name of its file or as a table; its words are the clinic's name.

    What is wrong is noted at *place*; then there is none.
    """
    told = {"alternative": name if isinstance(name, str) and name.strip() else "Logo"}
    if isinstance(logo, str):
        content = _content(structurer, logo, place)
        return content and {**told, "data": base64.b64encode(content).decode()}
    if isinstance(logo, Mapping):
        return with_file(structurer, {**told, **logo}, place)
    return logo


def _content(structurer: Structurer, named: object, place: Place) -> bytes | None:
    folder = Path(structurer.document.name).parent
    try:
        file = (folder / str(named)).resolve()
        inside = file.is_relative_to(folder.resolve()) and file.is_file()
        if isinstance(named, str) and inside and file.stat().st_size <= MOST_BYTES:
            return file.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        structurer.tell(place, f"the file cannot be read: {reason}: {named!r}")
        return None
    if isinstance(named, str) and inside:
        structurer.tell(place, f"a picture has at most {MOST_BYTES} bytes: {named!r} has more")
    else:
        structurer.tell(place, f"there is no such file in the folder of this one: {named!r}")
    return None
