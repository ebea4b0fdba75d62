"""The system libraries that printing needs: what is missing, and the line to get it."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import shutil
import sys

import attrs

MISSING = "printing needs the system libraries Pango and HarfBuzz-Subset; install them with:"
APT = (
    "apt-get install -y --no-install-recommends "
    "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
)
INSTALLERS = {
    "apt-get": APT,
    "dnf": "dnf install -y pango harfbuzz",
    "pacman": "pacman -S --needed pango harfbuzz",
    "apk": "apk add pango harfbuzz harfbuzz-subset fontconfig ttf-dejavu",
    "zypper": "zypper install -y libpango-1_0-0 libharfbuzz-subset0",
    "brew": "brew install pango",
}
WINDOWS = "see https://doc.courtbouillon.org/weasyprint/stable/first_steps.html#windows"


@attrs.frozen
class NativeLibrary:
    """A system library, by the names that it has on Linux, macOS and Windows."""

    name: str
    files: tuple[str, ...]
    needed_for: str

    @property
    def present(self) -> bool:
        """Whether it can be loaded on this machine."""
        return any(_loads(file) for file in self.files)


LIBRARIES = (
    NativeLibrary(
        "Pango",
        ("libpango-1.0.so.0", "libpango-1.0.0.dylib", "libpango-1.0-0.dll", "pango-1.0"),
        "laying out text",
    ),
    NativeLibrary(
        "PangoFT2",
        (
            "libpangoft2-1.0.so.0",
            "libpangoft2-1.0.0.dylib",
            "libpangoft2-1.0-0.dll",
            "pangoft2-1.0",
        ),
        "fonts",
    ),
    NativeLibrary(
        "HarfBuzz-Subset",
        (
            "libharfbuzz-subset.so.0",
            "libharfbuzz-subset.0.dylib",
            "libharfbuzz-subset-0.dll",
            "harfbuzz-subset",
        ),
        "the same bytes each time, and speed",
    ),
)


def _loads(file: str) -> bool:
    name = file if "." in file and "lib" in file else ctypes.util.find_library(file)
    if name is None:
        return False
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def missing_libraries() -> tuple[NativeLibrary, ...]:
    """Those of `LIBRARIES` that are not on this machine."""
    return tuple(library for library in LIBRARIES if not library.present)


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def install_line() -> str:
    """The one line that installs them on this system."""
    if sys.platform == "win32":
        return WINDOWS
    for program, line in INSTALLERS.items():
        if shutil.which(program):
            return line if program == "brew" or _is_root() else f"sudo {line}"
    return f"your system's packages for Pango and HarfBuzz (on Debian: {APT})"
