"""Runs the pipeline on this machine: in this process, or in one supervised process for each core.

A process pool of the standard library loses the whole run when one worker dies (measured: docs/design-notes.md),
so the workers are watched here: a file whose worker dies is tried once more in a new worker, then given back as
unread with its reason, and the rest goes on.
"""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import NoReturn

from regesta.engines.extractors import Extractor, load_extractor
from regesta.engines.language import LanguageModel, load_language_model
from regesta.errors import ExtractorError
from regesta.model.results import SourceResult
from regesta.model.text import Source
from regesta.runners.garbage import seldom_collected
from regesta.samples import sample_folder

log = logging.getLogger(__name__)

# A worker needs about two seconds to load the language model: below this many bytes of sources, starting
# workers costs more than it saves.
WORTH_A_POOL = 400_000
TRIES = 2  # how often a file may take its worker down before it is left out
PATIENCE = 5.0  # seconds in which a process that is told to end has to
SAMPLE = "dossier.md"  # of the sample records, the one with records of several kinds
# Whether one process loads and the others are copies of it: they then share what it has loaded. It has one thread;
# elsewhere than on Linux the system's libraries may have started others, which no copy has.
FORKS = sys.platform.startswith("linux")
Boundaries = Mapping[int, bool]


def run_all(
    sources: Sequence[Source],
    *,
    jobs: int | None = None,
    boundaries: Mapping[str, Boundaries] | None = None,
    extractor: str | None = None,
    meanwhile: Callable[[], None] | None = None,
) -> Iterator[SourceResult]:
    """The result of each source, as soon as it is done, in no fixed order.

    `jobs` is the number of processes: by default one for each core, and none beside this one where the sources
    are small. `boundaries` maps a source's path to people's rulings on where records begin. `extractor` names the one
    that stands in for Regesta's own. `meanwhile` is called once where other processes read, when they have begun.

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
    yield from supervise(largest_first, jobs, rulings, load=partial(_load, extractor), meanwhile=meanwhile)


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
    from regesta.pipeline import run  # all stages with their rules: where other processes read, this one needs none

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
    """The pipe to a process that reads, and the file it has at hand."""

    pipe: Connection
    at_hand: Source | None = field(default=None)

    def give(self, source: Source, boundaries: Boundaries | None) -> None:
        self.at_hand = source
        self.pipe.send((source, dict(boundaries or {})))


# What a process does with its pipe, once all that it needs is loaded.
Serve = Callable[[Connection], None]


def _load(extractor: str | None = None) -> Serve:
    """Load the language model, and the rules of every stage: these are compiled when they are first asked for, which
    is while a sample record is read.
    """
    language = load_language_model()
    sample = sample_folder() / SAMPLE
    if sample.is_file():
        run_source(Source(sample.name, str(sample), 0, ""), language=language)
    return partial(_serve, language=language, extractor=extractor)


def _serve(pipe: Connection, *, language: LanguageModel, extractor: str | None) -> None:
    """Read one file after another until the pipe closes."""
    # Of an extractor of other people each process has its own: it may have threads or connections.
    other = load_extractor(extractor) if extractor else None
    with seldom_collected():
        while True:
            try:
                source, boundaries = pipe.recv()
            except (EOFError, KeyboardInterrupt):
                return
            pipe.send(run_source(source, language=language, boundaries=boundaries, extractor=other))


def _serve_all(load: Callable[[], Serve], pipes: Sequence[Connection]) -> None:
    """The life of a process: load, then serve the first pipe, and each of the others in a copy of this process.

    A copy ends when its pipe closes; this process waits for all of them, and when it is told to end they end first.
    """
    serve = load()
    gc.freeze()  # what is loaded stays: nobody need look through it for garbage, or copy its pages to do so
    copies: list[int] = []
    signal.signal(signal.SIGTERM, partial(_end_with, copies))
    for number in range(1, len(pipes)):
        copy = os.fork()
        if copy == 0:
            _serve_in_copy(serve, pipes, number)
        copies.append(copy)
    for pipe in pipes[1:]:
        pipe.close()
    try:
        serve(pipes[0])
    finally:
        pipes[0].close()
        while copies:
            os.waitpid(copies[-1], 0)
            copies.pop()


def _end_with(copies: Sequence[int], *_: object) -> NoReturn:
    """End this process, its copies first."""
    for copy in copies:
        os.kill(copy, signal.SIGTERM)
    sys.exit()


def _serve_in_copy(serve: Serve, pipes: Sequence[Connection], number: int) -> NoReturn:
    """Serve one pipe in a process that was forked; with the others open, nobody would see their processes die."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        for other, pipe in enumerate(pipes):
            if other != number:
                pipe.close()
        serve(pipes[number])
    except Exception:
        log.exception("a process that reads files failed")
    finally:
        os._exit(0)


def supervise(
    sources: Sequence[Source],
    jobs: int,
    rulings: Mapping[str, Boundaries],
    *,
    load: Callable[[], Serve] = _load,
    meanwhile: Callable[[], None] | None = None,
) -> Iterator[SourceResult]:
    """The result of each source from `jobs` processes; a dead one is replaced, its file tried again.

    A file that takes its process down TRIES times comes back unread. `load` is called in the process that reads, and
    gives back what serves a pipe there; `meanwhile` is called here, once all have work. What takes the results may take
    its time: a process has its next file before the result of its last one is given.
    """
    queue = deque(sources)
    done: list[SourceResult] = []
    deaths: dict[str, int] = {}
    workers: list[_Worker] = []
    processes: list[SpawnProcess] = []
    try:
        while queue or done or any(worker.at_hand for worker in workers):
            wanted = min(jobs, len(queue) + sum(worker.at_hand is not None for worker in workers))
            while len(workers) < wanted:
                process, new = _start(load, wanted - len(workers) if FORKS else 1)
                processes.append(process)
                workers.extend(new)
            for worker in workers:
                if worker.at_hand is None and queue:
                    _hand_over(worker, queue, rulings)
            if meanwhile:
                meanwhile()
                meanwhile = None
            yield from done
            done.clear()
            busy = {worker.pipe: worker for worker in workers if worker.at_hand}
            for pipe in wait(list(busy)) if busy else ():
                worker = busy[pipe]  # type: ignore[index]
                source = worker.at_hand
                assert source is not None
                try:
                    result = worker.pipe.recv()
                except (EOFError, ConnectionResetError):
                    workers.remove(worker)
                    worker.pipe.close()
                    deaths[source.path] = deaths.get(source.path, 0) + 1
                    if deaths[source.path] < TRIES:
                        queue.append(source)
                    else:
                        done.append(left_out(source, f"reading it took down its process {TRIES} times"))
                    continue
                worker.at_hand = None
                done.append(result)
    finally:
        _stop(processes, workers)


def _start(load: Callable[[], Serve], several: int) -> tuple[SpawnProcess, list[_Worker]]:
    """A new process that loads, and reads in as many copies of itself as there are workers."""
    # One process for each core: threads inside would only contend. NumPy asks for this when it is imported, which in a
    # new process is before its first line.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    context = multiprocessing.get_context("spawn")
    pipes = [context.Pipe() for _ in range(several)]
    process = context.Process(target=_serve_all, args=(load, [theirs for _, theirs in pipes]), daemon=True)
    process.start()
    for _, theirs in pipes:
        theirs.close()
    return process, [_Worker(ours) for ours, _ in pipes]


def _stop(processes: Sequence[SpawnProcess], workers: Sequence[_Worker]) -> None:
    """End the processes; those that read nothing end by themselves when their pipes close."""
    for worker in workers:
        worker.pipe.close()
    for process in processes:
        if any(worker.at_hand for worker in workers):
            process.terminate()
        process.join(PATIENCE)
        process.kill()
        process.join()


def _hand_over(worker: _Worker, queue: deque[Source], rulings: Mapping[str, Boundaries]) -> None:
    source = queue.popleft()
    try:
        worker.give(source, rulings.get(source.path))
    except (BrokenPipeError, ConnectionResetError):
        # The worker died between two files: its end is seen at the next wait, and the file tried again.
        worker.at_hand = source
