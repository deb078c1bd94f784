"""Drafts of another extractor, held against the page: entries where their words stand there, reasons where not."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from typing import get_args

from regesta.model.dates import DateBasis, Dating
from regesta.model.drafts import Draft
from regesta.model.entries import Certainty, Entry, EntryType, Participant, ParticipantRole, PlacePart, PlaceRole
from regesta.model.evidence import Evidence
from regesta.model.records import Record
from regesta.stages.extract.edtf import bounds

_WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("type", get_args(EntryType)),
    ("certainty", get_args(Certainty)),
    ("role of a participant", get_args(ParticipantRole)),
    ("role of a place", get_args(PlaceRole)),
)
_SHOWN = 60  # characters of a quote that name it among the reasons


class _RefusedError(Exception):
    """Why a draft is not believed."""


def entries_of_drafts(
    record: Record, dating: Dating, drafts: Iterable[Draft], *, by: str
) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """The entries that the drafts give, by page and start, and for each draft refused the reason in a sentence.

    `by` names the extractor and its version: it stands in each entry's evidence.
    """
    made: dict[str, Entry] = {}
    refused = []
    for draft in drafts:
        try:
            entry = _entry(record, dating, draft, by)
            made[entry.id] = entry
        except _RefusedError as why:
            refused.append(f"page {draft.page}, “{' '.join(draft.quote.split())[:_SHOWN]}”: {why}")
    return tuple(sorted(made.values(), key=lambda entry: (entry.page, entry.start, entry.end, entry.id))), tuple(
        refused
    )


def _entry(record: Record, dating: Dating, draft: Draft, by: str) -> Entry:
    _check_words(draft)
    page = next((page for page in record.pages if page.number == draft.page), None)
    if page is None:
        raise _RefusedError(f"the record has no page {draft.page}")
    whole = record.extent(page)
    quote = _find(page.text, draft.quote, [whole], "the quote")
    trigger = _find(page.text, draft.trigger, [quote], "the trigger")
    dated = _find(page.text, draft.date_quote, [quote, whole], "the words of the date") if draft.date_quote else None
    first, last = bounds(draft.date) if draft.date else (None, None)
    if draft.date and first is None and last is None:
        raise _RefusedError(f"its date {draft.date!r} is no EDTF that names a day, a month or a year")
    people = [(name, role, *_find(page.text, name, [quote, whole], "the name")) for name, role in draft.participants]
    places = [(name, role, *_find(page.text, name, [quote, whole], "the name")) for name, role in draft.places]
    words = page.text[slice(*quote)]
    told = (record.id, str(draft.page), str(quote), draft.trigger, draft.date or "", by)
    return Entry(
        id=hashlib.sha256("\n".join(told).encode()).hexdigest()[:12],
        record=record.id,
        page=draft.page,
        start=quote[0],
        end=quote[1],
        quote=words,
        trigger=page.text[slice(*trigger)],
        date=draft.date,
        earliest=first,
        latest=last,
        date_quote=page.text[slice(*dated)] if dated else None,
        date_basis=_basis(draft, dating, within=bool(dated and quote[0] <= dated[0] and dated[1] <= quote[1])),
        types=tuple(dict.fromkeys(draft.types)),
        certainty=draft.certainty,
        participants=tuple(Participant(page.text[start:end], role, start, end) for _, role, start, end in people),
        places=tuple(PlacePart(page.text[start:end], role, start, end) for _, role, start, end in places),
        according_to=draft.according_to,
        attribution=(draft.according_to,) if draft.according_to else (),
        flags=() if draft.date else ("undated",),
        evidence=(Evidence("extractor", 1.0, f"given by {by}; its words were found on the page"),),
        chance=draft.chance,
    )


def _check_words(draft: Draft) -> None:
    """Raise where a word is none of the contract's."""
    given: tuple[Sequence[str], ...] = (
        draft.types,
        (draft.certainty,),
        [role for _, role in draft.participants],
        [role for _, role in draft.places],
    )
    for (what, known), words in zip(_WORDS, given, strict=True):
        for word in words:
            if word not in known:
                raise _RefusedError(f"{word!r} is no {what}; there are {', '.join(known)}")
    if not draft.types:
        raise _RefusedError("it has no type")
    if draft.chance is not None and not 0 <= draft.chance <= 1:
        raise _RefusedError(f"its chance {draft.chance} does not lie between 0 and 1")


def _find(text: str, words: str, spans: Sequence[tuple[int, int]], what: str) -> tuple[int, int]:
    """Where the words stand in the first of these spans that holds them; blanks and line breaks count alike."""
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    if pattern.pattern:
        for start, end in spans:
            if found := pattern.search(text, start, end):
                return found.span()
    raise _RefusedError(f"{what} {' '.join(words.split())[:_SHOWN]!r} does not stand on the page")


def _basis(draft: Draft, dating: Dating, *, within: bool) -> DateBasis:
    """A date in the quote is read there; another is carried over, from the record's own date or from other words."""
    if within:
        return "explicit"
    return "document" if draft.date is None or draft.date == dating.record_date.edtf else "inherited"
