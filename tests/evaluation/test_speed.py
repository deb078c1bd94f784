"""The measure of speed counts only builds that came to their end, and all that they and the model took."""

from pathlib import Path

import pytest
from evaluation.speed import check_done, measure, model_alone, run

from regesta.engines.language import available

CRASHED = """Traceback (most recent call last):
  File "regesta/builder.py", line 3, in build
ZeroDivisionError: division by zero
"""
DONE = "1,204 files (1,200 read, 4 unchanged), 31,000 pages, 9 records, 8 entries (1 undated), 2 unread, 1.0 seconds."


def test_a_build_that_ends_with_a_traceback_does_not_count():
    with pytest.raises(SystemExit, match="ZeroDivisionError"):
        check_done(CRASHED, read=2)


@pytest.mark.parametrize("read", [1204, 0])
def test_a_build_that_read_other_files_than_it_was_to_does_not_count(read: int):
    with pytest.raises(SystemExit, match=f"the {read} files"):
        check_done(DONE, read=read)


def test_a_build_that_read_all_it_was_to_counts():
    check_done(DONE, read=1200)


def test_a_command_that_fails_does_not_count(tmp_path: Path):
    with pytest.raises(SystemExit, match="ended with"):
        run("build", tmp_path / "nothing here", "--register", tmp_path / "r.regesta")


@pytest.mark.skipif(not available(), reason="no language model is installed")
def test_the_model_alone_is_timed_in_all_its_processes_together():
    ran = model_alone(["The envoy left Port Brennan on 4 May 1958 and did not return."] * 60, 2)
    assert 0 < ran.seconds < 60
    assert ran.processor > 0


@pytest.mark.skipif(not available(), reason="no language model is installed")
def test_a_small_folder_is_measured_whole(tmp_path: Path):
    sample = tmp_path / "sample"
    sample.mkdir()
    for day in range(1, 4):
        (sample / f"{day}.txt").write_text(f"On {day} May 1958 the Minister arrived in Oslo and met the envoy.\n" * 5)
    figures = measure(sample, tmp_path / "r.regesta", 1)
    assert (figures["files"], figures["pages"]) == (3, 3)
    assert figures["pages a second of one core's time"] < figures["language model alone, pages a second of one core"]
    assert 20 < figures["peak memory, MB"] < 2048
