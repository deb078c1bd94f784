"""Recognises a file by its content, hands it to one reader, and turns every failure into a reason in words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath

from regesta.model.text import Media, Page, PagesRead, Source
from regesta.stages.read import kinds, ocr_text, pdf, plain_text, web_page
from regesta.stages.read.columns import remark_columns
from regesta.stages.read.encoding import Decoded, decode
from regesta.stages.read.quality import language_share, unreadable
from regesta.stages.read.typed_order import remark_typed_order

# Bytes. The largest dossier of the 2025 release has 0.8 MB in some 300 pages; this is ten thousand pages of text,
# and what one file's pages, kept in memory until they are saved together, may reasonably take.
LARGEST_TEXT = 32 * 1024 * 1024
TYPED_PAGE = 8000  # characters; a page typed to its edges has some 4,000


def read_source(source: Source) -> PagesRead:
    """The pages of a file, their text as it stands there; or the reason, in words, why nothing could be read.

    Line breaks are line feeds; nothing else of a text is changed but characters that no encoding explains, which are
    replaced one for one and counted among the remarks. No file makes this function raise.
    """
    try:
        return _weighed(_read(source))
    except FileNotFoundError:
        return _unread("The file was there and is gone. Run the same command again when it is back.")
    except PermissionError:
        return _unread(
            f"No permission to read the file. Allow it (for example: chmod u+r {_name(source)}) and run again."
        )
    except OSError as error:
        return _unread(f"The file could not be read ({error.strerror or error}). Check the disk and run again.")


def _weighed(reading: PagesRead) -> PagesRead:
    """The same pages, each with the share of it that reads as language, and what is to be said of their layout."""
    pages = tuple(map(_weighed_page, reading.pages))
    return replace(reading, pages=pages, remarks=(*reading.remarks, *remark_columns(pages), *remark_typed_order(pages)))


def _weighed_page(page: Page) -> Page:
    share = language_share(page.text)
    return replace(page, quality=share, unread=page.unread or unreadable(page.text, share))


def _read(source: Source) -> PagesRead:
    path = Path(source.location)
    with path.open("rb") as file:
        head = file.read(kinds.HEAD)
    refusal = kinds.foreign(head)
    if refusal:
        return _unread(refusal, media="image" if "OCR program" in refusal else "other")
    kind = kinds.recognise(head)
    if kind == "pdf":
        return pdf.read_pdf(source)
    if kinds.binary(head):
        return _unread("This is not a text: its bytes are a program's. Save it as PDF or as plain text and build that.")
    if path.stat().st_size > LARGEST_TEXT:
        return _unread(_too_large(path))
    data = path.read_bytes()
    if kind == "text":
        return _read_text(decode(data))
    return _read_web_page(data, archive=kind == "web_archive")


def _read_text(decoded: Decoded) -> PagesRead:
    text = decoded.text
    refusal = kinds.data_file(text)
    if refusal:
        return _unread(refusal)
    marks = ocr_text.find_page_marks(text)
    if marks:
        remarks = (*decoded.remarks(), *ocr_text.remark_order(marks))
        return PagesRead(ocr_text.split_pages(text, marks), "ocr_text", remarks=remarks)
    if len(text) <= plain_text.LONGEST_PAGE:
        whole = (f"no page marks; read as one page of {len(text):,} characters",) if len(text) > TYPED_PAGE else ()
        return _with_words(plain_text.one_page(text), "plain_text", (*decoded.remarks(), *whole))
    pages = plain_text.cut_pages(text)
    cut = f"no page marks; cut at paragraphs into {len(pages)} pages of up to {plain_text.LONGEST_PAGE:,} characters"
    return PagesRead(pages, "plain_text", remarks=(*decoded.remarks(), cut))


def _read_web_page(data: bytes, *, archive: bool) -> PagesRead:
    markup = web_page.page_of_archive(data) if archive else data
    if markup is None:
        return _unread("This web archive holds no page of text. Open it in a browser, save it as HTML and build that.")
    decoded = web_page.decode_page(markup)
    return _with_words(web_page.read_markup(decoded.text), "web_page", decoded.remarks())


def _with_words(pages: tuple[Page, ...], media: Media, remarks: tuple[str, ...]) -> PagesRead:
    if any(page.text.strip() for page in pages):
        return PagesRead(pages, media, remarks=remarks)
    return _unread("The file holds no words, only white space.", media=media)


def _unread(reason: str, *, media: Media = "other") -> PagesRead:
    return PagesRead((), media, unread=reason)


def _too_large(path: Path) -> str:
    size, most = path.stat().st_size / 1024**2, LARGEST_TEXT // 1024**2
    return (
        f"The text has {size:,.0f} MB; a file of up to {most} MB is read. "
        f"Split it into one file a record, or into parts (for example: split -C {most}M {path.name})."
    )


def _name(source: Source) -> str:
    return PurePosixPath(source.path).name
