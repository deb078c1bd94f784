"""What a record's result depends on besides its text: the program, its rules and weights, the language model."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from regesta.engines import language

# Whatever can change what a stage says of a file; commands, exports and the reading room cannot.
DECIDES = ("model", "stages", "rules", "weights", "engines", "pipeline.py", "rulebook.py")
DOCUMENT = ".md"  # what only describes a part, as the model card beside the weights does
LEFT_OUT = "reconcile"  # runs over the whole register, after the files
DECIDES_TOGETHER = ("model", "stages/reconcile", "rules", "register", "reconciliation.py")


@cache
def program_fingerprint() -> str:
    """A digest of every file that decides what the stages say of a file, and of the language model's version."""
    return _digest(DECIDES, language.version(), left_out=LEFT_OUT)


def reconcile_fingerprint(inputs: str) -> str:
    """A digest of all that decides what reconcile says: what it is given, and the program."""
    return _digest(DECIDES_TOGETHER, inputs)


@cache
def reconciling_program() -> str:
    """A digest of the program that reconciles, whatever it is given."""
    return reconcile_fingerprint("")


def _digest(names: Iterable[str], beside: str, *, left_out: str | None = None) -> str:
    package = Path(__file__).parent
    digest = hashlib.sha256(beside.encode())
    for name in names:
        top = package / name
        for file in sorted(top.rglob("*")) if top.is_dir() else [top]:
            inside = file.relative_to(package)
            decides = file.is_file() and file.suffix != DOCUMENT
            if decides and "__pycache__" not in inside.parts and left_out not in inside.parts:
                digest.update(inside.as_posix().encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()


def source_fingerprint(content: str, boundaries: Mapping[int, bool], extractor: str = "") -> str:
    """A digest of all that decides the result of a source: its content, the program, people's rulings on it, and the
    version of the extractor that stands in for our own, if one does.
    """
    rulings = ",".join(f"{page}:{begins}" for page, begins in sorted(boundaries.items()))
    return hashlib.sha256(f"{content}\n{program_fingerprint()}\n{rulings}\n{extractor}".encode()).hexdigest()
