"""What stands beside a name and tells his office: before it, after it, behind a verb of entering or leaving one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import product

from regesta.model.people import PersonMention
from regesta.rulebook import load_rules
from regesta.stages.reconcile.people import vocabulary
from regesta.stages.reconcile.people.offices import (
    behind_office,
    is_known_office,
    is_office_of_a_body,
    office_changes,
)

BEFORE_THE_OFFICE = 24  # characters looked through for words that make another office of it
# What stands right after a name and tells the office: ", then Minister of Labor of Peru," or " (Ambassador to Peru)".
AFTER = re.compile(
    r"^\s{0,2}[,(]\s{0,2}((?:(?:the|a|an|then|now|former|formerly|late|currently|acting)\s){0,2}(?:ex-)?[A-Z][\w’'-]*"
    r"(?:[\s-](?:of|for|to|in|and|the|at|designate|elect|(?:[A-Z]\.){2,4}|[A-Z][\w’'-]*)){0,9})"
)
# What stands right before it: "the Peruvian Minister of Labor, " or, above a signature, "AMBASSADOR OF PERU\n".
BEFORE = re.compile(
    r"((?:(?:[A-Z][\w.’'-]*|of|for|to|in|and|the|at)[\s]{1,2}){0,9}[A-Z][\w.’'-]*(?:[\s-](?:designate|elect))?),?\s{1,3}$"
)
# Right after it, too: an office and its body parted by a comma, ", Chief, Coal Section,".
AFTER_BODY = re.compile(
    r"^\s{0,2}[,(]\s{0,2}((?:(?:the|then|former|currently|acting)\s)?(?:[A-Z][\w’'-]*\s){0,2}[A-Z][\w’'-]*,\s{1,3}"
    r"[A-Z][\w’'/-]*(?:(?:[\s&]|\s(?:of|for|and)\s(?:the\s)?)[A-Z][\w’'/-]*){0,6})"
)
# An office behind the verb that tells of its change: "was appointed" + " the Ambassador to Peru".
ENTERED = re.compile(
    r"\s{1,2}(?:the\s|a\s)?([A-Z][\w’'-]*(?:[\s-](?:of|for|to|in|and|the|at|(?:[A-Z]\.){2,4}|[A-Z][\w’'-]*)){0,9})"
)
# What may stand between a name and the verb that tells of its change: ", a son of the Ambassador, was appointed".
BESIDE_CHANGE = re.compile(r",\s{1,2}(?:a|an|the|son|formerly|then)\s[^,.;:]{3,60},\s{1,2}")
SMALL = frozenset({"of", "the", "to", "in", "for", "and", "at", "on"})  # words of an office written in capitals
SENTENCE_END = re.compile(r"[^\W\d_]{5,}\.\s+|\d\.\s+")
# Words before an office that make another of it, or somebody else's: "Assistant Attorney General", "counselor to the
# Attorney General", "@ DCI" in the address of a message.
NOT_THE_OFFICE = re.compile(
    r"(?:\b(?:assistant|deputy|under|vice|associate|assoc|asst|dep|special|former|formerly|formor|ex|late|as|acting|"
    r"became|(?:copy|copies|one|original|counsel(?:l?or)?|aide|assistant|secretary|letter|memo(?:randum)?)\s+(?:to|for|of))"
    r"(?:\s+the)?|[@/])\W{0,3}$",
    re.IGNORECASE,
)
# What stands before an office and says that it is held no more, or for another.
STATUS_BEFORE = re.compile(r"\b(former|acting|ex)[\s-](?:the\s)?$", re.IGNORECASE)
# A full stop between an office and a name ends the sentence of the one before the other: "became Foreign Minister.
# Mr. Lund recalled"; the stop of an abbreviated title does not. "Mr." right behind an office begins a speaker's turn.
STOP = re.compile(r"[^\W\d_]{5,}\.\s|['’]s\s|\.\s+(?:Mr|Mrs|Ms|Miss|Senator)\b|[^,.]\s+(?:Mr|Mrs|Ms|Miss)\.\s")
# The people before an office that opens the mention: "Peruvian" before "Ambassador Arrieta".
PEOPLE_BEFORE = re.compile(r"\b([A-Z]\w+(?: [A-Z]\w+)?)\s{1,3}$")


@dataclass(frozen=True, slots=True)
class Change:
    """An office that a person is said to enter or leave: its words, with the status they give it before them, and where
    they end behind the name.
    """

    words: str
    end: int


def change_told(mention: PersonMention) -> Change | None:
    """The office that what stands behind the name says he entered, is to enter, or left; None where it says none."""
    after = _lowered(mention.after) if mention.text.isupper() else mention.after
    gap = len(after) - len(after.lstrip())
    beside = BESIDE_CHANGE.match(after)
    starts = (gap, beside.end()) if beside else (gap,) if gap else ()
    for (status, pattern), start in product(office_changes(telegraphic=mention.text.isupper()), starts):
        said = pattern.match(after, start)
        office = ENTERED.match(after, said.end()) if said else None
        if office and is_known_office(office.group(1)):
            words = office.group(1) if status == "held" else f"{status} {office.group(1)}"
            return Change(words, office.end(1))
    return None


def _lowered(text: str) -> str:
    """Words in capitals as a sentence has them, letter for letter: "resigned as Minister of Trade on"."""
    small = _small_words()
    return re.sub(r"[A-Z]{2,}", lambda found: found[0].lower() if found[0].lower() in small else found[0].title(), text)


@cache
def _small_words() -> frozenset[str]:
    """The words that a sentence writes small: those that tell of a change, and those of an office."""
    changes = load_rules("en/offices_held")["changes"]
    return SMALL.union(*(re.findall(r"\w+", rule["pattern"]) for rule in changes))


def _behind_stop(words: str) -> str:
    """The words behind the last full stop: "left Lima. Acting Minister of Labor" has two sentences."""
    ends = [found.end() for found in SENTENCE_END.finditer(words)]
    return words[ends[-1] :] if ends else words


def is_named_there(mention: PersonMention) -> bool:
    """Whether the name itself stands at its place: an office beside a "he", or beside a verb, is not told of him."""
    return mention.written is None or mention.written.split() == mention.text.split()


def office_after(mention: PersonMention) -> str | None:
    """The office that stands right after a name and tells who it is; None where none does."""
    if not is_named_there(mention):
        return None
    after = AFTER.match(mention.after)
    if after and is_known_office(after.group(1)) and not after.group(1).endswith(("'s", "’s")):
        return after.group(1)
    parted = AFTER_BODY.match(mention.after)
    return parted.group(1) if parted and is_office_of_a_body(parted.group(1)) else None


def office_told(mention: PersonMention) -> str | None:
    """The office that stands right beside a name and is his, held or held once; None where none does."""
    after = office_after(mention)
    if after is not None:
        return after
    before = office_before(mention)
    if before is None:
        return None
    opening = mention.before.rindex(before)
    other = NOT_THE_OFFICE.search(STATUS_BEFORE.sub("", mention.before[max(0, opening - BEFORE_THE_OFFICE) : opening]))
    return None if other or STOP.search(mention.before[opening:]) else before


def office_before(mention: PersonMention) -> str | None:
    """The office that stands right before a name and tells who it is, in the same sentence; None where none does."""
    before = BEFORE.search(mention.before) if is_named_there(mention) else None
    told = _behind_stop(before.group(1)) if before else ""
    if before is None or not is_known_office(told) or _of_another(mention, before) or _goes_on(told):
        return None
    return told


def _goes_on(told: str) -> bool:
    """Whether a sentence in capitals goes on behind the office: "AMBASSADOR THAT", "COS GAVE"."""
    rest = behind_office(told) or ""
    return rest.isupper() and any(
        word in vocabulary.ordinary_words() and word not in vocabulary.office_words() and word not in SMALL
        for word in re.findall(r"[^\W\d_]+", rest.lower())
    )


def _of_another(mention: PersonMention, before: re.Match[str]) -> bool:
    """Whether the office before the name is that of the one named before it: "Ole Brandt, DCI, Arne Dahl"."""
    words, parted = before.group(1), "," in before.group(0)[len(before.group(1)) :]
    # In capitals the name of another may follow the office: "SECRETARY OF STATE OLE BRANDT, ARNE DAHL".
    of_the_named = words.isupper() and (" " not in words or bool(behind_office(words)))
    return mention.before[: before.start()].rstrip(" ").endswith(",") or (of_the_named and parted)


def plain_case(words: str) -> str:
    """Words in capitals as they are written in a sentence: "AMBASSADOR OF THE USSR" as "Ambassador of the USSR"."""
    if not words.isupper():
        return " ".join(words.split())
    return " ".join(
        word.lower() if word.lower() in SMALL else word if len(word) <= 4 else word.title() for word in words.split()
    )
