"""Stages take values and return values: none imports another, and none reaches for the register."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "regesta"
MODULES = sorted((PACKAGE / "stages").rglob("*.py"))
ALLOWED = {"model", "rulebook", "engines", "errors", "rules"}


def imports(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("regesta"):
            found.append(node.module or "")
        elif isinstance(node, ast.Import):
            found.extend(alias.name for alias in node.names if alias.name.startswith("regesta"))
    return [name.removeprefix("regesta").removeprefix(".") for name in found]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_stage_imports_only_the_nouns_its_rules_and_its_own_folder(path: Path) -> None:
    parts = path.relative_to(PACKAGE / "stages").parts
    own = f"stages.{parts[0]}" if len(parts) > 1 else ""
    for target in imports(path):
        ours = bool(own) and (target == own or target.startswith(own + "."))
        assert ours or target.split(".")[0] in ALLOWED, f"{path.name} imports regesta.{target}"


@pytest.mark.parametrize("path", sorted((PACKAGE / "model").glob("*.py")), ids=lambda path: path.name)
def test_the_nouns_import_nothing_but_nouns(path: Path) -> None:
    assert all(target.startswith("model") for target in imports(path))
