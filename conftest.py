"""What every test runs with; README and docs run here too."""

import contextlib
import io
import os
import re
import shlex
import tempfile
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest
from click.testing import CliRunner, Result
from sybil import Example, Sybil
from sybil.evaluators.python import PythonEvaluator
from sybil.parsers.markdown import CodeBlockParser

import hipflex_plan as hp
from hipflex_plan import cli

hypothesis.settings.register_profile("quick", deadline=None)
hypothesis.settings.register_profile("thorough", deadline=None, max_examples=500, print_blob=True)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add our own option."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run a command in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def command(*words: object) -> Result:
        return CliRunner().invoke(cli.main, [str(word) for word in words], catch_exceptions=False)

    return command


UPDATING: list[bool] = []
"""Not empty where what the documents say was printed is written anew."""


def pytest_configure(config: pytest.Config) -> None:
    """Remember whether golden files are written anew."""
    if config.getoption("--update-golden"):
        UPDATING.append(True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put files with slow tests first, so that no core waits for the last of them."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


def _file_block(suffix: str) -> Callable[[Example], None]:
    """A block that begins with '# program file' or '# catalogue file' must load.

    One that begins with '# file: NAME' is written, for the commands after it.
    """

    def evaluate(example: Example) -> None:
        text = str(example.parsed)
        if text.startswith("# program file"):
            hp.parse_program(text, suffix)
        elif named := re.match(r"# file: (\S+)\n", text):
            Path(named[1]).write_text(text, encoding="utf-8")
        elif text.startswith("# catalogue file"):
            path = Path(f"block{suffix}")
            path.write_text(text, encoding="utf-8")
            hp.load_catalogue(path)

    return evaluate


def _python_block(example: Example) -> None:
    """Run a block and keep what it prints, for the text block after it."""
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        PythonEvaluator()(example)
    example.namespace["_printed"] = printed.getvalue()


def _shell_block(example: Example) -> None:
    """Run a block of hipflex-plan commands and keep what they print."""
    commands = str(example.parsed).replace("\\\n", " ").strip().splitlines()
    if not all(command.startswith("hipflex-plan ") for command in commands):
        example.namespace["_printed"] = ""
        return
    runs = [CliRunner().invoke(cli.main, shlex.split(c, comments=True)[1:]) for c in commands]
    for run in runs:
        if run.exception is not None and not isinstance(run.exception, SystemExit):
            raise run.exception
    example.namespace["_printed"] = "".join(run.output for run in runs)


def _text_block(example: Example) -> None:
    """What a document says was printed is what is printed."""
    printed = str(example.namespace.pop("_printed", ""))
    if printed and UPDATING:
        page = Path(example.path)
        old, new = f"```text\n{example.parsed}", f"```text\n{printed.rstrip()}\n"
        page.write_text(page.read_text("utf-8").replace(old, new, 1), "utf-8")
    elif printed:
        assert str(example.parsed).rstrip() == printed.rstrip()


def _into_a_folder(namespace: dict[str, object]) -> None:
    namespace["_before"] = Path.cwd()
    namespace["_folder"] = tempfile.TemporaryDirectory()
    os.chdir(namespace["_folder"].name)


def _out_of_the_folder(namespace: dict[str, object]) -> None:
    os.chdir(namespace["_before"])
    namespace["_folder"].cleanup()


pytest_collect_file = Sybil(
    parsers=[
        CodeBlockParser(language="python", evaluator=_python_block),
        CodeBlockParser(language="sh", evaluator=_shell_block),
        CodeBlockParser(language="text", evaluator=_text_block),
        CodeBlockParser(language="toml", evaluator=_file_block(".toml")),
        CodeBlockParser(language="yaml", evaluator=_file_block(".yaml")),
    ],
    patterns=["README.md", "docs/*.md", "docs/**/*.md"],
    setup=_into_a_folder,
    teardown=_out_of_the_folder,
).pytest()
