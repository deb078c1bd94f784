"""JSON Lines with one holding, visit or journey a line, as a normalised set of the Office of the Historian has them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from regesta.authorities.row import AuthorityRow, UnfitFileError, family_of, first_day, given_first, last_day


def read(file: Path) -> Iterator[AuthorityRow]:
    """The rows of the file; offices that were never taken up (`not_served`) are left out."""
    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                said = json.loads(line)
            except ValueError as error:
                raise UnfitFileError(f"line {number} is no JSON") from error
            if not isinstance(said, dict):
                raise UnfitFileError(f"line {number} is no object")
            row = None if said.get("not_served") else _row(said)
            if row is not None:
                yield row


def _row(said: Mapping[str, Any]) -> AuthorityRow | None:
    if "who" in said and "start" in said:
        return _journey(said)
    if "person" not in said or "id" not in said:
        return None  # relations between states, and other lines that name no person
    name = str(said["person"])
    return AuthorityRow(
        id=str(said["id"]),
        kind="holding" if said.get("office") else "person",
        name=given_first(name),
        family=family_of(name),
        person=str(said.get("person_id", name)),
        earliest=first_day(said.get("from")),
        latest=last_day(said.get("to")),
        office=said.get("office"),
        country=said.get("country"),
        variants=tuple(given_first(str(form)) for form in said.get("variants", ())),
        data=said,
    )


def _journey(said: Mapping[str, Any]) -> AuthorityRow | None:
    name = str(said.get("name") or said["who"])
    to = said.get("to") or {}
    visit = "name" in said
    return AuthorityRow(
        id=str(said["id"]),
        kind="visit" if visit else "travel",
        name=name,
        family=family_of(name),
        person=str(said.get("person_id", name)),
        earliest=first_day(said.get("start")),
        latest=last_day(said.get("end")),
        office=said.get("role"),
        country=to.get("country"),
        place=to.get("locale"),
        data=said,
    )
