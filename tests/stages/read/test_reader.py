import gzip
import io
import os
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pdf_maker import pdf_of

from regesta.model.text import PagesRead, Source
from regesta.stages.read import read_source, reader

Reading = Callable[..., PagesRead]


def zip_of(name: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, "inside")
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "media"),
    [
        ("The Minister left Accra.\n", "plain_text"),
        ("One.\n" + "-" * 80 + " Page 2\nTwo.", "ocr_text"),
        ("<!DOCTYPE html><title>t</title><p>words</p>", "web_page"),
        ("\n <html><body>words</body></html>", "web_page"),
        (pdf_of(["words"]), "pdf"),
    ],
)
def test_a_file_is_recognised_by_its_content(read: Reading, content: str | bytes, media: str) -> None:
    assert read(content, "no-extension").media == media


def test_markup_inside_a_text_is_text(read: Reading) -> None:
    words = "MEMORANDUM\n<script>alert(1)</script>\n<b>Subject</b>"
    assert read(words).pages[0].text == words


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b" \n\n\t\n", "white space"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 90, "OCR program"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 90, "OCR program"),
        (zip_of("memo.txt"), "Unpack it"),
        (zip_of("word/document.xml"), "Word file"),
        (gzip.compress(b"words"), "Unpack it"),
        (b"{\\rtf1 words}", "RTF"),
        (b"\x7fELF" + b"\0" * 90, "program"),
        (bytes(range(32)) * 40, "not a text"),
        ("<?xml version='1.0'?>\n<alto><Layout/></alto>", "<alto>"),
        (b"%PDF-1.4 and then nothing of a PDF", "damaged"),
        (pdf_of(["words"], broken_after=150), "damaged"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",  # archives carry the time they were made
)
def test_what_cannot_be_read_says_why_and_what_to_do(read: Reading, content: bytes, says: str) -> None:
    reading = read(content)
    assert reading.pages == ()
    assert reading.unread is not None
    assert says in reading.unread
    assert reading.unread.endswith(".")


def test_a_vanished_file_is_said_to_be_gone(tmp_path: Path) -> None:
    gone = Source("gone.txt", str(tmp_path / "gone.txt"), 3, "0" * 64)
    assert "is gone" in (read_source(gone).unread or "")


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may read everything")
def test_a_file_without_permission_says_how_to_allow_it(tmp_path: Path) -> None:
    path = tmp_path / "locked.txt"
    path.write_text("words")
    path.chmod(0)
    assert "chmod" in (read_source(Source("locked.txt", str(path), 5, "")).unread or "")


def test_a_permission_error_says_how_to_allow_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert "chmod" in (read_source(Source("a/locked.txt", str(tmp_path), 5, "")).unread or "")


def test_a_text_of_a_hundred_megabytes_is_refused_at_once_with_a_way_to_split_it(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.write(b"words of a record\n")
        file.truncate(100 * 1024 * 1024)
    with path.open("r+b") as file:
        file.write(b"words of a record\n" * 1000)
    began = time.process_time()
    reading = read_source(Source("huge.txt", str(path), 0, ""))
    assert "100 MB" in (reading.unread or "")
    assert "split -C 32M huge.txt" in (reading.unread or "")
    assert time.process_time() - began < 1


def test_a_long_text_without_marks_is_cut_at_paragraphs_and_says_so(read: Reading) -> None:
    text = "\n\n".join(f"On the {n}th day nothing was reported." for n in range(1, 3000))
    reading = read(text)
    assert len(reading.pages) > 1
    assert "".join(page.text for page in reading.pages) == text
    assert all(page.text.endswith("\n\n") for page in reading.pages[:-1])
    assert "no page marks" in reading.remarks[0]


def test_a_text_longer_than_a_page_without_marks_says_so(read: Reading) -> None:
    sentence = "On that day nothing was reported from the port.\n"
    assert read(sentence * 40).remarks == ()
    assert read(sentence * 200).remarks == ("no page marks; read as one page of 9,600 characters",)


def test_page_marks_out_of_order_are_said(read: Reading) -> None:
    def marked(*numbers: int) -> str:
        return "First words.\n" + "".join(f"{'-' * 40} Page {number}\nMore words.\n" for number in numbers)

    assert read(marked(2, 3, 4)).remarks == ()
    assert read(marked(2, 7, 3)).remarks == (
        "page marks out of order (page 3 after 7): the pages are counted as they stand",
    )


def test_two_columns_run_together_are_said(read: Reading) -> None:
    left = (
        "the brig left the port in May and\nwas seen off the cape on the third\nwith a cargo of grain for the town\n"
        * 4
    )
    right = (
        "prices of tinplate rose that week\nfor the third time since the strike\nand the agent asked for more of it\n"
        * 4
    )
    pairs = zip(left.splitlines(), right.splitlines(), strict=True)
    reading = read("\n".join(f"{one:40}{other}" for one, other in pairs))
    assert len(reading.remarks) == 1
    assert "two columns run together on page 1" in reading.remarks[0]
    assert read(left + right).remarks == ()


def test_a_table_or_an_address_beside_a_date_is_no_pair_of_columns(read: Reading) -> None:
    rows = "".join(f"tinplate of the first sort     {price} shillings\n" for price in range(20))
    assert read(rows).remarks == ()


def test_a_long_text_without_a_single_space_is_cut_in_linear_time(read: Reading) -> None:
    reading = read("x" * 3_000_000)
    assert sum(len(page.text) for page in reading.pages) == 3_000_000


def test_the_limit_on_texts_is_what_the_message_says(monkeypatch: pytest.MonkeyPatch, read: Reading) -> None:
    monkeypatch.setattr(reader, "LARGEST_TEXT", 1024 * 1024)
    assert "up to 1 MB" in (read("words " * 300_000).unread or "")


def test_a_page_of_noise_is_told_from_a_page_of_words(read: Reading) -> None:
    words = "The delegation left Accra on the morning train and reached Kumasi at noon."
    noise = "~|l1; ..,' xq}t rrzkt 0^l1I ]]_ vbnq lk;; zzxq tTrR|l"
    first, second = read(f"{words}\n[Page 2]\n{noise}").pages
    assert (first.quality or 0) > 0.9
    assert (second.quality or 0) < 0.5


def test_typed_page_numbers_that_run_backwards_are_said(read: Reading) -> None:
    rule = "-" * 80
    text = (
        f"The dues were paid.\n- 1 -\n{rule} Page 2\n- 3 -\nand the brig sailed.\n{rule} Page 3\nPage 2\nThe agent said"
    )
    assert read(text).remarks == ("typed page numbers out of order: page 3 is typed 2, the one before it 3",)


@pytest.mark.parametrize("second", ["- 4 -\nThe agent", "- 1 -\nA new letter", "The agent", "- 2 -\nThe agent\n- 7 -"])
def test_typed_page_numbers_that_may_be_in_order_are_not_remarked(read: Reading, second: str) -> None:
    assert read(f"- 3 -\nand the brig sailed.\n{'-' * 80} Page 2\n{second}").remarks == ()
