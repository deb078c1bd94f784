"""Amounts, quantities and rates of the clause."""

from __future__ import annotations

from collections.abc import Sequence

from regesta.model.entries import Amount
from regesta.model.grammar import Parsed
from regesta.model.names import NameReading
from regesta.stages.extract.clause import Clause


def amounts_of(clause: Clause, parsed: Parsed, names: Sequence[NameReading]) -> tuple[Amount, ...]:
    """Amounts, quantities and rates of the clause; `names` are those of the sentence, in order."""
    return ()
