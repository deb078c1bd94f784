"""The title of a record: its subject as typed, or the heading that stands over its text."""

from __future__ import annotations

import re
from dataclasses import replace

from regesta.model.records import Field
from regesta.stages.describe.bodies import letters_of_office
from regesta.stages.describe.genre import Genre
from regesta.stages.describe.header_rules import (
    is_date_line,
    is_letterhead,
    is_no_title,
    is_salutation,
    read_label,
    read_post,
)
from regesta.stages.describe.labelled import read_bare_label, value_of_label
from regesta.stages.describe.marks import LEVEL_BESIDE
from regesta.stages.describe.posts import subject_below
from regesta.stages.describe.sheet import Sheet, fold
from regesta.stages.describe.stations import names_post
from regesta.stages.describe.supplied_title import UNTITLED, cards_title, is_addressed_memorandum
from regesta.stages.describe.web_page import is_web_page, web_title_line

_MOST_HEAD_LINES = 45
_MOST_TITLED_LINES = 400  # a hearing names its witness after title page, contents and appearances
_VOWEL = re.compile(r"[aeiouyаеиоуыэюя]", re.IGNORECASE)
_LONG_WORD = re.compile(r"(?=[^\W\d_]{0,10}[aeiouyаеиоуыяюэ])[^\W\d_]{4,}", re.IGNORECASE)
_MARK_BESIDE = re.compile(rf"\s+{LEVEL_BESIDE}$")
_PARAGRAPH = re.compile(r"(?:\d{1,2}|[A-Z])[.)]\s")
_ONE_WORD = re.compile(r"\S+:")
_JOINT = re.compile(r"\b(?:on|of|for|the|in|and|to|by|with|between|a)$", re.IGNORECASE)  # a title goes on after it
_LED_TO = re.compile(r"(?:continued\s+)?(?:testimony|deposition)\s+of\s?:?|hearing\s+held\s+before", re.IGNORECASE)
_CASE = re.compile(r"title\s+of\s+case\s*:?\s*", re.IGNORECASE)
_INTERVIEW = re.compile(r"interview\s+with\s?:?\s.{3,80}", re.IGNORECASE)
_CABLE_CITED = re.compile(r"[A-Z]{3,12}(?: [A-Z]{3,10})? \d{3,6}(?: \(IN.{0,12}\))?\W?")  # "RE: BONN 3501 (IN 44000)"
_POST_CITED = re.compile(r"(?:[A-Z][.)]?\s)?(?P<post>[A-Z]{3,12}(?:\s[A-Z]{3,10})?) \d{3,6}\b(?!\s[a-z])")
_COUNTRY = re.compile(r"COUNTRY\b")
_SUBJECT_ALONE = re.compile(r"SUBJECTS?|Subjects?")
_LABELLED_ALONE = frozenset(["record of conversation", "memorandum", "telegram"])
_LONGEST_UNDER_LABEL = 5  # lines
_SUBJECT = re.compile(r"SUBJECT\s{1,8}(?=[A-Z\d\"(])")
_SUBJECT_ABOVE = 5  # lines from the salutation of a letter in which its text begins
_SUBJECT_WITHIN = 3  # lines from the country of an information report to its subject
_LONGEST_SUBJECT = 12  # words of one that ends with a full stop; a longer line is the text
_FIRST_PARAGRAPH = 12  # lines from the head of the record
_BRACKETED = re.compile(r"\((?P<name>[A-Z][A-Z]+(?:\s[A-Z][A-Za-z'-]+){0,5})\)\s(?=[A-Z])")
_LONGEST_TITLE_LINE = 160
_PLAIN_KINDS = frozenset(["memorandum", "dispatch", "notes"])  # whose name says nothing of what they are about
_HEARD_WORDS = "testimony of|deposition of|statement of|interview with"
_TITLE_WORDS = (
    f"{_HEARD_WORDS}|summary of|report of|report on|minutes of|memorandum of|record of|notes on|extract from|"
    r"journal(?= [-\u2013])|inventory of|list of|index of|history of|chronology of|from the journal of|"
    "from the diary of|briefing paper|draft report|the president's (?:intelligence|daily)"
)
_HEARD = re.compile(_HEARD_WORDS, re.IGNORECASE)
_TITLED = re.compile(rf"(?!deposition of examination)(?:{_TITLE_WORDS})\b.{{2,140}}", re.IGNORECASE)


def find_title(sheet: Sheet, labelled: dict[str, list[Field]], genre: Genre | None) -> Field | None:
    """The title or subject as typed.

    A report on a printed form is known by the form's title as well: "AGENT REPORT: Novak, Petr". The field's
    `text` is then the subject alone, its `value` both.
    """
    if is_web_page(sheet.lines):
        number = web_title_line(sheet.lines, sheet.roles)
        return sheet.cut("title", number, number, rule="title.web-page") if number is not None else None
    wired = genre is not None and genre.kind in UNTITLED
    typed = [field for field in labelled.get("title", []) if not _cites_cable(field.value, wired=wired)]
    subject = typed[0] if typed else _title_of_case(sheet) or _subject_sent_on(sheet, genre)
    subject = subject or _under_country(sheet) or _under_label_alone(sheet, genre)
    subject = subject or _under_parties(sheet, labelled) or _under_salutation(sheet, genre)
    heading = _printed_title(sheet, genre)
    if heading and not subject:
        subject = _interview_line(sheet)
    if subject and heading:
        return replace(subject, value=f"{heading.value}: {subject.value}", rule=f"{subject.rule}+form")
    if genre and genre.kind in UNTITLED:
        return subject
    if genre and genre.kind == "index card":
        return cards_title(sheet, genre)
    found = (
        subject or heading or _titled_line(sheet, deep=False) or _under_genre(sheet, genre) or _heading(sheet, genre)
    )
    return found or _titled_line(sheet, deep=True) or _genre_line(sheet, genre) or _paragraph_heading(sheet)


def _cites_cable(text: str, *, wired: bool) -> bool:
    """Whether what stands beside RE is a cable that is referred to, and no subject: "A. BONN 4711 (OUT 5151)".

    In a cable any name with a number may be one; elsewhere it has to name a post: "CALLE REAL 160" is a house.
    """
    match = _POST_CITED.match(text)
    return (wired and _CABLE_CITED.fullmatch(text) is not None) or (match is not None and names_post(match["post"]))


def _paragraph_heading(sheet: Sheet) -> Field | None:
    """For want of any other title, what stands in brackets before the first paragraph: "(SUBJECT Interview) On ..."."""
    for line in sheet.lines[:_FIRST_PARAGRAPH]:
        match = _BRACKETED.match(line.text) if line.prose else None
        if match:
            return sheet.named("title", line, match, rule="title.paragraph")
    return None


def _interview_line(sheet: Sheet) -> Field | None:
    """Under the printed title of a summary of interview, the line that says with whom it was."""
    for number, line in enumerate(sheet.lines[:_MOST_HEAD_LINES]):
        if _INTERVIEW.fullmatch(line.text):
            return sheet.cut("title", number, number, rule="title.interview")
    return None


def _subject_sent_on(sheet: Sheet, genre: Genre | None) -> Field | None:
    """The subject line of a message that a cable sends on: it stands below the cable's own head."""
    if genre is None or genre.kind not in UNTITLED:
        return None
    for number, line in enumerate(sheet.lines[:_MOST_HEAD_LINES]):
        label = read_label(line.text) or (read_bare_label(line) if _below_country(sheet, number) else None)
        if label is None or label.field != "title" or _cites_cable(line.text[label.value_at :], wired=True):
            continue
        if line.upper and len(line.text) > label.value_at + len("A: "):
            return sheet.cut("title", number, _subject_end(sheet, number), at=label.value_at, rule="title.sent-on")
    return None


def _under_parties(sheet: Sheet, labelled: dict[str, list[Field]]) -> Field | None:
    """The subject of a teletype or airtel of the Bureau, which stands under its parties without a label."""
    parties = [labelled[name][0] for name in ("recipient", "author") if labelled.get(name)]
    if len(parties) < len(("recipient", "author")) or not any(letters_of_office(party.value) for party in parties):
        return None
    last = max(parties, key=lambda party: (party.page, party.end))
    at = [number for number, line in enumerate(sheet.lines) if line.page == last.page and line.at < last.end]
    return subject_below(sheet, at[-1]) if at else None


def _under_salutation(sheet: Sheet, genre: Genre | None) -> Field | None:
    """The heading in capitals between the salutation of a letter and its text, as British offices type it."""
    if genre is None or genre.kind != "letter":
        return None
    for number, line in enumerate(sheet.lines[:_MOST_HEAD_LINES]):
        if is_salutation(line.text):
            below, text = sheet.below(number), sheet.lines[number + 1 : number + 1 + _SUBJECT_ABOVE]
            set_apart = below and below.upper and below.words > 1 and any(one.prose and not one.upper for one in text)
            return subject_below(sheet, number) if set_apart else None
    return None


def _below_country(sheet: Sheet, number: int) -> bool:
    """Whether a line stands right under the country that an information report opens with."""
    return any(_COUNTRY.match(line.text) for line in sheet.lines[max(number - _SUBJECT_WITHIN, 0) : number])


def _under_country(sheet: Sheet) -> Field | None:
    """The subject of an information report under its country, its label without a colon, however long it is."""
    for number, line in enumerate(sheet.lines[:_MOST_HEAD_LINES]):
        match = _SUBJECT.match(line.text) if _below_country(sheet, number) else None
        if match:
            return value_of_label(sheet, number, match.end(), "title", "title.under-country")
    return None


def _under_label_alone(sheet: Sheet, genre: Genre | None) -> Field | None:
    """The subject of a memorandum or a conversation under its label, which stands alone and has no colon."""
    if genre is None or genre.kind not in _LABELLED_ALONE:
        return None
    for number, line in enumerate(sheet.lines[:_MOST_HEAD_LINES]):
        below = sheet.below(number) if _SUBJECT_ALONE.fullmatch(line.text) else None
        if below is None or below.gap > 1 or below.page != line.page or _begins_other(below.text):
            continue
        last = number + 1
        while last < number + _LONGEST_UNDER_LABEL and (after := sheet.below(last)) and not after.gap:
            if after.page != line.page or _begins_other(after.text):
                break
            last += 1
        return sheet.cut("title", number + 1, last, rule="title.under-label")
    return None


def _begins_other(text: str) -> bool:
    """Whether a line under a subject's label is no part of it: a label, a date, a letterhead, a form's words."""
    return bool(read_label(text)) or is_no_title(text) or is_date_line(text) or is_letterhead(text)


def _subject_end(sheet: Sheet, number: int) -> int:
    """The line that a subject in capitals ends with: three at most right under it that open no paragraph or label."""
    last = number
    for line in sheet.lines[number + 1 : number + 4]:
        if line.gap or not line.upper or line.page != sheet.lines[number].page:
            break
        if _PARAGRAPH.match(line.text) or read_label(line.text):
            break
        last += 1
    return last


def _under_genre(sheet: Sheet, genre: Genre | None) -> Field | None:
    """The line right under MEMORANDUM FOR THE RECORD that says what it is about."""
    if genre is None or genre.kind not in ("memorandum", "record of conversation", "notes") or genre.line is None:
        return None
    number = genre.line + 1
    if number >= len(sheet.lines) or sheet.lines[number].words < 3 or not _may_be_title(sheet, number):
        return None
    text = sheet.lines[number]
    if _is_paragraph(sheet, number) or (text.prose and text.text.endswith(".") and text.words > _LONGEST_SUBJECT):
        return None
    if sheet.lines[number].text.startswith("("):  # a gloss of what stands above: "(4 May, conference room)"
        return sheet.cut("title", genre.line, number, rule="title.named")
    last = number
    if number + 1 < len(sheet.lines) and sheet.lines[number + 1].gap == 0 and _may_be_title(sheet, number + 1):
        last = number + 1
    return sheet.cut("title", number, last, rule="title.under-kind")


def _is_paragraph(sheet: Sheet, number: int) -> bool:
    """Whether a text begins with this line: two more lines of prose run on right under it."""
    following = sheet.lines[number + 1 : number + 3]
    return len(following) > 1 and all(line.gap == 0 and line.prose for line in following)


def _printed_title(sheet: Sheet, genre: Genre | None) -> Field | None:
    """The printed title of a form, with the name of the body whose form it is when that stands beside it."""
    if genre is None or not genre.printed or genre.line is None:
        return None
    typed = fold(sheet.lines[genre.line].text)
    title = sheet.cut("title", genre.line, genre.line, rule="title.form", value=_MARK_BESIDE.sub("", typed))
    for beside in (genre.line - 1, genre.line + 1):
        if title and 0 <= beside < len(sheet.lines) and is_letterhead(sheet.lines[beside].text):
            return replace(title, value=f"{fold(sheet.lines[beside].text)} {title.value}")
    return title


def _title_of_case(sheet: Sheet) -> Field | None:
    """The title under the printed label TITLE OF CASE."""
    for number, line in enumerate(sheet.lines[:40]):
        match = _CASE.match(line.text)
        if match and len(line.text) > match.end() + 3:
            return sheet.cut("title", number, number, at=match.end(), rule="title.case")
        if match and sheet.below(number) and (under := sheet.cut("title", number + 1, number + 1, rule="title.case")):
            return under
    return None


def _titled_line(sheet: Sheet, *, deep: bool) -> Field | None:
    """A line that says of itself what it is the title of, "TESTIMONY OF ..."; below the head of the record only a
    witness is sought, any other title if `deep`.
    """
    for number, line in enumerate(sheet.lines[:_MOST_TITLED_LINES]):
        if sheet.roles[number] in ("marking", "furniture", "stamp", "boilerplate") or line.words > 24:
            continue
        if _LED_TO.fullmatch(line.text) and number + 1 < len(sheet.lines):
            return sheet.cut("title", number, number + 1, rule="title.named")
        if number >= _MOST_HEAD_LINES and not deep and not _HEARD.match(line.text):
            continue
        if line.text[0].islower() or sheet.goes_on(number):
            continue
        if _TITLED.fullmatch(line.text) and not line.text.endswith("."):
            return sheet.cut("title", number, _heading_end(sheet, number), rule="title.named")
    return None


def _heading(sheet: Sheet, genre: Genre | None) -> Field | None:
    """The first heading over the text, with the lines it runs over."""
    for number, line in enumerate(sheet.lines[:_MOST_HEAD_LINES]):
        if sheet.roles[number] not in ("heading", "header", "body") and not _heads_form(sheet, number):
            continue
        if line.prose and not (line.marked or line.upper) and line.words > 14:
            return None
        if genre and number == genre.line and genre.kind in _PLAIN_KINDS:
            continue
        if line.text[0].islower() or _ONE_WORD.fullmatch(line.text):
            continue  # it goes on with what stands above it, or heads what stands below it
        below = sheet.below(number)
        if below and below.page == line.page and is_letterhead(below.text):
            continue  # the office whose body stands under it
        set_apart = line.marked or line.upper or sheet.roles[number] == "heading" or _is_title_case(sheet, number)
        if set_apart and _may_be_title(sheet, number):
            return sheet.cut("title", number, _heading_end(sheet, number), rule="title.heading")
    return None


def _heads_form(sheet: Sheet, number: int) -> bool:
    """Whether a printed line is the heading of its page, the title of a form."""
    line = sheet.lines[number]
    return sheet.roles[number] == "form" and line.marked and line.top == 0 and line.upper


def _is_title_case(sheet: Sheet, number: int) -> bool:
    """Whether a line stands alone with a capital to every long word: "The Coming Visit to Vienna"."""
    line = sheet.lines[number]
    below = sheet.below(number)
    long_words = re.findall(r"[^\W\d_]{4,}", line.text)
    capitals = sum(word[0].isupper() for word in long_words)
    alone = line.gap > 0 and (below is None or below.gap > 0 or below.page != line.page)
    return (
        alone
        and line.words >= 3
        and len(long_words) >= 2
        and capitals * 4 >= len(long_words) * 3
        and line.text[-1] not in ".,;:"
    )


def _may_be_title(sheet: Sheet, number: int) -> bool:
    line = sheet.lines[number]
    text = line.text
    if len(text) < 4 or len(text) > _LONGEST_TITLE_LINE or not 1 <= line.words <= 24 or is_no_title(text):
        return False
    if is_date_line(text) or is_letterhead(text) or is_salutation(text) or read_label(text) or read_post(text):
        return False
    if read_bare_label(line):
        return False
    letters = sum(char.isalpha() for char in text)
    if letters < 4 or letters * 2 < len(text) or _LONG_WORD.search(text) is None:
        return False
    return 5 * len(_VOWEL.findall(text)) >= letters  # routing codes of a teletype have fewer


def _heading_end(sheet: Sheet, number: int) -> int:
    """The line that a title ends with: lines right under it, in capitals like it."""
    first = sheet.lines[number]
    last = number
    for following in range(number + 1, min(number + 4, len(sheet.lines))):
        line, above = sheet.lines[following], sheet.lines[last]
        joined = _JOINT.search(above.text) is not None or _JOINT.fullmatch(line.text) is not None
        same = line.upper == first.upper or line.marked
        if line.gap > int((line.marked and first.marked) or joined) or line.page != first.page or not same:
            break
        if sheet.roles[following] not in ("heading", "header", "body"):
            break
        if not (_JOINT.fullmatch(line.text) or _may_be_title(sheet, following)):
            break
        last = following
    return last


def _genre_line(sheet: Sheet, genre: Genre | None) -> Field | None:
    """For want of a subject, the line that names the kind of document."""
    if genre is None or genre.line is None or is_addressed_memorandum(sheet, genre):
        return None
    below = sheet.below(genre.line)
    runs_on = _JOINT.search(sheet.lines[genre.line].text) and below and below.gap <= 1
    return sheet.cut("title", genre.line, genre.line + 1 if runs_on else genre.line, rule="title.genre")
