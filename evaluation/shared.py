"""Where the gold, the scorers and the corpus lie, beside the checkout."""

from __future__ import annotations

import hashlib
from pathlib import Path

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
GOLD = SHARED / "gold"
SCORE = SHARED / "score"
CORPUS = SHARED / "corpus" / "jfk-2025-dev.tar.xz"
WEIGHTS = ROOT / "src" / "regesta" / "weights"


def digest() -> str:
    """SHA-256 over the gold and the scorers: floors pinned against one truth say nothing about another."""
    total = hashlib.sha256()
    files = (path for folder in (GOLD, SCORE) for path in folder.rglob("*") if path.is_file())
    for path in sorted(path for path in files if "__pycache__" not in path.parts):
        total.update(f"{path.relative_to(SHARED).as_posix()}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
