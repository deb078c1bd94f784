"""Persons of the register beside persons of open authority files: candidates, each with its reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass

from regesta.model.evidence import Evidence
from regesta.model.people import Holding, Person
from regesta.stages.reconcile.memory import Memory, digest_of
from regesta.stages.reconcile.people.comparators import compare_forms
from regesta.stages.reconcile.people.folding import fold
from regesta.stages.reconcile.people.forms import NameForm, read_name
from regesta.stages.reconcile.people.offices import read_office
from regesta.stages.reconcile.people.weigh import reason, threshold

MOST_CANDIDATES = 3
CONTRADICTIONS = ("given.differs", "given.second_differs", "sex.differs", "suffix.differs")
YEARS_AROUND = 30  # a person of a record was active within so many years of an office he held


@dataclass(frozen=True, slots=True)
class AuthorityEntry:
    """A row of an authority file, as far as it tells who somebody is."""

    id: str
    person: str  # what groups the rows of one person in the set
    names: tuple[str, ...]
    office: str | None
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class AuthorityLink:
    """A person of the register and the row that fits him best of one person of an authority file."""

    person: str  # Person.id
    authority: str  # AuthorityEntry.id
    score: float
    evidence: tuple[Evidence, ...]


def link_people(
    persons: Iterable[Person],
    entries: Iterable[AuthorityEntry],
    *,
    holdings: Iterable[Holding] = (),
    years: Mapping[str, tuple[int, int]] | None = None,
    memory: Memory | None = None,
) -> tuple[AuthorityLink, ...]:
    """At most three candidates for each person, the best first; nobody is chosen here.

    A candidate shares surname and given name or office, and contradicts neither; `years` are the first and last
    years in which records name the person. Persons whom `memory` knows, beside the same rows, are not compared again.
    """
    by_family: dict[str, list[AuthorityEntry]] = {}
    for entry in entries:
        for surname in dict.fromkeys(form.family[0] for form in map(_form, entry.names) if form.family):
            by_family.setdefault(surname, []).append(entry)
    offices: dict[str, set[str]] = {}
    for holding in holdings:
        offices.setdefault(holding.person, set()).add(holding.office)
    found: list[AuthorityLink] = []
    for person in persons:
        near = by_family.get(fold(person.family.split()[-1]) if person.family else "", [])
        near = near or by_family.get(fold(person.family.split()[0]) if person.family else "", [])
        if near:
            held, span = offices.get(person.id, set()), (years or {}).get(person.id)
            found.extend(_remembered(person, near, held, span, memory or Memory()))
    return tuple(found)


def _remembered(
    person: Person,
    entries: Sequence[AuthorityEntry],
    offices: set[str],
    years: tuple[int, int] | None,
    memory: Memory,
) -> list[AuthorityLink]:
    key = digest_of("authority", person.name, person.variants, sorted(offices), years, entries)
    rows = memory.recall(key)
    if rows is None:
        links = _candidates(person, entries, offices, years)
        rows = [[link.authority, link.score, [astuple(item) for item in link.evidence]] for link in links]
        memory.keep(key, rows)
    return [
        AuthorityLink(person.id, authority, score, tuple(Evidence(*item) for item in evidence))
        for authority, score, evidence in rows
    ]


def _candidates(
    person: Person, entries: Sequence[AuthorityEntry], offices: set[str], years: tuple[int, int] | None
) -> list[AuthorityLink]:
    forms = [form for text in (person.name, *person.variants) if (form := read_name(text)).family]
    best: dict[str, AuthorityLink] = {}
    for entry in entries:
        evidence = _weigh(forms, entry, offices, years)
        score = sum(item.weight for item in evidence)
        standing = best.get(entry.person)
        if score >= threshold("join") and (standing is None or score > standing.score):
            best[entry.person] = AuthorityLink(person.id, entry.id, score, evidence)
    ranked = sorted(best.values(), key=lambda link: (-link.score, link.authority))
    return ranked[:MOST_CANDIDATES]


def _weigh(
    forms: Sequence[NameForm], entry: AuthorityEntry, offices: set[str], years: tuple[int, int] | None
) -> tuple[Evidence, ...]:
    """The reasons for an entry; none where a name contradicts or the times are far apart. A surname of the person that
    scanning misread fits no entry, and forbids none.
    """
    names: tuple[Evidence, ...] = ()
    for form in forms:
        compared = [compare_forms(form, _form(name), together=False, established=_always) for name in entry.names]
        fitting = [item for item in compared if item.veto is None]
        if any(item.veto and item.veto.feature in CONTRADICTIONS for item in compared):
            return ()
        strongest = max(fitting, key=lambda item: item.score, default=None)
        if strongest and strongest.score > sum(item.weight for item in names):
            names = strongest.reasons
    if not names:
        return ()
    found = list(names)
    if years and entry.earliest:
        first, last = int(entry.earliest[:4]), int((entry.latest or entry.earliest)[:4])
        if first - years[1] > YEARS_AROUND or years[0] - last > YEARS_AROUND:
            return ()
        if first <= years[1] and years[0] <= last and entry.office:
            found.append(reason("authority.time", entry.office, f"{first}–{last}"))
    if entry.office and read_office(entry.office).plain in offices:
        found.append(reason("office.same", entry.office))
    return tuple(found)


def _form(name: str) -> NameForm:
    return read_name(name)


def _always(_one: str, _other: str) -> bool:
    """Authority files spell their names rightly: two spellings that differ are two surnames."""
    return True
