"""Running on this machine: every source is answered for, even one that takes its worker down."""

import os
from multiprocessing.connection import Connection
from pathlib import Path

from regesta.model.text import Source
from regesta.runners.here import left_out, run_all, run_source, supervise

_THREADS = os.environ.get("OMP_NUM_THREADS", "as many as there are cores")  # as this module finds it when imported
SOURCES = [Source(f"{name}.txt", f"/records/{name}.txt", 1, name) for name in ("good", "killer", "fine")]


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
    done = list(supervise(SOURCES, 2, {}, work=a_worker_that_tells_its_threads))
    assert [item.unread for item in done] == ["1", "1", "1"]


def test_a_file_that_kills_its_worker_is_left_out_and_the_rest_goes_on():
    reasons = {done.source.path: done.unread for done in supervise(SOURCES, 2, {}, work=a_worker_that_one_file_kills)}
    assert reasons.pop("killer.txt") == "reading it took down its process 2 times"
    assert reasons == {"good.txt": "read", "fine.txt": "read"}


def test_a_worker_that_dies_between_files_costs_no_file():
    done = [item.source.path for item in supervise(SOURCES, 2, {}, work=a_worker_that_dies_after_each_file)]
    assert sorted(done) == ["fine.txt", "good.txt", "killer.txt"]


def test_a_fault_of_a_stage_is_kept_beside_the_files_name(monkeypatch):
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("no page")

    monkeypatch.setattr("regesta.runners.here.run", broken)
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
