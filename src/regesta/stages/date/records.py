"""Date the records of one file together: habits, record dates, chronologies, then every reading in their light."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from regesta.model.dates import DatedSection, DateReading, Dating, RecordDate
from regesta.model.records import Description, Field, Record
from regesta.model.text import STRUCK_OUT
from regesta.stages.date.abstracts import abstracts_of
from regesta.stages.date.calendar import bounds
from regesta.stages.date.chronology import sections_of
from regesta.stages.date.cited import with_lists_of_papers
from regesta.stages.date.columns import with_uses_of_columns
from regesta.stages.date.context import Context
from regesta.stages.date.doubts import with_doubts
from regesta.stages.date.file_dates import with_neighbours
from regesta.stages.date.find import Found, find
from regesta.stages.date.fold import PARAGRAPH
from regesta.stages.date.habits import Habits, habits_of
from regesta.stages.date.lines import TypedLine, lines_of
from regesta.stages.date.placing import Placing, place
from regesta.stages.date.record_date import Chosen, choose_record_date
from regesta.stages.date.record_years import with_years_put_right
from regesta.stages.date.repeated_days import named_days
from regesta.stages.date.telling import Telling
from regesta.stages.date.text import date_found
from regesta.stages.date.uses import use_of, with_hours_of_their_days

FORMS = ("personnel form", "identification form", "routing sheet", "withdrawal sheet", "review notice")
MEETINGS = ("record of conversation", "minutes", "memorandum of conversation")
# Features of a day that is another's, and from which the record takes its own for want of one.
LENT = ("record.column", "record.numbered-box", "record.attached", "record.citation", "record.prose")
WRITTEN_UP = 90  # days within which a talk is written up; a day further off in a title is what the talk was about
ANCHORS_WITHIN = 1100  # days, three years: an undated record between its neighbours of a longer time anchors no year
_OTHER_PAPERS = ("withdrawal.", "listed.")  # the rules of papers that a withdrawal sheet or a list of papers names
CHRONOLOGY = 4  # dated headings: with fewer, one of them may well be the record's own date line


@dataclass(frozen=True, slots=True)
class _PageScan:
    """A record's part of a page: the expressions found there, with offsets into the whole page."""

    number: int
    text: str
    low: str
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class _Scan:
    """A record as scanned for dates, before any value is settled."""

    record: Record
    pages: tuple[_PageScan, ...]
    lines: tuple[TypedLine, ...]
    habits: Habits
    headings: frozenset[tuple[int, int]]  # page and offset of the dates that head entries of a chronology
    sender: Field | None
    meeting: Field | None  # the title of a record of conversation: a date in it is the day of the talk
    is_form: bool = False
    withdrawn: tuple[Field, ...] = ()  # rows of a withdrawal sheet


def date_records(records: Sequence[Record], descriptions: Sequence[Description]) -> list[Dating]:
    """The dating of each record of one file: its readings, its own date, and the sections that a heading dates.

    All records of the file are read together, for century and order of figures are habits of a file, and an
    undated record is bounded by its neighbours.
    """
    scans = [_scan(record, description) for record, description in zip(records, descriptions, strict=True)]
    habits = habits_of([found for scan in scans for page in scan.pages for found in page.found])
    before = [_choose(scan, _habits(scan.habits, habits), None) for scan in scans]
    anchors = [_near_day(before, number) for number in range(len(before))]
    chosen = [_choose(scan, _habits(scan.habits, habits), near) for scan, near in zip(scans, anchors, strict=True)]
    dates = with_neighbours(with_years_put_right(chosen))
    return [_dating(scan, _habits(scan.habits, habits), date) for scan, date in zip(scans, dates, strict=True)]


def _scan(record: Record, description: Description) -> _Scan:
    pages = []
    for page in record.pages:
        start, end = record.extent(page)
        found, low = find(_without_struck(page.text[start:end]))
        moved = tuple(replace(item, start=item.start + start, end=item.end + start) for item in found)
        pages.append(_PageScan(page.number, page.text, " " * start + low, moved))
    own = habits_of([item for page in pages for item in page.found])
    lines = tuple(lines_of(record, description))
    form = description.document_type in FORMS
    headings = _headings(sections_of(lines, year_hint=own.latest_year, form=form))
    meeting = description.title if description.document_type in MEETINGS else None
    withdrawn = tuple(field for field in description.other if field.rule.startswith(_OTHER_PAPERS))
    return _Scan(record, tuple(pages), lines, own, headings, description.author, meeting, form, withdrawn)


def _without_struck(text: str) -> str:
    """The text with blanks for the words that its writer struck out: a day that was taken back is none."""
    return STRUCK_OUT.sub(lambda struck: " " * len(struck[0]), text) if "~~" in text else text


def _headings(sections: Sequence[DatedSection]) -> frozenset[tuple[int, int]]:
    """Where the headings of a chronology stand; a few dates that open lines make none."""
    found = frozenset((one.heading.page, one.heading.start) for one in sections if one.heading)
    return found if len(found) >= CHRONOLOGY else frozenset()


def _habits(own: Habits, file: Habits) -> Habits:
    """The record's own habits, the file's where it shows none; it speaks of no later years than its file."""
    latest = min((year for year in (own.latest_year, file.latest_year) if year is not None), default=None)
    own = replace(own, latest_year=latest)
    if own.order:
        return own
    return replace(own, order=file.order, order_reason=file.order_reason.replace("here", "in this file"))


def _choose(scan: _Scan, habits: Habits, near: _NearDay | None) -> Chosen:
    """The record's date among its expressions; near a known day, those that leave month or year open count too."""
    placings: list[Placing] = []
    anchor, told = (near.day, near.is_told) if near else (None, False)
    context = Context(anchor=anchor, anchor_name="the dates beside it", tells_of_anchor=told)
    for page in scan.pages:
        readings = date_found(page.text, page.low, list(page.found), context, habits=habits)
        placings += place([replace(reading, page=page.number) for reading in readings], scan.lines)
    return choose_record_date(
        placings, scan.record, headings=scan.headings, sender=scan.sender, withdrawn=scan.withdrawn
    )


@dataclass(frozen=True, slots=True)
class _NearDay:
    """A day near which a record was written; `is_told` where it is the last that the record itself tells of."""

    day: dt.date
    is_told: bool = False


def _near_day(chosen: Sequence[Chosen], number: int) -> _NearDay | None:
    """The day that open dates of the record lie near: its own, its neighbours', or those it tells of."""
    own = chosen[number].date
    if own.edtf and len(own.edtf) == 10:
        return _NearDay(dt.date.fromisoformat(own.edtf))
    around = [chosen[at] for at in (number - 1, number + 1) if 0 <= at < len(chosen)]
    around = [one for one in around if one.record.kind != "cover_sheet"]  # a sheet is put on years later
    for day in [one.date.latest for one in around if one.date.reading] + [own.latest]:
        if day:
            return _NearDay(dt.date.fromisoformat(day))
    told = None if chosen[number].tells_a_year else chosen[number].latest_told
    return _NearDay(dt.date.fromisoformat(told), is_told=True) if told else None


def _dating(scan: _Scan, habits: Habits, record_date: RecordDate) -> Dating:
    anchor, name = _anchor(record_date)
    written = anchor if record_date.reading else None
    floor = record_date.latest is None
    days = named_days([item for page in scan.pages for item in page.found], anchor, floor=floor)
    around = Context(
        anchor, name, apart=True, floor=floor, narrative=True, named_days=days.lent, looks_back=days.looks_back
    )
    told_of = _told_of(scan, habits, anchor)
    if told_of is not None:
        anchor, name = dt.date.fromisoformat(told_of.edtf), "the day of the meeting, as the title has it"
        around = Context(anchor, name, narrative=True, named_days=days.lent)
    year = anchor.year if anchor else habits.latest_year
    sections = sections_of(scan.lines, year_hint=year, written=written, form=scan.is_form)
    readings = _readings(scan, habits, around, record_date, sections, written)
    abstracts = [] if sections else abstracts_of(scan.lines, readings)
    if abstracts:
        readings = _readings(scan, habits, around, record_date, abstracts, written)
    doubted = with_doubts(readings, written, own=record_date.reading)
    readings = _with_uses_of_their_days(readings, doubted, scan.lines, written)
    if record_date.reading is None and record_date.candidates:
        readings = [_doubted(one, record_date) for one in readings]
    settled = _own(record_date, readings)
    own = settled.reading
    readings = [own if own and (one.page, one.start) == (own.page, own.start) else one for one in readings]
    return Dating(tuple(readings), settled, tuple(sections), told_of, tuple(abstracts))


def _readings(
    scan: _Scan,
    habits: Habits,
    around: Context,
    record_date: RecordDate,
    sections: Sequence[DatedSection],
    written: dt.date | None,
) -> list[DateReading]:
    """The readings of all pages; inside a dated section they count from its date."""
    readings: list[DateReading] = []
    telling = Telling()
    for page in scan.pages:
        own = record_date.reading if record_date.reading and record_date.reading.page == page.number else None
        here = replace(around, own_at=own.start if own and around.apart else -1)
        on_page = [section for section in sections if section.page == page.number]
        readings += _page_readings(scan, page, habits, here, telling, on_page, written)
    return readings


def _with_uses_of_their_days(
    before: Sequence[DateReading], after: Sequence[DateReading], lines: Sequence[TypedLine], written: dt.date | None
) -> list[DateReading]:
    """The readings after their years were put right, each that was moved there for what a date of its new day is."""
    used = list(after)
    for at, (old, new) in enumerate(zip(before, after, strict=True)):
        if old.edtf != new.edtf and new.use == "act":
            used[at : at + 1] = [replace(new, use=use_of(one, written)) for one in place([new], lines)] or [new]
    return used


def _told_of(scan: _Scan, habits: Habits, written: dt.date | None) -> DateReading | None:
    """The day of a talk that the title names, where the record was written then or soon after."""
    title = scan.meeting
    page = next((page for page in scan.pages if title and page.number == title.page), None)
    if title is None or page is None:
        return None
    inside = [item for item in page.found if title.start <= item.start < title.end]
    for reading in date_found(page.text, page.low, inside, Context(anchor=written), habits=habits):
        if len(reading.edtf) == len("1961-05-19") and reading.basis == "explicit":
            away = (written - dt.date.fromisoformat(reading.edtf)).days if written else 0
            if 0 <= away <= WRITTEN_UP:
                return replace(reading, page=page.number)
    return None


def _anchor(record_date: RecordDate) -> tuple[dt.date | None, str]:
    """The day that relative words of the record count from: its own date; of an interval, the end that is closed."""
    limits = bounds(record_date.edtf) if record_date.edtf else None
    if limits is None or _is_wide(*limits):
        return None, ""
    day = limits[1] if record_date.basis == "sequence" else limits[0] if limits[0] == limits[1] else limits[1]
    day = day or limits[0]
    return (dt.date.fromisoformat(day) if day else None), "the record's own date"


def _is_wide(first: str | None, last: str | None) -> bool:
    """Whether the time that the file leaves open for a record is too long for anything to be counted from its end."""
    if first is None or last is None:
        return False
    return (dt.date.fromisoformat(last) - dt.date.fromisoformat(first)).days > ANCHORS_WITHIN


def _page_readings(
    scan: _Scan,
    page: _PageScan,
    habits: Habits,
    around: Context,
    telling: Telling,
    sections: list[DatedSection],
    written: dt.date | None,
) -> list[DateReading]:
    """The page's readings; inside a dated section they count from its date, elsewhere from the record's.

    `written` is the day of the record, None where no reading tells it.
    """
    readings: list[DateReading] = []
    at = 0
    for section in [*sections, None]:
        stop = section.start if section else len(page.text) + 1
        outside = [item for item in page.found if at <= item.start < stop]
        readings += date_found(page.text, page.low, outside, around, habits=habits, telling=telling)
        if section is None:
            break
        readings += _section_readings(page, section, habits, around.anchor)
        telling.begin_anew()
        at = section.end
    telling.turn(len(page.text))
    placings = place([replace(reading, page=page.number) for reading in readings], scan.lines)
    used = [
        replace(one.reading, use=use_of(one, written)) if one.reading.use == "act" else one.reading for one in placings
    ]
    low = page.low.replace(PARAGRAPH, "\n")
    return with_hours_of_their_days(with_lists_of_papers(with_uses_of_columns(placings, used), low), low)


def _section_readings(
    page: _PageScan, section: DatedSection, habits: Habits, anchor: dt.date | None
) -> list[DateReading]:
    heading = section.heading
    after = max(section.start, heading.end) if heading and heading.page == page.number else section.start
    inside = [item for item in page.found if after <= item.start < section.end]
    day = dt.date.fromisoformat(section.earliest) if section.earliest else anchor
    previous = day if section.basis != "sequence" else None
    context = Context(anchor=day, anchor_name="the heading of the entry", previous=previous, heads_entry=True)
    readings = date_found(page.text, page.low, inside, context, habits=habits)
    heads = heading is not None and heading.page == page.number and heading.start >= section.start
    return [heading, *readings] if heading and heads else readings


def _doubted(reading: DateReading, record_date: RecordDate) -> DateReading:
    """The reading flagged where it is the date that the file does not bear out as the record's own."""
    taken_back = any(one.edtf == reading.edtf for one in record_date.candidates)
    return replace(reading, flags=(*reading.flags, "year in doubt")) if taken_back and reading.edtf else reading


def _own(record_date: RecordDate, readings: list[DateReading]) -> RecordDate:
    """The record's date with its reading marked as such, but for a day that it has from a field or another paper."""
    own = record_date.reading
    if own is None:
        return record_date
    same = next((one for one in readings if one.page == own.page and one.start == own.start), own)
    if same.edtf != record_date.edtf or set(own.flags) - set(same.flags):
        # The year that it leaves open, or that is in doubt, is the record's, whatever was named on the page.
        same = replace(own, use=same.use)
    lent = any(one.feature in LENT for one in record_date.evidence) and same.use in ("field", "mention")
    return replace(record_date, reading=same if lent else replace(same, use="record"))
