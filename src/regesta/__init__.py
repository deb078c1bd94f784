"""Regesta turns a folder of declassified records into a sourced, day-by-day chronology.

The promise of the package: `build`, `open_register`, `find_dates`, `describe`. Each is loaded when first used.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from regesta.stages.date import find_dates

__version__ = "0.1.0"
__all__ = ["__version__", "build", "describe", "find_dates", "open_register"]

_HOME = {
    "build": "regesta.builder",
    "describe": "regesta.builder",
    "find_dates": "regesta.stages.date",
    "open_register": "regesta.register",
}


def __getattr__(name: str) -> Any:
    """The promised functions, imported on first use so that `import regesta` costs nothing."""
    if name in _HOME:
        return getattr(importlib.import_module(_HOME[name]), name)
    raise AttributeError(f"module 'regesta' has no attribute {name!r}")
