"""Compose: a clause placed in time to the entry that is saved, each of its parts with its evidence."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Sequence

from regesta.model.dates import DateCandidate
from regesta.model.entries import Entry
from regesta.model.evidence import Evidence
from regesta.model.grammar import Parsed
from regesta.model.names import NameReading
from regesta.model.records import Description, Record
from regesta.stages.extract.amounts import amounts_of
from regesta.stages.extract.antecedents import settle_record
from regesta.stages.extract.attribution import attribution_of
from regesta.stages.extract.cast import Cast
from regesta.stages.extract.clause import Clause
from regesta.stages.extract.edtf import bounds
from regesta.stages.extract.moments import Moment
from regesta.stages.extract.place_in_time import Placed, basis_of
from regesta.stages.extract.places import places_of
from regesta.stages.extract.roles import participants_of
from regesta.stages.extract.worth import worth_of

LONGEST_QUOTE = 400  # characters of the page
DOUBT = 0.5  # a date less likely than this carries its rivals, and a flag
RIVAL = 0.1  # share of the probability from which another value is named

_ORIGINS = {
    "sentence": "stands in the same sentence",
    "section": "heads the entry it stands under",
    "before": "is the date read before it",
    "running": "dates the happening before it",
    "opening": "is among the first dates of the record",
    "record": "is the record's own date",
}
_CHANGES = {
    "same": "",
    "month": "; only its month is taken, for the words put the happening near it",
    "year": "; only its year is taken, for the words put the happening near it",
    "until": "; the happening comes before it",
    "since": "; the happening begins with it or follows it",
    "between": "; the happening lies between it and a later date",
}


class Composer:
    """Makes the entries of one record."""

    def __init__(
        self,
        record: Record,
        description: Description,
        parsed: Sequence[Parsed],
        names: Sequence[NameReading],
    ) -> None:
        self._cast = Cast(names, description, parsed)
        self._meant = settle_record(self._cast)
        self._record = record
        self._names = sorted(names, key=lambda name: (name.page, name.start))
        self._name_places = [(name.page, name.start) for name in self._names]
        self._texts = {page.number: page.text for page in record.pages}

    def entries(self, placed: Sequence[Placed]) -> tuple[Entry, ...]:
        """The entries, by page and start, one for each happening; none twice."""
        made = {entry.id: entry for entry in map(self._entry, placed)}
        return tuple(sorted(made.values(), key=lambda entry: (entry.page, entry.start, entry.end, entry.id)))

    def _entry(self, placed: Placed) -> Entry:
        clause = placed.found.clause
        sentence = clause.parsed.sentence
        start, end = self._quote(clause)
        text = self._text(sentence.page)
        moment = placed.moment
        date = moment.value if moment else None
        first, last = bounds(date) if date else (None, None)
        names = self._names_of(clause.parsed)
        attribution = attribution_of(clause, clause.parsed, names, self._cast, meant=self._meant)
        worth, reason = worth_of(clause)
        reasons = [one for one in (_chance_reason(placed), reason) if one is not None]
        evidence = (*clause.evidence, self._date_reason(placed), *reasons)
        trigger = clause.parsed.sentence.source_span(clause.trigger_start, clause.trigger_end)
        return Entry(
            id=self._identifier(sentence.page, start, end, clause.trigger, date),
            record=self._record.id,
            page=sentence.page,
            start=start,
            end=end,
            quote=text[start:end],
            trigger=text[trigger[0] : trigger[1]],
            date=date,
            earliest=first,
            latest=last,
            date_quote=moment.reading.text if moment and moment.reading else None,
            date_basis=basis_of(placed),
            types=clause.types,
            certainty=clause.certainty,
            participants=participants_of(clause, clause.parsed, names, self._cast, meant=self._meant),
            places=places_of(clause, clause.parsed, names, self._cast),
            amounts=amounts_of(clause, clause.parsed, names),
            according_to=attribution[0] if attribution else None,
            attribution=attribution,
            worth=worth,
            date_candidates=_candidates(placed),
            flags=_flags(placed),
            evidence=evidence,
            chance=None if placed.chance is None else round(placed.chance, 2),
        )

    def _text(self, number: int) -> str:
        return self._texts[number]

    def _quote(self, clause: Clause) -> tuple[int, int]:
        """The clause's slice of its page, cut at a blank where marks and line breaks made it too long."""
        start, end = clause.source_span
        if end - start > LONGEST_QUOTE:
            trigger = clause.parsed.sentence.source_span(clause.trigger_start, clause.trigger_end)
            text = self._text(clause.parsed.sentence.page)
            cut = text.rfind(" ", trigger[1], start + LONGEST_QUOTE)
            end = cut if cut > 0 else max(trigger[1], start + LONGEST_QUOTE)
            if end - start > LONGEST_QUOTE:
                start = trigger[0]
        return start, end

    def _names_of(self, parsed: Parsed) -> tuple[NameReading, ...]:
        sentence = parsed.sentence
        first = bisect_left(self._name_places, (sentence.page, sentence.start))
        last = bisect_left(self._name_places, (sentence.page, sentence.end))
        return tuple(self._names[first:last])

    def _identifier(self, page: int, start: int, end: int, trigger: str, date: str | None) -> str:
        parts = (self._record.id, str(page), str(start), str(end), trigger, date or "")
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]

    def _date_reason(self, placed: Placed) -> Evidence:
        moment = placed.moment
        if moment is None:
            return Evidence("date.none", 0.0, "no date of the record can be brought to bear on it")
        read = f'"{moment.reading.text}", read as {moment.anchor},' if moment.reading else f"{moment.anchor}"
        rule = f" (rule {moment.reading.rule})" if moment.reading and moment.reading.rule else ""
        sentence = f"{read} {_ORIGINS[moment.origin]}{_CHANGES[moment.change]}{rule}"
        return Evidence(f"date.{moment.origin}.{moment.change}", round(placed.probability, 2), sentence)


def _chance_reason(placed: Placed) -> Evidence | None:
    """How the chance of an entry was reckoned; None where nothing was weighed."""
    if placed.chance is None:
        return None
    weighed = f"a happening by {placed.found.probability:.2f}"
    weighed += f", then by {placed.probability:.2f}" if placed.moment else ", without a date"
    sentence = f"{weighed}: of entries weighed so, {placed.chance:.2f} were right where nothing had been learnt"
    return Evidence("chance.weights", round(placed.chance, 2), sentence)


def _candidates(placed: Placed) -> tuple[DateCandidate, ...]:
    if placed.moment is None or placed.probability >= DOUBT:
        return placed.moment.reading.candidates if placed.moment and placed.moment.reading else ()
    shares = [(placed.moment, placed.probability), *placed.others]
    return tuple(DateCandidate(moment.value, _reason(moment, share)) for moment, share in shares if share >= RIVAL)


def _reason(moment: Moment, share: float) -> str:
    read = f'"{moment.reading.text}"' if moment.reading else moment.anchor
    return f"{read} {_ORIGINS[moment.origin]}{_CHANGES[moment.change]} ({share:.2f})"


def _flags(placed: Placed) -> tuple[str, ...]:
    moment = placed.moment
    if moment is None:
        return ("undated",)
    flags = tuple(moment.reading.flags) if moment.reading else ()
    return (*flags, "date in doubt") if placed.probability < DOUBT else flags
