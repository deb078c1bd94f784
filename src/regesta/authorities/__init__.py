"""Open authority files, read in their own formats: who held which office when, who travelled where.

`read_authority` tells a file's format from its name and content and gives its rows; adding a format is one module
and one line here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from regesta.authorities.row import AuthorityRow, UnfitFileError
from regesta.errors import AuthorityFormatError

__all__ = ["AuthorityRow", "files_of", "read_authority"]

SUFFIXES = (".xml", ".json", ".jsonl", ".csv")


def files_of(path: Path) -> list[Path]:
    """The authority files at a path: itself, or those of a folder and its folders, in order of name."""
    if path.is_dir():
        return sorted(file for file in path.rglob("*") if file.suffix.lower() in SUFFIXES and file.is_file())
    return [path]


def read_authority(file: Path, *, mapping: Mapping[str, str] | None = None) -> Iterator[AuthorityRow]:
    """The rows of one file. `mapping` tells which column of a CSV file holds what: {"name": "Full name", ...}.

    XML of the Office of the Historian (people, chiefs of mission, principal officers, presidents, visits, travels),
    JSON of Wikidata's entities, JSON Lines as `regesta` normalises them, CSV.

    Raises AuthorityFormatError when the file is none of these or is damaged.
    """
    from regesta.authorities import history_at_state, normalised, table, wikidata

    readers: dict[str, Callable[[Path], Iterator[AuthorityRow]]] = {
        ".xml": history_at_state.read,
        ".json": wikidata.read,
        ".jsonl": normalised.read,
        ".csv": lambda path: table.read(path, mapping or {}),
    }
    reader = readers.get(file.suffix.lower())
    if reader is None:
        raise AuthorityFormatError(str(file), f"{file.suffix or 'no suffix'} is no format of authority files")
    try:
        yield from reader(file)
    except UnfitFileError as error:
        raise AuthorityFormatError(str(file), str(error)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise AuthorityFormatError(str(file), f"it cannot be read ({error})") from error
