"""Amounts, quantities and rates of the clause: "$12.5 million", "two million tons", "$450 a month"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from regesta.model.entries import Amount
from regesta.model.grammar import Parsed
from regesta.model.names import NameReading
from regesta.rulebook import load_rules
from regesta.stages.extract.clause import Clause

# A point before three figures parts thousands, as most of the world writes a sum: "$1.000".
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
MOST_NUMBER_WORDS = 8  # "two hundred and fifty thousand" is five


def amounts_of(clause: Clause, parsed: Parsed, names: Sequence[NameReading]) -> tuple[Amount, ...]:
    """The amounts of the clause in order, each with its value as a number and its unit."""
    sentence = parsed.sentence
    found = []
    for match in _pattern().finditer(sentence.text, clause.start, clause.end):
        value = _value(match)
        if value is None or not _stands_free(names, sentence.source_offset(match.start())):
            continue
        start, end = sentence.source_span(*match.span())
        found.append(Amount(match[0], value, _unit(match), start, end))
    return tuple(found)


@cache
def _pattern() -> re.Pattern[str]:
    rules = load_rules("en/amounts")
    numbers = "|".join(sorted(rules["numbers"], key=lambda word: (-len(word), word)))
    scales = "|".join(sorted(rules["scales"]))
    digits = r"\d{1,3}(?:[, ]\d{3}){1,4}(?:\.\d{1,2})?|\d{1,3}(?:\.\d{3}){2,4}|\d{1,9}(?:\.\d{1,4})?"
    words = rf"(?:(?:{numbers}|{scales}|an?(?=\s+(?:{scales})))(?:[\s-]+(?:and\s+)?(?:{numbers}|{scales}))" + (
        rf"{{0,{MOST_NUMBER_WORDS - 1}}})"
    )
    signs = "|".join(re.escape(sign) for sign in sorted(rules["signs"], key=len, reverse=True))
    units = _alternatives([*rules["currencies"], *rules["units"]])
    per = rf"(?P<rate>\s+(?:per|a|an|each)\s+(?P<per>{_alternatives(rules['per'])})\b)?"
    scale = rf"(?:\s+(?P<{{}}>(?:{scales})))?"
    # Beside a stroke and a figure it is a rate of exchange: "50/$1.00".
    money = rf"(?<!\d/)(?P<sign>{signs})\s?(?P<paid>{digits})(?!\.?\d|/\d){scale.format('paid_scale')}\b"
    other = rf"\b(?:(?P<number>{digits}){scale.format('scale')}|(?P<words>{words}))\s{{0,2}}-?(?P<unit>{units})(?!\w)"
    return re.compile(rf"(?:(?<!\w){money}|{other}){per}", re.IGNORECASE)


def _alternatives(words: Sequence[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda w: (-len(w), w)))


def _value(match: re.Match[str]) -> float | None:
    """The number; None for a year that only looks like a quantity."""
    scales = load_rules("en/amounts")["scales"]
    if match["words"]:
        return _number_in_words(match["words"])
    digits = match["paid"] or match["number"]
    scale = match["paid_scale"] or match["scale"]
    if match["sign"] and not scale and not match["rate"] and _THOUSANDS.fullmatch(digits):
        digits = digits.replace(".", "")
    value = float(re.sub(r"[, ]", "", digits))
    if match["number"] and not scale and re.fullmatch(r"(?:18|19)\d\d", digits) and match["unit"].isalpha():
        return None
    return value * (scales[scale.casefold()] if scale else 1)


def _number_in_words(text: str) -> float | None:
    """The value of a number in words: "two hundred and fifty thousand" gives 250000."""
    rules = load_rules("en/amounts")
    total, part = 0.0, 0.0
    for word in re.split(r"[\s-]+", text.casefold()):
        if word in rules["numbers"]:
            part += rules["numbers"][word]
        elif word == "hundred" or word == "dozen":
            part = (part or 1) * rules["scales"][word]
        elif word in rules["scales"]:
            total += (part or 1) * rules["scales"][word]
            part = 0.0
    return total + part or None


def _unit(match: re.Match[str]) -> str:
    rules = load_rules("en/amounts")
    signs = {sign.casefold(): unit for sign, unit in rules["signs"].items()}
    if match["sign"]:
        unit = signs[match["sign"].casefold()]
    else:
        word = " ".join(match["unit"].casefold().split())
        unit = rules["currencies"].get(word) or rules["units"][word]
    return f"{unit}/{match['per'].casefold()}" if match["per"] else str(unit)


def _stands_free(names: Sequence[NameReading], offset: int) -> bool:
    """True unless the number is part of a name: "the 26 July Movement"."""
    return all(not name.start <= offset < name.end for name in names)
