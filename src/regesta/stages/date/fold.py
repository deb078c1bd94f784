"""The text as the rules match it: every character in its place, but folded to what it stands for."""

from __future__ import annotations

import re

# What the scan or its reading put in the place of a Latin letter, a dash, a quote or a blank.
_ALIKE = {
    "–—‒―−‐‑": "-",
    "‘’‛′`´": "'",
    "\t\r\f\v\u00a0\u2002\u2003\u2009\u202f": " ",
    "ΑАа": "a", "ΒВ": "b", "СсϹ": "c", "ΕЕеέ": "e", "ΗН": "h", "ΙІі": "i", "ЈјϳͿ": "j", "ΚКк": "k", "ΜМм": "m",
    "ΝИ": "n", "ΟОоοσ": "o", "ΡРр": "p", "ЅѕＳ": "s", "ΤТт": "t", "ΥУуυ": "y", "ν": "v", "ΧХх": "x",
    "áàâä": "a", "éèêë": "e", "íìîï": "i", "óòôö": "o", "úùûü": "u", "ñ": "n", "º°": "o", "İ": "i", "ſ": "s",
}  # fmt: skip
_TABLE = {ord(character): plain for alike, plain in _ALIKE.items() for character in alike}
_LETTERS = {  # of these, the Greek and Cyrillic letters, each as the Latin letter of its own case
    ord(character): plain.upper() if character.isupper() else plain
    for alike, plain in _ALIKE.items()
    for character in alike
    if "\u0370" <= character <= "\u052f"
}
_ANY_ALIKE = re.compile(f"[{re.escape(''.join(_ALIKE))}]")  # most of a page is plain, and is passed over at once
# Releases bracket the words that an earlier one withheld, parts of a date among them: "9 (Sept) 1961", "31 May (1963)".
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
# Every branch opens with the bracket, so that a page is searched for that character alone.
_BRACKETED = re.compile(rf"\((?:(?:\d{{1,2}} )?{_MONTH}\)(?= \(?\d{{2,4}}\b)|\d{{4}}\))")
_ENDS_WITH_MONTH = re.compile(rf"(?<![a-z]){_MONTH}\)? $")
# The lines of a transcript are numbered on each page, and the number is no day: "met on the 4th / 9 of May".
_NUMBERED = re.compile(rf"^ {{0,6}}(\d{{1,2}})(?: (?P<day>{_MONTH})|(?= |$))", re.MULTILINE)
_FEWEST_NUMBERED = 6  # lines in a row that no month goes on from, as it does from the days of a diary
_LINE_ENDS = 2  # between two of them: one or, where a speaker ends, two
_MONTH_BEFORE = 14  # characters before a bracketed year in which its month stands
PARAGRAPH = "\x1f"  # stands where a paragraph ends, so that no pattern runs over a blank line


def fold(text: str) -> str:
    """The text in lower case with look-alikes folded, as long as the text itself: "10 Νοv" gives "10 nov".

    The first of two line ends becomes PARAGRAPH, and brackets round a part of a date become blanks.
    """
    low = text.lower() if text.isascii() else _ANY_ALIKE.sub(_plain, text).lower()
    if len(low) != len(text):  # a few letters are longer in lower case
        low = "".join(
            plain if len(plain := character.lower()) == 1 else character for character in text.translate(_TABLE)
        )
    if "\t" in low or "\r" in low or "`" in low:
        low = low.translate(_TABLE)
    if "(" in low:
        low = _BRACKETED.sub(_without_brackets, low)
    if "\n7 " in low and "\n8 " in low:
        low = _without_line_numbers(low)
    return low.replace("\n\n", PARAGRAPH + "\n")


def latin(text: str) -> str:
    """The text with Greek and Cyrillic look-alikes as Latin letters of the same case, every character in its place."""
    return text if text.isascii() else text.translate(_LETTERS)


def _without_line_numbers(low: str) -> str:
    """The text with blanks for the numbers of lines that are numbered one after the other."""
    run: list[re.Match[str]] = []
    numbers: list[re.Match[str]] = []
    for found in (*_NUMBERED.finditer(low), None):
        follows = found is not None and run and int(found[1]) == int(run[-1][1]) + 1
        if not follows or found is None or low.count("\n", run[-1].end(), found.start()) > _LINE_ENDS:
            numbers += run if sum(not one["day"] for one in run) >= _FEWEST_NUMBERED else []
            run = []
        if found is not None:
            run.append(found)
    parts, at = [], 0
    for found in numbers:
        parts += [low[at : found.start()], " " * (found.end(1) - found.start())]
        at = found.end(1)
    return "".join((*parts, low[at:]))


def _plain(found: re.Match[str]) -> str:
    return _TABLE[ord(found[0])]


def _without_brackets(part: re.Match[str]) -> str:
    inside = part[0][1:-1]
    before = part.string[max(0, part.start() - _MONTH_BEFORE) : part.start()]
    if inside.isdigit() and not _ENDS_WITH_MONTH.search(before):
        return part[0]  # a year by itself: a reference, not a part of a date
    return f" {inside} "
