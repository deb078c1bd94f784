"""PDF files that carry their text, read page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from regesta.model.text import Page, PagesRead

if TYPE_CHECKING:
    from regesta.model.text import Source

_SCAN = "no text layer: a scan. Run OCR over the file (for example: ocrmypdf in.pdf out.pdf) and build the result"
_REASONS = (  # words of PDFium's own messages, and what they mean for the reader
    ("password", "The PDF is locked with a password. Save a copy without the password and build that."),
    ("security", "The PDF is locked in a way that cannot be read. Print it to a new PDF and build that."),
)
_BROKEN = "The PDF is damaged and cannot be opened. Repair it (for example: qpdf in.pdf out.pdf) or get a new copy."
_MOST_PAGES = 50_000
_LONGEST_PAGE = 1_000_000  # characters; a page of print has some 5,000
# PDFium gives a hyphen at a line's end as one of these.
_HYPHENS = {ord("\x02"): "-", ord("\ufffe"): "-", ord("\x00"): "\ufffd"}


def read_pdf(source: Source) -> PagesRead:
    """The pages of a PDF: the text of its text layer, or why a page has none."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(source.location)
    except pypdfium2.PdfiumError as error:
        return PagesRead((), "pdf", _reason(error))
    try:
        if not 0 < len(document) <= _MOST_PAGES:
            return PagesRead((), "pdf", f"The PDF says that it has {len(document)} pages; it cannot be read.")
        pages = tuple(_read_page(document, index) for index in range(len(document)))
    finally:
        document.close()
    if all(page.unread for page in pages):
        return PagesRead(pages, "pdf", f"None of its {len(pages)} pages could be read: {pages[0].unread}.")
    return PagesRead(pages, "pdf")


def _read_page(document: Any, index: int) -> Page:
    import pypdfium2

    number = index + 1
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return Page(number, "", unread="the page is damaged")
    try:
        return _page_text(page, number)
    finally:
        page.close()


def _page_text(page: Any, number: int) -> Page:
    layer = page.get_textpage()
    try:
        if layer.count_chars() > _LONGEST_PAGE:
            return Page(number, "", unread=f"more than {_LONGEST_PAGE:,} characters: no page of a record")
        text = layer.get_text_bounded().replace("\r\n", "\n").replace("\r", "\n").translate(_HYPHENS)
    finally:
        layer.close()
    if text.strip():
        return Page(number, text)
    empty = next(iter(page.get_objects(max_depth=2)), None) is None
    return Page(number, "") if empty else Page(number, "", unread=_SCAN)


def _reason(error: Exception) -> str:
    said = str(error).lower()
    return next((reason for word, reason in _REASONS if word in said), _BROKEN)
