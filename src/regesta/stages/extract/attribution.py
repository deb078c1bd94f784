"""On whose word it stands, the nearest source first."""

from __future__ import annotations

from collections.abc import Sequence

from regesta.model.grammar import Parsed
from regesta.model.names import NameReading
from regesta.stages.extract.clause import Clause


def attribution_of(clause: Clause, parsed: Parsed, names: Sequence[NameReading]) -> tuple[str, ...]:
    """On whose word it stands, the nearest source first; `names` are those of the sentence, in order."""
    return ()
