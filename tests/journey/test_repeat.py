"""A build gives the same result each time, however it was run and however often it was stopped."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from regesta.samples import sample_folder

Run = Callable[..., subprocess.CompletedProcess[str]]


def many_records(folder: Path, copies: int) -> Path:
    """The sample texts, each several times in another year, so that a build takes a while."""
    folder.mkdir()
    for path in sorted(sample_folder().glob("*.[tm][xd]*")):
        text = path.read_text(encoding="utf-8")
        for copy in range(copies):
            (folder / f"{path.stem}-{copy}.txt").write_text(text.replace("1960", str(1960 + copy)), encoding="utf-8")
    return folder


def exported(regesta: Run, register: Path) -> dict[str, str]:
    out = {}
    for what in ("entries", "records"):
        done = regesta("export", register, "--what", what, "--format", "jsonl")
        assert done.returncode == 0, done.stderr
        out[what] = done.stdout
    return out


def test_two_builds_export_the_same_bytes(regesta: Run, tmp_path: Path) -> None:
    records = many_records(tmp_path / "records", 3)
    for jobs in (1, 2):
        regesta("build", records, "--register", tmp_path / f"{jobs}.regesta", "--jobs", jobs, env=_seeded(jobs))
    one, two = exported(regesta, tmp_path / "1.regesta"), exported(regesta, tmp_path / "2.regesta")
    assert one == two
    assert one["records"].count("\n") > 30
    assert one["entries"].count("\n") > 100


@pytest.mark.slow
def test_a_build_killed_again_and_again_ends_as_one_that_was_not(regesta: Run, tmp_path: Path) -> None:
    records = many_records(tmp_path / "records", 5)
    began = time.monotonic()
    regesta("build", records, "--register", tmp_path / "whole.regesta")
    whole = time.monotonic() - began
    moments = random.Random(1959)
    register = tmp_path / "killed.regesta"
    for _ in range(4):
        command = [sys.executable, "-m", "regesta", "build", str(records), "--register", str(register)]
        process = subprocess.Popen(command, start_new_session=True, stderr=subprocess.DEVNULL)
        time.sleep(moments.uniform(0.3, 0.9) * whole)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    assert regesta("build", records, "--register", register).returncode == 0
    assert exported(regesta, register) == exported(regesta, tmp_path / "whole.regesta")


def _seeded(seed: int) -> dict[str, str]:
    """Another order of every set of words."""
    return {**os.environ, "PYTHONHASHSEED": str(seed)}
