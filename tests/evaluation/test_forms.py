"""Which form of a file is read, and which of its values count as read otherwise?"""

from __future__ import annotations

from pathlib import Path

from evaluation.forms import otherwise, read_form

NOTICE = "Final Determination Notification\n\nAGENCY : FBI\nRECORD NUMBER : 104-00000-00001\n"
FORM = (
    "JFK ASSASSINATION SYSTEM\nIDENTIFICATION FORM\n\nAGENCY : FBI\nRECORD NUMBER : 104-00000-00001\n\n"
    "DOCUMENT INFORMATION\n\nORIGINATOR : FBI\nFROM : HALE\nTITLE : SALE OF TINPLATE\nDATE : 05/03/61\n"
)


def test_the_form_behind_a_notice_is_read(tmp_path: Path) -> None:
    path = tmp_path / "record.md"
    path.write_text(f"{NOTICE}\n{'-' * 80} Page 2\n\n{FORM}")
    assert read_form(path)["title"] == "SALE OF TINPLATE"
    path.write_text("MEMORANDUM\n\nThe brig sailed on 3 May 1961.\n")
    assert read_form(path) == {}


def test_values_are_the_same_but_for_blanks_and_points() -> None:
    rows = [({"id": "a", "title": "SALE OF TINPLATE."}, {"title": "Sale of  tinplate"})]
    assert list(otherwise("title", rows)) == []
    assert list(otherwise("title", [({"id": "a", "title": "SALE"}, {})])) == [("a", "SALE", None)]
