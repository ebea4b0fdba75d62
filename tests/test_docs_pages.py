"""Pages of the docs that are made from the data are as the data is now."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

REFERENCE = Path(__file__).parents[1] / "docs" / "reference"


def test_the_list_of_exercises_is_made_anew_when_the_catalogue_changes():
    spec = spec_from_file_location("make_exercises", REFERENCE / "make_exercises.py")
    maker = module_from_spec(spec)
    spec.loader.exec_module(maker)

    assert (REFERENCE / "exercises.md").read_text(encoding="utf-8") == maker.page()
