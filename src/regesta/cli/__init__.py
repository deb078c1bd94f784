"""The commands, one file each; engines and web are imported inside the command that needs them."""

from __future__ import annotations

from regesta.cli.main import main

__all__ = ["main"]
