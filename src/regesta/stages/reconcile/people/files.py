"""Identity within one file: surnames alone settled on the one person of that surname whom the file's records name."""

from __future__ import annotations

from collections.abc import Sequence

from regesta.model.evidence import Evidence
from regesta.stages.reconcile.people import vocabulary
from regesta.stages.reconcile.people.cluster import Cluster, compare_clusters
from regesta.stages.reconcile.people.folding import transliterated
from regesta.stages.reconcile.people.forms import NameForm
from regesta.stages.reconcile.people.weigh import reason


def settle_file(persons: Sequence[Cluster]) -> list[Cluster]:
    """The persons of a file: bare surnames are joined to the one person of that surname, or to one another.

    Where a file names several persons of one surname, its bare surnames stay with their own records, and that is said.
    A surname with an office or a rank ("Ambassador Tilling") is weighed with the whole register; only where nothing
    there could settle it, for the one person of that surname is told no office, it is settled here, too.
    """
    named: dict[str, list[Cluster]] = {}
    bare: dict[str, list[Cluster]] = {}
    titled: dict[str, list[Cluster]] = {}
    for person in persons:
        surname = _lone_surname(person)
        if surname:
            (titled if person.offices or person.ranks else bare).setdefault(surname, []).append(person)
            continue
        for form in person.forms.values():
            if form.family:
                row = named.setdefault(transliterated(form.family[0]), [])
                if person not in row:
                    row.append(person)
    gone = _settle_codes(persons)
    for surname, alone in bare.items():
        gone |= _settle_surname(alone, named.get(surname, titled.get(surname, [])))
    for surname, alone in titled.items():
        gone |= _settle_titled(alone, named.get(surname, []))
    return [person for person in persons if id(person) not in gone]


def _settle_codes(persons: Sequence[Cluster]) -> set[int]:
    """Join those of one number ("A-1") that the file's records go on naming so."""
    first: dict[str, Cluster] = {}
    gone: set[int] = set()
    for person in persons:
        form = _form(person)
        if form.kind != "code" or not vocabulary.is_of_a_file(form.shown):
            continue
        standing = first.setdefault(form.key, person)
        if standing is not person:
            standing.take(person, [reason("code.same", form.shown)])
            gone.add(id(person))
    return gone


def _lone_surname(person: Cluster) -> str:
    """The surname of a person called by it without another name, transliterated; "" for any other."""
    forms = person.forms.values()
    plain = all(form.kind == "single" and form.family and not form.wedded and not form.nickname for form in forms)
    return transliterated(_form(person).family[0]) if plain else ""


def _settle_titled(alone: Sequence[Cluster], named: Sequence[Cluster]) -> set[int]:
    """Join each to the one person of the surname, where of him no other office or rank is told."""
    gone: set[int] = set()
    for person in alone:
        if not named or any(_share_an_office(person, other) for other in named):
            continue
        plain = [other for other in named if not other.offices and not other.ranks]
        common = person.known is not None or _form(person).family[0] in vocabulary.words("common")
        if len(named) == len(plain) == 1 and _fits(person, named[0]) and not common:
            named[0].take(person, [reason("file.surname", _shown(person))])
            gone.add(id(person))
        else:
            person.evidence.append(_tie(person, named))
    return gone


def _share_an_office(one: Cluster, other: Cluster) -> bool:
    """Whether two share an office or a rank, by which they are weighed with the whole register."""
    return bool(one.offices & other.offices or one.ranks & other.ranks)


def _tie(person: Cluster, named: Sequence[Cluster]) -> Evidence:
    names = ", ".join(sorted({_shown(other) for other in named}))
    fits = "fits several persons" if len(named) > 1 else "may be one"
    return Evidence("tie", 0.0, f"{_shown(person)} {fits} of the file: {names}")


def _settle_surname(alone: Sequence[Cluster], named: Sequence[Cluster]) -> set[int]:
    """Join what can be joined; the identities of the clusters that were taken into others."""
    first = named[0] if named else alone[0]
    if any(_contradict(first, other) for other in named[1:]):
        for person in alone:
            person.evidence.append(_tie(person, named))
        return set()
    gone: set[int] = set()
    for person in alone:
        if person is not first and _fits(person, first):
            first.take(person, [reason("file.surname", _shown(person))])
            gone.add(id(person))
    return gone


def _fits(person: Cluster, other: Cluster) -> bool:
    """True unless the sexes differ, or one is "Mrs. X" and the record does not call the other a woman."""
    one, two = _form(person), _form(other)
    wife = any(form.wedded and not form.given and against.sex != "f" for form, against in ((one, two), (two, one)))
    return not wife and not (one.sex and two.sex and one.sex != two.sex)


def _contradict(one: Cluster, other: Cluster) -> bool:
    found = compare_clusters(
        one, other, together=False, established=lambda _one, _other: False, around=lambda _new, _standing: ()
    )
    return found.veto is not None


def _form(person: Cluster) -> NameForm:
    return next(iter(person.forms.values()))


def _shown(person: Cluster) -> str:
    return _form(person).shown
