"""People: from names in the records to persons, the offices they held, and the journeys they made."""

from __future__ import annotations

from regesta.stages.reconcile.people.persons import settle_people

__all__ = ["settle_people"]
