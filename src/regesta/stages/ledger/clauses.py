"""What the clauses of an instrument's text say: done where and when, in force when, for how long, in place of what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from regesta.stages.ledger.ground import Ground
from regesta.stages.ledger.instrument_text import InstrumentText, Words
from regesta.stages.ledger.vocabulary import any_of, said, spaced, vocabulary

REACH = 140  # characters behind "Done at" within which the day stands
_PLACE = r"(?P<place>[A-Z][\w'’-]+(?:[ ][A-Z][\w'’-]+){0,3})"
# "Done at Oslo", "DONE in duplicate at Oslo", "Signed at Oslo": at the head of a line or sentence.
_DONE = re.compile(
    r"(?:^|[\n.;,])[\s#*]*(?:THUS |Thus )?(?P<cue>Done|DONE|Signed|SIGNED|Executed|Concluded)\b"
    rf"[^.\n]{{0,60}}?\b(?:at|in|AT|IN)\s+{_PLACE}"
)
# "is made at Oslo on 4 May 1953 between": how a contract opens.
_MADE = re.compile(
    rf"\b(?:made|concluded|entered\s+into)\b(?:[^.;]{{0,40}}?\b(?:at|in)\s+{_PLACE})?[^.;]{{0,140}}?(?=\bbetween\b)",
    re.S,
)
_END_OF_PLACE = re.compile(r"\s+(?:THIS|ON|IN|THE|This|On|In|The)\b.*$")
_SENTENCE_END = re.compile(r"(?<!\bNo)(?<!\bNos)[.;](?=\s|$)|\n\s*\n")
_DATELINE = re.compile(
    r"(?:^|\n)\s*(?P<place>[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?),\s+(?:\d{1,2}\s+[A-Z][a-z]+|[A-Z][a-z]+\s+\d{1,2})\b"
)
_FORCE = re.compile(
    r"\b(?:enters?|entered|comes?|be|is|remain)\s+(?:provisionally\s+)?(?:in\s?to|in)\s+(?:force|effect)\b|\btakes?\s+effect\b"
    r"|\b(?:becomes?|is)\s+effective\b|\bwith\s+effect(?=\s+from\b)|\beffective(?=\s+(?:as\s+of\s+)?(?:on\s+)?(?:the\s+)?\d)",
    re.IGNORECASE,
)
_OF_THIS = re.compile(r"\bthis\s+(?:contract|agreement|letter)\b[^.;]{0,60}$", re.IGNORECASE)
_LASTING = re.compile(
    r"\b(?:(?:remains?|continues?|be|is)\s+(?:in\s+(?:force|effect)|valid|effective)|valid|concluded|effect|continues?(?:\s+thereafter)?(?=\s+for))\b,?\s+"
    r"(?P<period>(?:for|until|up\s+to|through|from(?=[^.;]{5,40}\b(?:to|until)\b))\s+[^.;]+?)(?=,?\s+(?:and|after|unless|but|provided|thereafter)\b|[.;\n]\s|[.;]?$)",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:for\s+)?(?:an?\s+)?(?:(?:initial|further|first)\s+)?(?:period|term)\s+of\s+|^for\s+(?:a\s+)?", re.I
)
_SPAN = re.compile(
    r"\b(?P<period>(?:from|in the period from|during the period)\s+[^.;,\n]*?\d{4}\s+(?:to|until|through)\s+"
    r"[^.;,\n]*?\d{4})"
    r"|\bfor\s+(?:the\s+)?(?:calendar\s+)?years?\s+(?P<years>(?:1[89]|20)\d\d(?:\s*(?:[-–]|and|to)\s*(?:1[89]|20)?\d\d)?)"
)

_ABOUT = re.compile(
    r"\b(?:on|concerning|regarding|relating\s+to|covering|of|for)\s+(?P<what>.+?)(?=\s+between\b|\n\s*\n|\n(?=between)|\s\|\s|$)",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """What a clause says, the rule that read it, and, where it tells a day, that day as EDTF."""

    words: Words
    rule: str
    edtf: str | None = None


def done(ground: Ground, text: InstrumentText) -> tuple[Words | None, Clause | None]:
    """Where and when it was done by its closing clause, by the line below its title, or by its opening words."""
    read = text.running.read
    closings = [found for found in _DONE.finditer(read) if found["cue"].lower() in {"done", "executed"}]
    closings = closings[-1:] or list(_DONE.finditer(read))[-1:] or list(_MADE.finditer(read))[:1]
    for found in closings:
        name = found["place"] and _END_OF_PLACE.sub("", found["place"])
        place = Words(name, found.start("place"), found.start("place") + len(name)) if name else None
        day = _day_between(ground, text, found.start(), found.end() + REACH)
        return place, day and Clause(day.words, "signed.closing", day.edtf)
    return None, None


def dateline(text: InstrumentText) -> Words | None:
    """The place that opens the line below a title: "Oslo, 14 June 1953", "OSLO, June 14. The Minister ..."."""
    found = _DATELINE.search(text.running.read, text.title.end)
    return Words(found["place"].title(), found.start("place"), found.end("place")) if found else None


def _day_between(ground: Ground, text: InstrumentText, start: int, end: int) -> Clause | None:
    """The first day that stands in a stretch of the text."""
    for reading in ground.dating.readings:
        at = text.running.offset(reading.page, reading.start) if reading.edtf else None
        if at is not None and start <= at < end:
            return Clause(Words(reading.text, at, at + reading.end - reading.start), "date.text", reading.edtf)
    return None


def force(ground: Ground, text: InstrumentText, signed: str | None) -> Clause | None:
    """When it comes into force: a day, the day of signature, or in words ("the exchange of ratifications")."""
    read = text.running.read
    for found in _FORCE.finditer(read, text.title.start):
        if re.match(r"\s+(?:for|until|between)\b", read[found.end() :]) or "remain" in found.group().lower():
            continue  # how long, and not when
        if text.is_letter and not _OF_THIS.search(read, 0, found.start()):
            continue  # "your previous contract, effective 15 July 1954, is herein terminated"
        closes = _SENTENCE_END.search(read, found.end())
        end = closes.start() if closes else len(read)
        further = re.compile(
            r",?\s+and\s+(?:shall|will|it)\b|,?\s+(?:which|by\s+and\s+between)\b", re.IGNORECASE
        ).search(read, found.end(), end)
        end = further.start() if further else end
        words = " ".join(read[found.end() : end].split()).strip(" ,")
        if not words:
            continue
        day = _day_between(ground, text, found.end(), end)
        on_signature = said("texts", "on_signature").search(words) is not None
        edtf = day.edtf if day else signed if on_signature else None
        return Clause(Words(words, found.start(), end), "in_force.article", edtf)
    return None


def period(text: InstrumentText) -> Clause | None:
    """How long it holds, or which years it covers: "five years", "until 31 December 1955", "1954"."""
    read = text.running.read
    lasting = _LASTING.search(read, text.body)
    span = _SPAN.search(read)
    if lasting:
        words = _LEAD.sub("", " ".join(lasting["period"].split()))
        return Clause(Words(words, lasting.start("period"), lasting.end("period")), "period.article")
    if span:
        name = "period" if span["period"] else "years"
        words = " ".join(span[name].split()).removeprefix("in the period ")
        return Clause(Words(words, span.start(name), span.end(name)), "period.covered")
    return None


def relation(text: InstrumentText) -> tuple[str, Clause] | None:
    """How it stands to another instrument, by its own words: "The present Treaty supersedes the Agreement of ..."."""
    read = text.running.read
    for name in vocabulary("texts").section["relations"]:
        verbs = spaced(vocabulary("texts").section["relations"][name]).pattern
        own = re.compile(
            rf"\b(?:this|the\s+present|it)\s*(?:\w+\s+){{0,2}}?(?:shall\s+|will\s+|hereby\s+)*{verbs}\s+"
            rf"(?P<other>(?:the\s+|an?\s+)?[^.;]*?{_kind_words()}(?:[^.;]|\bNos?\.)*?)(?=,?\s+and\s+(?:shall|will|it|enters?)\b|(?<!\bNo)[.;](?:\s|$))",
            re.IGNORECASE,
        )
        found = own.search(read)
        if found:
            other = " ".join(found["other"].split())
            return name, Clause(Words(other, found.start(), found.end()), "relation.article")
    to = re.compile(
        rf"^\W*to\s+(?P<other>the\s+[^\n]*?{_kind_words()}.*?)(?=,?\s+between\b|\n\s*\n|$)",
        re.IGNORECASE | re.DOTALL | re.MULTILINE,
    ).search(read, text.title.start, max(text.body, text.title.end))
    if to:
        return "supplements", Clause(Words(" ".join(to["other"].split()), to.start(), to.end()), "relation.title")
    return None


@cache
def _kind_words() -> str:
    """A pattern of the words for instruments, and for what an instrument may replace besides them."""
    return any_of([*vocabulary("instruments").section["kinds"], *vocabulary("texts").words("other_papers")]).pattern


def subject(text: InstrumentText) -> Words | None:
    """What it is about, by its title: "on Technical Assistance", "Trade and Payments Agreement", "of Friendship"."""
    read = text.running.read
    if text.is_letter:
        return text.about
    if text.is_note:
        found = said("texts", "of_what").search(read)
        closes = re.compile(r",|;|:|\.\s|\n\s*\n").search(read, found.end()) if found else None
        end = closes.start() if closes else 0
        return Words(" ".join(read[found.end() : end].split()), found.end(), end) if found and end else None
    title = text.title
    end = max(title.end, text.body)
    first_party, last_party = text.parties[0].start, text.parties[-1].end
    between = title.start < first_party < last_party <= end and text.kind != "communique"
    behind_parties = last_party if between else end
    within = (_behind_kind(text), first_party if between else end)
    for first, last in ((behind_parties, end), within):
        found = _ABOUT.search(read, first, last)
        if found and not re.search(r"\d", found["what"]):
            return Words(" ".join(found["what"].split()), found.start("what"), found.end("what"))
    before = read[title.start : min(_before_kind(text), title.end)]
    words = [
        word
        for word in re.findall(r"[^\W\d_][\w'’-]*", before)
        if word.lower() not in vocabulary("texts").words("no_subject")
    ]
    return Words(" ".join(words), title.start, title.start + len(before)) if words else None


def _before_kind(text: InstrumentText) -> int:
    found = re.compile(rf"\b(?:memorandum|exchange|{_kind_words()})\b", re.I).search(
        text.running.read, text.title.start
    )
    return found.start() if found else text.title.start


def _behind_kind(text: InstrumentText) -> int:
    found = re.compile(rf"\b(?:memorandum\s+of\s+understanding|{_kind_words()})\b", re.I).search(
        text.running.read, text.title.start
    )
    return found.end() if found else text.title.start
