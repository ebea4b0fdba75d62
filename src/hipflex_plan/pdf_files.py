"""A PDF to what it carries and to what was typed into it: the only room that knows pypdf.

A PDF comes from anywhere, so nothing in it is trusted: sizes have limits, names are
words and never paths, and whatever the reader stumbles over becomes a `FileError`.
"""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from hipflex_plan.errors import FileError, Problem
from hipflex_plan.whole_files import read_whole

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Mapping

    from pypdf import PdfReader

LARGEST_PDF = 50_000_000
LARGEST_CONTENT = 10_000_000
"""Bytes of anything in a PDF once it is unpacked, and of all that it carries together."""
MOST_ATTACHMENTS = 100
BEGINNING = b"%PDF-"
WITHIN = 1024
"""A PDF says what it is within its first 1024 bytes."""
BROKEN = "this PDF is broken: have it sent or printed once more"
ENCRYPTED = "this PDF is encrypted: save it without a password first"
TOO_LARGE = (
    f"this PDF carries more than {LARGEST_CONTENT // 1_000_000} MB or {MOST_ATTACHMENTS} files"
)
KINDS = ("/Tx", "/Btn", "/Ch")
"""Fields to type in, to tick and to choose from; a signature is none."""
T = TypeVar("T")


@attrs.frozen
class Attachment:
    """A file that a PDF carries, as the PDF gives it.

    Attributes:
        name: as it stands in the PDF, whoever wrote it: never a path to write to.
        content: its bytes.
        relationship: what it is to the pages, as in ``Source``; "" if the PDF says nothing.
    """

    name: str
    content: bytes
    relationship: str = ""


class _RefusedError(Exception):
    """A PDF that can be read and is not taken."""


def pdf_bytes(path: str | os.PathLike[str]) -> bytes:
    """The bytes of a PDF file.

    Raises:
        FileError: if it cannot be read, or is too large.
    """
    return read_whole(path, LARGEST_PDF)


def attachments_of(content: bytes, name: str = "the PDF") -> Mapping[str, Attachment]:
    """The files that a PDF carries, by their names; of two of one name the first.

    Args:
        content: the bytes of the PDF.
        name: what messages call it.

    Raises:
        FileError: if it is broken, encrypted or no PDF, or carries too much.
    """
    return _told(content, name, _attachments)


def fields_of(content: bytes, name: str = "the PDF") -> Mapping[str, str]:
    """What was typed and ticked in a PDF form, by the full names of its fields.

    A text is as it was typed. A box that is ticked gives the name of its state, as in ``on``;
    what is empty and what is not ticked gives ``""``. A PDF without a form has no fields.

    Args:
        content: the bytes of the PDF.
        name: what messages call it.

    Raises:
        FileError: if it is broken, encrypted or no PDF, or holds too much.
    """
    return _told(content, name, _fields)


def _told(content: bytes, name: str, take: Callable[[PdfReader], T]) -> T:
    """What is taken from a PDF, with one message for whatever goes wrong."""
    if BEGINNING not in content[:WITHIN]:
        raise _error(name, "this is no PDF")
    from pypdf import PdfReader, apply_configuration  # noqa: PLC0415  # keeps the command line quick
    from pypdf.errors import LimitReachedError  # noqa: PLC0415  # the same

    _hush()
    try:
        with apply_configuration(
            zlib_maximum_output_length=LARGEST_CONTENT,
            lzw_maximum_output_length=LARGEST_CONTENT,
            run_length_maximum_output_length=LARGEST_CONTENT,
            array_based_stream_maximum_output_length=LARGEST_CONTENT,
        ):
            reader = PdfReader(io.BytesIO(content))
            _refuse_encrypted(reader)
            return take(reader)
    except _RefusedError as error:
        raise _error(name, str(error)) from None
    except LimitReachedError:
        raise _error(name, TOO_LARGE) from None
    except Exception:  # noqa: BLE001  # a broken PDF makes the reader stumble in any way
        # A reader without the means to decrypt stumbles over that before it can say so.
        raise _error(name, ENCRYPTED if b"/Encrypt" in content else BROKEN) from None


def _refuse_encrypted(reader: PdfReader) -> None:
    if reader.is_encrypted:
        raise _RefusedError(ENCRYPTED)


def _hush() -> None:
    """Keep what the reader logs of broken files from standard error, for who set up no logging."""
    logger = logging.getLogger("pypdf")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())


def _attachments(reader: PdfReader) -> dict[str, Attachment]:
    found: dict[str, Attachment] = {}
    together = 0
    for number, file in enumerate(reader.attachment_list):
        together += len(file.content)
        if number >= MOST_ATTACHMENTS or together > LARGEST_CONTENT:
            raise _RefusedError(TOO_LARGE)
        entry = file.pdf_object
        name = _words(entry, "/UF") or _words(entry, "/F")
        relationship = _words(entry, "/AFRelationship").removeprefix("/")
        found.setdefault(name, Attachment(name, bytes(file.content), relationship))
    return found


def _fields(reader: PdfReader) -> dict[str, str]:
    fields = reader.get_fields() or {}
    kinds = {name: _words(field, "/FT") for name, field in fields.items()}
    return {str(name): _value(fields[name], kind) for name, kind in kinds.items() if kind in KINDS}


def _value(field: Any, kind: str) -> str:  # noqa: ANN401  # whatever a PDF holds
    value = _words(field, "/V")
    if kind == "/Btn":
        return "" if value == "/Off" else value.removeprefix("/")
    return value


def _words(entries: Any, key: str) -> str:  # noqa: ANN401  # whatever a PDF holds
    """The words under a key, or "" if there are none; bytes in no known letters as UTF-8."""
    value = entries[key] if key in entries else ""  # noqa: SIM401  # this follows references
    if isinstance(value, bytes):
        return value.decode(errors="replace")
    return str(value) if isinstance(value, str) else ""


def _error(name: str, message: str) -> FileError:
    return FileError(name, [Problem("", message)])
