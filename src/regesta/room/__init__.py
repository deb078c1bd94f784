"""The reading room: a local web application to read, search, check and correct a register."""

from __future__ import annotations

from regesta.room.app import create_app

__all__ = ["create_app"]
