"""Pictures of pages: drawn from the PDF that was read, or from the scan that lies beside an OCR text."""

from __future__ import annotations

import hashlib
import struct
import threading
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlencode

import numpy
from starlette.responses import Response

from regesta.errors import UnknownIdError
from regesta.register import Register
from regesta.room.desk import Desk

WIDTH = 1400  # of a picture, in its points: small type of a typed page stays legible
TALLEST = 4  # times its width; a longer page (a roll of film) is drawn smaller
# Pictures that every browser shows as they are; of other kinds nothing is shown.
_PICTURES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif"}
_SUFFIXES = (".pdf", ".PDF", *_PICTURES)
_pdfium = threading.Lock()  # PDFium is not made for several threads


@dataclass(frozen=True, slots=True)
class Scan:
    """The file that shows the pages of a source: the source itself, or a scan of the same name beside it."""

    path: Path
    pages: int


def page_picture(desk: Desk, register: Register, query: Mapping[str, str]) -> Response:
    """The picture of the page `page` of the file `path`.

    Raises UnknownIdError where there is no such file, no scan of it, or no such page.
    """
    source, number = query.get("path", ""), query.get("page", "")
    scan = scan_of(register, source)
    if scan is None:
        raise UnknownIdError("scan of the file", source, [])
    if not (number.isascii() and number.isdigit() and 1 <= int(number[:9]) <= scan.pages):
        raise UnknownIdError("page", f"{source} {number}", [])
    if scan.path.suffix.lower() in _PICTURES:
        return Response(scan.path.read_bytes(), media_type=_PICTURES[scan.path.suffix.lower()])
    return Response(_drawn(scan.path, int(number) - 1), media_type="image/png")


def picture_address(source: str, number: int) -> str:
    """The address of a page's picture."""
    return f"/picture?{urlencode({'path': source, 'page': number})}"


def scan_of(register: Register, source: str) -> Scan | None:
    """What shows the pages of a source.

    None where its folder is not on this machine, where it holds no scan, where the file is no longer the one that
    was read, and where a scan beside it has another number of pages, so that its pages might be others.
    """
    row = register.connection.execute(
        """SELECT root, digest, (SELECT count(*) FROM page p WHERE p.source_id = s.source_id) FROM source s
           WHERE path = ?""",
        (source,),
    ).fetchone()
    if row is None:
        return None
    root, digest, pages = row
    for path in _beside(Path(root) / source):
        try:
            known = path.stat()
            scan = _opened(path, known.st_size, known.st_mtime_ns)
        except OSError:
            continue
        if path.name != Path(source).name:
            fits = scan.pages == pages
        else:
            fits = _digest(path, known.st_size, known.st_mtime_ns) == digest
        if scan.pages and fits:
            return scan
    return None


def _beside(file: Path) -> Iterator[Path]:
    """The file where it is itself a scan, and the scans of its name beside it."""
    if file.suffix in _SUFFIXES:
        yield file
        return
    for suffix in _SUFFIXES:
        yield file.with_suffix(suffix)


@lru_cache(maxsize=256)
def _opened(path: Path, size: int, changed: int) -> Scan:
    """The scan with its number of pages, 0 where it cannot be opened; read anew when the file changes."""
    if path.suffix.lower() in _PICTURES:
        return Scan(path, 1)
    import pypdfium2

    try:
        with _pdfium, closing(pypdfium2.PdfDocument(path)) as document:
            return Scan(path, len(document))
    except pypdfium2.PdfiumError:
        return Scan(path, 0)


@lru_cache(maxsize=256)
def _digest(path: Path, size: int, changed: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _drawn(path: Path, index: int) -> bytes:
    """A page of a PDF as a PNG.

    Raises UnknownIdError where PDFium cannot draw it.
    """
    import pypdfium2

    try:
        with _pdfium, closing(pypdfium2.PdfDocument(path)) as document:
            page = document[index]
            wide, high = page.get_size()
            scale = WIDTH / max(wide, high / TALLEST, 1.0)
            bitmap = page.render(scale=scale, rev_byteorder=True)
            return _png(bitmap.to_numpy())
    except pypdfium2.PdfiumError as error:
        raise UnknownIdError("page", f"{path.name} {index + 1}", []) from error


def _png(drawn: numpy.typing.NDArray[numpy.uint8]) -> bytes:
    """Rows of red, green and blue as a PNG; of grey alone where no point has a colour."""
    colours = drawn if drawn.ndim == 3 else drawn[:, :, None]
    if colours.shape[2] >= 3:
        red, green, blue = (colours[:, :, place] for place in range(3))
        colours = colours[:, :, :3] if (red != green).any() or (green != blue).any() else colours[:, :, :1]
    height, width, depth = colours.shape
    rows = numpy.zeros((height, 1 + width * depth), numpy.uint8)  # each row begins with its filter: none
    rows[:, 1:] = colours.reshape(height, -1)
    head = struct.pack(">IIBBBBB", width, height, 8, 2 if depth == 3 else 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows.tobytes(), 3)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in parts
    )
