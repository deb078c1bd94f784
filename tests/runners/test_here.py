"""Running on this machine: every source is answered for, even one that takes its worker down."""

import os
import re
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from regesta.model.results import SourceResult
from regesta.model.text import Source
from regesta.runners.here import FORKS, Serve, left_out, run_all, run_source, supervise

_THREADS = os.environ.get("OMP_NUM_THREADS", "as many as there are cores")  # as this module finds it when imported
SOURCES = [Source(f"{name}.txt", f"/records/{name}.txt", 1, name) for name in ("good", "killer", "fine")]


def a_worker_that_tells_which_process_it_is_a_copy_of(pipe: Connection) -> None:
    while True:
        try:
            source, _ = pipe.recv()
        except EOFError:
            return
        pipe.send(left_out(source, f"{os.getpid()} of {os.getppid()}"))
        time.sleep(0.2)  # so that the other has a file, too


def a_worker_that_leaves_a_mark(pipe: Connection) -> None:
    while True:
        try:
            source, _ = pipe.recv()
        except EOFError:
            return
        Path(source.location).touch()
        pipe.send(left_out(source, "read"))


def a_worker_that_never_comes_to_an_end(pipe: Connection) -> None:
    source, _ = pipe.recv()
    Path(source.location).write_text(str(os.getpid()))
    if source.path == "0.txt":
        pipe.send(left_out(source, "read"))
    time.sleep(600)


def _ready(serve: Serve) -> Serve:
    """A worker that has nothing to load."""
    return serve


def _supervise(
    serve: Serve, sources: Sequence[Source] = SOURCES, *, jobs: int = 2, meanwhile: Callable[[], None] | None = None
) -> Iterator[SourceResult]:
    return supervise(sources, jobs, {}, load=partial(_ready, serve), meanwhile=meanwhile)


def _to_mark(folder: Path, count: int) -> list[Source]:
    return [Source(f"{number}.txt", str(folder / f"{number}.mark"), 1, "") for number in range(count)]


def _comes_true(condition: Callable[[], bool], *, within: float = 20.0) -> bool:
    until = time.monotonic() + within
    while not condition() and time.monotonic() < until:
        time.sleep(0.02)
    return condition()


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def a_worker_that_one_file_kills(pipe: Connection) -> None:
    while True:
        try:
            source, _ = pipe.recv()
        except EOFError:
            return
        if source.path == "killer.txt":
            os._exit(9)
        pipe.send(left_out(source, "read"))


def a_worker_that_dies_after_each_file(pipe: Connection) -> None:
    source, _ = pipe.recv()
    pipe.send(left_out(source, "read"))


def a_worker_that_tells_its_threads(pipe: Connection) -> None:
    while True:
        try:
            source, _ = pipe.recv()
        except EOFError:
            return
        pipe.send(left_out(source, _THREADS))


def test_a_worker_is_told_to_keep_to_one_thread_before_it_imports_anything(monkeypatch):
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    done = list(_supervise(a_worker_that_tells_its_threads))
    assert [item.unread for item in done] == ["1", "1", "1"]


def test_a_file_that_kills_its_worker_is_left_out_and_the_rest_goes_on():
    reasons = {
        done.source.path: done.unread
        for done in supervise(SOURCES, 2, {}, load=partial(_ready, a_worker_that_one_file_kills))
    }
    assert reasons.pop("killer.txt") == "reading it took down its process 2 times"
    assert reasons == {"good.txt": "read", "fine.txt": "read"}


def test_a_worker_that_dies_between_files_costs_no_file():
    done = [
        item.source.path for item in supervise(SOURCES, 2, {}, load=partial(_ready, a_worker_that_dies_after_each_file))
    ]
    assert sorted(done) == ["fine.txt", "good.txt", "killer.txt"]


@pytest.mark.skipif(not FORKS, reason="each process loads by itself here")
def test_one_process_loads_and_the_other_is_its_copy():
    told = [done.unread.split(" of ") for done in _supervise(a_worker_that_tells_which_process_it_is_a_copy_of)]
    loaded, copied = (
        {(process, parent) for process, parent in told if parent == str(os.getpid())},
        set(map(tuple, told)),
    )
    assert len(loaded) == 1
    assert {parent for _, parent in copied - loaded} == {next(iter(loaded))[0]}


def test_a_process_has_its_next_file_before_its_last_result_is_taken(tmp_path: Path):
    sources = _to_mark(tmp_path, 2)
    results = _supervise(a_worker_that_leaves_a_mark, sources, jobs=1)
    assert next(results).source.path == "0.txt"
    assert _comes_true(Path(sources[1].location).exists)
    assert [done.source.path for done in results] == ["1.txt"]


def test_what_is_to_be_done_meanwhile_is_done_once_and_before_the_first_result():
    done: list[str] = []
    results = _supervise(a_worker_that_dies_after_each_file, meanwhile=lambda: done.append("meanwhile"))
    done.extend(result.source.path for result in results)
    assert done[0] == "meanwhile"
    assert sorted(done[1:]) == ["fine.txt", "good.txt", "killer.txt"]


def test_processes_at_work_end_when_no_more_results_are_wanted(tmp_path: Path):
    sources = _to_mark(tmp_path, 2)
    results = _supervise(a_worker_that_never_comes_to_an_end, sources)
    assert next(results).source.path == "0.txt"
    marks = [Path(source.location) for source in sources]
    assert _comes_true(lambda: all(mark.exists() and mark.read_text() for mark in marks))
    results.close()
    assert _comes_true(lambda: not any(_runs(int(mark.read_text())) for mark in marks))


def test_a_fault_of_a_stage_is_kept_beside_the_files_name(monkeypatch):
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("no page")

    monkeypatch.setattr("regesta.pipeline.run", broken)
    result = run_source(SOURCES[0], language=None)
    assert "ZeroDivisionError: no page" in result.unread
    assert result.pages == ()


def test_processes_and_this_process_alone_say_the_same(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("regesta.runners.here.WORTH_A_POOL", 0)
    sources = []
    for number in range(3):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"On {number + 1} May 1958 the Minister arrived in Oslo. " * 400)
        sources.append(Source(path.name, str(path), 20_000, str(number)))
    alone = sorted(run_all(sources, jobs=1), key=lambda result: result.source.path)
    together = sorted(run_all(sources, jobs=2), key=lambda result: result.source.path)
    assert alone == together


class OfItsProcess:
    """An extractor that says in which process it was made, and in which it is asked."""

    def __init__(self) -> None:
        self.process = os.getpid()

    def version(self) -> str:
        return "of its process 1"

    def drafts(self, *_: object) -> list[object]:
        raise ValueError(f"{self.process} in {os.getpid()}")


def test_each_process_has_an_extractor_of_its_own(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("regesta.runners.here.WORTH_A_POOL", 0)
    sources = []
    for number in range(4):
        path = tmp_path / f"{number}.txt"
        path.write_text("On 4 May 1958 the Minister arrived in Oslo. " * 400)
        sources.append(Source(path.name, str(path), 20_000, str(number)))
    told = [done.unread for done in run_all(sources, jobs=2, extractor=f"{__name__}:OfItsProcess")]
    made = {tuple(re.findall(r"\d+ in \d+", why or "")[0].split(" in ")) for why in told}
    assert all(at == asked for at, asked in made)
