"""Pictures of pages: of the PDF that was read, of the scan beside a text, and of nothing else."""

from __future__ import annotations

import hashlib
import struct
import zlib
from pathlib import Path

import pypdfium2
import pytest
from starlette.testclient import TestClient

from regesta.register import open_register

PICTURE = "/picture?path=desk%2Fchronology.md&page=1"


def pdf(path: Path, *pages: tuple[float, float]) -> Path:
    path.parent.mkdir(exist_ok=True)
    document = pypdfium2.PdfDocument.new()
    for wide, high in pages:
        document.new_page(wide, high)
    document.save(path)
    document.close()
    return path


def moved(register: Path, root: Path, **known: str) -> None:
    """The register as if its sources had lain in `root`; `known` are columns of the first source."""
    with open_register(register, write=True) as opened, opened.transaction() as connection:
        connection.execute("UPDATE source SET root = ?", (str(root),))
        for name, value in known.items():
            connection.execute(f"UPDATE source SET {name} = ? WHERE path = 'desk/chronology.md'", (value,))


def size_of(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n") and png.endswith(b"IEND\xaeB`\x82")
    wide, high, depth, colour = struct.unpack(">IIBB", png[16:26])
    data = zlib.decompress(png[41 : 41 + struct.unpack(">I", png[33:37])[0]])
    assert len(data) == high * (1 + wide * (3 if colour == 2 else 1)) and depth == 8
    return wide, high


def test_the_scan_beside_a_text_is_shown_page_by_page(sarvia: Path, reader: TestClient, tmp_path: Path) -> None:
    moved(sarvia, tmp_path)
    pdf(tmp_path / "desk" / "chronology.pdf", (612, 792))
    record = reader.get("/record/r1?view=both").text
    assert f'src="{PICTURE.replace("&", "&amp;")}"' in record and "receives the Union" in record
    picture = reader.get(PICTURE)
    assert picture.headers["content-type"] == "image/png"
    assert size_of(picture.content) == (1400, 1812)


def test_text_is_what_is_shown_unasked(sarvia: Path, reader: TestClient, tmp_path: Path) -> None:
    moved(sarvia, tmp_path)
    pdf(tmp_path / "desk" / "chronology.pdf", (612, 792))
    page = reader.get("/record/r1").text
    assert "<img" not in page and "Side by side" in page
    assert "receives the Union" not in reader.get("/record/r1?view=picture").text.split("<aside")[0].split("taken")[0]


def test_a_roll_of_film_is_drawn_smaller(sarvia: Path, reader: TestClient, tmp_path: Path) -> None:
    moved(sarvia, tmp_path)
    pdf(tmp_path / "desk" / "chronology.pdf", (100, 14_000))
    wide, high = size_of(reader.get(PICTURE).content)
    assert wide <= 1400 and high <= 5601


@pytest.mark.parametrize("pages", [[(612.0, 792.0)] * 2, []])
def test_a_scan_with_other_pages_is_not_taken_for_the_record(
    sarvia: Path, reader: TestClient, tmp_path: Path, pages: list[tuple[float, float]]
) -> None:
    moved(sarvia, tmp_path)
    pdf(tmp_path / "desk" / "chronology.pdf", *pages)
    assert "Side by side" not in reader.get("/record/r1").text
    assert reader.get(PICTURE).status_code == 404


def test_a_pdf_that_changed_since_it_was_read_is_not_shown(sarvia: Path, reader: TestClient, tmp_path: Path) -> None:
    path = pdf(tmp_path / "desk" / "chronology.pdf", (612, 792))
    moved(sarvia, tmp_path, digest=hashlib.sha256(path.read_bytes()).hexdigest(), path="desk/chronology.pdf")
    address = PICTURE.replace(".md", ".pdf")
    assert reader.get(address).status_code == 200
    pdf(path, (612, 792), (612, 792))
    assert reader.get(address).status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/picture",
        "/picture?path=..%2F..%2Fetc%2Fpasswd&page=1",
        "/picture?path=desk%2Fchronology.md&page=2",
        "/picture?path=desk%2Fchronology.md&page=0",
        "/picture?path=desk%2Fchronology.md&page=9999999999999999999999",
        "/picture?path=desk%2Fchronology.md&page=%C2%B2",
        "/picture?path=%00&page=1",
    ],
)
def test_what_is_no_page_is_said_to_be_none(sarvia: Path, reader: TestClient, tmp_path: Path, address: str) -> None:
    moved(sarvia, tmp_path)
    pdf(tmp_path / "desk" / "chronology.pdf", (612, 792))
    answer = reader.get(address)
    assert answer.status_code == 404 and "Not in this register" in answer.text


def test_a_broken_scan_is_passed_over(sarvia: Path, reader: TestClient, tmp_path: Path) -> None:
    moved(sarvia, tmp_path)
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "chronology.pdf").write_bytes(b"%PDF-1.7 nothing of one")
    assert reader.get("/record/r1").status_code == 200
    assert reader.get(PICTURE).status_code == 404


def test_a_photograph_beside_a_text_of_one_page_is_shown_as_it_is(
    sarvia: Path, reader: TestClient, tmp_path: Path
) -> None:
    moved(sarvia, tmp_path)
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "chronology.jpg").write_bytes(b"\xff\xd8\xff\xe0 a photograph")
    answer = reader.get(PICTURE)
    assert answer.headers["content-type"] == "image/jpeg" and answer.content.startswith(b"\xff\xd8")
