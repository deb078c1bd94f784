"""Who took part in the happening, and how."""

from __future__ import annotations

from collections.abc import Sequence

from regesta.model.entries import Participant
from regesta.model.grammar import Parsed
from regesta.model.names import NameReading
from regesta.stages.extract.clause import Clause


def participants_of(clause: Clause, parsed: Parsed, names: Sequence[NameReading]) -> tuple[Participant, ...]:
    """Who took part in the happening, and how; `names` are those of the sentence, in order."""
    return ()
