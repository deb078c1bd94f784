"""Places: the records' words for them, where they lie, and the state they belonged to at the time."""

from __future__ import annotations

from regesta.stages.reconcile.places.settle import open_gazetteer, settle_places

__all__ = ["open_gazetteer", "settle_places"]
