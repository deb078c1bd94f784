"""Does a record begin on this page? A score from what its head says, what stood before, and what runs on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from regesta.model.evidence import Evidence
from regesta.model.records import RecordKind
from regesta.stages.divide.boundary_rules import (
    HEADING_GROUP,
    BoundaryRule,
    is_empty_label,
    label_group,
    prior,
    says_it_runs_over,
    strongest,
)
from regesta.stages.divide.page_edges import PageEdges
from regesta.stages.divide.serial_heads import attachment_number, note_subject, ordinal_number, same_subject

# Title page, contents, appearances and the opening of a hearing each have a head of their own.
_PARTS_OF_A_HEARING = frozenset(["opening.testimony", "opening.letterhead", "opening.committee-letterhead"])
_FOOT = 8  # lines from the foot: printed ones of a form stand under "CONT"
_HEAD_LINES, _SAME_LINES = 6, 5  # lines of two heads, and how many the same sheet has in common
_LETTERS_OF_SUBJECT = 20  # that tell it from another, its label among them
_MESSAGE_HEAD = 24  # lines in which a message is numbered
_CITING = r".{0,30}\bCITE:?\s+(?:[A-Z]{3,12}\s){1,2}"
_MESSAGE_NUMBER = re.compile(
    rf"(?:{_CITING}|MESSAGE REFERENCE NUMBER:?\s)?(?P<number>\d{{5,6}})|{_CITING}(?P<short>\d{{4}})"
)
_FIRST_OF_MESSAGE = re.compile(r"\b\d{6}\s?[Z2]\b|\bPAGE\s(?:0?1|ONE)\b")
_MESSAGE_FORM = re.compile(r"(?:CLASSIFIED|OUTGOING)\s+M\w{0,3}SS\w{0,3}AGE\b")
_OF_MESSAGE = re.compile(r"\bCITE:?\s+[A-Z]{3,12}\s\d")
_ADDRESSES_MESSAGE = re.compile(rf"{_FIRST_OF_MESSAGE.pattern}|{_OF_MESSAGE.pattern}|^TO\b|\bTO\s?:|\bDIR(?:ECTOR)?\b")
_FORM_HEAD = 30  # lines in which a form names who is addressed
_SUBJECT_WITHIN = 3  # lines
_FILE_COVER = "opening.file-title"
_CABLE_ENDS = "ending.cable"
_EMPTY_LABELS = 3  # of the four that the form of a cable opens with
SHORT_PAGE = 14  # lines; a page of a memorandum has about 40


@dataclass(frozen=True, slots=True)
class Boundary:
    """Whether a record begins on a page, its kind if it does, and the reasons."""

    begins: bool
    kind: RecordKind
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class OpenRecord:
    """The record that a page would go on with: its kind, its first page, and what was numbered so far."""

    kind: RecordKind
    first: PageEdges
    page_number: int | None = None  # the last page number typed in it
    attachment: int | None = None  # the last numbered attachment of the file
    hearing: bool = False  # it opened with the title page of a hearing or deposition


def weigh_boundary(page: PageEdges, before: PageEdges, record: OpenRecord) -> Boundary:
    """Whether a record begins on this page, where `before` is the page before and `record` the one that is open."""
    serial = _serial_head(page, record)
    if serial:
        attached = serial.feature == "boundary.next-attachment"
        return Boundary(serial.weight > 0, "attachment" if attached else "document", (serial,))
    openings = [] if page.is_blank else strongest("openings", page.head, words=page.words)
    repeated = _repeats_subject(page, record.first)
    if _same_subject_on_top(page, before) or repeated:
        openings = [rule for rule in openings if rule.group not in ("subject", HEADING_GROUP) and not rule.most_words]
    evidence = [Evidence("boundary.prior", prior(), "most pages go on with the record before")]
    evidence += [_reason(rule) for rule in openings]
    evidence += [_reason(rule) for rule in _continuations(page, before)]
    runs_over = any(says_it_runs_over(line.lstrip("# ")) for line in before.foot[:_FOOT])
    endings = [] if runs_over else strongest("endings", before.foot, words=before.words)
    evidence += [_reason(rule) for rule in endings]
    if endings and before.lines <= SHORT_PAGE and page.number is None:
        evidence.append(Evidence("boundary.short-page", 1.0, "the page before stops short after its close"))
    if runs_over:
        evidence.append(Evidence("boundary.runs-over", -6.0, "the page before says that it goes on"))
    evidence += _numbering(page, before, record.page_number, openings)
    evidence += _running_on(page, before, openings)
    if record.hearing and any(rule.id in _PARTS_OF_A_HEARING for rule in openings):
        evidence.append(Evidence("boundary.same-hearing", -6.0, "the hearing whose title page came before goes on"))
    if _same_dated_head(page, before):
        evidence.append(
            Evidence("boundary.same-sheet", -5.0, "its head is that of the page before, with the same date")
        )
    if _is_empty_form(page) and not any(rule.id == _CABLE_ENDS for rule in endings):
        evidence.append(Evidence("boundary.empty-form", -5.0, "the head of its form is left empty, as on later pages"))
    if repeated:
        evidence.append(Evidence("boundary.same-subject", -3.0, "it repeats the subject and names no parties"))
    evidence += _same_message(page, record.first, before)
    if _is_headless_message(page, before) and not endings:
        evidence.append(Evidence("boundary.headless-form", -3.0, "on the form of a message it names no addressee"))
    evidence += _change_of_character(page, before)
    evidence += _change_of_kind(page, before, openings, record.kind)
    kind = next((rule.kind for rule in openings if rule.kind), None)
    return Boundary(
        begins=sum(one.weight for one in evidence) > 0,
        kind="blank" if page.is_blank else kind or "document",
        evidence=tuple(evidence),
    )


def _same_subject_on_top(page: PageEdges, before: PageEdges) -> bool:
    """Whether both pages open with the same subject line, a running head."""
    first = page.head[0] if page.head else ""
    return bool(first) and before.head[:1] == [first] and label_group(first.lstrip("# ")) == "subject"


def _repeats_subject(page: PageEdges, first: PageEdges) -> bool:
    """Whether a page opens with the subject of the record and names no parties and no salutation, as the page on
    which others concur does.
    """
    on_top = _subjects(page.head[:_SUBJECT_WITHIN])
    groups = {label_group(line.lstrip("# ")) for line in page.head} if on_top else set()
    if groups & {"to", "from", "salutation"}:
        return False
    return any(one.startswith(other) or other.startswith(one) for one in on_top for other in _subjects(first.head))


def _subjects(lines: list[str]) -> list[str]:
    """The letters of the subject lines among these; one that is broken goes on elsewhere, a short one tells nothing."""
    found = [_letters(line) for line in lines if label_group(line.lstrip("# ")) == "subject"]
    return [letters for letters in found if len(letters) >= _LETTERS_OF_SUBJECT]


def _letters(line: str) -> str:
    return "".join(char for char in line.casefold() if char.isalpha())


def _message_numbers(page: PageEdges) -> set[str]:
    """The numbers by which the head of a page names its message: alone on a line, or behind CITE and the station."""
    matches = (_MESSAGE_NUMBER.fullmatch(line.lstrip("# ")) for line in page.head[:_MESSAGE_HEAD])
    return {match["number"] or match["short"] for match in matches if match}


def _is_headless_message(page: PageEdges, before: PageEdges) -> bool:
    """Whether a page is on the form of a message as the page before is, and has neither addressee, group nor number."""
    head, above = ([line.lstrip("# ") for line in edges.head] for edges in (page, before))
    if not any(_MESSAGE_FORM.match(line) for line in head[:_SUBJECT_WITHIN]):
        return False
    if not any(_MESSAGE_FORM.match(line) or _OF_MESSAGE.search(line) for line in above):
        return False
    return not any(label_group(line) in ("to", "from") or _ADDRESSES_MESSAGE.search(line) for line in head[:_FORM_HEAD])


def _same_message(page: PageEdges, first: PageEdges, before: PageEdges) -> list[Evidence]:
    """The number of the message of the pages before, again at the head of this one."""
    own = _message_numbers(page)
    if not own or page.number == 1 or any(_FIRST_OF_MESSAGE.search(line) for line in page.head[:_MESSAGE_HEAD]):
        return []  # a first page is of another copy
    same = own & (_message_numbers(first) | _message_numbers(before))
    if not same:
        return []
    return [Evidence("boundary.same-message", -7.0, f"it bears the number of the same message, {min(same)}")]


def _same_dated_head(page: PageEdges, before: PageEdges) -> bool:
    """Whether the first lines of both pages are the same, a date among them, and no number says that one begins."""
    lines, above = (_folded_head(edges) for edges in (page, before))
    same = len(set(lines) & set(above))
    dated = any(label_group(line) == "date" for line in lines if line in above)
    return dated and same >= _SAME_LINES and page.number != 1


def _folded_head(page: PageEdges) -> list[str]:
    return [line.lstrip("# ").casefold() for line in page.head[:_HEAD_LINES]]


def _is_empty_form(page: PageEdges) -> bool:
    """Whether the labels of a cable's form stand at the head without their values, and nobody is addressed."""
    head = [line.lstrip("# ") for line in page.head]
    empty = {line[:2].casefold() for line in head if is_empty_label(line)}  # different ones: "Date" may stand thrice
    return len(empty) >= _EMPTY_LABELS and not any(
        label_group(line) == "to" and not line.endswith(":") for line in head
    )


def opening_kind(page: PageEdges) -> RecordKind:
    """The kind of the record that begins on a page."""
    if page.is_blank:
        return "blank"
    return next((rule.kind for rule in strongest("openings", page.head, words=page.words) if rule.kind), "document")


def opens_hearing(page: PageEdges) -> bool:
    """Whether a page is the title page of a hearing or deposition."""
    return any(rule.id == "opening.testimony" for rule in strongest("openings", page.head, words=page.words))


def _continuations(page: PageEdges, before: PageEdges) -> list[BoundaryRule]:
    """What in the head of a page goes on with the page before; a card goes on with a card alone."""
    found = strongest("continuations", page.head, words=page.words)
    if not any(rule.repeated for rule in found):
        return found
    so_far = strongest("continuations", before.head, words=before.words)
    begins_anew = page.number == 1
    return [rule for rule in found if not rule.repeated or (rule in so_far and not begins_anew)]


def _reason(rule: BoundaryRule) -> Evidence:
    return Evidence(f"boundary.{rule.id}", rule.weight, rule.sentence)


def _numbering(page: PageEdges, before: PageEdges, so_far: int | None, openings: list[BoundaryRule]) -> list[Evidence]:
    """Page numbers that run on or start again, and numbered paragraphs that do."""
    found = []
    if page.number is not None:
        if page.number == 1:
            found.append(Evidence("boundary.number-one", 2.5, "it is numbered page 1"))
        elif so_far is not None and page.number == so_far + 1:
            found.append(Evidence("boundary.number-next", -4.0, f"its page number {page.number} follows {so_far}"))
        elif page.number <= 60:
            found.append(Evidence("boundary.number-later", -2.5, f"it is numbered page {page.number}"))
    elif page.bare_number is not None and before.bare_number is not None:
        step = page.bare_number - before.bare_number
        if 1 <= step <= 2:
            found.append(Evidence("boundary.number-next", -2.5, f"its number {page.bare_number} follows on"))
    if page.first_paragraph and before.last_paragraph:
        if page.first_paragraph == before.last_paragraph + 1:
            found.append(
                Evidence("boundary.paragraph-next", -3.0, f"its first paragraph, {page.first_paragraph}, follows on")
            )
        elif page.first_paragraph == 1 and before.last_paragraph > 1:
            found.append(Evidence("boundary.paragraph-one", 0.5, "its paragraphs are numbered from 1 again"))
    if page.first_paragraph == 1 and page.begins_numbering and openings:
        found.append(Evidence("boundary.numbering-begins", 0.75, "numbered paragraphs begin near its head"))
    return found


def _serial_head(page: PageEdges, record: OpenRecord) -> Evidence | None:
    """What a head that runs through a series of notes or attachments settles by itself."""
    subject, subject_so_far = note_subject(page), note_subject(record.first)
    if subject is not None and subject_so_far is not None:
        if same_subject(subject, subject_so_far):
            return Evidence("boundary.same-notes", -5.0, f"the notes on {subject_so_far!r} go on under the same head")
        return Evidence("boundary.next-notes", 4.0, f"under the same running head stands a new subject, {subject!r}")
    numbers = {ordinal_number(page), attachment_number(page)}
    if record.attachment and record.attachment + 1 in numbers and page.number is None:
        return Evidence("boundary.next-attachment", 4.0, f"it is numbered as attachment {record.attachment + 1}")
    return None


def _running_on(page: PageEdges, before: PageEdges, openings: list[BoundaryRule]) -> list[Evidence]:
    """A sentence that runs over the page break, or heads that are the same."""
    first = page.head[0] if page.head else ""
    found = []
    if first[:1].islower() and len(first) > 12:
        found.append(Evidence("boundary.small-letter", -4.0, "its text begins with a small letter"))
    elif before.runs_on and not openings:
        found.append(Evidence("boundary.sentence-runs-on", -1.5, "the page before ends in the middle of a sentence"))
    if first and before.head and first == before.head[0] and len(first) >= 6 and not openings:
        found.append(Evidence("boundary.same-head", -2.0, "its head is the head of the page before"))
    return found


def _change_of_character(page: PageEdges, before: PageEdges) -> list[Evidence]:
    """Another language or another classification than the page before."""
    found = []
    if page.language and before.language and page.language != before.language:
        found.append(
            Evidence("boundary.language", 2.5, f"its language is {page.language}, before it was {before.language}")
        )
    if page.classification and before.classification and page.classification != before.classification:
        found.append(
            Evidence(
                "boundary.classification", 0.5, f"it is typed {page.classification}, before {before.classification}"
            )
        )
    return found


def _change_of_kind(
    page: PageEdges, before: PageEdges, openings: list[BoundaryRule], kind_before: RecordKind
) -> list[Evidence]:
    """What follows an identification form, a routing slip or an empty page is a record of its own."""
    same_sheet = any(rule.kind == kind_before for rule in openings) and (page.number or 1) > 1
    if (
        kind_before == "cover_sheet"
        and any(rule.id == _FILE_COVER for rule in strongest("openings", before.head, words=before.words))
        and not page.is_blank
        and not any(rule.id == _FILE_COVER for rule in openings)
    ):
        return [
            Evidence("boundary.after-file-cover", 13.0, "the page before is the cover of a file, which is one page")
        ]
    if kind_before in ("cover_sheet", "routing") and not page.is_blank and not same_sheet:
        return [Evidence("boundary.after-cover", 3.5, "the page before is a cover sheet or a routing slip")]
    if page.is_blank or before.is_blank:
        return [Evidence("boundary.blank", -0.5, "an empty page does not end a record by itself")]
    return []
