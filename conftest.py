"""What every test runs with; README and docs run here too."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest
from sybil import Example, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

import hipflex_plan as hp

hypothesis.settings.register_profile("quick", deadline=None)
hypothesis.settings.register_profile("thorough", deadline=None, max_examples=500, print_blob=True)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add our own option."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


def _file_block(suffix: str) -> Callable[[Example], None]:
    """A block that begins with '# program file' or '# catalogue file' must load."""

    def evaluate(example: Example) -> None:
        text = str(example.parsed)
        if text.startswith("# program file"):
            hp.parse_program(text, suffix)
        elif text.startswith("# catalogue file"):
            path = Path(f"block{suffix}")
            path.write_text(text, encoding="utf-8")
            hp.load_catalogue(path)

    return evaluate


def _into_a_folder(namespace: dict[str, object]) -> None:
    namespace["_before"] = Path.cwd()
    namespace["_folder"] = tempfile.TemporaryDirectory()
    os.chdir(namespace["_folder"].name)


def _out_of_the_folder(namespace: dict[str, object]) -> None:
    os.chdir(namespace["_before"])
    namespace["_folder"].cleanup()


pytest_collect_file = Sybil(
    parsers=[
        PythonCodeBlockParser(),
        CodeBlockParser(language="toml", evaluator=_file_block(".toml")),
        CodeBlockParser(language="yaml", evaluator=_file_block(".yaml")),
    ],
    patterns=["README.md", "docs/**/*.md"],
    setup=_into_a_folder,
    teardown=_out_of_the_folder,
).pytest()
