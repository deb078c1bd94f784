"""CSV with a header line and a mapping of its columns."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from regesta.authorities.row import AuthorityRow, UnfitFileError, family_of, first_day, given_first, last_day

FIELDS = ("id", "name", "family", "person", "office", "country", "place", "from", "to", "kind", "variants")
MARKS = ",;\t"
KINDS = ("holding", "visit", "travel", "person", "place")


def read(file: Path, mapping: Mapping[str, str]) -> Iterator[AuthorityRow]:
    """A row for each line; `mapping` leads from our fields to the file's columns, which have our names by default.

    The column of the name must be there; variants are parted by semicolons. Columns are parted by the mark that parts
    most of the header: a comma, a semicolon or a tab.
    """
    unknown = sorted(set(mapping) - set(FIELDS))
    if unknown:
        raise UnfitFileError(f"the mapping names {', '.join(unknown)}; known are {', '.join(FIELDS)}")
    with file.open(encoding="utf-8-sig", newline="") as lines:
        header_line = lines.readline()
        lines.seek(0)
        reader = csv.DictReader(lines, delimiter=max(MARKS, key=header_line.count))
        columns = {field: mapping.get(field, field) for field in FIELDS}
        header = reader.fieldnames or []
        missing = [column for field, column in mapping.items() if column not in header]
        if missing or columns["name"] not in header:
            raise UnfitFileError(f"no column {', '.join(missing) or columns['name']}; the file has {', '.join(header)}")
        for number, line in enumerate(reader, 1):
            row = _row(file, number, {field: (line.get(column) or "").strip() for field, column in columns.items()})
            if row is not None:
                yield row


def _row(file: Path, number: int, said: Mapping[str, str]) -> AuthorityRow | None:
    if not said["name"]:
        return None
    kind = said["kind"] or ("holding" if said["office"] else "person")
    if kind not in KINDS:
        raise UnfitFileError(f"line {number + 1}: {kind!r} is no kind; known are {', '.join(KINDS)}")
    name = given_first(said["name"])
    return AuthorityRow(
        id=said["id"] or f"{file.stem}:{number}",
        kind=kind,  # type: ignore[arg-type]
        name=name,
        family=said["family"] or family_of(said["name"]),
        person=said["person"] or name,
        earliest=first_day(said["from"]),
        latest=last_day(said["to"]),
        office=said["office"] or None,
        country=said["country"] or None,
        place=said["place"] or None,
        variants=tuple(form.strip() for form in said["variants"].split(";") if form.strip()),
        data={field: value for field, value in said.items() if value},
    )
