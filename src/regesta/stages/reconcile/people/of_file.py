"""What one file says of people by itself: whom its mentions name, in which offices, and who it says is one.

Nothing here looks beyond the file, so that it need be worked out again only when the file is read again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from regesta.model.people import PersonMention
from regesta.stages.reconcile.people.cluster import Cluster
from regesta.stages.reconcile.people.files import settle_file
from regesta.stages.reconcile.people.forms import read_name
from regesta.stages.reconcile.people.holdings import OfficeShown, offices_shown
from regesta.stages.reconcile.people.ties import Told, ties_told
from regesta.stages.reconcile.people.torn import whole_surnames
from regesta.stages.reconcile.people.within import settle_record

MOST_COMPANY = 120  # named persons of a record from which being named together says nothing


@dataclass(slots=True)
class FilePeople:
    """The mentions of a file in order, and the persons they make; `members` of a person are indexes into them.

    Persons are taken into others when files are joined: they are good for one joining.
    """

    source: str
    mentions: tuple[PersonMention, ...]
    persons: list[Cluster]
    shown: tuple[OfficeShown, ...]
    told: tuple[Told, ...]


def people_of_files(mentions: Iterable[PersonMention], *, alone: frozenset[str] = frozenset()) -> Iterator[FilePeople]:
    """The people of each file, file by file; mentions whose key is in `alone` are not joined to others."""
    ordered = sorted(mentions, key=lambda m: (m.source, m.record, m.page, m.start, -m.end, m.key))
    for source, in_file in groupby(ordered, key=lambda mention: mention.source):
        yield _people_of_file(source, tuple(in_file), alone)


def _people_of_file(source: str, mentions: tuple[PersonMention, ...], alone: frozenset[str]) -> FilePeople:
    of_file: list[Cluster] = []
    start = 0
    surnames = whole_surnames(read_name(m.text, kind=m.kind, parts=m.parts) for m in mentions)
    for _, in_record in groupby(mentions, key=lambda mention: mention.record):
        own = list(in_record)
        ruled = frozenset(at for at, mention in enumerate(own) if alone and mention.key in alone)
        persons = settle_record(own, alone=ruled, surnames=surnames)
        _describe(persons, own, start, source)
        of_file.extend(persons)
        start += len(own)
    return FilePeople(source, mentions, settle_file(of_file), offices_shown(mentions), tuple(ties_told(mentions)))


def _describe(persons: Sequence[Cluster], mentions: Sequence[PersonMention], start: int, source: str) -> None:
    """Tell each person of a record its file, its years and whom it is named with; number members file-wide."""
    named = {id(person): key for person in persons if (key := _full_key(person))}
    company = set(named.values()) if len(named) <= MOST_COMPANY else set()
    for person in persons:
        person.files = {source}
        person.named = any(form.kind == "full" for form in person.forms.values())
        person.company = company - {named.get(id(person), "")}
        years = [int(date[:4]) for at in person.members if (date := mentions[at].date) and date[:4].isdigit()]
        person.years = (min(years), max(years)) if years else None
        person.members = [start + at for at in person.members]


def _full_key(person: Cluster) -> str:
    form = next(iter(person.forms.values()))
    return f"{form.given[0]} {form.family[0]}" if form.kind == "full" and len(form.given[0]) > 1 else ""
