"""Who a record is from: its label, its cable head, its signature, its form, its witness."""

from __future__ import annotations

import re
from dataclasses import replace

from regesta.model.records import Field
from regesta.stages.describe.bylines import (
    find_byline,
    find_diarist,
    find_interviewee,
    find_named_witness,
    find_note_taker,
    find_reporter,
    find_stray_label,
)
from regesta.stages.describe.cable import STAFF, CableHead
from regesta.stages.describe.genre import Genre
from regesta.stages.describe.labelled import BARE
from regesta.stages.describe.persons import is_person, names_office
from regesta.stages.describe.sheet import Sheet
from regesta.stages.describe.signatures import find_captioned, find_note_signer, find_signed_for, find_signer
from regesta.stages.describe.speakers import find_witness
from regesta.stages.describe.stations import with_post

_WIRED = frozenset(["cable", "telegram"])  # signed, if at all, by who let it go out
_OFFICE_LETTERS = re.compile(r"[A-Z]{2,6}(?:/[A-Z\d]{1,6}){0,4}")
_WITH_OFFICE = re.compile(r"[A-Z][\w. ]{3,30}, [A-Z]{1,5}(?:/[A-Z\d]{1,5}){1,4}")
_COPIES = re.compile(r"LIMIT(?:O|ED)?\b.*|(?:[A-Z]{2,4}(?:/[A-Z]{1,4}){0,2} \d{1,2}[,.;\s]{0,2})+")


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
        _named_originator(labelled)
        or find_interviewee(sheet)
        or (None if genre is not None and genre.kind == "transcript" else find_reporter(sheet))
        or (None if wired else find_signed_for(sheet) or find_signer(sheet) or find_note_signer(sheet))
        or find_named_witness(sheet)
        or find_byline(sheet)
        or find_diarist(sheet)
        or find_witness(sheet)
        or (None if wired else find_captioned(sheet))
        or find_stray_label(sheet)
        or find_note_taker(sheet)
    )


def _named_originator(labelled: dict[str, list[Field]]) -> Field | None:
    """Who stands beside the label ORIGINATOR of a report, with his office behind a comma: "Joan Hale, HD/3"."""
    named = (field for field in labelled.get("originator", []) if _WITH_OFFICE.fullmatch(field.value))
    return next((replace(field, name="author") for field in named), None)


def _gives_copies(authors: list[Field]) -> bool:
    """Whether what stands beside FROM is who gets copies or may see it, and no sender: "FE 8, SAS 3", "LIMIT HAB/3"."""
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
    if not _is_office_alone(sender.value):
        return sender
    signer = find_signed_for(sheet) or find_signer(sheet) or find_reporter(sheet)
    if signer is None or signer.value.casefold() in sender.value.casefold():
        return sender
    return replace(sender, value=f"{sender.value} (signed {signer.value})")


def _is_office_alone(text: str) -> bool:
    """Whether a sender is named by his office alone, in words or in letters: "Chief, Harbour Desk", "ACSI"."""
    first = text.partition(",")[0]
    if _OFFICE_LETTERS.fullmatch(text):
        return True
    return names_office(text) and (not is_person(first) or names_office(first))
