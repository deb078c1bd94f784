"""Read: one file in, its pages out, with the text as it stands and a reason for whatever could not be read."""

from __future__ import annotations

from regesta.stages.read.reader import read_source

__all__ = ["read_source"]
