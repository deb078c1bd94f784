"""The bodies that the parties of a record belong to: letters supplied in square brackets, as archivists supply them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Any

from regesta.model.records import Field
from regesta.rulebook import load_rules
from regesta.stages.describe.genre import Genre
from regesta.stages.describe.sheet import Sheet

_SERIES_WITHIN = 40  # lines of the head of a report in which its number stands
# A letterhead tells the body of whoever sent or signed the record, and nothing of a witness or of who was interviewed.
_OF_THE_HOUSE = frozenset(
    ["header.from", "header.post", "author.signature", "author.signed-for", "author.signature-picture"]
)
# Elsewhere the number of a report is that of another record, which is spoken of.
_IN_SERIES = frozenset(["information report", "report", "cable", "telegram", "memorandum", "routing sheet", "dispatch"])
_ON_LETTERHEAD = frozenset(["memorandum", "letter", "report", "information report", "exhibit"])
_FILE_NUMBER = re.compile(r"\((?P<number>\d{1,3}-\d{1,7})\)")
_PAGE_HEAD = 3  # lines in which a running head stands
_BEHIND_UNIT = re.compile(r"[,.;]|\s\(|\s?//")  # its place, its symbol


@cache
def _rules() -> dict[str, Any]:
    rules: dict[str, Any] = load_rules("en/bodies")
    return rules


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def letters_named(text: str) -> str | None:
    """The letters of the body that a text names in full.

    >>> letters_named("Director, Central Intelligence Agency")
    'CIA'
    """
    for body in _rules()["bodies"]:
        if _compiled(rf"\b(?:{body['name']})\b").search(text):
            return str(body["letters"])
    return None


def letters_of_office(text: str) -> str | None:
    """The letters of the body to which a post belongs.

    >>> letters_of_office("SAC, ATLANTA (105-1598)")
    'FBI'
    """
    for office in _rules()["offices"]:
        if _compiled(office["pattern"]).match(text):
            return str(office["letters"])
    return None


def shortened(text: str) -> str | None:
    """The name of a unit or a panel as the Collection's forms shorten it; None where a text names neither.

    >>> shortened("9th Military Intelligence Detachment, Vigo")
    '9TH MIL INTELL DET'
    """
    unit = _compiled(_rules()["units"]["before"] + _rules()["units"]["pattern"]).match(text)
    if unit is None:
        return None
    name = unit[0] + _BEHIND_UNIT.split(text[unit.end() :], maxsplit=1)[0]
    for short, words in _rules()["shortened"].items():
        name = _compiled(rf"\b(?:{words})\b").sub(short, name)
    return name.upper()


def read_series(text: str) -> tuple[str, int, int] | None:
    """The letters of the body whose report number stands in a line, and where in the line that number is."""
    for body in _rules()["bodies"]:
        match = _compiled(rf"\b(?:{body['series']})").search(text) if "series" in body else None
        if match:
            return str(body["letters"]), match.start(), match.end()
    return None


def office_letters(sheet: Sheet, sender: Field | None) -> str | None:
    """The letters by which the office that sent a teletype calls itself on its later pages.

    >>> # "FM BERN (157-20)" and "PAGE TWO BER 157-20"
    """
    number = _FILE_NUMBER.search(sender.value) if sender else None
    if number is None:
        return None
    running = re.compile(rf"PAGE\s\w{{1,6}}\s(?P<letters>[A-Z]{{2,4}})\s{{1,3}}{number['number']}\b")
    heads = (running.match(line.text) for line in sheet.lines if line.top < _PAGE_HEAD)
    return next((head["letters"] for head in heads if head), None)


def with_body(
    party: Field | None, letterhead: Field | None = None, *, cited: bool = False, office: str | None = None
) -> Field | None:
    """A party with the letters of its body, where it names an office, a body in full, or stands under a letterhead.

    `cited`: it stands in the head of a cable that a station cites itself in, where DIRECTOR is that of the Agency.
    `office`: the letters of the very office, where the record has them elsewhere.

    `text` stays what is written; only `value` says more: "Legat, Rome (62-148) [FBI LEG]".
    """
    if party is None:
        return None
    value = _compiled(_rules()["misread_sac"]).sub("SAC, ", party.value, count=1)
    letters = letters_of_office(value) or letters_named(value)
    if letters is None and cited and _compiled(_rules()["cited_director"]["pattern"]).fullmatch(value):
        letters = str(_rules()["cited_director"]["letters"])
    if letters is None and letterhead is not None and party.rule in _OF_THE_HOUSE and not _has_letters(value):
        letters = letters_named(letterhead.value)
    elided = _compiled(_rules()["elided"]).search(value)
    if elided and letters is None:
        letters = re.sub(r"\W", "", elided[0]).upper()  # as indexes of persons file him
    letters = letters or shortened(value)
    letters = f"{letters}, {office}" if letters and office else letters
    lacks = letters and not all(re.search(rf"\b{re.escape(word)}\b", value) for word in letters.split())
    return replace(party, value=f"{value} [{letters}]" if lacks else value)


def _has_letters(text: str) -> bool:
    """Whether a text names a body by its letters."""
    return any(re.search(rf"\b{body['letters']}\b", text) for body in _rules()["bodies"])


def _names_body(text: str) -> bool:
    """Whether a letterhead is of a body that is known by its letters, or of a unit of the armed forces."""
    return letters_named(text) is not None or shortened(text) is not None


def find_body(sheet: Sheet, genre: Genre | None, letterhead: Field | None) -> Field | None:
    """The body as author of what nobody signed: by the letterhead of a memorandum, letter or report, else by the series
    of a report's number; the headquarters that sent a cable, by its form.
    """
    if genre is not None and genre.kind in _ON_LETTERHEAD and letterhead and _names_body(letterhead.value):
        return with_body(replace(letterhead, name="author", rule="author.letterhead"))
    if genre is not None and genre.kind not in _IN_SERIES:
        return None
    if genre is not None and genre.kind == "cable" and (sender := _by_outgoing_form(sheet)):
        return sender
    for line in sheet.lines[:_SERIES_WITHIN]:
        series = None if line.prose else read_series(line.text)
        if series:
            letters, start, end = series
            return sheet.slice(
                "author", line.page, line.at + start, line.at + end, rule="author.series", value=f"[{letters}]"
            )
    return None


def _by_outgoing_form(sheet: Sheet) -> Field | None:
    """Who sends a cable on the form of a headquarters, at the words printed on it: "RELEASING OFFICER"."""
    rule = _rules()["outgoing"]
    for number, line in enumerate(sheet.lines):
        if _compiled(rule["pattern"]).fullmatch(line.text):
            return sheet.cut("author", number, number, rule="author.outgoing", value=f"[{rule['sender']}]")
    return None
