"""The zones of one page: head, body, foot; and what a page as a whole is (identification sheet, routing slip, form)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from regesta.model.text import LineRole
from regesta.stages.describe.damage import mended
from regesta.stages.describe.header_rules import is_date_line, is_letterhead, is_salutation, read_label
from regesta.stages.describe.line_rules import LineRule, ruled_line
from regesta.stages.describe.marks import is_downgrading, read_mark
from regesta.stages.describe.typed import TypedLine

_FORM_NAME = re.compile(r"identification\s+form|assassination\s+(?:records?\s+)?system", re.IGNORECASE)
_FORM_LABEL = re.compile(
    r"(?:agency(?:\s+(?:information|file\s+number))?|records?\s+(?:number|series)|document\s+(?:information|type)|originator|"
    r"from|to|title|date|pages?|subjects?|classification|(?:original|new)|restrictions|(?:current\s+)?status|"
    r"date\s+of\s+last\s+review|review\s+date|update\s+date|opening\s+criteria|comments?)\s{0,4}[:.]?(?:\s.*)?",
    re.IGNORECASE,
)
_FORM_OWN_LABEL = re.compile(
    r"(?:agency|records?\s+(?:number|series)|agency\s+file\s+number|document\s+type|(?:current\s+)?status|"
    r"date\s+of\s+last\s+review|opening\s+criteria)\s{0,4}[:.]",
    re.IGNORECASE,
)
_OWN_LABEL_WITHIN = re.compile(rf"(?<!\S)(?=(?-i:[A-Z][A-Z ]+):)(?:{_FORM_OWN_LABEL.pattern})", re.IGNORECASE)
_FORM_LINE = 120  # characters
FEWEST_RUN_TOGETHER = 4  # labels of a form in one line
_ROUTING = re.compile(
    r"\S{2,8}\s+and\s+record\s+sheet|routing\s+and\s+\S{3,8}\s+sheet|(?:official\s+)?routing\s+slip|(?:document\s+)?transmittal\s+(?:slip|sheet)|buck\s?slip|"
    r"routing\s+sheet|reference\s+slip|optional\s+form\s+41|(?:instructions\s+)?pri\w{1,3}\s+to\s+filing",
    re.IGNORECASE,
)
_CABLE = re.compile(
    r"\b\d{6}\s?[Z2]\b|\bCITE\b|CLASSIFIED MESSAGE|MESSAGE FORM|CABLE SECRETARIAT|END OF MESSAGE|"
    r"INFORMATION REPORT TELEGRAM"
)
_BARE_LABEL = re.compile(
    r"(?:TO|FROM|FM|VIA|THRU|REFS?|INFO|ACTION|CITE|COUNTRY|SUBJECT|SUBJ|PRECEDENCE|APPRAISAL|SOURCE|REPORT NO|"
    r"DATE|PLACE|FIELD|SLUGS|PRIORITY|IMMEDIATE|ROUTINE|OPERATIONAL IMMEDIATE|FLASH|PRITY|PRTY)\b(?!,)"
)
_PARAGRAPH = re.compile(r"(?:[1-9]\d?|[IVX]{1,4}|[A-Z])[.)]\s{0,4}[-–]?\s{0,3}\S")
_TEXT_LABEL = re.compile(r"(?:text|message|begin\s+text|remarks|details|summary)\s?[:.]?", re.IGNORECASE)
_FORM_BLANK = re.compile(r"(?:\d{1,2}[a-z]?[.)]\s?)?[A-Z][A-Z/ '.,&#()-]{2,50}(?::|\))?")
_ADMINISTRATIVE: frozenset[LineRole] = frozenset(
    {"marking", "stamp", "furniture", "form", "distribution", "boilerplate"}
)
_TO_OR_FROM = re.compile(r"(?:to|from)\s?:", re.IGNORECASE)  # "TO: HAB/IB", like a drafter's line
_TOP_LINES = 4
# The running head of a note-taker: "Hale 8/7/58".
_NAME_AND_DATE = re.compile(
    r"(?:SECRET\s)?[A-Z][a-z]{2,14}[.,]?\s(?:\S{1,3}\s)?\d{1,2}\s?[/.-]\s?\d{1,4}(?:\s?[/.-]\s?\d{2,4})?"
)
_OFFICE_SYMBOLS = re.compile(
    r"(?:[A-Z&]{1,6}(?:/[A-Z\d&-]{1,10}){1,4}[,.;\s]{0,3}){2}"
)  # who gets a copy: "C/EUR-6, C/FR"
_ADDRESSEE = re.compile(r"(?:Mr|Mrs|Miss|Dr|Gen|General|Col|Colonel|Adm|Admiral|Hon)\b\.?\s[A-Z]")
_LONGEST_CONTINUATION = 16  # words of a typed line that goes on with a subject right above it
_LONGEST_SUBJECT = 40  # words of a subject typed in capitals after its label
DOWNGRADING = "marking.downgrading"  # the rule of notes on downgrading and declassification
LONGEST_HEAD = 60  # lines; a cable with a long list of addressees has 45


def own_rule(line: TypedLine) -> LineRule | None:
    """What the line alone tells of its role."""
    if line.row and line.text.strip("|:- \t"):
        rule = None if "|" in line.text else ruled_line(line.text)  # a stamp that the converter drew as a box
        return rule if rule and rule.role == "marking" else LineRule("table.row", "table", prose=False)
    if is_date_line(line.text):
        return None
    if (line.upper or not line.prose) and read_mark(line.text):
        return LineRule("marking.banner", "marking", prose=False)
    if is_downgrading(line.text):
        return LineRule(DOWNGRADING, "marking", prose=True)
    rule = ruled_line(line.text)
    if rule is None or (line.prose and not rule.prose):
        return None
    return None if rule.id == "signature.drafter" and _TO_OR_FROM.match(line.text) else rule


def identification_end(lines: Sequence[TypedLine]) -> int:
    """How many of a page's lines belong to an identification form; 0 where the page holds none."""
    texts = [mended(line.text) for line in lines[:150]]  # letter for letter as long
    named = any(_FORM_NAME.search(text) for text in texts[:25])
    labels = [number for number, text in enumerate(texts) if _FORM_OWN_LABEL.match(text)]
    together = [number for number, text in enumerate(texts[:25]) if len(text) > _FORM_LINE
                and sum(1 for _ in _OWN_LABEL_WITHIN.finditer(text)) >= FEWEST_RUN_TOGETHER]  # fmt: skip
    if together:
        return together[-1] + 1
    if not (named and lines and (labels or len(lines) <= 25)) and len(labels) < 5:
        return 0
    last = max((n for n, text in enumerate(texts) if _FORM_LABEL.fullmatch(text)), default=0)
    return min(len(lines), max([last, *labels]) + 12)


def is_form_label(text: str) -> bool:
    """Whether a line is a label of an identification form, with its value or without."""
    return _FORM_LABEL.fullmatch(text) is not None


def is_routing_slip(lines: Sequence[TypedLine]) -> bool:
    """Whether a page is a routing slip or transmittal sheet."""
    return any(_ROUTING.match(line.text) for line in lines[:12])


def is_form(lines: Sequence[TypedLine], rules: Sequence[LineRule | None]) -> bool:
    """Whether a page is a printed form: a third of its lines are printed labels."""
    printed = sum(1 for rule in rules if rule and rule.id == "form.printed")
    blanks = sum(1 for line in lines if not line.prose and line.upper and _FORM_BLANK.fullmatch(line.text))
    return printed >= 2 and printed + blanks >= max(6, len(lines) // 3)


def is_cable_page(lines: Sequence[TypedLine], rules: Sequence[LineRule | None]) -> bool:
    """Whether a page is of a cable: its form, its date-time group or its end is there."""
    printed = sum(1 for rule in rules if rule and rule.id in {"form.cable", "furniture.cable-end"})
    signs = sum(1 for line in lines[:60] if _CABLE.search(line.text))
    return printed + signs >= 2


def head_end(lines: Sequence[TypedLine], rules: Sequence[LineRule | None], *, cable: bool, chronology: bool) -> int:
    """How many of a page's lines stand in its head: up to the last label, letterhead, date line or salutation.

    In a cable everything before the text is head. In a chronology a date opens an entry and is no part of a head.
    """
    last, labelled, since, bare = -1, False, 0, False
    for number, line in enumerate(lines[:LONGEST_HEAD]):
        rule = rules[number]
        if rule and rule.role in _ADMINISTRATIVE:
            continue
        if _is_head_line(line, cable=cable, chronology=chronology):
            label = read_label(line.text)
            last, labelled, since = number, label is not None, 0
            bare = label is not None and label.value_at >= len(line.text)
            continue
        if bare and line.gap <= 1 and line.words <= _LONGEST_CONTINUATION and not line.text.endswith("."):
            last, since = number, 0  # the value of a label stands under it
        elif labelled and not line.gap and _ADDRESSEE.match(line.text) and not line.text.endswith("."):
            last = number  # one of a list of addressees
        elif labelled and not line.gap and since < 4 and not _begins_text(lines, number, runs_on=True):
            last, since = number, since + 1  # a subject or an addressee that runs on
        elif _begins_text(lines, number, runs_on=False):
            return number if cable and since <= 30 else last + 1
        else:
            labelled, since = False, since + 1
            if since > 12 and not cable:
                break
        bare = False
    return last + 1


def _is_head_line(line: TypedLine, *, cable: bool, chronology: bool) -> bool:
    if read_label(line.text) or is_letterhead(line.text) or is_salutation(line.text):
        return True
    if is_date_line(line.text):
        return not chronology
    if line.top < _TOP_LINES and _NAME_AND_DATE.fullmatch(line.text):
        return True
    if line.prose and not cable:
        return False
    if cable and _OFFICE_SYMBOLS.search(line.text) and line.upper:
        return True
    return (bool(_BARE_LABEL.match(line.text)) and line.words <= 14) or (cable and bool(_CABLE.search(line.text)))


def _begins_text(lines: Sequence[TypedLine], number: int, *, runs_on: bool) -> bool:
    """Whether the text begins here: a numbered paragraph, or prose that is no short line of an address or a subject."""
    line = lines[number]
    if _TEXT_LABEL.fullmatch(line.text):
        return True
    if _PARAGRAPH.match(line.text) and line.words >= 4 and not read_label(line.text):
        return True
    if not line.prose:
        return False
    if runs_on:
        return line.words > _LONGEST_CONTINUATION
    below = lines[number + 1] if number + 1 < len(lines) else None
    return line.words >= 8 or line.text.endswith(".") or below is None or below.prose


def second_heads(lines: Sequence[TypedLine], first: int) -> list[tuple[int, int]]:
    """Heads further down a page, as (first line, one past the last): two labels of a letter's head close together."""
    found: list[tuple[int, int]] = []
    fields: list[tuple[int, str]] = []
    for number in range(first, len(lines)):
        label = None if lines[number].words > 40 else read_label(lines[number].text)
        if label is None or label.field not in {"recipient", "author", "title"}:
            continue
        fields = [(at, field) for at, field in fields if number - at <= 8]
        if any(field != label.field for _, field in fields):
            begin = min(at for at, _ in fields)
            if found and begin <= found[-1][1]:
                begin = found.pop()[0]
            found.append((begin, number + 1))
        fields.append((number, label.field))
    return found
