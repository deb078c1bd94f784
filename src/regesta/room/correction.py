"""The form that corrects what is said of a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from regesta.errors import UnknownIdError
from regesta.register import Register, queries
from regesta.register.applied import RECORD_FIELDS
from regesta.register.judgements import on_target
from regesta.room.desk import Desk
from regesta.room.entry import JudgementView, judgement_view
from regesta.room.record import citation, ids_like


@dataclass(frozen=True, slots=True)
class CorrectionPage:
    """The form that corrects a record's description: what its template receives."""

    title: str
    id: str
    citation: str
    fields: tuple[tuple[str, str, str], ...]  # name, label, value as it stands
    history: tuple[JudgementView, ...]


def correction_page(desk: Desk, register: Register, record_id: str, query: Mapping[str, str]) -> CorrectionPage:
    """The form for a record.

    Raises UnknownIdError.
    """
    row = queries.record(register, record_id)
    if row is None:
        raise UnknownIdError("record", record_id, ids_like(register.connection, record_id))
    labels = {"date": "Date (1961-08-29, 1961-08, 1961)", "document_type": "Kind of record"}
    fields = tuple((name, labels.get(name, name.capitalize()), row[name] or "") for name in RECORD_FIELDS)
    made = reversed(on_target(register, f"record:{record_id}"))
    history = tuple(judgement_view(register.connection, judgement) for judgement in made)
    return CorrectionPage("Correct the description", record_id, citation(row), fields, history)
