"""Documents are to be read: no paragraph on one endless line, no cell of a table that is a wall of text."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROSE = 130  # characters of a line: lines are wrapped at 120, and a path at the end of one may stand out
TABLE = 600  # characters of a row: its cells are read side by side
CELL = 400  # characters of one cell; what is longer is a section
FOLDERS = ("docs", "evaluation", "examples", "src", "tests")
SAMPLES = "examples/records"  # records, not documents
WRITTEN_BY_COMMANDS = "docs/cli.md"  # its lines are as long as the help of an option


def documents() -> list[str]:
    """Every Markdown document of the repository that people wrote."""
    paths = [*ROOT.glob("*.md"), *(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.md"))]
    names = sorted(path.relative_to(ROOT).as_posix() for path in paths)
    return [name for name in names if not name.startswith((SAMPLES, WRITTEN_BY_COMMANDS))]


def too_long(text: str) -> list[str]:
    """What is longer than it may be, each with the number of its line."""
    found = []
    fenced = False
    for number, line in enumerate(text.splitlines(), start=1):
        fenced ^= line.lstrip().startswith("```")
        is_row = line.startswith("|") and not fenced
        if len(line) > (TABLE if is_row else PROSE):
            found.append(f"line {number}: {len(line)} characters")
        if is_row:
            cells = (len(cell) for cell in line.strip("|").split("|"))
            found.extend(f"line {number}: a cell of {size} characters" for size in cells if size > CELL)
    return found


def test_documents_are_found() -> None:
    found = documents()
    assert {"README.md", "evaluation/README.md", "docs/entries.md", "src/regesta/weights/MODEL_CARD.md"} <= set(found)


@pytest.mark.parametrize("document", documents())
def test_no_line_is_a_wall(document: str) -> None:
    assert too_long((ROOT / document).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A line.\n" + "word " * 30, ["line 2: 150 characters"]),
        ("| a | " + "b" * 300 + " | " + "c" * 200 + " |", []),
        ("| a | " + "b" * 399 + " |", ["line 1: a cell of 401 characters"]),
        ("| " + " | ".join(["b" * 200] * 3) + " |", ["line 1: 610 characters"]),
        ("```\n| " + "b" * 140 + " |\n```", ["line 2: 144 characters"]),
    ],
)
def test_walls_are_told_from_lines_and_rows(text: str, found: list[str]) -> None:
    assert too_long(text) == found
