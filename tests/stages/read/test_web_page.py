from collections.abc import Callable
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from regesta.model.text import PagesRead
from regesta.stages.read.web_page import read_markup

Reading = Callable[..., PagesRead]


def text(markup: str) -> str:
    return read_markup(markup)[0].text


def test_paragraphs_are_parted_and_spacing_is_folded() -> None:
    assert text("<p>The  Envoy\n left</p><p>by <b>train</b>.</p>") == "The Envoy left\n\nby train.\n"


def test_the_title_opens_the_page_unless_it_stands_there() -> None:
    assert text("<title>Note on Tea</title><p>Body.</p>").startswith("Note on Tea\n\nBody.")
    assert text("<title>Note on Tea</title><h1>Note on Tea</h1>").count("Note on Tea") == 1


def test_scripts_and_styles_are_not_words() -> None:
    assert text("<p>a</p><script>var b = '<p>no</p>'</script><style>p{}</style><p>c</p>") == "a\n\nc\n"


def test_a_menu_is_one_line_that_can_be_told_from_the_record() -> None:
    markup = "<nav><ul><li><a>Home</a></li><li><a>Topics</a></li></ul></nav><p>The record.</p>"
    assert text(markup) == "Home · Topics\n\nThe record.\n"


def test_tables_keep_their_rows() -> None:
    assert "| May 3 | Signed |" in text("<table><tr><td>May 3</td><td>Signed</td></tr></table>")


def test_broken_markup_loses_no_words() -> None:
    assert text("<p>one <b>two <i>three</p> <td>four") == "one two three\n\n| four\n"


@pytest.mark.parametrize("piece", ["<!--", "<a ", "<div>", "</p>", "&#", "<![CDATA["])
def test_hostile_markup_ends_soon(piece: str) -> None:
    read_markup("<html><body>" + piece * 50_000)


def test_the_declared_encoding_is_heeded(read: Reading) -> None:
    markup = '<html><head><meta charset="koi8-r"></head><body><p>Москва</p></body></html>'
    assert read(markup.encode("koi8-r")).pages[0].text == "Москва\n"


def test_pages_of_an_hocr_file_are_pages() -> None:
    page = "<div class='ocr_page'><span class='ocr_line'><span>Left</span> <span>Oran</span></span></div>"
    assert [(p.number, p.text) for p in read_markup(f"<html><body>{page}{page}</body></html>")] == [
        (1, "Left Oran\n"),
        (2, "Left Oran\n"),
    ]


def test_a_web_archive_gives_its_page(read: Reading) -> None:
    message = MIMEMultipart("related")
    message["From"] = "<Saved by a browser>"
    message.attach(MIMEText("<html><body><p>Kept in São Tomé</p></body></html>", "html", "utf-8"))
    reading = read(message.as_bytes(), "page.mhtml")
    assert (reading.media, reading.pages[0].text) == ("web_page", "Kept in São Tomé\n")


def test_a_web_archive_without_a_page_says_so(read: Reading) -> None:
    message = MIMEMultipart("related")
    message.attach(MIMEText("words", "plain", "utf-8"))
    assert "web archive" in (read(message.as_bytes()).unread or "")
