"""Who wrote a record and to whom: from its labels, its signature, its address, its cable head."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import SequenceMatcher
from functools import cache

from regesta.model.records import Field
from regesta.rulebook import load_ordinary_words, load_rules
from regesta.stages.describe.cable import STAFF, CableHead, addressee_alone
from regesta.stages.describe.genre import Genre
from regesta.stages.describe.header_rules import is_date_line, is_salutation, read_label
from regesta.stages.describe.labelled import BARE
from regesta.stages.describe.marks import read_mark
from regesta.stages.describe.sheet import Sheet
from regesta.stages.describe.speakers import IN_CONTENTS, find_witness
from regesta.stages.describe.stations import with_post
from regesta.stages.describe.typed import TypedLine, is_small_word

_PERSON = re.compile(
    r"(?:/s/\s?)?(?:(?:Mr|Mrs|Ms|Dr|Gen|Col|Maj|Capt|Lt|Sir|Hon|Amb)\.?\s)?"
    r"(?:[A-Z][A-Za-z'\u2019-]{1,20}|[A-Z]\.)(?:\s{1,3}(?:[A-Z][A-Za-z'\u2019-]{1,20}|[A-Z]\.|de|la|von|van|der)){1,4}"
    r",?(?:\s(?:[JS][Rr]\.?|I{2,3}))?(?:,\s[A-Z][A-Za-z ,.]{2,40})?"
)
_OFFICE = re.compile(
    r".{0,40}\b(?:Chief|C[OG]|Commanding|Director|Counsel|Secretary|Chairman|Attorney|Officer|Agent|Ambassador|Minister|Consul|"
    r"Attach[eé]|Assistant|Deputy|Commander|Inspector|Investigator|Editor)\b.{0,50}",
    re.IGNORECASE,
)
_WIRED = frozenset(["cable", "telegram"])  # signed, if at all, by who let it go out
_SIGNED_MARK = re.compile(r"/s/\s?")
_SIGNED_BY = re.compile(
    r"(?:gez\.|gezeichnet|firmado:?|sign[eé]:|подпись:?)\s(?P<name>[^\W\d_][\w.' -]{2,40})", re.IGNORECASE
)
_OFFICE_LETTERS = re.compile(r"[A-Z]{2,6}(?:/[A-Z\d]{1,6}){0,4}")
_LONG_WORDS = re.compile(r"[a-z]{3,}")
_INITIALS = re.compile(r"(?:[A-Z]-){3}|(?:^|\s)[A-Z]{1,2}(?:\s|$)|(?:^|\s)[B-DF-HJ-NP-TV-XZ]{3,}(?:\s|$)")
_JUNIOR = re.compile(r",?\s(?:[JS]R|I{2,3})\.?$")
_RUNS_ON = re.compile(r"\b(?:for|of|the|and|to)$", re.IGNORECASE)  # an office that the next line ends
_PRINTED_DATE = re.compile(r"\(date\)", re.IGNORECASE)  # under the date of a short note on a printed form
_NOTE_HEAD, _NOTE_LINES = 20, 3  # lines: from the head of such a note to that word, from the name to it
_BYLINE = re.compile(r"by\s?:?(?:\s(?P<name>(?-i:[A-Z]).{4,40}))?", re.IGNORECASE)
_TITLE_PAGE = 30  # lines of a title page, the writer's name among them
# The running head of whoever takes notes: "Hale 8/7/58".
_NOTE_TAKER = re.compile(r"(?P<name>[A-Z][a-z]{2,14})[.,]?\s{1,3}\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2,4}")
_NOTES_HEAD = 4
_BY = re.compile(
    r"(?:\d{1,2}\s?[.)]\s{0,3})?(?:report(?:\s+made)?\s+by|typed\s+name(?:,?\s+(?:and\s+)?(?:organization|grade|rank|title))*(?:\s+of\s+(?:special\s+agent|agent|(?:initial\s+)?reviewer|requester|officer))?|"
    r"prepared\s+by|written\s+by|interview(?:er|ed\s+by)|name\s+of\s+(?:special\s+)?agent|investigator|reported\s+by|(?:preparing|reporting)\s+unit|staff(?=\s{0,4}:))"
    r"(?:\s{0,4}:\s{0,6}|\s{1,4}(?!and\b)(?=[A-Z])|$)(?P<name>\S.{2,60})?",
    re.IGNORECASE,
)
_BY_WHOM = re.compile(r"\bby\b", re.IGNORECASE)  # "Examination by counsel" heads a column of a hearing's contents
_WITNESS = re.compile(
    r"(?:(?:continued\s+)?testimony|deposition|statement|affidavit|examination)\s+of:?(?:\s+(?P<name>[A-Z]\S*\s.{2,60}?)(?:,\s(?:taken|dated|given|made|called|accompanied)\b.*|\s[-\u2013]{1,3}\s?(?:resumed|continued)\b.*)?)?",
    re.IGNORECASE,
)
_CONTENTS = 6  # lines from the heading of a hearing's contents to its first row
_ROW = re.compile(r"(?P<name>[A-Z][\w.' -]{4,40}?)(?:\s\([A-Za-z]{4,10}\))?[\s.]{1,20}\d{1,3}")
# The form of a summary of interview opens with who was interviewed: it is on that person's word that the record stands,
# as a deposition stands on its witness's.
_IDENTIFYING = re.compile(r"(?:[1I]+\s?[.)]\s{0,3})?identifying\s+information:?", re.IGNORECASE)
_INTERVIEWED = re.compile(
    r"name\s{0,2}[:.]?\s{1,6}(?P<name>[A-Z][\w.,'\u2019 -]{3,50}?)(?:\s{1,8}(?:date|tel(?:ephone)?|phone)\b.{0,60})?",
    re.IGNORECASE,
)
_INTERVIEWED_WITHIN, _FORM_HEAD = 4, 40  # lines: from that caption to the name, from the head of the record to it
# "FOR THE CHIEF:", "FOR THE CHIEF OF STAFF" and "BY ORDER OF COLONEL HALE:" stand over the name of whoever signed for
# another; without the colon only in capitals.
_FOR_ANOTHER = re.compile(
    r"(?:(?i:for\s+the|by\s+(?:order|command|direction|authority)\s+of)\s.{3,60}:|FOR\s+THE\s+[A-Z][A-Z ,]{3,60})"
)
_ALIKE = 0.6  # share of two lines' letters that agree, where one is the other misread
_SIGNS_WITHIN = 3  # lines, a picture of the signature among them
# A row of figures behind the name ("0-0-1-P") is the head count of a form's column.
_STRAY_FROM = re.compile(
    r".{1,24}\bFROM\s?:\s{1,6}(?P<name>[A-Z].{2,60}?)(?:\s{1,6}[\dA-Z]{1,3}(?:-[\dA-Z]{1,3}){2,12})?"
)
_LABELS_HEAD = 30  # lines in which a memorandum's labels stand
_DIARIST = re.compile(
    r"(?:from\s+the\s+(?:journal|diary)\s+of|из\s+дневника)\s+(?P<name>[A-ZА-Я][\w.'\u2019 -]{3,40}?)(?=[,;:]|$)",
    re.IGNORECASE,
)
_MOST_TESTIMONY_LINES = 400  # a hearing names its witness after title page, contents and appearances
_CAPTION = re.compile(r"!?\[.{0,20}signature of (?P<name>[A-Z][A-Za-z.' -]{3,40})\]?", re.IGNORECASE)
_NO_ADDRESSEE = re.compile(r"(?:INFO|PAGE|CITE|ROOM|DATE)\b")
_FOR_RECORD = re.compile(
    r"(?:the\s+)?(?:record|files?)\b(?!\s+(?:officer|clerk|section|branch|integration))", re.IGNORECASE
)
_LONGEST_ADDRESSEE = 160  # characters; a longer value that ends in a full stop is text
_COPIES = re.compile(r"(?:[A-Z]{2,4}(?:/[A-Z]{1,4}){0,2} \d{1,2}[,.;\s]{0,2})+")
_DEAR = re.compile(r"(?:my\s+)?dear\s+(?P<name>.{2,40}?)\s?[,:.]?", re.IGNORECASE)


def find_author(
    sheet: Sheet, labelled: dict[str, list[Field]], cable: CableHead | None, genre: Genre | None
) -> Field | None:
    """Who the record is from, as it says: its label, its cable head, its signature, its form, its witness."""
    if cable and cable.sender and (cable.sender.rule == STAFF or _gives_copies(labelled.get("author", []))):
        return with_post(cable.sender)  # a FROM below it names the desk that wrote the message
    wired = cable is not None or (genre is not None and genre.kind in _WIRED)
    if labelled.get("author"):
        sender = _sent_from(labelled["author"], labelled.get("recipient", []))
        return with_post(sender) if wired else _signed(sheet, with_post(sender))
    if cable and cable.sender:
        return with_post(cable.sender)
    return (
        _interviewee(sheet)
        or (None if genre is not None and genre.kind == "transcript" else _reporter(sheet))
        or (None if wired else _signed_for(sheet) or _signer(sheet) or _note_signer(sheet))
        or _witness(sheet)
        or _byline(sheet)
        or _diarist(sheet)
        or find_witness(sheet)
        or (None if wired else _captioned(sheet))
        or _stray_label(sheet)
        or _note_taker(sheet)
    )


def find_recipient(
    sheet: Sheet, labelled: dict[str, list[Field]], cable: CableHead | None, genre: Genre | None
) -> Field | None:
    """Whom the record is to, as it says: its label, its cable head, the address of a letter."""
    if genre is not None and genre.kind == "exhibit":
        return None  # it says to which report it belongs
    for field in labelled.get("recipient", []):
        text = len(field.value) > _LONGEST_ADDRESSEE and field.value.endswith(".")
        if not text and not _NO_ADDRESSEE.match(field.value):
            record = _FOR_RECORD.match(field.text)
            if record:
                return sheet.slice(field.name, field.page, field.start, field.start + record.end(), rule=field.rule)
            return with_post(addressee_alone(sheet, field))
    if cable and cable.addressee:
        return with_post(addressee_alone(sheet, cable.addressee))
    return _letter_address(sheet) or _address_under_subject(sheet)


def _gives_copies(authors: list[Field]) -> bool:
    """Whether what stands beside a misread FROM is who gets copies, and how many: "FE 8", "WH 7, SAS 3"."""
    return bool(authors) and _COPIES.fullmatch(authors[0].value) is not None


def _sent_from(authors: list[Field], recipients: list[Field]) -> Field:
    """The first sender; of a teletype sent on ("FM ROME INFO OSLO", "FM BONN TO BERN") the last before the first TO."""
    if not recipients or recipients[0].rule != BARE:
        return authors[0]
    to = (recipients[0].page, recipients[0].start)
    before = [field for field in authors if field.rule == BARE and (field.page, field.start) < to]
    return before[-1] if before else authors[0]


def _signed(sheet: Sheet, sender: Field) -> Field:
    """The office that a record is from with the typed name under it: "Chief, Harbour Desk (signed Joan Hale)".

    `text` stays the office as written.
    """
    if not _is_office(sender.value):
        return sender
    signer = _signed_for(sheet) or _signer(sheet) or _reporter(sheet)
    if signer is None or signer.value in sender.value:
        return sender
    return replace(sender, value=f"{sender.value} (signed {signer.value})")


def _is_office(text: str) -> bool:
    """Whether a sender is named by his office alone, in words or in letters: "Chief, Harbour Desk", "ACSI"."""
    first = text.partition(",")[0]
    if _OFFICE_LETTERS.fullmatch(text):
        return True
    return _OFFICE.fullmatch(text) is not None and (not _is_person(first) or _OFFICE.fullmatch(first) is not None)


def _signer(sheet: Sheet) -> Field | None:
    """The typed name of the signature, with the office under it."""
    for written, line in sheet.with_role("signature"):
        signed = _SIGNED_BY.fullmatch(line.text)
        if signed:
            return sheet.named("author", line, signed, rule="author.signature")
        if _is_person(line.text) and not (written and _RUNS_ON.search(sheet.lines[written - 1].text)):
            number = _typed_below(sheet, written)
            line = sheet.lines[number]
            last = number
            if number + 1 < len(sheet.lines) and sheet.roles[number + 1] == "signature":
                below = sheet.lines[number + 1]
                last = number + 1 if below.page == line.page and _OFFICE.fullmatch(below.text) else number
            mark = _SIGNED_MARK.match(line.text)
            return sheet.cut("author", number, last, at=mark.end() if mark else 0, rule="author.signature")
    return None


def _typed_below(sheet: Sheet, number: int) -> int:
    """The line of the typed name: right under a signature that the converter read like it, "Joan Hsle / Joan Hale"."""
    below = number + 1
    if below >= len(sheet.lines) or sheet.roles[below] != "signature" or not _is_person(sheet.lines[below].text):
        return number
    alike = SequenceMatcher(None, sheet.lines[number].text.casefold(), sheet.lines[below].text.casefold()).ratio()
    return below if alike >= _ALIKE else number


@cache
def _no_person() -> re.Pattern[str]:
    words: list[str] = load_rules("en/headers")["no_signer"]
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


def _is_person(text: str) -> bool:
    named = _PERSON.fullmatch(text) is not None and not any(map(is_small_word, text.split()))
    if not named or _says_something(text):
        return False
    return not _no_person().search(text) and not _INITIALS.search(_JUNIOR.sub("", text.upper()))


def _says_something(text: str) -> bool:
    """Whether what is written like a name ends with an ordinary word: "Area Classified", "PER DIEM ALLOWANCE"."""
    words = _LONG_WORDS.findall(text.partition(",")[0].lower())
    return bool(words) and words[-1] in load_ordinary_words()


def _note_signer(sheet: Sheet) -> Field | None:
    """The name over the date of a short note on a printed form, which asks for the date under it: "(DATE)"."""
    for number, line in enumerate(sheet.lines[:_NOTE_HEAD]):
        if not _PRINTED_DATE.fullmatch(line.text):
            continue
        for at in range(number - 1, max(number - 1 - _NOTE_LINES, -1), -1):
            if _is_person(sheet.lines[at].text):
                return sheet.cut("author", at, at, rule="author.note")
    return None


def _byline(sheet: Sheet) -> Field | None:
    """The name behind or under "by" on a title page."""
    for number, line in enumerate(sheet.lines[:_TITLE_PAGE]):
        match = _BYLINE.fullmatch(line.text)
        if match and match["name"] and _is_person(match["name"]):
            return sheet.named("author", line, match, rule="author.byline")
        below = sheet.below(number) if match and not match["name"] else None
        if below and below.page == line.page and _is_person(below.text):
            return sheet.cut("author", number + 1, number + 1, rule="author.byline")
    return None


def _note_taker(sheet: Sheet) -> Field | None:
    """The name in the running head of notes, the date beside it or on the next line."""
    for number, line in enumerate(sheet.lines[:_NOTES_HEAD]):
        match = _NOTE_TAKER.fullmatch(line.text)
        if match and not _no_person().search(match["name"]):
            return sheet.named("author", line, match, rule="author.note-taker")
        below = sheet.below(number)
        dated = below and below.page == line.page and _NOTE_TAKER.fullmatch(f"{line.text} {below.text}")
        if dated and not _no_person().search(line.text) and not _says_something(line.text):
            return sheet.cut("author", number, number, rule="author.note-taker")
    return None


def _interviewee(sheet: Sheet) -> Field | None:
    """The person whom the form of an interview names first."""
    for number, line in enumerate(sheet.lines[:_FORM_HEAD]):
        if not _IDENTIFYING.fullmatch(line.text):
            continue
        for at in range(number + 1, min(number + 1 + _INTERVIEWED_WITHIN, len(sheet.lines))):
            below = sheet.lines[at]
            match = _INTERVIEWED.fullmatch(below.text)
            if match:
                return sheet.named("author", below, match, rule="author.interviewed")
    return None


def _signed_for(sheet: Sheet) -> Field | None:
    """The name under "FOR THE CHIEF:", with the rank or office under it."""
    for number, line in enumerate(sheet.lines):
        if not _FOR_ANOTHER.fullmatch(line.text):
            continue
        for at in range(number + 1, min(number + 1 + _SIGNS_WITHIN, len(sheet.lines))):
            name = sheet.lines[at]
            if name.page == line.page and _is_person(name.text):
                return sheet.cut("author", at, at + 1 if _is_rank(sheet, at + 1) else at, rule="author.signed-for")
    return None


def _is_rank(sheet: Sheet, number: int) -> bool:
    """Whether a line under a typed name gives the rank or office of its bearer."""
    if number >= len(sheet.lines) or sheet.roles[number] not in ("signature", "body"):
        return False
    line = sheet.lines[number]
    if line.text[0].isdigit():
        return False  # "2 cc: Harbour Office"
    return line.page == sheet.lines[number - 1].page and not line.prose and line.words <= 5


def _stray_label(sheet: Sheet) -> Field | None:
    """What follows FROM: on a line that opens with the edge of a stamp."""
    for _, line in sheet.head(_LABELS_HEAD):
        match = None if line.prose else _STRAY_FROM.fullmatch(line.text)
        if match:
            return sheet.named("author", line, match, rule="author.stray-label")
    return None


def _reporter(sheet: Sheet) -> Field | None:
    """The name beside or under a printed label that asks for it: REPORT MADE BY, TYPED NAME OF SPECIAL AGENT."""
    return _named_by(sheet, _BY, 120, "author.report-form")


def _witness(sheet: Sheet) -> Field | None:
    return _named_by(sheet, _WITNESS, _MOST_TESTIMONY_LINES, "author.testimony")


def _named_by(sheet: Sheet, pattern: re.Pattern[str], most: int, rule: str) -> Field | None:
    """The name that a label or a title leads to, on its own line or on the next."""
    for number, line in enumerate(sheet.lines[:most]):
        match = pattern.fullmatch(line.text) if len(line.text) <= 120 else None
        if match is None:
            continue
        if match["name"] and _BY_WHOM.search(match["name"]):
            row = _row_of_contents(sheet, number)
            if row:
                return row
            continue
        if match["name"]:
            return sheet.named("author", line, match, rule=rule)
        below = sheet.below(number)
        if below and below.page == line.page and _may_be_name(below):
            label = read_label(
                below.text
            )  # the next one of a card, read before the name: "STAFF:" / "DATE: Petr Novak"
            if label is None or _is_person(below.text[label.value_at :]):
                return sheet.cut("author", number + 1, number + 1, at=label.value_at if label else 0, rule=rule)
    return None


def _row_of_contents(sheet: Sheet, heading: int) -> Field | None:
    """The first witness in a hearing's contents: under "Deposition of   Examination by", "Petr A. Novak   2"."""
    for line in sheet.lines[heading + 1 : heading + 1 + _CONTENTS]:
        match = _ROW.fullmatch(line.text)
        if match and _is_person(match["name"]):
            return sheet.named("author", line, match, rule=IN_CONTENTS)
    return None


def _may_be_name(line: TypedLine) -> bool:
    return not line.prose and 2 <= line.words <= 10 and not _BY_WHOM.search(line.text) and not read_mark(line.text)


def _diarist(sheet: Sheet) -> Field | None:
    """Whose journal a record is taken from: "From the Journal of A. B. Ivanov, 'Record of a Conversation ...'"."""
    for line in sheet.lines[:_LABELS_HEAD]:
        match = _DIARIST.match(line.text)
        if match:
            return sheet.named("author", line, match, rule="author.diary")
    return None


def _captioned(sheet: Sheet) -> Field | None:
    """The name in the converter's caption of a signature."""
    for _, line in sheet.with_role("furniture"):
        match = _CAPTION.match(line.text)
        if match and _PERSON.fullmatch(match["name"].strip()) and not _no_person().search(match["name"]):
            return sheet.named("author", line, match, rule="author.signature-picture")
    return None


def _letter_address(sheet: Sheet) -> Field | None:
    """The inside address of a letter, its first two lines; else the name in the salutation."""
    for number, line in sheet.head(60):
        if not is_salutation(line.text):
            continue
        labels = [(n, read_label(sheet.lines[n].text)) for n in range(max(number - 4, 0), number)]
        subject = [n for n, label in labels if label and (label.field == "title" or n == number - 1)]
        last = (subject[0] if subject else number) - 1  # "RE: ..." stands between the address and the salutation
        first = last
        while first > 0 and not _ends_address(sheet, first):
            first -= 1
        if 0 <= first < last:
            return sheet.cut("recipient", first, first + 1, rule="recipient.address")
        match = _DEAR.fullmatch(line.text)
        if match:
            return sheet.named("recipient", line, match, rule="recipient.salutation")
    return None


def _address_under_subject(sheet: Sheet) -> Field | None:
    """The addressee of a letter in the manner of the armed forces: an office alone under the subject."""
    subject = False
    for number, line in sheet.head(30):
        label = read_label(line.text)
        if label and label.field == "title":
            subject = True
        elif subject and line.gap and label is None and not line.prose and _OFFICE.fullmatch(line.text):
            return sheet.cut("recipient", number, number, rule="recipient.under-subject")
    return None


def _ends_address(sheet: Sheet, number: int) -> bool:
    """Whether the address begins with this line: a gap is above it, or what stands above is no part of an address."""
    line, above = sheet.lines[number], sheet.lines[number - 1]
    if line.gap > 0 or read_label(above.text) or (above.prose and (above.words > 9 or above.text.endswith("."))):
        return True
    return sheet.roles[number - 1] not in ("header", "heading", "body") or is_date_line(above.text)
