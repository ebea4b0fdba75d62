"""The bytes of a file, read and written as a whole."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from hipflex_plan.errors import FileError, Problem


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


UMASK = _umask()
"""Read once: a process can only ask for it by changing it for a moment."""
LARGEST_BYTES = 2_000_000


def read_text(path: str | os.PathLike[str]) -> str:
    """Read a file of UTF-8 text, with or without the mark at its beginning.

    Raises:
        FileError: if the file cannot be read, is too large, or is no such text.
    """
    return text_of(read_whole(path), str(path))


def read_whole(path: str | os.PathLike[str], largest: int = LARGEST_BYTES) -> bytes:
    """Read the bytes of a file, at most *largest* of them.

    Raises:
        FileError: if the file cannot be read, or is larger.
    """
    try:
        with Path(path).open("rb") as stream:
            content = stream.read(largest + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise FileError(str(path), [Problem("", f"the file cannot be read: {reason}")]) from None
    if len(content) > largest:
        told = f"the file is larger than {largest // 1_000_000} MB"
        raise FileError(str(path), [Problem("", told)])
    return content


def text_of(content: bytes, name: str) -> str:
    """Bytes of UTF-8 text, with or without the mark at its beginning.

    Raises:
        FileError: if they are no such text.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = Problem("", f"the file is not UTF-8 text (byte {error.start})")
        raise FileError(name, [problem]) from None


def _ordinary(file: Path) -> Path:
    """The file, if it is one or none is there: never a folder, a pipe or a device."""
    if file.exists() and not file.is_file():
        raise OSError(0, "it is no ordinary file")
    return file


def write_whole(path: str | os.PathLike[str], content: bytes) -> None:
    """Write a file in one piece: beside its place first, then put there.

    Raises:
        FileError: if it cannot be written; what stood there before stays.
    """
    try:
        file = _ordinary(Path(path).resolve())
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=".hipflex-plan-")
        beside = Path(name)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
            mode = file.stat().st_mode & 0o777 if file.exists() else 0o666 & ~UMASK
            beside.chmod(mode)
            beside.replace(file)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        problem = Problem("", f"the file cannot be written: {reason}")
        raise FileError(str(path), [problem]) from None
