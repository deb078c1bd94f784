"""What a record's result depends on besides its text: the program, its rules and weights, the language model."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from regesta.engines import language

# Whatever can change what a stage says of a file; commands, exports and the reading room cannot.
DECIDES = ("model", "stages", "rules", "weights", "engines", "pipeline.py", "rulebook.py")
LEFT_OUT = "reconcile"  # runs over the whole register after every build


@cache
def program_fingerprint() -> str:
    """A digest of every file that decides what the stages say, and of the language model's version."""
    package = Path(__file__).parent
    digest = hashlib.sha256(language.version().encode())
    for name in DECIDES:
        top = package / name
        files = sorted(top.rglob("*")) if top.is_dir() else [top]
        for file in files:
            inside = file.relative_to(package)
            if file.is_file() and "__pycache__" not in inside.parts and LEFT_OUT not in inside.parts:
                digest.update(inside.as_posix().encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()


def source_fingerprint(content: str, boundaries: Mapping[int, bool]) -> str:
    """A digest of all that decides the result of a source: its content, the program, people's rulings on it."""
    rulings = ",".join(f"{page}:{begins}" for page, begins in sorted(boundaries.items()))
    return hashlib.sha256(f"{content}\n{program_fingerprint()}\n{rulings}".encode()).hexdigest()
