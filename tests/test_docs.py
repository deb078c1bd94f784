"""The documentation cannot drift: commands explain themselves, and the reference is what they say."""

import re
from pathlib import Path

import click
import pytest

from regesta.cli.document import reference
from regesta.cli.main import COMMANDS, cli

ROOT = Path(__file__).parents[1]


def commands() -> list[tuple[str, click.Command]]:
    found: list[tuple[str, click.Command]] = []
    context = click.Context(cli)
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            found.extend((f"{name} {inner}", each) for inner, each in command.commands.items())
        else:
            found.append((name, command))
    return found


@pytest.mark.parametrize(("name", "command"), commands(), ids=[name for name, _ in commands()])
def test_every_command_has_a_sentence_an_example_and_described_options(name: str, command: click.Command) -> None:
    opening, _, rest = (command.help or "").partition("\n")
    assert opening.endswith("."), "the help opens with a sentence"
    assert "Example:" in rest
    assert f"regesta {name}" in rest.partition("Example:")[2]
    assert [option.name for option in command.params if isinstance(option, click.Option) and not option.help] == []


def test_the_list_of_commands_says_what_each_is_for() -> None:
    assert all(text.endswith(".") for text in COMMANDS.values())


def test_the_reference_of_the_commands_is_up_to_date() -> None:
    written = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert written == reference(), "run: make docs"


PAGES = [
    *sorted(ROOT.glob("*.md")),
    *(path for folder in ("docs", "evaluation", "src") for path in sorted((ROOT / folder).rglob("*.md"))),
    ROOT / "examples" / "README.md",
]


def anchors(page: Path) -> set[str]:
    """The names by which a page's headings can be pointed to, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_what_a_page_points_to_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    paths = [ROOT / path for path in re.findall(r"`((?:src|tests|evaluation|docs|examples)/[\w./-]+)`", text)]
    links = re.findall(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)", text)
    pages = [(page.parent / link if link else page, heading) for link, heading in links]
    assert [str(path) for path in (*paths, *(path for path, _ in pages)) if not path.exists()] == []
    assert [heading for path, heading in pages if heading and heading not in anchors(path)] == []
