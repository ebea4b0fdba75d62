"""Folders that are shipped with the package and stand at the top of a checkout."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def shipped(name: str) -> Traversable:
    """The folder *name* in the installed package, or beside ``src`` in a checkout.

    Raises:
        FileNotFoundError: if the installation lacks it.
    """
    packaged = files("hipflex_plan") / name
    if packaged.is_dir():
        return packaged
    top = Path(__file__).resolve().parents[2]
    if (top / "pyproject.toml").is_file() and (top / name).is_dir():
        return top / name
    raise FileNotFoundError(f"hipflex_plan was installed without its {name}")
