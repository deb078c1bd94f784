"""Titles that no page bears: supplied in square brackets, as archivists supply them, from kind and persons."""

from __future__ import annotations

import re
from dataclasses import replace

from regesta.model.records import Field
from regesta.stages.describe.cable import LISTED
from regesta.stages.describe.genre import Genre
from regesta.stages.describe.header_rules import read_label, says_sent_with
from regesta.stages.describe.sheet import Sheet
from regesta.stages.describe.speakers import IN_CONTENTS

UNTITLED = frozenset(["cable", "telegram", "airtel", "letter"])  # kinds that have a subject line or no title at all
_SUPPLYING = frozenset(["author.witness-answers", IN_CONTENTS])  # rules of an author that a title is supplied from
_WITNESS = _SUPPLYING | {"author.testimony"}
_FOR_NOBODY = re.compile(r"(?:the\s+)?(?:record|files?)\b", re.IGNORECASE)  # a memorandum for them is called that
_MOST_PERSONS = 6  # lines of names on a card


def supply_title(sheet: Sheet, genre: Genre | None, author: Field | None, recipient: Field | None) -> Field | None:
    """A title for a record that has none, in square brackets as archivists supply one, from its kind and parties.

    >>> # a transcript in which Mr. Novak answers: "[Testimony of Mr. Novak]"
    """
    if author and author.rule in _SUPPLYING:
        return _supplied(f"[Testimony of {author.value}]", author)
    if genre is None or not (genre.kind in UNTITLED or is_addressed_memorandum(sheet, genre)):
        return None
    kind = genre.kind.capitalize()
    if any(says_sent_with(line.text) for _, line in sheet.with_role("form", "signature", "distribution", "body")):
        kind = f"{kind} with attachment"
    to = _named_shortly(recipient) if recipient else None
    if author and to:
        return _supplied(f"[{kind}, {author.value} to {to}]", author)
    if recipient:
        return _supplied(f"[{kind} to {to}]", recipient)
    return _supplied(f"[{kind} from {author.value}]", author) if author else None


def _named_shortly(recipient: Field) -> str:
    """Whom a record is to, where there are many the first of them: "ALGIERS and others"."""
    if recipient.rule != LISTED:
        return recipient.value
    return f"{recipient.value.partition(',')[0]} and others"


def with_speaker(title: Field | None, genre: Genre | None, author: Field | None) -> Field | None:
    """The title of a transcript with its witness unless it names him: "Report of Proceedings [Testimony of Hale]".

    The form of an interview is known by whom it was with, "INTERVIEW SCHEDULE [Interview of Hale]", and by that alone
    where nothing but a letterhead stands over it.
    """
    if author and author.rule == "author.interviewed" and title and title.rule == "title.heading":
        with_whom = f"[Interview of {author.value}]"
        if "interview" not in title.value.casefold():
            return _supplied(with_whom, author)
        return replace(title, value=f"{title.value} {with_whom}")
    if title is None or genre is None or genre.kind != "transcript" or author is None or author.rule not in _WITNESS:
        return title
    if author.rule == IN_CONTENTS and title.rule == "title.heading":
        return None  # a row of the contents
    family = author.value.split()[-1]
    named = family.casefold() in title.value.casefold()
    return title if named else replace(title, value=f"{title.value} [Testimony of {author.value}]")


def _supplied(value: str, stands_on: Field) -> Field:
    return replace(stands_on, name="title", value=value, rule="title.supplied")


def is_addressed_memorandum(sheet: Sheet, genre: Genre) -> bool:
    """Whether all that names a memorandum is to whom it is: "MEMORANDUM FOR: Chief, Harbour Desk"."""
    if genre.kind != "memorandum" or genre.line is None:
        return False
    text = sheet.lines[genre.line].text
    label = read_label(text)
    return label is not None and label.field == "recipient" and not _FOR_NOBODY.match(text, label.value_at)


def cards_title(sheet: Sheet, genre: Genre) -> Field | None:
    """A title for cards, which have none: what they are, and whom the first of them is about."""
    label = genre.line or 0
    first = sheet.below(label)
    if first is None or first.row or first.text.endswith(":"):
        return sheet.cut("title", label, label, rule="title.supplied", value="[Index cards]")
    last = label + 1
    for line in sheet.lines[last + 1 : last + _MOST_PERSONS]:
        if line.text.endswith(":") or line.page != first.page:
            break
        last += 1
    persons = sheet.cut("title", label + 1, last, rule="title.supplied")
    return _supplied(f"[Index cards: {persons.value}]", persons) if persons else None
