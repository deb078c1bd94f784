from collections.abc import Callable

from pdf_maker import pdf_of

from regesta.model.text import PagesRead

Reading = Callable[..., PagesRead]


def test_a_text_layer_is_read_page_by_page(read: Reading) -> None:
    reading = read(pdf_of(["Accra, 4 May 1959\nThe talks opened.", "They closed (late)."]))
    assert [(page.number, page.text) for page in reading.pages] == [
        (1, "Accra, 4 May 1959\nThe talks opened."),
        (2, "They closed (late)."),
    ]


def test_a_page_without_text_is_unread_with_its_reason(read: Reading) -> None:
    reading = read(pdf_of(["Words.", ""]))
    assert reading.unread is None
    assert "no text layer: a scan" in (reading.pages[1].unread or "")


def test_a_scan_alone_says_what_to_do(read: Reading) -> None:
    reading = read(pdf_of(["", ""]))
    assert "None of its 2 pages" in (reading.unread or "")
    assert "ocrmypdf" in (reading.unread or "")
    assert len(reading.pages) == 2
