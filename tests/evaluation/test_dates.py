"""Readings drawn to be read by eye are those of the date stage, within their whole file."""

from pathlib import Path

from evaluation.dates import pages_drawn, readings_of

LETTER = """HARBOUR OFFICE
3 May 1961

Dear Captain, your letter of 28 April reached this office in good order, and the pilots have been told of it.
-------------------- Page 2
The tug left on 1 May and has not been heard of since then, whatever the harbour master may tell you of it.
"""


def test_a_day_without_a_year_is_read_by_the_page_before(tmp_path: Path) -> None:
    (tmp_path / "letter.md").write_text(LETTER, encoding="utf-8")
    pages = pages_drawn(tmp_path, count=9, seed=1)
    second = [page for page in pages if "tug" in page.text]
    found = [(page.path.name, page.number, reading.text, reading.edtf) for page, reading in readings_of(second)]
    assert found == [("letter.md", 2, "1 May", "1961-05-01")]


def test_each_reading_says_where_it_stands_on_its_page(tmp_path: Path) -> None:
    (tmp_path / "letter.md").write_text(LETTER, encoding="utf-8")
    for page, reading in readings_of(pages_drawn(tmp_path, count=9, seed=1)):
        assert page.text[reading.start : reading.end] == reading.text
