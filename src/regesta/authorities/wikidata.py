"""JSON of Wikidata: entities as `Special:EntityData` and the dumps give them, one object or a list of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from regesta.authorities.row import AuthorityRow, UnfitFileError, family_of, first_day, last_day

HUMAN = "Q5"
INSTANCE_OF, POSITION_HELD, BORN, DIED, COORDINATES = "P31", "P39", "P569", "P570", "P625"
START, END = "P580", "P582"


def read(file: Path) -> Iterator[AuthorityRow]:
    """Persons with a row for each position held, and places that have coordinates."""
    try:
        said = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise UnfitFileError(f"damaged JSON ({error})") from error
    entities = list(_entities(said))
    labels = {str(entity["id"]): label for entity in entities if (label := _label(entity))}
    for entity in entities:
        yield from _rows(entity, labels)


def _entities(said: Any) -> Iterable[Mapping[str, Any]]:
    if isinstance(said, dict) and isinstance(said.get("entities"), dict):
        said = list(said["entities"].values())
    elif isinstance(said, dict):
        said = [said]
    if not isinstance(said, list) or not all(isinstance(item, dict) and "id" in item for item in said):
        raise UnfitFileError(
            "no entities of Wikidata: an object with `entities`, or a list of objects with `id`, is expected"
        )
    return said


def _rows(entity: Mapping[str, Any], labels: Mapping[str, str]) -> Iterator[AuthorityRow]:
    identifier, name = str(entity["id"]), _label(entity)
    if not name:
        return
    claims = entity.get("claims") or {}
    aliases = tuple(str(item["value"]) for item in (entity.get("aliases") or {}).get("en", ()))
    if _is_person(claims):
        born, died = (_time(claims.get(which, ())) for which in (BORN, DIED))
        yield AuthorityRow(
            f"wikidata:{identifier}", "person", name, family_of(name), identifier, first_day(born), last_day(died),
            variants=aliases, data={"birth": born, "death": died},
        )  # fmt: skip
        for number, claim in enumerate(claims.get(POSITION_HELD, ())):
            qualifiers = claim.get("qualifiers") or {}
            office = _item(claim)
            yield AuthorityRow(
                id=f"wikidata:{identifier}-{number}",
                kind="holding",
                name=name,
                family=family_of(name),
                person=identifier,
                earliest=first_day(_time(qualifiers.get(START, ()))),
                latest=last_day(_time(qualifiers.get(END, ()))),
                office=labels.get(office or "", office),
                variants=aliases,
            )
    elif claims.get(COORDINATES):
        value = _value(claims[COORDINATES][0])
        yield AuthorityRow(
            f"wikidata:{identifier}", "place", name, "", identifier, variants=aliases,
            data={"latitude": value.get("latitude"), "longitude": value.get("longitude")},
        )  # fmt: skip


def _is_person(claims: Mapping[str, Any]) -> bool:
    """Whether an entity is called a human, or, where it is not said what it is, was born or held a position."""
    said = {_item(claim) for claim in claims.get(INSTANCE_OF, ())}
    return HUMAN in said if said else bool(claims.get(POSITION_HELD) or claims.get(BORN))


def _label(entity: Mapping[str, Any]) -> str | None:
    labels = entity.get("labels") or {}
    chosen = labels.get("en") or labels.get("mul") or next(iter(labels.values()), None)
    return str(chosen["value"]) if chosen else None


def _value(claim: Mapping[str, Any]) -> Mapping[str, Any]:
    snak = claim.get("mainsnak") or claim
    value = (snak.get("datavalue") or {}).get("value")
    return value if isinstance(value, dict) else {}


def _item(claim: Mapping[str, Any]) -> str | None:
    found = _value(claim).get("id")
    return str(found) if found else None


def _time(claims: Iterable[Mapping[str, Any]]) -> str | None:
    """The first time as an EDTF date; Wikidata writes what is not known as 00 ("+1961-00-00T00:00:00Z")."""
    for claim in claims:
        time = _value(claim).get("time")
        if time:
            return str(time).removeprefix("+").split("T")[0].replace("-00", "")
    return None
