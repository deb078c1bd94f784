"""The text as the rules match it: every character in its place, but folded to what it stands for."""

from __future__ import annotations

import re

# What the scan or its reading put in the place of a Latin letter, a dash, a quote or a blank.
_ALIKE = {
    "–—‒―−‐‑": "-",
    "‘’‛′`´": "'",
    "\t\r\f\v\u00a0\u2002\u2003\u2009\u202f": " ",
    "ΑАа": "a", "ΒВ": "b", "СсϹ": "c", "ΕЕеέ": "e", "ΗН": "h", "ΙІі": "i", "ЈјϳͿ": "j", "ΚК": "k", "ΜМ": "m",
    "ΝИ": "n", "ΟОоοσ": "o", "ΡРр": "p", "ЅѕＳ": "s", "ΤТ": "t", "ΥУуυ": "y", "ν": "v", "ΧХх": "x",
    "áàâä": "a", "éèêë": "e", "íìîï": "i", "óòôö": "o", "úùûü": "u", "ñ": "n", "º°": "o", "İ": "i", "ſ": "s",
}  # fmt: skip
_TABLE = {ord(character): plain for alike, plain in _ALIKE.items() for character in alike}
# Releases bracket the words that an earlier one withheld, parts of a date among them: "9 (Sept) 1961", "31 May (1963)".
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_BRACKETED = re.compile(
    rf"\((?:\d{{1,2}} )?{_MONTH}\)(?= \d{{2,4}}\b)|\b{_MONTH} \(\d{{4}}\)|\(\d{{1,2}} {_MONTH}\)(?= \(\d{{4}}\))"
)
PARAGRAPH = "\x1f"  # stands where a paragraph ends, so that no pattern runs over a blank line


def fold(text: str) -> str:
    """The text in lower case with look-alikes folded, as long as the text itself: "10 Νοv" gives "10 nov".

    The first of two line ends becomes PARAGRAPH, and brackets round a part of a date become blanks.
    """
    low = text.lower() if text.isascii() else text.translate(_TABLE).lower()
    if len(low) != len(text):  # a few letters are longer in lower case
        low = "".join(
            plain if len(plain := character.lower()) == 1 else character for character in text.translate(_TABLE)
        )
    if "\t" in low or "\r" in low or "`" in low:
        low = low.translate(_TABLE)
    if "(" in low:
        low = _BRACKETED.sub(lambda part: part[0].replace("(", " ").replace(")", " "), low)
    return low.replace("\n\n", PARAGRAPH + "\n")
