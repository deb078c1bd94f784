"""The text of an instrument itself, known by its heading and preamble: of which kind it is, and between whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from regesta.model.records import Description, Record
from regesta.stages.ledger.running_text import RunningText, running_text
from regesta.stages.ledger.states import state_of
from regesta.stages.ledger.vocabulary import said, spaced, vocabulary

HEAD = 1_500  # characters of a text within which its heading stands
HEADING = 700  # characters of a heading with its parties
PREAMBLE = 2_500  # characters behind the heading within which the parties "have agreed"
LINE = 24  # words of a heading's line
_GOVERNMENT = re.compile(r"^(?:the\s+)?governments?\s+of\s+(?:the\s+)?|^the\s+", re.IGNORECASE)
_SMALL = 4  # letters of a word that need no capital in a heading
_BETWEEN = re.compile(r"\bbetween\b", re.IGNORECASE)
_BETWEEN_TWO = re.compile(r"\bbetween\b.+?\band\b.+?(?=\n\s*\n)", re.IGNORECASE | re.DOTALL)
# How the second party opens behind the "and", the surest first: "and the Government of Portugal", "and the Buyer".
_SECOND = (re.compile(r"(?:the\s+)?(?:governments?|republic|kingdom|union)\b", re.I), re.compile(r"the\b", re.I))
_BLANK_LINE = re.compile(r"\n\s*\n")
# "(hereinafter called the Seller)", ", hereinafter referred to as “the Buyer”"
_ALIAS = re.compile(
    r"\bhere(?:in)?after\s+(?:(?:called|referred\s+to\s+as|known\s+as|termed|styled)\s*,?\s*)?"
    r"[\"“']?(?:the\s+)?[\"“']?(?P<alias>[A-Z][A-Za-z]+(?:\s[A-Z][a-z]+)?)"
)
_CAPITAL = re.compile(r"\b[A-Z]\w+")
_HEREINAFTER = re.compile(
    r"[(,]?\s*\bhere(?:in)?after\b[^),]*[),]?|\([^)]*\)|,\s*of\s+the\s+(?:one|other)\s+part", re.I
)


@dataclass(frozen=True, slots=True)
class Words:
    """A part of a text as read, and where it stands in the running text."""

    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class InstrumentText:
    """The text of an instrument: what its heading and preamble say of it."""

    running: RunningText
    kind: str
    title: Words
    parties: tuple[Words, ...]
    called: tuple[tuple[str, str], ...]  # what the text calls a party ("the Seller"), and which party that is
    body: int  # where in the running text its heading ends
    is_note: bool = False  # one of the notes or letters that make an exchange
    is_letter: bool = False  # a letter that contracts with "you"
    about: Words | None = None  # its subject, where the words that bind tell it

    def names(self) -> list[str]:
        """The parties, in order."""
        return [party.value for party in self.parties]

    def party(self, name: str) -> str | None:
        """The party that a name in the text is of: itself, "the Seller", "the Norwegian Government"."""
        bare = clean_party(name)
        for called, party in self.called:
            if bare.casefold() == called.casefold():
                return party
        state = state_of(bare) or state_of(bare.split(" ")[0])
        words = set(bare.casefold().split())
        for party in self.names():
            if (words and words <= set(party.casefold().replace(",", " ").split())) or (state and _is_of(party, state)):
                return party
        return None


def clean_party(name: str) -> str:
    """A party without article, "Government of", what it is called hereinafter, and the marks at its edges."""
    bare = " ".join(_HEREINAFTER.sub(" ", name).split()).replace(" ,", ",")
    return _GOVERNMENT.sub("", bare).strip(" ,;:.-–—\"“”'|#*")


def _is_of(party: str, state: str) -> bool:
    """True where the party is the state, or bears its name: "Polish People's Republic" is Poland's."""
    words = party.replace("’", "'").split()
    return state_of(party) == state or any(state_of(word.strip(",.")) == state for word in words) or state in party


def text_of_instrument(record: Record, description: Description) -> InstrumentText | None:
    """What the heading of a record says where the record is the text of an instrument; None for any other.

    "Agreement" alone heads letters and files about one: both parties must be named in the heading or in the preamble,
    and the text must say that they agreed, or be in articles, or be closed as such texts are.
    """
    running = running_text(record, description)
    for heading in _headings(running.read):
        found = _read(running, heading, description)
        if found is not None:
            return found
    return _note(running)


@cache
def _kinds() -> dict[str, str]:
    """Words of a heading, and the kind of instrument that they name."""
    instruments = vocabulary("instruments").section
    kinds = {noun: str(rule["kind"]) for noun, rule in instruments["kinds"].items() if noun != "commitment"}
    return kinds | vocabulary("texts").turned("headings")


@cache
def _kind() -> re.Pattern[str]:
    return spaced(_kinds())


def _headings(text: str) -> Iterator[re.Match[str]]:
    """The kind in each line of the head that reads as a heading: capitals, or a capital on each long word."""
    for line in re.finditer(r"[^\n]+", text[:HEAD]):
        words = re.findall(r"[^\W\d_][\w'’-]*", line.group())
        found = _kind().search(text, line.start(), line.end())
        plain = vocabulary("texts").words("plain")
        is_heading = all(word[0].isupper() or len(word) < _SMALL or word in plain for word in words)
        is_field = found is not None and ":" in text[found.end() : line.end()]  # "AGREEMENT SIGNED:" of a form
        if found and is_heading and not is_field and len(words) <= LINE:
            yield found


def _read(running: RunningText, kind: re.Match[str], description: Description) -> InstrumentText | None:
    text = running.read
    start = text.rfind("\n", 0, kind.start()) + 1
    name = _kinds()[" ".join(kind.group().lower().split())]
    end = _end_of_heading(text, kind.end())
    if name == "communique":
        return _communique(running, start)
    between = _BETWEEN.search(text, kind.start(), end)
    parties, closes = _parties(text, between.end(), end) if between else ((), end)
    if len(parties) < 2:
        found = _preamble(text, end)
        parties, closes = found if found is not None else ((), end)
    if len(parties) < 2 or not _is_binding(text, kind.start()):
        return None
    parties = tuple(replace(party, value=_as_in_text(text, party.value, end)) for party in parties)
    called = tuple((alias, party.value) for party, alias in _called(text, parties, closes))
    in_heading = between is not None and not said("texts", "made").search(text, kind.end(), between.start())
    title_end = end if in_heading else text.find("\n", kind.end()) % (len(text) + 1)
    title = description.title
    written = " ".join(running.text[start:title_end].split()).strip("#*|. ")
    if title is not None and len(title.value) > len(written) and title.value.startswith(written):
        written = title.value
    return InstrumentText(running, name, Words(written, start, title_end), parties, called, end)


def _end_of_heading(text: str, start: int) -> int:
    """Where a heading ends: at the preamble, at the place or date of signing, at the first article."""
    opening = said("texts", "openings").pattern
    stop = re.compile(
        rf"(?<!\band)(?<!\bbetween)\n\W*(?:{opening}|(?:\w+[ ,]+){{0,2}}\d{{1,2}}(?:st|nd|rd|th)?\b)", re.IGNORECASE
    )
    found = stop.search(text, start)
    end = min(found.start() if found else len(text), start + HEADING)
    named = _BETWEEN_TWO.search(text, start, start + HEADING)
    if named and not any(said("texts", name).search(named.group()) for name in ("agreed", "purposes", "after_heading")):
        return named.end()
    blank = _BLANK_LINE.search(text, start, end)
    return blank.start() if blank and not _BETWEEN.search(text, start, end) else end


def _preamble(text: str, start: int) -> tuple[tuple[Words, ...], int] | None:
    """The parties of "X and Y, desiring ..., have agreed as follows", or of "made between X and Y", and its end."""
    agreed = said("texts", "agreed").search(text, start, start + PREAMBLE)
    if agreed:
        opening = re.compile(r"(?:^|\n)\s*(?=[A-Z])").search(text, start, agreed.start())
        purpose = said("texts", "purposes").search(text, start, agreed.start())
        end = purpose.start() if purpose else agreed.start()
        parties, _ = _parties(text, opening.end() if opening else start, end)
        if len(parties) > 1:
            return parties, agreed.end()
    made = _BETWEEN.search(text, start, start + PREAMBLE)
    parties, end = _parties(text, made.end(), made.end() + HEADING) if made else ((), 0)
    return (parties, end) if len(parties) > 1 else None


def _parties(text: str, start: int, end: int) -> tuple[tuple[Words, ...], int]:
    """The parties in text[start:end], "X and Y", "the Governments of X and Y", and where they end."""
    joints = [found.span() for found in re.compile(r",?\s+and\s+", re.IGNORECASE).finditer(text, start, end)]
    if not joints:
        return (), end
    about = said("texts", "about").pattern
    closing = re.compile(rf"\n\s*\n|[;.]\s*\n|\.\s+(?=[A-Z][a-z]+\s)|,?\s{about}\s+(?=[A-Z]|the\b)", re.IGNORECASE)
    closes = closing.search(text, joints[0][1] + 2, end)
    joints = [joint for joint in joints if closes is None or joint[1] <= closes.start()]
    at = next((joint for pattern in _SECOND for joint in joints if pattern.match(text, joint[1])), joints[0])
    last = closes.start() if closes else min(end, len(text))
    words = tuple(Words(clean_party(text[one:two]), one, two) for one, two in ((start, at[0]), (at[1], last)))
    named = all(_is_a_name(word.value) for word in words) and words[0].value.casefold() != words[1].value.casefold()
    return (words if named else ()), last


def _as_in_text(text: str, name: str, body: int) -> str:
    """A name in capitals as the text behind the heading spells it."""
    found = re.compile(r"\s+".join(map(re.escape, name.split())), re.IGNORECASE).finditer(text, body)
    spelled = (" ".join(match.group().split()) for match in found) if name.isupper() else iter(())
    return next((word for word in spelled if not word.isupper() and word[0].isupper()), name)


def _is_a_name(name: str) -> bool:
    return name[:1].isupper() and len(name.split()) <= LINE


def _called(text: str, parties: tuple[Words, ...], closes: int) -> Iterator[tuple[Words, str]]:
    """What the text calls each party: "(hereinafter called the Seller)"."""
    for party in parties:
        found = _ALIAS.search(text, party.start, min(max(party.end, closes), party.end + 80))
        if found:
            yield party, found["alias"]


def _is_binding(text: str, start: int) -> bool:
    """True where the text says that its parties agreed, is in articles, or is closed as an instrument is."""
    articles = re.findall(r"(?:^|\n)\W*article\s+(?:\d+|[IVX]+)\b", text[start:], re.IGNORECASE)
    return said("texts", "binding").search(text, start) is not None or len(articles) > 1


def _states_named(text: str) -> list[Words]:
    """The states whose governments, embassies or sides a text names, in order, each once."""
    of = re.compile(
        r"(?:Governments?|Embassy|Republic|Kingdom)\s+of\s+(?:the\s+)?(?P<state>[A-Z][\w.]+(?:[ ][A-Z][\w.]+)*)"
        r"|(?P<people>[A-Z]\w+)\s+(?:Governments?|side|delegation|Minister|Ambassador|Embassy|Prime)\b"
    )
    found: dict[str, Words] = {}
    for match in of.finditer(text):
        name = "state" if match["state"] else "people"
        state = state_of(match[name])
        if state:
            shown = match[name] if match["state"] else state
            found.setdefault(state, Words(shown, match.start(name), match.end(name)))
    return list(found.values())


def _communique(running: RunningText, start: int) -> InstrumentText | None:
    """A joint communique: of the two states whose people it tells of, the title first."""
    text = running.read
    line_end = text.find("\n", start)
    title_end = line_end if line_end > 0 else len(text)
    head = text[: start + HEAD]
    named = _states_named(head)
    peoples = [
        Words(state, word.start(), word.end())
        for word in _CAPITAL.finditer(head, start)
        if (state := state_of(word.group()))
    ]
    named += [word for word in peoples if state_of(word.value) not in {state_of(one.value) for one in named}]
    if len({word.value for word in named}) < 2:
        return None
    title = " ".join(running.text[start:title_end].partition(" | ")[0].split()).strip("#*| ")
    return InstrumentText(running, "communique", Words(title, start, title_end), _two(named), (), title_end)


def _two(named: list[Words]) -> tuple[Words, ...]:
    """The first two of different names."""
    once = {word.value: word for word in reversed(named)}
    return tuple(sorted(once.values(), key=lambda word: word.start)[:2])


def _note(running: RunningText) -> InstrumentText | None:
    """One of the two notes that together "constitute an agreement"."""
    found = said("texts", "of_notes").search(running.read)
    named = _states_named(running.read) if found else []
    if found is None or len(named) != 2:
        return None
    title = Words("exchange of notes", *found.span())
    return InstrumentText(running, "exchange of notes", title, tuple(named), (), 0, is_note=True)
