"""A letter that is itself a contract: "hereby contracts with you for ...", "this letter will confirm our agreement"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from regesta.model.records import Description, Record
from regesta.stages.ledger.instrument_text import InstrumentText, Words, clean_party
from regesta.stages.ledger.running_text import RunningText, running_text
from regesta.stages.ledger.vocabulary import spaced, vocabulary

ABOVE = 400  # characters above a salutation within which the addressee stands by his full name
OPENING = 1_200  # characters behind a salutation within which the letter binds
TITLE = 200
# "The Fishery Board, as represented by its Director, hereby contracts with you"
_WHO = r"(?P<who>(?:The\s+)?[A-Z][^,:.]{2,80}?)(?:,?\s+(?:as\s+)?represented\s+by\s+[^,:.]{2,90},)?\s+"
_DEAR = re.compile(r"\bDear\s+(?P<whom>(?:[A-Z][\w.'’-]*\s){0,4}?[A-Z][\w'’-]+)\s*[:,]")
_END = re.compile(
    r",?\s+(?:under|on|upon|subject\s+to|according\s+to)\s+(?:the\s+)?(?:following\s+)?(?:terms|conditions)\b|[:;]|\.\s"
)
_ABOUT = re.compile(r"\bfor\s+(?P<what>.+)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Opening:
    """The words by which a letter binds, who binds himself by them, and the kind of instrument that it thus is."""

    words: Words
    who: Words
    kind: str


def contract_letter(record: Record, description: Description) -> InstrumentText | None:
    """The contract or agreement that a letter to somebody named is the text of; None for any other letter.

    "You" is the addressee; "we" and "this organization" who writes.
    """
    if not any("Dear" in page.text for page in record.pages):
        return None
    running = running_text(record, description)
    saluted = _DEAR.search(running.read)
    if saluted is None:
        return None
    opening = _contracting(running, saluted.end()) or _confirming(running, saluted.end(), description)
    if opening is None:
        return None
    addressee = _addressee(running, saluted)
    own = vocabulary("texts").words("writers")
    called = (("you", addressee.value), *((word, opening.who.value) for word in sorted(own)))
    about = _ABOUT.search(opening.words.value) if opening.kind == "contract" else None
    at = running.read.find(" ".join(about["what"].split()[:2]), opening.words.start) if about else -1
    return InstrumentText(
        running,
        opening.kind,
        opening.words,
        (opening.who, addressee),
        called,
        opening.words.end,
        is_letter=True,
        about=Words(about["what"], at, opening.words.end) if about and at >= 0 else None,
    )


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    texts = vocabulary("texts").section
    things = "|".join(map(re.escape, texts["of_confirming"]))
    confirms = spaced(texts["confirming"]).pattern
    return (
        re.compile(_WHO + f"(?P<binds>{spaced(texts['contracting']).pattern})"),
        re.compile(rf"{confirms}\s+(?:\w+\s+){{0,4}}?(?P<kind>{things})\b", re.IGNORECASE),
    )


def _contracting(running: RunningText, start: int) -> _Opening | None:
    found = _patterns()[0].search(running.read, start, start + OPENING)
    if found is None:
        return None
    who = Words(clean_party(found["who"]), *found.span("who"))
    return _Opening(_sentence(running, found.start("binds")), who, "contract")


def _confirming(running: RunningText, start: int, description: Description) -> _Opening | None:
    """Of a letter that confirms what was agreed: who writes, or the office that it comes from."""
    found = _patterns()[1].search(running.read, start, start + OPENING)
    wrote = description.originator or description.author
    at = running.offset(wrote.page, wrote.start) if wrote is not None else None
    if found is None or wrote is None or at is None:
        return None
    kind = "contract" if found["kind"].lower() == "contract" else "agreement"
    return _Opening(_sentence(running, found.start()), Words(wrote.value, at, at + wrote.end - wrote.start), kind)


def _sentence(running: RunningText, start: int) -> Words:
    """The words that bind, up to the terms that follow them."""
    end = _END.search(running.read, start, start + TITLE)
    close = end.start() if end else min(start + TITLE, len(running.read))
    return Words(" ".join(running.text[start:close].split()), start, close)


def _addressee(running: RunningText, saluted: re.Match[str]) -> Words:
    """Who is written to: by the line above the salutation that has the same surname, else as saluted."""
    surname = saluted["whom"].split()[-1]
    above = running.read[max(0, saluted.start() - ABOVE) : saluted.start()]
    offset = saluted.start() - len(above)
    for line in re.finditer(r"[^\n]+", above):
        words = line.group().strip(" #*|,")
        if re.search(rf"\b{re.escape(surname)}\b", words, re.IGNORECASE) and len(words.split()) <= 6:
            start = offset + line.start() + line.group().find(words)
            return Words(words, start, start + len(words))
    return Words(" ".join(saluted["whom"].split()), *saluted.span("whom"))
