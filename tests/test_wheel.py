"""The wheel that users install holds all that it needs."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

TOP = Path(__file__).parents[1]


def run(*words, **kwargs):
    done = subprocess.run(
        [str(word) for word in words], capture_output=True, text=True, check=False, **kwargs
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
def test_the_wheel_installs_in_a_fresh_environment_and_prints_a_handout(tmp_path):
    run(sys.executable, "-m", "build", "--wheel", "--outdir", tmp_path, TOP)
    [wheel] = tmp_path.glob("hipflex_plan-*.whl")
    fresh = tmp_path / "fresh"
    venv.create(fresh, with_pip=True)
    bin_ = fresh / ("Scripts" if os.name == "nt" else "bin")
    run(bin_ / "python", "-m", "pip", "install", "--quiet", wheel)

    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    run(bin_ / "hipflex-plan", "demo", "-o", "demo.pdf", cwd=elsewhere)
    run(bin_ / "hipflex-plan", "new", "-o", "ada.toml", cwd=elsewhere)
    run(bin_ / "hipflex-plan", "check", "ada.toml", cwd=elsewhere)
    shown = run(bin_ / "hipflex-plan", "show", "six-week-band", cwd=elsewhere)
    typed = run(
        bin_ / "python", "-c", "import hipflex_plan, pathlib; "
        "print((pathlib.Path(hipflex_plan.__file__).parent / 'py.typed').exists())",
        cwd=elsewhere,
    )  # fmt: skip

    assert (elsewhere / "demo.pdf").read_bytes().startswith(b"%PDF")
    assert "choice-band-weeks-2-to-5" in shown
    assert typed.strip() == "True"
