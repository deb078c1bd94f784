import hashlib
import os
from pathlib import Path

import pytest

from regesta.errors import MissingSourceError, NothingToReadError
from regesta.model.text import Source
from regesta.sources import UnreadableSource, find_sources


def tree(root: Path, *paths: str) -> Path:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(path)
    return root


def names(found: list[Source | UnreadableSource]) -> list[str]:
    return [source.path for source in found]


def test_files_come_in_order_of_path_with_forward_slashes(tmp_path: Path) -> None:
    tree(tmp_path, "b.txt", "a/z.txt", "a/b/c.txt", "a.txt")
    assert names(find_sources([tmp_path])) == ["a.txt", "a/b/c.txt", "a/z.txt", "b.txt"]


def test_a_file_is_known_by_its_content(tmp_path: Path) -> None:
    tree(tmp_path, "memo.txt")
    (source,) = find_sources([tmp_path / "memo.txt"])
    assert source == Source("memo.txt", str(tmp_path / "memo.txt"), 8, hashlib.sha256(b"memo.txt").hexdigest())


def test_hidden_files_registers_and_litter_are_left_out(tmp_path: Path) -> None:
    tree(tmp_path, "memo.txt", ".hidden", ".git/config", "r.regesta", "r.regesta-wal", "Thumbs.db")
    assert names(find_sources([tmp_path])) == ["memo.txt"]


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    tree(tmp_path, "a/memo.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    assert names(find_sources([tmp_path])) == ["a/memo.txt"]


def test_a_file_given_twice_is_listed_once(tmp_path: Path) -> None:
    tree(tmp_path, "a/memo.txt")
    assert len(find_sources([tmp_path, tmp_path / "a", tmp_path / "a/memo.txt"])) == 1


def test_files_of_one_name_from_two_folders_are_told_apart(tmp_path: Path) -> None:
    tree(tmp_path, "accra/1.txt", "lagos/1.txt", "lagos/2.txt")
    assert names(find_sources([tmp_path / "accra", tmp_path / "lagos"])) == ["2.txt", "accra/1.txt", "lagos/1.txt"]


def test_a_broken_link_and_a_pipe_are_reported(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe")
    found = find_sources([tmp_path])
    assert all(isinstance(source, UnreadableSource) for source in found)
    assert names(found) == ["gone.txt", "pipe"]


def test_a_folder_without_permission_is_reported_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree(tmp_path, "open/memo.txt", "shut/memo.txt")
    scandir = os.scandir

    def guarded(path: Path) -> object:
        if Path(path).name == "shut":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    memo, shut = find_sources([tmp_path])
    assert isinstance(memo, Source)
    assert isinstance(shut, UnreadableSource)
    assert "chmod" in shut.reason


def test_a_path_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(MissingSourceError, match=r"nowhere: there is no such file or folder"):
        find_sources([tmp_path / "nowhere"])


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(NothingToReadError, match=r"holds no file"):
        find_sources([tmp_path])
