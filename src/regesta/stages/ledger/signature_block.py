"""Who signed the text of an instrument, and for whom: the lines below it, one below the other or in two columns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from regesta.stages.ledger.instrument_text import InstrumentText, Words, clean_party
from regesta.stages.ledger.vocabulary import said

BELOW = 900  # characters from the closing clause, or before the end of the text, within which it is signed
_TITLE = r"(?:(?:Mr|Dr|Sir|Count|Baron|General|Gen)\.?\s)?"
_FURTHER = r"(?:\s+(?:(?:de|da|van|von|el|al|der|di)\s+)*[A-Z][\w.'’-]*){1,4}"
_NAME = re.compile(rf"(?:\(?(?:signed|sgd\.?|Signed)\)?[:\s]+|/s/\s*|/)?(?P<name>{_TITLE}[A-Z][\w.'’-]*{_FURTHER})/?")
_FOR = re.compile(r"^\W*(?:For|FOR|On behalf of|ON BEHALF OF)\s+(?P<whom>.+?)\s*:?\s*$")
_FOR_NAME = re.compile(r"^\W*(?:For|FOR|On behalf of)\s+(?P<whom>[^:]+?)\s*:\s*(?P<rest>\S.*)$")
_FOR_WORD = re.compile(r"^(?:for|on behalf of)\s+", re.IGNORECASE)
_TWO = re.compile(r"\s{3,}|\t+|\s*\|\s*")
_SECOND_FOR = re.compile(r"\s+(?=(?:For|FOR)\s+(?:the|THE|[A-Z]))")
_INITIALS = re.compile(r"(?<=[a-z’'])\s+(?=(?:[A-Z]\.\s?)+[A-Z])")


def signatories(text: InstrumentText, start: int) -> list[tuple[Words, str | None]]:
    """Each who signed below `start`, and the party signed for; none where the text is not signed."""
    read = text.running.read
    lines = [(found.start(), found.group()) for found in re.finditer(r"[^\n]+", read[start:]) if found.group().strip()]
    lines = [(start + at, line) for at, line in lines]
    columns = _columns(lines)
    found: list[tuple[Words, str | None]] = []
    for column in columns:
        found += _one_below_the_other(text, column)
    found = found or _unattributed(text, lines)
    accepted = list(_accepted(text, lines)) if text.is_letter else []
    return [*(one for one in found if one[0].value not in {name.value for name, _ in accepted}), *accepted]


def _accepted(text: InstrumentText, lines: Lines) -> Iterator[tuple[Words, str | None]]:
    """Who accepted a letter's terms: the name behind "ACCEPTED:", on its line or the next."""
    for number, (offset, line) in enumerate(lines):
        opened = said("texts", "accepted").match(line.strip(" #*|_"))
        if opened is None:
            continue
        beside = line.strip(" #*|_")[opened.end() :].strip(" :,_")
        below = lines[number + 1] if number + 1 < len(lines) else (offset, "")
        at, words = (offset, beside) if beside else (below[0], below[1].strip(" #*|_,"))
        name = _name(words)
        if name is not None:
            yield _words(at, line if beside else below[1], name), text.parties[1].value
            return


Lines = list[tuple[int, str]]


def _columns(lines: Lines) -> list[Lines]:
    """The lines of a block as one column, or as two where a line holds two "For ..."."""
    for number, (at, line) in enumerate(lines):
        parts = _SECOND_FOR.split(line.strip())
        if len(parts) == 2 and parts[0].lower().startswith("for"):
            left, right = [(at, parts[0])], [(at + line.find(parts[1]), parts[1])]
            for offset, below in lines[number + 1 :]:
                halves = _halves(below)
                if halves is None:
                    left.append((offset, below))
                    continue
                left.append((offset + below.find(halves[0]), halves[0]))
                right.append((offset + below.rfind(halves[1]), halves[1]))
            return [left, right]
    return [lines]


def _halves(line: str) -> tuple[str, str] | None:
    """A line of two columns: parted by blanks, by the colon behind the first, by initials, else by the middle."""
    for pattern in (_TWO, re.compile(r"(?<=:)\s+"), _INITIALS):
        parts = [part for part in pattern.split(line.strip()) if part.strip()]
        if len(parts) == 2:
            return parts[0], parts[1]
    words = line.split()
    half = len(words) // 2
    even = len(words) in {4, 6} and all(word[:1].isupper() for word in words)
    return (" ".join(words[:half]), " ".join(words[half:])) if even else None


def _one_below_the_other(text: InstrumentText, lines: Lines) -> Iterator[tuple[Words, str | None]]:
    """Names below a "For the Government of X:", or beside it."""
    whom: str | None = None
    for offset, line in lines:
        beside = _FOR_NAME.match(line)
        if beside and _name(beside["rest"]):
            name = _name(beside["rest"])
            yield _words(offset, line, str(name)), text.party(beside["whom"]) or clean_party(beside["whom"])
            whom = None
            continue
        opened = _FOR.match(line)
        if opened:
            whom = opened["whom"]
            continue
        if whom is None:
            continue
        name = _name(line)
        if line.rstrip().endswith(":") or (text.party(f"{whom} {line}") and not name) or _goes_on(whom):
            whom = f"{whom} {line.strip()}"
            continue
        if name is not None:
            yield _words(offset, line, name), text.party(whom) or clean_party(whom)
            whom = None


def _goes_on(whom: str) -> bool:
    """True for "For the Government of the": whose it is stands on the next line."""
    return whom.rstrip().lower().endswith((" of", " of the", " the"))


def _unattributed(text: InstrumentText, lines: Lines) -> list[tuple[Words, str | None]]:
    """Two names side by side, the names of the parties below them; or those marked as signed."""
    for number, (offset, line) in enumerate(lines):
        halves = _halves(line) if _TWO.search(line.strip()) else None
        names = [_name(half) for half in halves] if halves else []
        if len(names) == 2 and all(names) and not all(text.party(str(name)) for name in names):
            below = _halves(lines[number + 1][1]) if number + 1 < len(lines) else None
            whom = [text.party(_FOR_WORD.sub("", half)) for half in below] if below else [None, None]
            return [(_words(offset, line, str(name)), one) for name, one in zip(names, whom, strict=True)]
    signed = [(offset, line, re.search(r"\(?\b(?:signed|sgd)\b\.?\)?[:\s]|/s/", line, re.I)) for offset, line in lines]
    found = [
        (_words(offset, line, name), None)
        for offset, line, mark in signed
        if mark and (name := _name(line[mark.start() :]))
    ]
    return list(found)


def _name(line: str) -> str | None:
    """The name of a person that a line is: "(signed) Anders Berg"; None for any other line."""
    match = _NAME.fullmatch(line.strip().strip("_ ,"))
    name = match["name"] if match else None
    return name.title() if name and name.isupper() else name


def _words(offset: int, line: str, name: str) -> Words:
    at = line.casefold().find(name.casefold())
    start = offset + max(at, 0)
    return Words(name, start, start + len(name))
