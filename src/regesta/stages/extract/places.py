"""Where it happened: at, from, to, via."""

from __future__ import annotations

from collections.abc import Sequence

from regesta.model.entries import PlacePart
from regesta.model.grammar import Parsed
from regesta.model.names import NameReading
from regesta.stages.extract.clause import Clause


def places_of(clause: Clause, parsed: Parsed, names: Sequence[NameReading]) -> tuple[PlacePart, ...]:
    """Where it happened: at, from, to, via; `names` are those of the sentence, in order."""
    return ()
