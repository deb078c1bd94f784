"""Heads that run through a series: a note-taker's name and date over each subject, numbered attachments."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from regesta.stages.divide.page_edges import PageEdges

_DATE = r"\d{1,2}\s?[/.-]\s?\d{1,4}(?:\s?[/.-]\s?\d{2,4})?"
_NAME_AND_DATE = re.compile(rf"(?:[A-Z]{{4,12}}\s)?[A-Z][a-z]{{2,14}}[.,]?\s(?:\S{{1,3}}\s)?{_DATE}")
_NAME = re.compile(r"(?:[A-Z]{4,12}\s)?[A-Z][a-z]{2,14}[.,]?(?:\s\S{1,3})?")
_DATE_ALONE = re.compile(_DATE)
_ATTACHMENT = re.compile(
    r"(?:attachment|enclosure|annex|appendix|exhibit|tab)\s?[#(]?(?:no\.?\s?)?(?P<number>[IVX]{1,5}|\d{1,2}|[A-H])\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"(?P<number>[IVX]{1,5})\.(?:\s|$)")
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
# Handwriting read by machine: "Nobregas" and "Nobregao" are one name, two names of one desk are about 40 alike.
ALIKE = 70.0


def note_subject(page: PageEdges) -> str | None:
    """The subject under a note-taker's running head ("Palmer 8/7/78", then a name); None where no such head stands."""
    head = [line.lstrip("# ") for line in page.head[:5]]
    for at, line in enumerate(head[:3]):
        if _NAME_AND_DATE.fullmatch(line):
            return head[at + 1] if len(head) > at + 1 else ""
        if len(head) > at + 1 and _NAME.fullmatch(line) and _DATE_ALONE.fullmatch(head[at + 1]):
            return head[at + 2] if len(head) > at + 2 else ""
    return None


def same_subject(one: str, other: str) -> bool:
    """Whether two subjects are one, the second perhaps shortened to a surname or read badly."""
    return fuzz.partial_ratio(_letters(one), _letters(other)) >= ALIKE


def _letters(text: str) -> str:
    return "".join(char for char in text[:40].lower() if char.isalpha() or char == " ").strip()


def attachment_number(page: PageEdges) -> int | None:
    """The number of the attachment that a page is headed as."""
    for line in page.head[:3]:
        match = _ATTACHMENT.match(line.lstrip("# "))
        if match:
            number = match["number"].upper()
            return int(number) if number.isdigit() else _ROMAN.get(number, ord(number[0]) - ord("A") + 1)
    return None


def ordinal_number(page: PageEdges) -> int | None:
    """The Roman number that a page's first line begins with: "II. PERSONS TO BE HEARD"."""
    match = _ORDINAL.match(page.head[0].lstrip("# ")) if page.head else None
    return _ROMAN.get(match["number"]) if match else None
