"""Bytes to text: which encoding a file is in, and what in it is broken."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_MARKS = (  # the longer mark first: UTF-32's begins with UTF-16's
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# Control characters have no place in a text and could steer a terminal; tab, line feed and form feed stay.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_NEWLINE = re.compile(r"\r\n?")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, its lines ended by line feeds; `broken` counts the characters that stand as U+FFFD for lost ones."""

    text: str
    encoding: str
    broken: int

    def remarks(self) -> tuple[str, ...]:
        """What a reader of the text should know of its encoding, in words; empty where all is well."""
        said = []
        if self.encoding == "cp1252":
            said.append("not in UTF-8; read as Windows-1252, the usual code of older Western files")
        if self.broken:
            said.append(f"{self.broken} damaged character{'s' * (self.broken > 1)} shown as {_REPLACEMENT}")
        return tuple(said)


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """The text of a file's bytes. A byte-order mark decides; then UTF-8; then what the file declares; then
    Windows-1252. Bytes that no encoding explains are replaced and counted, never dropped.
    """
    encoding, skip = _encoding(data, declared)
    text = data[skip:].decode(encoding, errors="replace")
    text = _CONTROL.sub(_REPLACEMENT, _NEWLINE.sub("\n", text))
    broken = text.count(_REPLACEMENT) - _written_out(data[skip:], encoding)
    return Decoded(text, encoding, max(broken, 0))


def _encoding(data: bytes, declared: str | None) -> tuple[str, int]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    wide = _utf16_without_mark(data[:4096])
    if wide:
        return wide, 0
    if _is_mostly_utf8(data):
        return "utf-8", 0
    return _known(declared) or "cp1252", 0


def _utf16_without_mark(head: bytes) -> str | None:
    """UTF-16 shows itself in Western text by a zero in nearly every other byte."""
    if len(head) < 8:
        return None
    even, odd = head[0::2].count(0) / len(head[0::2]), head[1::2].count(0) / len(head[1::2])
    if odd > 0.6 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 and odd < 0.1 else None


def _is_mostly_utf8(data: bytes) -> bool:
    """True when the bytes are UTF-8, or UTF-8 with fewer damaged places than sound letters beyond ASCII."""
    text = data.decode("utf-8", errors="replace")
    if text.isascii():
        return True
    damaged = text.count(_REPLACEMENT) - _written_out(data, "utf-8")
    if not damaged:
        return True
    sound = sum(1 for letter in re.findall(r"[^\x00-\x7f]", text) if letter != _REPLACEMENT)
    return sound > damaged


def _written_out(data: bytes, encoding: str) -> int:
    """Replacement characters that the file itself holds: some earlier program's losses."""
    return data.count(_REPLACEMENT.encode(encoding)) if encoding.startswith("utf") else 0


def _known(declared: str | None) -> str | None:
    if not declared:
        return None
    try:
        return codecs.lookup(declared).name
    except LookupError:
        return None
