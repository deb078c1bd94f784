"""Parties told by their posts: dispatches and Bureau memoranda whose labels are lost, the running head of a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from regesta.model.records import Field
from regesta.stages.describe.bodies import letters_named
from regesta.stages.describe.genre import Genre
from regesta.stages.describe.header_rules import (
    is_date_line,
    is_form_words,
    is_salutation,
    read_dispatch_label,
    read_label,
    read_post,
)
from regesta.stages.describe.sheet import Sheet

POST = "header.post"
_DISPATCH_HEAD = 45  # lines; the printed head of a dispatch in two columns has about thirty
_MEMORANDUM_HEAD = 14
_MEMORANDUM_SUBJECT = 3  # lines
_FILE_NUMBER = re.compile(r"\(\d{1,3}-\d{1,7}\)")  # behind a field office, not in a subject
_LONGEST_SUBJECT = 16  # words of a line of it
_NOT_TYPED = frozenset({"marking", "stamp", "furniture", "boilerplate"})
_ENDS_HEAD = re.compile(r"(?:\d{1,2}|[A-Z])\.\s|action\b|references?\b", re.IGNORECASE)
_REFERENCE = re.compile(r"[A-Z]{3,5}(?:-[A-Z])?[-\s]\d{3,6}\b")  # "HKHA-1111, 3 May 1961" under the subject
_ITEM_NUMBER = re.compile(r"\d{1,2}\s")  # of the form's printed boxes
_OFFICE_ALONE = re.compile(
    r"(?:the\s+)?(?:(?:acting|deputy|assistant)\s+)?(?:director|secretary|commissioner)", re.IGNORECASE
)


def read_posts(sheet: Sheet, genre: Genre | None) -> dict[str, list[Field]]:
    """Recipient, author and subject by field where a head without its labels tells them; empty where it does not."""
    if genre is not None and genre.kind == "dispatch":
        return {name: [field] for name, field in _dispatch(sheet, genre).items()}
    return _memorandum(sheet) or _running_head(sheet)


def _dispatch(sheet: Sheet, genre: Genre) -> dict[str, Field]:
    """The parties and the subject of a dispatch: by label, else its first post is whom it is to, the last whom from."""
    found: dict[str, Field] = {}
    cells = list(_cells(sheet, (genre.line or 0) + 1))
    labels = {read[0] for _, _, text in cells if (read := read_dispatch_label(text))}
    label, label_line = "", 0
    for number, at, text in cells:
        read = read_dispatch_label(text)
        value_at = 0
        if read:
            label_line = number
        elif label == "-" and number > label_line + 1:
            label = ""  # its value was the mark between: "CLASSIFICATION / SECRET"
        while inner := read_dispatch_label(text[value_at:]):  # "INFO. FROM Chief, Harbour Desk"
            label, value_at = inner[0], value_at + inner[1]
        if read:
            if value_at >= len(text):
                continue
            at, text = at + value_at, text[value_at:]
        numbered = _ITEM_NUMBER.match(text)
        if numbered:
            at, text = at + numbered.end(), text[numbered.end() :]
        name = _field_of(text, label, found, labelled_author="author" in labels)
        if name == "author" and not label and "title" not in labels:
            found.pop("title", None)  # what stood between the posts was an office that gets a copy
        if name and (name not in found or (name == "author" and not label)):
            line = sheet.lines[number]
            field = sheet.slice(name, line.page, line.at + at, line.at + at + len(text), rule=POST)
            if field:
                found[name] = field
            continue
        if read is None and "title" in found and not is_form_words(text) and not read_post(text):
            found["title"] = _with_second_line(sheet, found["title"], number)
        if read is None and label == "title":
            label = ""
    return found


def _with_second_line(sheet: Sheet, title: Field, number: int) -> Field:
    """The subject of a dispatch with its second line, where this is that: the project above, the matter below."""
    above, line = sheet.lines[number - 1], sheet.lines[number]
    follows = above.page == title.page and above.at <= title.start < above.end and line.page == title.page
    apart = line.row or line.gap > 1 or not 2 <= line.words <= _LONGEST_SUBJECT
    if not follows or apart or _REFERENCE.match(line.text):
        return title
    return sheet.slice("title", title.page, title.start, line.at + len(line.text), rule=POST) or title


def _cells(sheet: Sheet, first: int) -> Iterator[tuple[int, int, str]]:
    """What stands in the first columns of the head, as (line, offset in it, text), up to where the text begins."""
    for number, line in enumerate(sheet.lines[first : first + _DISPATCH_HEAD], start=first):
        if line.page != sheet.lines[0].page or (line.prose and line.words >= 10) or _ENDS_HEAD.match(line.text):
            return
        if sheet.roles[number] in _NOT_TYPED:
            continue
        first_cell, _, rest = line.text.partition("|")
        yield number, 0, first_cell.rstrip()
        second = rest.partition("|")[0].strip()
        if second and read_dispatch_label(first_cell) and not read_dispatch_label(second):
            yield number, line.text.index(second, len(first_cell)), second  # the value beside its label, in a table


def _field_of(text: str, label: str, found: dict[str, Field], *, labelled_author: bool) -> str | None:
    """The field that a cell under this label fills."""
    if read_post(text):
        if label in {"recipient", "author"} and label not in found:
            return label
        if label == "-":
            return None
        if "recipient" not in found:
            return "recipient"
        return None if labelled_author else "author"
    subject = label == "title" or (not label and {"recipient", "author"} <= found.keys())
    return "title" if subject and not is_form_words(text) and len(text) > len("RE: A") else None


def _memorandum(sheet: Sheet) -> dict[str, list[Field]]:
    """The two posts at the head of a memorandum without labels: to whom, from whom; its subject under them.

    Both are of the Bureau, or both are chiefs.
    """
    found: list[Field] = []
    kind = None
    for number, line in enumerate(sheet.lines[:_MEMORANDUM_HEAD]):
        label = read_label(line.text)
        if label and label.field in {"recipient", "author"}:
            return {}
        post = None if sheet.roles[number] in _NOT_TYPED else read_post(line.text)
        if post and post == (kind or post):
            kind = post
            field = sheet.cut("author" if found else "recipient", number, number, rule=POST)
            found += [field] if field else []
        elif len(found) == 1 and line.prose:
            return {}
        if len(found) == len(("recipient", "author")):
            subject = subject_below(sheet, number)
            return {field.name: [field] for field in (*found, *([subject] if subject else []))}
    return {}


def subject_below(sheet: Sheet, number: int) -> Field | None:
    """The subject that stands under the second party without a label: up to three lines in capitals, or set apart.

    >>> # "Director, FBI" / "" / "TINPLATE; SALE OF" / "IS - CUBA"
    """
    first = number + 1
    while first < len(sheet.lines) and (sheet.roles[first] in _NOT_TYPED or is_date_line(sheet.lines[first].text)):
        first += 1
    if (
        first >= len(sheet.lines)
        or not _may_be_subject(sheet, first)
        or sheet.lines[first].page != sheet.lines[number].page
    ):
        return None
    last = first
    for following in range(first + 1, min(first + _MEMORANDUM_SUBJECT, len(sheet.lines))):
        line = sheet.lines[following]
        apart = line.gap > int(line.upper and sheet.lines[first].upper)
        if apart or line.upper != sheet.lines[first].upper or not _may_be_subject(sheet, following):
            break
        last = following
    if not sheet.lines[first].upper and (last + 1 >= len(sheet.lines) or not sheet.lines[last + 1].gap):
        return None  # the text goes on
    return sheet.cut("title", first, last, rule=POST)


def _may_be_subject(sheet: Sheet, number: int) -> bool:
    line = sheet.lines[number]
    if sheet.roles[number] in _NOT_TYPED or not 1 <= line.words <= _LONGEST_SUBJECT or line.text[-1] in ".:":
        return False
    if read_label(line.text) or read_post(line.text) or is_date_line(line.text) or is_salutation(line.text):
        return False
    return not _ENDS_HEAD.match(line.text) and not _FILE_NUMBER.search(line.text)


def _running_head(sheet: Sheet) -> dict[str, list[Field]]:
    """The addressee that heads the later pages of a letter: his office, and under it his body."""
    for number, line in enumerate(sheet.lines[:3]):
        below = sheet.below(number)
        if below and _OFFICE_ALONE.fullmatch(line.text) and letters_named(below.text) and below.words <= 6:
            field = sheet.cut("recipient", number, number + 1, rule=POST)
            return {"recipient": [field]} if field else {}
    return {}
