"""Named together: persons joined by "and", whom "they", "both" or "the two men" may mean."""

from __future__ import annotations

import re
from collections.abc import Sequence

from regesta.model.grammar import Parsed
from regesta.stages.extract.parties import Party, person_nouns

_JOINED = re.compile(r"\s{0,2}(?:,|,?\s{0,2}(?:and|&))\s{0,2}", re.IGNORECASE)
_AND = re.compile(r"\b(?:and|&)\s", re.IGNORECASE)
_TWO = re.compile(r"(?:(?:the|these|those)\s+)?(?:two|both)\b", re.IGNORECASE)
_PERSONS = frozenset({"person", "cryptonym"})


def means_several(parsed: Parsed, party: Party) -> bool:
    """Whether a party may mean persons named before it: "they", "both", "the two men", "the two"."""
    if party.kind == "third-plural":
        return True
    if party.reading is not None or party.head is None or not _TWO.match(_text(parsed, party)):
        return False
    lemma = parsed.words[party.head].lemma.casefold()
    return party.kind == "indefinite" or lemma == "two" or lemma in person_nouns()


def may_be_both(parsed: Parsed, party: Party, persons: Sequence[Party]) -> bool:
    """Whether as many are named as the words say."""
    return len(persons) == 2 or not _TWO.match(_text(parsed, party))


def joined_persons(parsed: Parsed, parties: Sequence[Party]) -> list[list[Party]]:
    """The persons of a sentence that stand in one list with "and" before the last, list by list."""
    text = parsed.sentence.text
    groups: list[list[Party]] = []
    for party in parties:
        if party.kind not in _PERSONS:
            continue
        last = groups[-1][-1] if groups else None
        if last is not None and _JOINED.fullmatch(text, last.end, party.start):
            groups[-1].append(party)
        else:
            groups.append([party])
    return [group for group in groups if len(group) > 1 and _AND.search(text, group[-2].end, group[-1].start)]


def _text(parsed: Parsed, party: Party) -> str:
    return parsed.sentence.text[party.start : party.end]
