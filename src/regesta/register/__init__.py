"""The register: one SQLite file that holds what was read, what the stages said of it, and what people decided."""

from __future__ import annotations

from regesta.register.register import Register, open_register

__all__ = ["Register", "open_register"]
