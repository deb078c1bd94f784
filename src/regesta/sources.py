"""The files that a build reads: found in a fixed order, each known by its content."""

from __future__ import annotations

import hashlib
import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from regesta.errors import MissingSourceError, NothingToReadError
from regesta.model.text import Source

_BLOCK = 1 << 20  # bytes read at once: a file of any size is known by its content in the same memory
# Registers and their journals, which may lie beside the records, and what desktops leave in every folder.
_NOT_RECORDS = (".regesta", ".regesta-wal", ".regesta-shm", ".regesta-journal")
_LITTER = frozenset({"Thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class UnreadableSource:
    """A file or folder that was found and could not be opened; `reason` says why and what to do."""

    path: str  # as Source.path
    location: str
    reason: str


def find_sources(paths: Iterable[str | Path]) -> list[Source | UnreadableSource]:
    """Every file under the given files and folders, in order of path: hidden files and registers left out.

    A file reached twice (given twice, or through a link) is listed once. Two files of the same relative path, from
    two folders, are told apart by their folders' names.

    Raises MissingSourceError for a path that is not there, NothingToReadError for a folder without any file.
    """
    found: dict[str, tuple[str, str]] = {}  # real path -> (relative path, trouble)
    for given in paths:
        root = Path(given)
        if not os.path.lexists(root):
            raise MissingSourceError(str(given))
        items = list(_walk(root))
        if not items:
            raise NothingToReadError(str(given))
        for location, relative, trouble in items:
            found.setdefault(os.path.realpath(location), (relative, trouble))
    names = _tell_apart(found)
    listed = [_source(names[location], location, trouble) for location, (_, trouble) in found.items()]
    return sorted(listed, key=lambda source: source.path)


def _walk(root: Path) -> Iterator[tuple[str, str, str]]:
    """(location, path relative to the root, what is wrong with it) of each file, folder by folder."""
    if not _is_folder(root):
        yield str(root), root.name, _trouble(root)
        return
    seen: set[str] = set()
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        real = os.path.realpath(folder)
        if real in seen:  # a link back up, or to a folder already walked
            continue
        seen.add(real)
        try:
            names = sorted(entry.name for entry in os.scandir(folder))
        except OSError as error:
            relative = folder.relative_to(root).as_posix()
            yield str(folder), root.name if relative == "." else relative, _no_way_in(error)
            continue
        for name in names:
            path = folder / name
            if _is_left_out(name):
                continue
            if _is_folder(path):
                waiting.append(path)
            else:
                yield str(path), path.relative_to(root).as_posix(), _trouble(path)


def _is_folder(path: Path) -> bool:
    """False, where Path.is_dir would raise, for what lies in a folder that may be listed and not entered."""
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except OSError:
        return False


def _is_left_out(name: str) -> bool:
    return name.startswith(".") or name.endswith(_NOT_RECORDS) or name in _LITTER


def _trouble(path: Path) -> str:
    """Why something that is no folder is no file to read either; empty where it is one."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return "A link to a file that is not there. Mend the link or leave it out."
    except OSError as error:
        return _no_way_in(error)
    return "" if stat.S_ISREG(mode) else "Not a file but a device or a pipe. Leave it out."


def _no_way_in(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "No permission to open it. Allow it (for example: chmod -R u+rX FOLDER) and run the same command again."
    return f"Could not be opened ({error.strerror or error}). Check the disk and run the same command again."


def _source(path: str, location: str, trouble: str) -> Source | UnreadableSource:
    if trouble:
        return UnreadableSource(path, location, trouble)
    try:
        size, digest = _fingerprint(location)
    except OSError as error:
        return UnreadableSource(path, location, _no_way_in(error))
    return Source(path, location, size, digest)


def _fingerprint(location: str) -> tuple[int, str]:
    """Size in bytes and SHA-256 of a file."""
    digest, size = hashlib.sha256(), 0
    with Path(location).open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
            size += len(block)
    return size, digest.hexdigest()


def _tell_apart(found: dict[str, tuple[str, str]]) -> dict[str, str]:
    """The path that each file goes by: its relative path, with as much of its folders before it as it needs."""
    names = {location: relative for location, (relative, _) in found.items()}
    for depth in range(1, 64):
        shared = Counter(names.values())
        doubled = [location for location, name in names.items() if shared[name] > 1]
        if not doubled:
            break
        for location in doubled:
            relative = found[location][0]
            folders = Path(location.removesuffix(relative)).parts[1:][-depth:]
            names[location] = "/".join((*folders, relative))
    return names
