"""What a file is, told from its first bytes, never from its name."""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal["pdf", "web_page", "web_archive", "text"]

HEAD = 8192  # bytes looked at

_OCR_FIRST = (
    "Read it with an OCR program first (for example: tesseract page.png page), then build the text that it writes."
)
_UNPACK = "Unpack it into a folder and build that folder."
_AS_TEXT = "Save it as PDF or as plain text and build that."
_NO_RECORD = "It holds no record's text; leave it out."

# (first bytes, what the file is, what to do). The longest mark that fits decides.
_FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "an image (PNG)", _OCR_FIRST),
    (b"\xff\xd8\xff", "an image (JPEG)", _OCR_FIRST),
    (b"II*\x00", "an image (TIFF)", _OCR_FIRST),
    (b"MM\x00*", "an image (TIFF)", _OCR_FIRST),
    (b"GIF8", "an image (GIF)", _OCR_FIRST),
    (b"\x00\x00\x00\x0cjP  ", "an image (JPEG 2000)", _OCR_FIRST),
    (b"AT&TFORM", "a scan (DjVu)", _OCR_FIRST),
    (b"PK\x03\x04", "an archive (ZIP)", _UNPACK),
    (b"PK\x05\x06", "an archive (ZIP)", _UNPACK),
    (b"\x1f\x8b", "an archive (gzip)", _UNPACK),
    (b"BZh", "an archive (bzip2)", _UNPACK),
    (b"\xfd7zXZ\x00", "an archive (xz)", _UNPACK),
    (b"(\xb5/\xfd", "an archive (Zstandard)", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7z)", _UNPACK),
    (b"Rar!\x1a\x07", "an archive (RAR)", _UNPACK),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an older Office file (doc, xls or ppt)", _AS_TEXT),
    (b"{\\rtf", "an RTF file", _AS_TEXT),
    (b"SQLite format 3\x00", "a database (SQLite)", _NO_RECORD),
    (b"\x7fELF", "a program", _NO_RECORD),
    (b"MZ\x90\x00", "a program", _NO_RECORD),
    (b"ID3", "a sound recording (MP3)", _NO_RECORD),
    (b"OggS", "a sound or video recording (Ogg)", _NO_RECORD),
    (b"fLaC", "a sound recording (FLAC)", _NO_RECORD),
    (b"\x1aE\xdf\xa3", "a video recording (Matroska)", _NO_RECORD),
)
# A ZIP file is an office document when one of these stands among its first names.
_OFFICE = (
    (b"word/", "a Word file (docx)"),
    (b"xl/", "a spreadsheet (xlsx)"),
    (b"ppt/", "a presentation (pptx)"),
    (b"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"mimetypeapplication/epub+zip", "an e-book (EPUB)"),
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_XML_ROOT = re.compile(r"\s*<\?xml[^>]{0,200}>\s*(?:<[!?][^>]{0,500}>\s*){0,5}<([\w:.-]{1,40})")
_MIME = re.compile(rb"(?:[\w-]{2,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){1,40}", re.I)
_TEXT_CONTROLS = frozenset(b"\t\n\r\f\x1b\x08")


def foreign(head: bytes) -> str | None:
    """What to say of a file that holds no text to read, from its first bytes; None where it may hold some."""
    if not head:
        return "The file is empty."
    if _has_mark(head):
        return None
    fits = [row for row in _FOREIGN if head.startswith(row[0])]
    if fits:
        _, what, remedy = max(fits, key=lambda row: len(row[0]))
        return f"This is {_office(head) or what}, not a text. {_AS_TEXT if _office(head) else remedy}"
    if head[257:262] == b"ustar":
        return f"This is an archive (tar), not a text. {_UNPACK}"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return f"This is an image (WebP), not a text. {_OCR_FIRST}"
    if head[:4] == b"RIFF" or head[4:8] == b"ftyp":
        return f"This is a sound or video recording, not a text. {_NO_RECORD}"
    return None


def recognise(head: bytes) -> Kind:
    """Which reader takes the file."""
    if b"%PDF-" in head[:1024]:
        return "pdf"
    plain = head[3:] if head.startswith(b"\xef\xbb\xbf") else head
    if _HTML.match(plain):
        return "web_page"
    headers = _MIME.match(plain)
    if headers and b"multipart/related" in headers[0].lower() and b"mime-version" in headers[0].lower():
        return "web_archive"
    return "text"


def binary(head: bytes) -> bool:
    """True when the bytes cannot be a text: more than one in twenty is a control character, and it is no UTF-16."""
    if not head or _has_mark(head):
        return False
    controls = sum(1 for byte in head if byte < 32 and byte not in _TEXT_CONTROLS)
    zeros = max(head[0::2].count(0), head[1::2].count(0))
    return controls - zeros > len(head) / 20 or (zeros > len(head) / 20 and not _wide(head))


def data_file(text: str) -> str | None:
    """What to say of an XML file: its root element is named, for its tags are not a record's words."""
    root = _XML_ROOT.match(text)
    if not root or root[1].lower() == "html":
        return None
    return f"This is an XML data file (<{root[1]}>), not a text. {_AS_TEXT}"


def _wide(head: bytes) -> bool:
    """UTF-16 without a mark: a zero in nearly every other byte, and hardly any in the others."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    return max(even, odd) > 0.6 * len(head) / 2 and min(even, odd) < 0.1 * len(head) / 2


def _has_mark(head: bytes) -> bool:
    return head.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))


def _office(head: bytes) -> str | None:
    if not head.startswith(b"PK"):
        return None
    return next((what for name, what in _OFFICE if name in head), None)
