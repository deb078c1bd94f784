"""The classification typed on a record, the highest where there are several, and its handling marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import groupby

from regesta.model.evidence import Evidence
from regesta.model.records import Field
from regesta.model.text import LineRole
from regesta.rulebook import load_rules
from regesta.stages.describe.marks import LEVEL_BESIDE, LONGEST_MARK, PRINTED_CHOICE, Mark, highest, levels, read_mark
from regesta.stages.describe.page_zones import DOWNGRADING, own_rule
from regesta.stages.describe.sheet import Sheet
from regesta.stages.describe.supplied_level import supply_level
from regesta.stages.describe.ticked import ticked_levels
from regesta.stages.describe.typed import TypedLine

_MOST_MARKINGS = 12
_MOST_NOTE_LINES = 6  # of a note on downgrading
_HEAD_LINES, _FOOT_LINES = 12, 10  # where the marks of a page stand: under letterheads, above printed form numbers
_LEVEL = rf"({LEVEL_BESIDE})"
# The converter's caption of a stamped mark: "![Top Secret stamp]".
_PICTURED = re.compile(
    rf"!?\[(?:the\s|an?\s|image\sof\s|stamp:?\s){{0,2}}{_LEVEL}"
    r"(?:\s(?:stamp|banner|mark(?:ing)?|logo|seal|label|heading|classification)){0,2}\]",
    re.IGNORECASE,
)
# A longer caption in which the level stands in capitals, or which calls it a stamp: "[Figure: the "SECRET" stamp]".
_CAPTION = re.compile(
    r"(?:!\[|\[(?:figure|image|stamp)\b)(?!.*\b(?:downgrad|declassif|classified\s+information|prohibit|release)).{0,80}?"
    rf"\b(?:(?-i:(?P<level>{LEVEL_BESIDE}))|(?P<small>{LEVEL_BESIDE})(?=.*\b(?:stamp|mark|watermark|logo|label)))\b.{{0,80}}\]",
    re.IGNORECASE,
)
_TOP_LINES = 4  # where a running head stands, the mark beside it
_BESIDE = re.compile(
    rf"^(?i:{_LEVEL})(?=\s+(?:\d{{6}}|NOFORN|NO FOREIGN|DATE|CITE|FRP|STAFF)|--|\.\sCITE|/\[?[A-Z])"
    rf"|^(TOP SECRET)(?=(?:\s[A-Z]{{4,10}}){{1,2}}$)"  # and a code word
    rf"|(?<=CLASSIFICATION:\s){_LEVEL}"
    rf"|^(TOP SECRET)(?=\s?[-\u2013]\s?[A-Z]{{4,10}}\b)"
    rf"|^(?i:{_LEVEL})(?=\s+(?:[A-Z]{{3,5}}[-\s]{{1,3}}(?:[AWST]-?)?\d{{3,6}}|(?:Attach|Enclos)\w+$))"
    rf"|(?<=\d/){_LEVEL}\b|(?<=\d\s){_LEVEL}(?=\s\d{{1,3}}\]?$)"
    rf"|(?<=[\s:-]){_LEVEL}(?:\s+NOFORN|\s?-\s?NO\s?FORN.*|--.*|/\[?[A-Z].{{0,20}})?\.?$"
)
_BEFORE_GROUP = re.compile(
    r"(?:(?P<mark>[A-Z]{5,13}|(?:[A-Z]\s){4,12}[A-Z])\s+\d{6}(?:\s?Z)?(?![\d-])|(?P<spread>(?:[A-Z]\s){4,12}[A-Z])\s[A-Z]{3,}(?:\s[A-Z]{3,})?\s\d{3,6}$)"
)  # "SECRSET 141643Z", badly read
_BESIDE_ROLES: tuple[LineRole, ...] = (
    "header",
    "heading",
    "furniture",
    "form",
    "stamp",
    "body",
    "table",
    "distribution",
    "signature",
)
_LONGEST_SEPARATED = 14  # words of a line: a mark, not a sentence of the text
_FEWEST_PORTIONS = 2
_CELLS = 15  # lines of a page in which the printed head of a dispatch stands, its mark in a cell


def read_markings(sheet: Sheet) -> tuple[Field | None, tuple[Field, ...], tuple[Evidence, ...]]:
    """The classification, the handling and downgrading marks each once, and what was noted on the way."""
    ticked = ticked_levels(sheet)
    marked = [(number, mark) for number, line in sheet.with_role("marking", "header", "heading")
              if number not in ticked and (mark := read_mark(line.text))]  # fmt: skip
    beside = [(number, level) for number, line in sheet.with_role(*_BESIDE_ROLES) if number not in ticked
              if (level := _level_beside(line, running=sheet.roles[number] == "body"))]  # fmt: skip
    by_line = {number: mark.level for number, mark in marked if mark.level}
    choices = _printed_choices(by_line) | _boxes(sheet, by_line)
    typed = [(number, mark.level) for number, mark in marked if mark.level and number not in choices]
    typed += beside
    typed = _at_page_edges(sheet, typed) or typed
    typed += [(number, level) for number, level in ticked.items() if level]
    level = highest([level for _, level in typed])
    classification, evidence = None, []
    if level:
        number = next(number for number, found in typed if found == level)
        classification = sheet.cut("classification", number, number, rule="marking.typed", value=level)
        counts = Counter(found for _, found in typed)
        if len(counts) > 1:
            said = ", ".join(f"{name} ({counts[name]})" for name in levels() if name in counts)
            evidence.append(Evidence("classification.highest", 1.0, f"several classifications are typed: {said}"))
    separated = _separated(sheet, [number for number, _ in typed])
    if classification and separated:
        sentence = f"it is typed {classification.value} for what was sent with it: {separated.text!r}"
        classification, evidence = separated, [*evidence, Evidence("classification.separated", 1.0, sentence)]
    classification = classification or _said(sheet) or _of_portions(sheet)
    supplied = None if classification else supply_level(sheet)
    if supplied:
        classification, evidence = supplied[0], [*evidence, supplied[1]]
    return classification, _marks(sheet, marked), tuple(evidence)


@cache
def _saying() -> re.Pattern[str]:
    return re.compile(load_rules("en/markings")["said"], re.IGNORECASE)


def _said(sheet: Sheet) -> Field | None:
    """The level that a record without a mark says it has: "This report is classified "Secret", inasmuch as ..."."""
    for _, line in sheet.with_role("body", "header", "heading"):
        match = _saying().search(line.text)
        if match:
            start, end = line.at + match.start("level"), line.at + match.end("level")
            level = " ".join(match["level"].upper().split())
            return sheet.slice("classification", line.page, start, end, rule="marking.said", value=level)
    return None


@cache
def _portions() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((level, re.compile(pattern)) for level, pattern in load_rules("en/markings")["portions"].items())


def _of_portions(sheet: Sheet) -> Field | None:
    """The highest level by which two and more parts of the text are marked, at the first of them.

    >>> # "[The brig](S) was seen by [its agent](S) off Vigo."
    """
    for level, pattern in _portions():
        marks = [(line, match) for _, line in sheet.with_role("body", "table") for match in pattern.finditer(line.text)]
        if len(marks) >= _FEWEST_PORTIONS:
            line, match = marks[0]
            start, end = line.at + match.start(), line.at + match.end()
            return sheet.slice("classification", line.page, start, end, rule="marking.portions", value=level)
    return None


@cache
def _separation() -> re.Pattern[str]:
    return re.compile(load_rules("en/markings")["separated"], re.IGNORECASE)


def _separated(sheet: Sheet, marked: Sequence[int]) -> Field | None:
    """The level that a letter says it has without its enclosures, where no later page bears a mark.

    >>> # "REGRADED UNCLASSIFIED WHEN SEPARATED FROM CLASSIFIED INCLOSURES" under a letter typed SECRET
    """
    for number, line in enumerate(sheet.lines):
        if line.words <= _LONGEST_SEPARATED and _separation().search(line.text):
            later = any(sheet.lines[mark].page > line.page for mark in marked)
            value = _level_without(sheet, number)
            return None if later else sheet.cut("classification", number, number, rule="marking.separated", value=value)
    return None


def _level_without(sheet: Sheet, number: int) -> str:
    """What a letter is without its enclosures: the level beside those words or above them; UNCLASSIFIED without one."""
    here = _separation().split(sheet.lines[number].text)[0].strip(" ,;.-")
    above = sheet.lines[number - 1].text if number and not here else ""
    mark = read_mark(here or above)
    return mark.level if mark and mark.level else "UNCLASSIFIED"


def _at_page_edges(sheet: Sheet, typed: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Those that stand near the head or foot of their page, where a record is marked; elsewhere a form asks for one."""
    last: dict[int, int] = {}
    for line in sheet.lines:
        last[line.page] = line.top
    edges = [(number, sheet.lines[number]) for number, _ in typed]
    near = {number for number, line in edges if line.top < _HEAD_LINES or last[line.page] - line.top < _FOOT_LINES}
    return [(number, level) for number, level in typed if number in near]


def _level_beside(line: TypedLine, *, running: bool) -> str | None:
    """The level that opens or closes a line of the head: "SECRET 302022Z CITE BONN", "PAGE 2 BONN 7953 SECRET".

    A line of the text counts as a running head among the first of its page.
    """
    pictured = _PICTURED.fullmatch(line.text)
    if pictured:
        return pictured[1].upper()
    caption = _CAPTION.fullmatch(line.text) if line.text[:1] in "![" else None
    if caption:
        return (caption["level"] or caption["small"]).upper()
    if line.row:
        marks = [read_mark(cell.strip()) for cell in line.text.split("|")] if line.top < _CELLS else []
        found = [mark.level for mark in marks if mark and mark.level]
        return found[0] if len(found) == 1 else None  # several are the choices of a form
    if len(line.text) > LONGEST_MARK or line.prose or (running and line.top >= _TOP_LINES):
        return None
    match = _BESIDE.search(line.text)
    if match:
        return next(level for level in match.groups() if level).upper()
    before = _BEFORE_GROUP.match(line.text)
    mark = read_mark(before["mark"] or before["spread"]) if before else None
    return mark.level if mark else None


def _boxes(sheet: Sheet, levels_by_line: dict[int, str]) -> set[int]:
    """Lines of three different levels and more that stand once each on one page: boxes of a form, spread out."""
    found: set[int] = set()
    for _, group in groupby(levels_by_line, key=lambda number: sheet.lines[number].page):
        here = list(group)
        if len(here) >= PRINTED_CHOICE and len({levels_by_line[number] for number in here}) == len(here):
            found.update(here)
    return found


def _printed_choices(levels_by_line: dict[int, str]) -> set[int]:
    """Lines of three different levels and more that follow each other closely: the boxes of a printed form."""
    found: set[int] = set()
    run: list[int] = []
    for number in [*levels_by_line, -2]:
        if run and not run[-1] < number <= run[-1] + 2:
            if len({levels_by_line[one] for one in run}) >= PRINTED_CHOICE:
                found.update(run)
            run = []
        run.append(number)
    return found


def _marks(sheet: Sheet, marked: Sequence[tuple[int, Mark]]) -> tuple[Field, ...]:
    """The handling marks each once, and each note on downgrading with all its lines."""
    banners = {number for number, _ in marked}
    found: dict[str, Field] = {}
    past = 0  # the line that the last note ended with
    for number, line in sheet.with_role("marking"):
        if number < past:
            continue
        mark = read_mark(line.text) if number in banners else None
        note = not mark and _is_note(sheet, number)
        past = _note_end(sheet, number) if note else number + 1
        rule = DOWNGRADING if note else "marking"
        for value in mark.handling if mark else (None,):
            field = sheet.cut("marking", number, past - 1, rule=rule, value=value)
            if field and len(field.value) >= 4:
                found.setdefault(field.value.casefold(), field)
    return tuple(found.values())[:_MOST_MARKINGS]


def _is_note(sheet: Sheet, number: int) -> bool:
    rule = own_rule(sheet.lines[number])
    return rule is not None and rule.id == DOWNGRADING


def _note_end(sheet: Sheet, number: int) -> int:
    """One past the last line of a note on downgrading, "GROUP 1" / "Excluded from automatic" / "downgrading"."""
    last = number
    while last + 1 < len(sheet.lines) and last < number + _MOST_NOTE_LINES:
        below = sheet.lines[last + 1]
        if below.page != sheet.lines[number].page or below.gap > 1 or not _is_note(sheet, last + 1):
            break
        last += 1
    return last + 1
