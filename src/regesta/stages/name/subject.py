"""Whom "Subject" stands for: the one person whom a record is about, as its title, a field or its own words tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from regesta.model.records import Description, Record
from regesta.stages.name.find import Reading
from regesta.stages.name.persons import person_spans
from regesta.stages.name.tokens import in_capitals, tokens_of

_SUBJECT_LINE = re.compile(r"\W{0,4}(?:SUBJECTS?|SUBJ|Subject|Subj|NAME|Name|RE|Re)\s{0,4}:\s{0,4}(\S.{2,80})")
# What a subject line adds to a name: where and when born, other names, file numbers.
_AFTER_NAME = re.compile(r"\s(?:D?[DPY]OB|BORN|born|AKA|aka|a\.k\.a\.|alias|ALIAS|201-)\b")
# A subject line that is a name as it is filed: surname in capitals, comma, given names.
_FILED_NAME = re.compile(r"[A-Z][A-Z'’ -]{2,30}, {0,2}[A-Z][\w.'’-]{0,20}(?: [A-Z(][\w.'’)-]{0,20}){0,3}")
# The caption of a field of a form, and its value on the line below: "1. NAME OF SUBJECT OR TITLE", "LUND, Kai".
_CAPTION = re.compile(
    r"^[ \t#*]*(?:\d{1,2}\.[ \t]+)?"
    r"(?:NAME OF SUBJECT[^\n]{0,40}|(?:SUBJECT|NAME)(?:[ \t]*\([^)\n]{0,70}\))?)[ \t*:]*\n\s*"
    r"(?P<value>\S[^\n]{3,60})$",
    re.MULTILINE,
)
_NO_MIDDLE_NAME = re.compile(r"\s\(?N\.?M\.?[NI]\.?\)?\Z")
# What makes the one named right before it the one whom a record is about: it is so called there, or it is said when and
# where he was born, after his nationality: "KAI LUND, SWEDE, DOB 1921", "LUND/3 (SUBJ)".
_BEHIND = re.compile(
    r"[\s)\]]{0,4}(?:\(\s?SUBJ(?:ECT)?\s?\)|[\s,;([]{1,4}(?:[A-Z][A-Za-z]{2,20},?\s{1,3})?D?[DP]P?OB\b)", re.IGNORECASE
)
# The same of the one named right behind it: "REQUEST TRACES AND POA KAI LUND", "SUBJECT IS IDENTICAL WITH KAI LUND".
_BEFORE = re.compile(
    r"(?:\breq(?:uests?|uested)?\s(?:\w+\s){0,2}(?:traces?|poas?)(?:\s(?:and|on|for|poa|traces?))*"
    r"|\bsubj(?:ect)?\s(?:is|to\sbe)\s(?:\w+\s)?identical\s(?:to|with))[\s:(\[]{1,3}\Z",
    re.IGNORECASE,
)
_LONGEST_BEFORE = 60  # characters
_SORTS = frozenset({"person", "cryptonym"})


def subject_of(record: Record, description: Description, drafts: Sequence[Reading]) -> str | None:
    """The one person whom "Subject" stands for in a record; None where it does not tell, or tells of several.

    The title or a subject line names him, or the field of a form, "NAME OF SUBJECT"; else the text says so itself:
    "REQUEST TRACES KAI LUND", "KAI LUND, SWEDE, DOB 1921". None is looked for where nobody is called so.
    """
    if not any(span.rule == "reference.subject" for draft in drafts for span in draft.spans):
        return None
    fields = (description.title, *(field for field in description.other if field.name == "subject"))
    texts = [" ".join(field.text.split()) for field in fields if field is not None]
    texts.extend(match[1] for draft in drafts if (match := _SUBJECT_LINE.match(draft.text)))
    named = [_persons_in(text) for text in texts]
    if any(named):
        return next((persons[0] for persons in named if len(persons) == 1), None)
    return _the_one(_in_forms(record)) or _the_one(_told(drafts))


def _persons_in(text: str) -> list[str]:
    """The persons whom a subject line names."""
    text = _AFTER_NAME.split(text, maxsplit=1)[0]
    whole = _FILED_NAME.fullmatch(text.strip(" .,;"))
    if whole:
        return [whole[0]]
    return [text[span.start : span.end] for span in person_spans(tokens_of(text), capitals=in_capitals(text))]


def _the_one(names: Iterable[str]) -> str | None:
    """The only one of several mentions; None where they are of two."""
    found = {" ".join(name.casefold().split()): name for name in names}
    return next(iter(found.values())) if len(found) == 1 else None


def _in_forms(record: Record) -> Iterator[str]:
    """The values of the fields of a record's forms that say of whom they are."""
    for page in record.pages:
        for match in _CAPTION.finditer(page.text, *record.extent(page)):
            value = _NO_MIDDLE_NAME.sub("", match["value"].strip(" *_.,;"))
            if _FILED_NAME.fullmatch(value):
                yield value


def _told(drafts: Sequence[Reading]) -> Iterator[str]:
    """The persons of whom the text says that the record is about them."""
    for draft in drafts:
        for span in draft.spans:
            if span.kind not in _SORTS or span.rule == "reference.subject":
                continue
            before = draft.text[max(0, span.start - _LONGEST_BEFORE) : span.start]
            if _BEHIND.match(draft.text, span.end) or _BEFORE.search(before):
                yield draft.text[span.start : span.end]
