"""Identity within one file: surnames alone settled on the one person of that surname whom the file's records name."""

from __future__ import annotations

from collections.abc import Sequence

from regesta.model.evidence import Evidence
from regesta.stages.reconcile.people.cluster import Cluster, compare_clusters
from regesta.stages.reconcile.people.folding import transliterated
from regesta.stages.reconcile.people.forms import NameForm
from regesta.stages.reconcile.people.weigh import reason


def settle_file(persons: Sequence[Cluster]) -> list[Cluster]:
    """The persons of a file: bare surnames are joined to the one person of that surname, or to one another.

    Where a file names several persons of one surname, its bare surnames stay with their own records.
    """
    named: dict[str, list[Cluster]] = {}
    bare: dict[str, list[Cluster]] = {}
    for person in persons:
        surname = bare_surname(person)
        if surname:
            bare.setdefault(surname, []).append(person)
            continue
        for form in person.forms.values():
            if form.family:
                row = named.setdefault(transliterated(form.family[0]), [])
                if person not in row:
                    row.append(person)
    gone: set[int] = set()
    for surname, alone in bare.items():
        gone |= _settle_surname(alone, named.get(surname, []))
    return [person for person in persons if id(person) not in gone]


def bare_surname(person: Cluster) -> str:
    """The surname of a person of whom nothing else is told, transliterated; "" for any other."""
    forms = list(person.forms.values())
    plain = all(form.kind == "single" and form.family and not form.wedded and not form.nickname for form in forms)
    return transliterated(forms[0].family[0]) if plain and not person.offices and not person.ranks else ""


def _settle_surname(alone: Sequence[Cluster], named: Sequence[Cluster]) -> set[int]:
    """Join what can be joined; the identities of the clusters that were taken into others."""
    first = named[0] if named else alone[0]
    if any(_contradict(first, other) for other in named[1:]):
        for person in alone:
            names = ", ".join(sorted(_shown(other) for other in named))
            person.evidence.append(Evidence("tie", 0.0, f"{_shown(person)} fits several persons of the file: {names}"))
        return set()
    gone: set[int] = set()
    for person in alone:
        if person is not first and _fits(person, first):
            first.take(person, [reason("file.surname", _shown(person))])
            gone.add(id(person))
    return gone


def _fits(person: Cluster, other: Cluster) -> bool:
    """True unless the sexes differ."""
    one, two = _form(person), _form(other)
    return not (one.sex and two.sex and one.sex != two.sex)


def _contradict(one: Cluster, other: Cluster) -> bool:
    found = compare_clusters(
        one, other, together=False, established=lambda _one, _other: False, around=lambda _new, _standing: ()
    )
    return found.veto is not None


def _form(person: Cluster) -> NameForm:
    return next(iter(person.forms.values()))


def _shown(person: Cluster) -> str:
    return _form(person).shown
