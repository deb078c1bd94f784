"""Runs the pipeline on this machine: in this process, or in one supervised process for each core.

A process pool of the standard library loses the whole run when one worker dies (measured: docs/design-notes.md),
so the workers are watched here: a file whose worker dies is tried once more in a new worker, then given back as
unread with its reason, and the rest goes on.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from regesta.engines.extractors import Extractor, load_extractor
from regesta.engines.language import LanguageModel, load_language_model
from regesta.errors import ExtractorError
from regesta.model.text import Source
from regesta.pipeline import SourceResult, run
from regesta.runners.garbage import seldom_collected

log = logging.getLogger(__name__)

# A worker needs about two seconds to load the language model: below this many bytes of sources, starting
# workers costs more than it saves.
WORTH_A_POOL = 400_000
TRIES = 2  # how often a file may take its worker down before it is left out
Boundaries = Mapping[int, bool]


def run_all(
    sources: Sequence[Source],
    *,
    jobs: int | None = None,
    boundaries: Mapping[str, Boundaries] | None = None,
    extractor: str | None = None,
) -> Iterator[SourceResult]:
    """The result of each source, as soon as it is done, in no fixed order.

    `jobs` is the number of processes: by default one for each core, and none beside this one where the sources
    are small. `boundaries` maps a source's path to people's rulings on where records begin. `extractor` names the one
    that stands in for Regesta's own.

    Raises UnknownExtractorError where that one is not to be had.
    """
    if not sources:
        return
    rulings = boundaries or {}
    jobs = jobs or os.cpu_count() or 1
    if jobs == 1 or len(sources) < 2 or sum(source.size for source in sources) < WORTH_A_POOL:
        language, other = load_language_model(), load_extractor(extractor) if extractor else None
        for source in sources:
            yield run_source(source, language=language, boundaries=rulings.get(source.path), extractor=other)
        return
    # The largest files first, so that no core is left with a long one at the end.
    largest_first = sorted(sources, key=lambda source: (-source.size, source.path))
    yield from supervise(largest_first, jobs, rulings, work=partial(_work, extractor=extractor))


def run_source(
    source: Source,
    *,
    language: LanguageModel,
    boundaries: Boundaries | None = None,
    extractor: Extractor | None = None,
) -> SourceResult:
    """The result of one source; one that a stage fails on comes back unread, with its reason.

    Records are hostile input and a build may run for days: this is the one place where any fault of a stage is
    caught, logged with its trace, kept beside the file's name, and the rest goes on.
    """
    try:
        return run(source, language=language, boundaries=boundaries, extractor=extractor)
    except ExtractorError as error:
        return replace(left_out(source, str(error)), passing=True)
    except MemoryError:
        return left_out(source, "it needs more memory than this machine has; split the file and build again")
    except Exception as error:  # the boundary described above
        log.exception("%s: a stage failed", source.path)
        return left_out(source, f"a fault in Regesta ({type(error).__name__}: {error}); please report it")


def left_out(source: Source, why: str) -> SourceResult:
    """A source of which nothing was read, and why."""
    return SourceResult(source, "other", (), (), why)


@dataclass(slots=True)
class _Worker:
    """A process, the pipe to it, and the file it has at hand."""

    process: SpawnProcess
    pipe: Connection
    at_hand: Source | None = field(default=None)

    def give(self, source: Source, boundaries: Boundaries | None) -> None:
        self.at_hand = source
        self.pipe.send((source, dict(boundaries or {})))

    def stop(self) -> None:
        self.pipe.close()
        self.process.terminate()
        self.process.join()


def _work(pipe: Connection, extractor: str | None = None) -> None:
    """A worker's life: load the model once, then one file after another until the pipe closes."""
    language, other = load_language_model(), load_extractor(extractor) if extractor else None
    with seldom_collected():
        while True:
            try:
                source, boundaries = pipe.recv()
            except (EOFError, KeyboardInterrupt):
                return
            pipe.send(run_source(source, language=language, boundaries=boundaries, extractor=other))


def supervise(
    sources: Sequence[Source],
    jobs: int,
    rulings: Mapping[str, Boundaries],
    *,
    work: Callable[[Connection], None] = _work,
) -> Iterator[SourceResult]:
    """The result of each source from `jobs` processes that run `work`; a dead one is replaced, its file tried again.

    A file that takes its process down TRIES times comes back unread.
    """
    queue = deque(sources)
    deaths: dict[str, int] = {}
    workers: list[_Worker] = []
    try:
        while queue or any(worker.at_hand for worker in workers):
            while len(workers) < min(jobs, len(queue) + sum(worker.at_hand is not None for worker in workers)):
                workers.append(_start(work))
            for worker in workers:
                if worker.at_hand is None and queue:
                    _hand_over(worker, queue, rulings)
            busy = {worker.pipe: worker for worker in workers if worker.at_hand}
            for pipe in wait(list(busy)):
                worker = busy[pipe]  # type: ignore[index]
                source = worker.at_hand
                assert source is not None
                try:
                    result = worker.pipe.recv()
                except (EOFError, ConnectionResetError):
                    workers.remove(worker)
                    worker.stop()
                    deaths[source.path] = deaths.get(source.path, 0) + 1
                    if deaths[source.path] < TRIES:
                        queue.append(source)
                    else:
                        yield left_out(source, f"reading it took down its process {TRIES} times")
                    continue
                worker.at_hand = None
                yield result
    finally:
        for worker in workers:
            worker.stop()


def _start(work: Callable[[Connection], None]) -> _Worker:
    # One process for each core: threads inside would only contend. NumPy asks for this when it is imported, which in a
    # new process is before its first line.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=work, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _hand_over(worker: _Worker, queue: deque[Source], rulings: Mapping[str, Boundaries]) -> None:
    source = queue.popleft()
    try:
        worker.give(source, rulings.get(source.path))
    except (BrokenPipeError, ConnectionResetError):
        # The worker died between two files: its end is seen at the next wait, and the file tried again.
        worker.at_hand = source
