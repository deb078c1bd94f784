"""The main job: files and folders in, a register out; and one file's description alone."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from regesta.engines import language
from regesta.engines.extractors import load_extractor
from regesta.errors import UnreadableError
from regesta.fingerprint import reconcile_fingerprint, source_fingerprint
from regesta.model.results import SourceResult
from regesta.model.text import Source
from regesta.register import queries
from regesta.register.register import Register, open_register
from regesta.register.save import forget_source, save_setting, save_source
from regesta.runners.garbage import seldom_collected
from regesta.runners.here import left_out, run_all
from regesta.sources import UnreadableSource, find_sources


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build has come, told after every file."""

    path: str  # the file just saved
    bytes_done: int
    bytes_all: int
    pages_done: int


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build did, and what the register then holds."""

    files: int  # found in the sources
    read: int  # of these, read now
    unchanged: int  # of these, left as they were
    counts: dict[str, int]  # what the register holds: records, entries, undated, unread, discrepancies, ledgers
    unread: tuple[tuple[str, str], ...]  # path and reason of every file or page that could not be read
    language_model: str
    seconds: float


def build(
    sources: Iterable[str | Path],
    register: str | Path,
    *,
    jobs: int | None = None,
    progress: Callable[[Progress], None] | None = None,
    extractor: str | None = None,
) -> BuildSummary:
    """Read files and folders into the register at `register`, and reconcile it.

    Files that are unchanged since the last build are left as they are; files that have gone from a folder are
    removed from the register. Each file is saved in one transaction: a build that is stopped at any moment goes
    on where it was when it is run again. `extractor` names one that stands in for Regesta's own.

    Raises MissingSourceError, NothingToReadError, NotARegisterError, NewerRegisterError, StorageError,
    UnknownExtractorError.
    """
    began = time.monotonic()
    other = load_extractor(extractor).version() if extractor else ""
    found = find_sources(sources)
    readable = [source for source in found if isinstance(source, Source)]
    with seldom_collected(), open_register(register, write=True) as opened:
        _forget_the_gone(opened, readable)
        for item in found:
            if isinstance(item, UnreadableSource):
                _save_unreadable(opened, item)
        read = _read_what_changed(opened, readable, _Reading(jobs, extractor, other), progress)
        _join_what_changed(opened)
        return BuildSummary(
            files=len(found),
            read=read,
            unchanged=len(readable) - read,
            counts=queries.counts(opened),
            unread=tuple(queries.unread(opened)),
            language_model=language.version(),
            seconds=time.monotonic() - began,
        )


def _join_what_changed(register: Register) -> None:
    """Apply people's judgements and reconcile, unless nothing that either depends on has changed since."""
    state = reconcile_fingerprint(queries.reconcile_inputs(register))
    if queries.setting(register, "reconciled") != state:
        from regesta.reconciliation import reconcile_register
        from regesta.register.applied import apply_judgements

        apply_judgements(register)
        reconcile_register(register)
        save_setting(register, "reconciled", state)


def _forget_the_gone(register: Register, sources: Sequence[Source]) -> None:
    here = {source.path for source in sources}
    roots = {source.root for source in sources}
    for path, root in queries.source_roots(register):
        if path not in here and root in roots and _has_gone(Path(root) / path):
            forget_source(register, path)


def _has_gone(path: Path) -> bool:
    """True when a file is surely no longer there; a folder that cannot be looked into tells nothing."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def _save_unreadable(register: Register, item: UnreadableSource) -> None:
    """Keep a file that could not even be opened as unread; without a fingerprint, it is tried again next time."""
    source = Source(item.path, item.location, size=0, digest="")
    save_source(register, left_out(source, item.reason), fingerprint="")


@dataclass(frozen=True, slots=True)
class _Reading:
    """How files are read: in how many processes, and by which extractor of which version in place of our own."""

    jobs: int | None
    extractor: str | None
    version: str


def _read_what_changed(
    register: Register, sources: Sequence[Source], how: _Reading, progress: Callable[[Progress], None] | None
) -> int:
    """Read and save the sources whose fingerprint is not the one in the register; how many there were."""
    rulings = queries.boundary_rulings(register)
    known = queries.fingerprints(register)
    fingerprints = {
        source.path: source_fingerprint(source.digest, rulings.get(source.path, {}), how.version) for source in sources
    }
    changed = [source for source in sources if known.get(source.path) != fingerprints[source.path]]
    bytes_all = sum(source.size for source in changed)
    bytes_done = pages_done = 0
    for result in run_all(
        changed, jobs=how.jobs, boundaries=rulings, extractor=how.extractor, meanwhile=_get_ready_to_reconcile
    ):
        save_source(register, result, fingerprint="" if result.passing else fingerprints[result.source.path])
        _begin_to_reconcile(register, result.source.path)
        bytes_done += result.source.size
        pages_done += len(result.pages)
        if progress:
            progress(Progress(result.source.path, bytes_done, bytes_all, pages_done))
    return len(changed)


# Reconcile brings half a second of imports with it: they are made when the processes that read have begun.
def _get_ready_to_reconcile() -> None:
    from regesta.reconciliation import get_ready

    get_ready()


def _begin_to_reconcile(register: Register, path: str) -> None:
    from regesta.reconciliation import begin_with_file

    begin_with_file(register, path)


def describe(path: str | Path) -> SourceResult:
    """What the stages say of one file alone, without a register.

    Raises MissingSourceError when it is not there, UnreadableError when it cannot be opened.
    """
    found = find_sources([path])[0]
    if isinstance(found, UnreadableSource):
        raise UnreadableError(f"{path}: {found.reason}")
    return next(run_all([found], jobs=1))
