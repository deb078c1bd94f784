"""Chronologies: which lines head an entry, and the stretch of each page that stands under each date."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from regesta.model.dates import DateBasis, DatedSection, DateReading
from regesta.model.evidence import Evidence
from regesta.stages.date.calendar import bounds
from regesta.stages.date.headings import SEPARATOR, TRACE, Heading, heading_at
from regesta.stages.date.lines import TypedLine, belongs_to_page
from regesta.stages.date.sequence import Placed, solve

MIN_HEADINGS = 4  # a letter has one date line, a reply quoted in it a second
MIN_ORDERED = 0.75  # share of the steps between headings that must run forward in a record that calls itself one
MIN_ORDERED_UNTITLED = 0.88  # and in any other: dated lines of forms and letters run forward by chance more often
REPEATED = 3  # times: a year that stands alone more often is printed on the pages and heads nothing
TITLE_LENGTH = 80  # characters: a title is short, a sentence that speaks of a chronology is not
ENTRY_LENGTH = 2500  # characters: the longest mean entry of the dev chronologies stays well below
LONGEST_ENTRY = 6000  # characters, two pages: no entry of the dev chronologies comes near
SHORT_ENTRY = 400  # characters, a paragraph: where all entries are of a line, the last may well have more
MANY_TIMES = 4  # no last entry of the dev chronologies is so many times as long as the entry in the middle by length
FAR_ABOVE = 3  # entries among which the chronology may begin anew: a title page has a date or two
MOST_BEHIND = 2  # entries behind the last heading that may have lost theirs
MIN_OPENING = 25  # characters of the first line of an entry that has lost its heading
_BULLET = re.compile(r"\s{0,8}(?:[-*•·]|\d{1,2}[.)])\s+\S")
_NUMBERED = re.compile(r"\s{0,8}\d{1,2}(?P<mark>[.)])\s")
_CLOSING = (".", ":", ";", "!", "?", '"', ")", "*", "|")  # what a line ends with where the next may begin anew
_PAPER = re.compile(r"[\s.,:;–—-]{0,6}(?:no\.? ?)?[A-Z]{2,6}[ /-]{0,2}\d[\d,./-]{2,20}[.\s]*")
_TITLE = re.compile(
    r"\b(?:chronolog(?:y|ical)|time ?line|sequence of events|diary|calendar|log of|journal|cronolog\w+)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d/.-])1[89]\d\d(?![\d/.-])")
_CONTINUES = re.compile(
    r"(?:[\w.]+ ){0,3}(?:also|further|likewise)\b|(?:this|these|it|he|she|they|such|both|its|his|her|their|later)\b"
    r"|(?:with|under|after|in|by|through|at|for|as|of|from|among) (?:this|these|that|those|its|their|the same|them)\b"
    r"|(?:in addition|additionally|another|similarly|moreover|however|meanwhile|thus|other)\b"
    r"|by the end\b|the [a-z]+ (?!of\b)[a-z]+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Start:
    """A line at which an entry begins; `heading` is None where it was lost."""

    line: int
    heading: Heading | None


def sections_of(
    lines: Sequence[TypedLine], *, year_hint: int | None, written: dt.date | None = None, form: bool = False
) -> list[DatedSection]:
    """The dated sections of a chronology, one for each entry and page; none where the record is no chronology.

    `written` is the day of the record where one is known. A `form` has numbered and dated lines that tell no story:
    it is a chronology nowhere but where it calls itself one.
    """
    if form and not _titled(lines):
        return []
    kept = [line for line in lines if not belongs_to_page(line)]
    starts = _begun(kept, _starts(kept))
    if not _is_chronology(kept, starts):
        return []
    if (titled := _year_of_title(kept)) and not any(start.heading and start.heading.year for start in starts):
        year_hint, written = titled, dt.date(titled, 12, 31)  # of which the last of its entries is, too
    placed = solve([start.heading for start in starts], year_hint=year_hint, written=written)
    kept, starts = _ended(kept, starts, placed)
    if not _runs_forward(placed, titled=_titled(kept)):
        return []
    return [section for number in range(len(starts)) for section in _sections(kept, starts, placed, number)]


def _starts(lines: Sequence[TypedLine]) -> list[_Start]:
    """Lines where an entry begins: those with a heading, and those where one was lost."""
    found = [_Candidate(number, line, heading) for number, line in enumerate(lines)
             if (heading := heading_at(line.text, line.start)) and _may_head(lines, number, heading)]  # fmt: skip
    found = _fitting(lines, found)
    headed = {candidate.number: candidate.heading for candidate in found}
    starts = [_Start(number, heading) for number, heading in headed.items()]
    lost = _lost(lines, headed)
    return sorted(starts + [_Start(number, None) for number in lost], key=lambda start: start.line)


@dataclass(frozen=True, slots=True)
class _Candidate:
    number: int
    line: TypedLine
    heading: Heading


def _opens_paragraph(lines: Sequence[TypedLine], number: int) -> bool:
    line = lines[number]
    return number == 0 or lines[number - 1].page != line.page or line.start - lines[number - 1].end > 1


def _may_head(lines: Sequence[TypedLine], number: int, heading: Heading) -> bool:
    """A heading opens a paragraph, a bullet or a row of a table; a date in running text does not."""
    text = lines[number].text
    if _opens_paragraph(lines, number) or _BULLET.match(text) or text.lstrip().startswith("|"):
        return True
    if heading.months and heading.year and _typed_line_by_line(lines, number):
        return True
    above = lines[number - 1].text.rstrip()
    closed = above.endswith(_CLOSING) or heading_at(above, 0) is not None
    return closed and heading.layout in ("block", "spaced") and not (heading.bare_day and text.rstrip().endswith("."))


def _typed_line_by_line(lines: Sequence[TypedLine], number: int) -> bool:
    """Whether the line right above or below opens with a month and its year, too: entries typed one below the other."""
    return (not _opens_paragraph(lines, number) and _heads_dated_line(lines[number - 1])) or (
        number + 1 < len(lines) and not _opens_paragraph(lines, number + 1) and _heads_dated_line(lines[number + 1])
    )


def _heads_dated_line(line: TypedLine) -> bool:
    heading = heading_at(line.text, 0)
    return heading is not None and bool(heading.months and heading.year)


def _fitting(lines: Sequence[TypedLine], found: list[_Candidate]) -> list[_Candidate]:
    """The candidates set as this chronology sets its headings: those that name a month settle how."""
    alone = [one.heading for one in found if one.heading.year and not one.heading.months]
    years = Counter(heading.year for heading in alone if not heading.continued)
    found = [one for one in found if one.heading.months or years[one.heading.year or 0] < REPEATED]
    named = [one.heading.layout for one in found if one.heading.months and one.heading.day]
    layouts = {layout for layout in named if named.count(layout) >= max(2, len(named) // 6)}
    return [one for one in found if one.heading.layout in layouts or _stands_out(lines, one)]


def _stands_out(lines: Sequence[TypedLine], one: _Candidate) -> bool:
    """Whether a heading is one whatever the others look like: named and alone on its line, or set off in front."""
    if one.heading.layout == "block":
        return not one.heading.bare_day
    return one.heading.layout == "spaced" and _opens_paragraph(lines, one.number)


def _lost(lines: Sequence[TypedLine], headed: dict[int, Heading]) -> list[int]:
    """Lines where an entry begins whose heading was lost: a trace of it is left, or a bullet or rule without a date."""
    if not headed:
        return []
    first = min(headed)
    lost = []
    bulleted = sum(bool(_BULLET.match(lines[number].text)) for number in headed) * 2 > len(headed)
    for number in range(first + 1, len(lines)):
        text = lines[number].text
        if number in headed or SEPARATOR.fullmatch(text):
            continue
        trace = TRACE.fullmatch(text)
        if (
            (trace and _opens_paragraph(lines, number))
            or (
                _BULLET.match(text)
                and not heading_at(text, 0)
                and not _goes_on(lines, number)
                and (bulleted or not _bullets_run(lines, number, headed))
            )
            or (SEPARATOR.fullmatch(lines[number - 1].text) and not _CONTINUES.match(text))
        ):
            lost.append(number)
    if any(TRACE.fullmatch(lines[number].text) for number in lost):
        lost += _silent(lines, headed, lost, first)
    return sorted(set(lost))


def _goes_on(lines: Sequence[TypedLine], number: int) -> bool:
    """Whether a line that opens with figures goes on with a sentence: "on April / 1. The sum", "(12 Stat. / 24)"."""
    figures = _NUMBERED.match(lines[number].text)
    if not figures or number == 0 or _opens_paragraph(lines, number):
        return False
    above = lines[number - 1].text.rstrip()
    bracketed = figures["mark"] == ")" and above.rfind("(") > above.rfind(")")
    return bracketed or not above.endswith(_CLOSING)


def _bullets_run(lines: Sequence[TypedLine], number: int, headed: Collection[int]) -> bool:
    """Whether the bullet is one of a list inside an entry; a dated bullet beside it is an entry of its own."""
    beside = [near for near in (number - 1, number + 1) if 0 <= near < len(lines) and near not in headed]
    around = [lines[near].text for near in beside]
    return any(_BULLET.match(text) for text in around)


def _silent(lines: Sequence[TypedLine], headed: dict[int, Heading], lost: list[int], first: int) -> list[int]:
    """Where headings are known to be lost: paragraphs that open an entry of their own by what they say."""
    taken = set(headed) | set(lost)
    found = []
    for number in range(first + 1, len(lines)):
        text = lines[number].text
        if number in taken or not _opens_paragraph(lines, number) or not text[:1].isupper() or text.isupper():
            continue
        above = number - 1
        under_heading = above in taken and (headed[above].layout == "block" if above in headed else True)
        if not under_heading and not _CONTINUES.match(text) and len(text) > MIN_OPENING:
            found.append(number)
    return found


def _begun(lines: Sequence[TypedLine], starts: list[_Start]) -> list[_Start]:
    """The entries from where the chronology begins: a date far above the next one heads what stands before it."""
    first = 0
    for number, (start, following) in enumerate(pairwise(starts[: FAR_ABOVE + 1])):
        if _letters(lines[start.line : following.line]) > LONGEST_ENTRY:
            first = number + 1
    while first and first < len(starts) and starts[first].heading is None:
        first += 1
    named = next((number for number, start in enumerate(starts) if start.heading and not start.heading.bare_day), first)
    first = max(first, named)  # a bare day has no month before the first that is named
    while first + 1 < len(starts) and _numbers_the_page(lines, starts[first], starts[first + 1]):
        first += 1
    return starts[first:]


def _numbers_the_page(lines: Sequence[TypedLine], start: _Start, following: _Start) -> bool:
    """Whether a lone figure before the first entry heads nothing but a title in capitals: it is a page's, or a mark."""
    if start.heading is None or not start.heading.bare_day or start.heading.layout != "block":
        return False
    return not any(letter.islower() for line in lines[start.line : following.line] for letter in line.text)


def _ended(
    lines: list[TypedLine], starts: list[_Start], placed: Sequence[Placed]
) -> tuple[list[TypedLine], list[_Start]]:
    """The lines and entries up to where the chronology ends: a run of numbered lines without a date is another list.

    A last entry or two may have lost their headings; a dozen items behind the last date have never had one.
    """
    last = max((number for number, one in enumerate(placed) if one.sure), default=len(starts) - 1)
    behind = starts[last + 1 :]
    end = _end_of(lines, [start.line for start in starts[: last + 1]])
    if len(behind) > MOST_BEHIND:
        end = min(end, behind[0].line)
    return lines[:end], [start for start in starts if start.line < end]


def _end_of(lines: Sequence[TypedLine], begun: Sequence[int]) -> int:
    """The line before which the last of the entries begun at these lines ends: a paragraph that begins where it is many
    times as long as the others is text that comes after the chronology.
    """
    others = [_letters(lines[one:following]) for one, following in pairwise(begun)]
    longest = max(SHORT_ENTRY, MANY_TIMES * median(others)) if others else LONGEST_ENTRY
    letters = 0
    for number in range(begun[-1] + 1, len(lines)):
        letters += len(lines[number - 1].text)
        if letters > longest and _opens_paragraph(lines, number):
            return number
    return len(lines)


def _letters(lines: Sequence[TypedLine]) -> int:
    return sum(len(line.text) for line in lines)


def _titled(lines: Sequence[TypedLine]) -> bool:
    """Whether the record calls itself a chronology in a short line near its head."""
    return any(len(line.text) < TITLE_LENGTH and _TITLE.search(line.text) for line in lines[:40])


def _year_of_title(lines: Sequence[TypedLine]) -> int | None:
    """The one year that the title of a chronology names: "CHRONOLOGY OF THE TRAWLER, 1962"."""
    titles = (line.text for line in lines[:40] if len(line.text) < TITLE_LENGTH and _TITLE.search(line.text))
    years = _YEAR.findall(next(titles, ""))
    return int(years[0]) if len(years) == 1 else None


def _is_chronology(lines: Sequence[TypedLine], starts: list[_Start]) -> bool:
    """Whether the headings are many, named and distinct enough; forms and bundles of letters have date lines too."""
    headings = [start.heading for start in starts if start.heading]
    named = [heading for heading in headings if heading.months and heading.day]
    distinct = len({(heading.months, heading.day, heading.year) for heading in named})
    bare = sum(heading.bare_day for heading in headings)
    if _titled(lines):
        months = len({(heading.months, heading.day, heading.year) for heading in headings if heading.months})
        return months >= 2 and bare <= 4 * max(1, len(named))
    text = _letters(lines)
    forms = sum(line.role in ("form", "header") for line in lines)
    return (
        distinct >= MIN_HEADINGS
        and bare <= 4 * len(named)
        and 2 * len(headings) > max(number for number, start in enumerate(starts) if start.heading)
        and 2 * sum(_dates_a_paper(lines, start) for start in starts) <= len(starts)
        and text < ENTRY_LENGTH * len(starts)
        and forms < 0.3 * len(lines)
    )


def _dates_a_paper(lines: Sequence[TypedLine], start: _Start) -> bool:
    """Whether nothing but the number of a paper stands behind a heading: "30 Dec 57 - LM 4,118,220"."""
    if start.heading is None:
        return False
    behind = lines[start.line].text[start.heading.end - lines[start.line].start :]
    below = lines[start.line + 1].text if start.line + 1 < len(lines) else ""
    return _PAPER.fullmatch(behind if behind.strip(" .,:-") else below) is not None


def _runs_forward(placed: list[Placed], *, titled: bool) -> bool:
    days = [limits[0] for one in placed if one.sure and one.edtf and (limits := bounds(one.edtf)) and limits[0]]
    steps = list(pairwise(days))
    forward = sum(before <= after for before, after in steps)
    share = MIN_ORDERED if titled else MIN_ORDERED_UNTITLED
    return len(set(days)) >= (2 if titled else MIN_HEADINGS) and forward >= share * len(steps)


def _sections(
    lines: Sequence[TypedLine], starts: list[_Start], placed: list[Placed], number: int
) -> list[DatedSection]:
    """The entry's stretch on each of its pages; a year that only governs the headings below it heads no entry."""
    begin = starts[number].line
    end = starts[number + 1].line if number + 1 < len(starts) else len(lines)
    inside = [line for line in lines[begin:end] if line.text.strip()]
    heading = starts[number].heading
    body = inside[1:] if heading and heading.layout == "block" else inside
    if not placed[number].edtf or (heading and heading.year and not heading.months and not body):
        return []
    sections = []
    for page in dict.fromkeys(line.page for line in inside):
        on_page = [line for line in inside if line.page == page]
        sections.append(_section(lines[begin], placed[number], on_page[0].start, on_page[-1].end, page))
    return sections


def _section(line: TypedLine, placed: Placed, start: int, end: int, page: int) -> DatedSection:
    heading = placed.heading
    named = _named(heading, placed.edtf) if heading else ""
    full = heading is not None and heading.year is not None and named == placed.edtf
    basis: DateBasis = "sequence" if not placed.sure else "heading" if full else "inherited"
    limits = bounds(placed.edtf) or (None, None)
    evidence = (Evidence("chronology.sequence", 0.8 if placed.sure else 0.4, placed.note),)
    reading = None
    if heading is not None:
        text = line.text[heading.start - line.start : heading.end - line.start]
        earliest, latest = bounds(named) or (None, None)
        reading = DateReading(
            heading.start, heading.end, text, "DATE", named, named, basis, earliest, latest,
            rule="chronology.heading", use="heading", page=line.page, evidence=evidence, flags=placed.flags,
        )  # fmt: skip
    return DatedSection(page, start, end, placed.edtf, basis, limits[0], limits[1], reading, evidence)


def _named(heading: Heading, edtf: str) -> str:
    """What the heading itself says: "1960 (cont'd)" over what goes on from 5 July names the year alone."""
    if not heading.continued or heading.day is not None:
        return edtf
    return edtf[: len("1960-07")] if heading.months else edtf[: len("1960")]
