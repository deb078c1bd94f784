"""What is remembered of people as rows that JSON can hold, and back again: the same values come back as went in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any

from regesta.model.evidence import Evidence
from regesta.model.names import NameParts
from regesta.model.people import Person, PersonMention
from regesta.model.reconciled import RecordQuote
from regesta.stages.reconcile.memory import digest_of
from regesta.stages.reconcile.people.cluster import Cluster, Settled
from regesta.stages.reconcile.people.forms import NameForm
from regesta.stages.reconcile.people.holdings import OfficeShown
from regesta.stages.reconcile.people.of_file import FilePeople
from regesta.stages.reconcile.people.ties import Told
from regesta.stages.reconcile.people.weigh import Comparison

Row = list[Any]
_FORM = tuple(field.name for field in fields(NameForm))
_PARTS = tuple(field.name for field in fields(NameParts))


def as_row(settled: Settled, candidates: Sequence[Cluster]) -> Row:
    """Where a name goes, with clusters by their place among the candidates."""
    at = {id(cluster): place for place, cluster in enumerate(candidates)}
    into = at[id(settled.into)] if settled.into is not None else None
    near = [[at[id(cluster)], _evidence_rows(comparison.reasons)] for cluster, comparison in settled.near]
    return [into, _evidence_rows(settled.comparison.reasons), near]


def from_row(row: Row, candidates: Sequence[Cluster]) -> Settled:
    """Where a name goes among these candidates."""
    into, reasons, near = row
    return Settled(
        candidates[into] if into is not None else None,
        Comparison(_evidence(reasons)),
        tuple((candidates[place], Comparison(_evidence(of))) for place, of in near),
    )


def person_row(person: Person) -> Row:
    """A person without his mentions."""
    evidence = _evidence_rows(person.evidence)
    return [person.id, person.name, person.family, person.given, list(person.variants), evidence]


def person_from_row(row: Row, mentions: tuple[str, ...]) -> Person:
    """A person with these mentions."""
    identifier, name, family, given, variants, evidence = row
    return Person(identifier, name, family, given, tuple(variants), mentions, _evidence(evidence))


def file_text(people: FilePeople) -> str:
    """All that a file says of people, as JSON; of the words around mentions nothing, for they have been read."""
    company = sorted({name for person in people.persons for name in person.company})
    place = {name: at for at, name in enumerate(company)}
    rows = {
        "source": people.source,
        "mentions": [_mention_row(mention) for mention in people.mentions],
        "company": company,
        "persons": [_cluster_row(person, place) for person in people.persons],
        "shown": [
            [row.mention, row.office, row.status, row.serves, row.at, row.date, _quote_row(row.quote)]
            for row in people.shown
        ],
        "told": [[row.one, row.other, row.status, _quote_row(row.quote)] for row in people.told],
    }
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def file_from_text(text: str) -> FilePeople:
    """The people of a file, whose contents can be told from others by what they were made of."""
    rows = json.loads(text)
    content, company = digest_of(text), rows["company"]
    return FilePeople(
        rows["source"],
        tuple(_mention(row, rows["source"]) for row in rows["mentions"]),
        [_cluster(row, company, rows["source"], f"{content}:{at}") for at, row in enumerate(rows["persons"])],
        tuple(_shown(row) for row in rows["shown"]),
        tuple(Told(one, other, status, _quote(quote)) for one, other, status, quote in rows["told"]),
    )


def _shown(row: Row) -> OfficeShown:
    mention, office, status, serves, at, date, quote = row
    return OfficeShown(mention, office, status, serves, at, date, _quote(quote))


def _mention_row(mention: PersonMention) -> Row:
    parts = [getattr(mention.parts, name) for name in _PARTS] if mention.parts else None
    place = [mention.key, mention.record, mention.page, mention.start, mention.end, mention.text, mention.kind]
    return [*place, parts, mention.stands_for, mention.date, mention.entry]


def _mention(row: Row, source: str) -> PersonMention:
    key, record, page, start, end, text, kind, parts, stands_for, date, entry = row
    read = NameParts(*parts) if parts else None
    return PersonMention(key, record, source, page, start, end, text, kind, read, stands_for, date, entry)


def _cluster_row(cluster: Cluster, company: dict[str, int]) -> Row:
    return [
        cluster.number,
        [_form_row(form) for form in cluster.forms.values()],
        cluster.members,
        sorted(cluster.offices),
        sorted(cluster.titles),
        sorted(cluster.ranks),
        sorted(company[name] for name in cluster.company),
        cluster.years,
        cluster.named,
        cluster.of_a_family,
        _form_row(cluster.known) if cluster.known else None,
        _evidence_rows(cluster.evidence),
    ]


def _cluster(row: Row, company: Sequence[str], source: str, content: str) -> Cluster:
    number, forms, members, offices, titles, ranks, beside, years, named, of_a_family, known, evidence = row
    return Cluster(
        number,
        {form.key: form for form in map(_form, forms)},
        members,
        set(offices),
        set(titles),
        set(ranks),
        {source},
        {company[at] for at in beside},
        tuple(years) if years else None,
        named,
        of_a_family,
        _form(known) if known else None,
        list(_evidence(evidence)),
        content,
    )


def _form_row(form: NameForm) -> Row:
    return [getattr(form, name) for name in _FORM]


def _form(row: Row) -> NameForm:
    kind, key, shown, given, family, other, *more = row
    second = (tuple(other[0]), tuple(other[1])) if other else None
    return NameForm(kind, key, shown, tuple(given), tuple(family), second, *more)


def _evidence_rows(evidence: Iterable[Evidence]) -> list[Row]:
    return [[item.feature, item.weight, item.sentence] for item in evidence]


def _evidence(rows: Iterable[Row]) -> tuple[Evidence, ...]:
    return tuple(Evidence(*row) for row in rows)


def _quote_row(quote: RecordQuote) -> Row:
    return [quote.record, quote.page, quote.start, quote.end, quote.text]


def _quote(row: Row) -> RecordQuote:
    return RecordQuote(*row)
