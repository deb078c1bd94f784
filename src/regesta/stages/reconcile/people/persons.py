"""From the mentions of all records to persons: within a record, within a file, across the register."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from regesta.model.evidence import Evidence
from regesta.model.people import PeopleFound, Person, PersonMention, PersonRulings, Proposal
from regesta.model.reconciled import stable_id
from regesta.stages.reconcile.memory import Memory, digest_of
from regesta.stages.reconcile.people import vocabulary
from regesta.stages.reconcile.people.across import YEARS_OF_A_LIFE, Clusters
from regesta.stages.reconcile.people.cluster import Cluster
from regesta.stages.reconcile.people.forms import NameForm, read_name
from regesta.stages.reconcile.people.of_file import FilePeople, people_of_files
from regesta.stages.reconcile.people.rows import person_from_row, person_row
from regesta.stages.reconcile.people.rulings import Rulings
from regesta.stages.reconcile.people.weigh import reason, threshold

UNKNOWN = ("unidentified ", "unknown ", "unnamed ")  # of such a person a record may speak again
RARELY = 10  # times: a name so much seldomer written than another of the person is a slip, not the fuller one
MOST_EVIDENCE = 40  # reasons kept for one person: the weightiest


def settle_people(mentions: Iterable[PersonMention], *, rulings: PersonRulings | None = None) -> PeopleFound:
    """The persons that the mentions name, each with the reasons; mentions of nobody in particular are left out.

    Bare surnames are settled within their record and file alone. Names that fit several persons stand apart and
    are put to the reader as proposals.
    """
    decided = rulings or PersonRulings()
    return join_files(people_of_files(mentions, alone=decided.alone), rulings=decided)


def join_files(
    files: Iterable[FilePeople], *, rulings: PersonRulings | None = None, memory: Memory | None = None
) -> PeopleFound:
    """The persons of all the files, those who are one person joined; what `memory` knows is not compared again."""
    ordered: list[PersonMention] = []
    persons_of_files: list[Cluster] = []
    for file in sorted(files, key=lambda file: file.source):
        for person in file.persons:
            person.members = [len(ordered) + at for at in person.members]
        persons_of_files.extend(file.persons)
        ordered.extend(file.mentions)
    decided = Rulings(rulings or PersonRulings(), [mention.key for mention in ordered])
    register = _across(persons_of_files, decided, memory)
    clusters = [cluster for cluster in register.clusters if _is_somebody(cluster)]
    names = decided.names()
    persons = [_remembered(cluster, ordered, names, memory) for cluster in clusters]
    persons = sorted(_with_own_ids(persons), key=lambda person: person.id)
    person_of = {key: person.id for person in persons for key in person.mentions}
    return PeopleFound(tuple(persons), person_of, _proposals(register, ordered, person_of))


def _across(persons: list[Cluster], decided: Rulings, memory: Memory | None) -> Clusters:
    persons = decided.merge(persons)
    register = Clusters(persons, decided=decided, memory=memory)
    for person in sorted(_alike(persons, decided), key=_fullest_first):
        if _can_be_known(person):
            register.place(person)
        else:
            register.stand(person, findable=False)
    return register


def _alike(persons: Iterable[Cluster], decided: Rulings) -> list[Cluster]:
    """Persons whose full names are written alike, as one; what readers ruled on is weighed by itself."""
    found: dict[str, Cluster] = {}
    others: list[Cluster] = []
    for person in persons:
        form = next(iter(person.forms.values()))
        exact = _is_own_code(form) or (form.kind == "full" and len(form.given[0]) > 1)
        if not exact or decided.concerns(person):
            others.append(person)
            continue
        standing = found.get(form.key)
        if standing is None or not _same_lifetime(standing, person):
            if standing is None:
                found[form.key] = person
            else:
                others.append(person)
            continue
        why = (
            [reason("code.same", form.shown)]
            if form.kind == "code"
            else [reason("family.same", form.family[0]), reason("given.same", form.given[0])]
        )
        standing.take(person, why)
    return [*found.values(), *others]


def _same_lifetime(one: Cluster, other: Cluster) -> bool:
    if not one.years or not other.years:
        return True
    return max(one.years[0] - other.years[1], other.years[0] - one.years[1]) <= YEARS_OF_A_LIFE


def _can_be_known(person: Cluster) -> bool:
    """True for what another record can name again: a full name, a cryptonym, a surname with an office or rank."""
    form = next(iter(person.forms.values()))
    if form.kind == "full" or _is_own_code(form):
        return True
    return form.kind == "single" and bool(form.family) and bool(person.offices or person.ranks) and not form.wedded


def _is_own_code(form: NameForm) -> bool:
    """True for a code that means the same person in every file, and is no number of one record or file alone."""
    return form.kind == "code" and not vocabulary.is_numbered(form.shown)


def _fullest_first(person: Cluster) -> tuple[int, int, int, str, int]:
    form = next(iter(person.forms.values()))
    initials = bool(form.given) and all(len(name) == 1 for name in form.given)
    kind = {"full": 1 if initials else 0, "code": 0, "single": 2}.get(form.kind, 3)
    return kind, -sum(len(name) > 1 for name in form.given), -len(person.members), form.key, person.members[0]


def _is_somebody(person: Cluster) -> bool:
    """False for words that name nobody in particular: a pronoun, or "an unidentified man" or "Subject", said once."""
    form = next(iter(person.forms.values()))
    if form.kind != "unnamed":
        return True
    words = form.key.split(":")[1]
    return len(person.members) > 1 and (words.startswith(UNKNOWN) or words in vocabulary.words("unnamed"))


def _remembered(
    cluster: Cluster, ordered: Sequence[PersonMention], names: dict[int, str], memory: Memory | None
) -> Person:
    """The person of a cluster, told anew only where it is not made of the same as before."""
    if memory is None or any(at in names for at in cluster.members):
        return _person(cluster, ordered, names)
    key = digest_of("person", cluster.content)
    row = memory.recall(key)
    if row is None:
        person = _person(cluster, ordered, names)
        memory.keep(key, person_row(person))
        return person
    return person_from_row(row, tuple(ordered[at].key for at in sorted(set(cluster.members))))


def _person(cluster: Cluster, ordered: Sequence[PersonMention], names: dict[int, str]) -> Person:
    members = sorted(set(cluster.members))
    own = [ordered[at] for at in members]
    first = min(own, key=lambda m: (m.record, m.page, m.start, m.end, m.text, m.key))
    written = Counter(" ".join(m.text.split()) for m in own)
    best = _fullest(cluster, written)
    shown = next((names[at] for at in members if at in names), "") or _shown(best, first)
    return Person(
        id=person_id(first),
        name=shown,
        family=_in_words(_family_as_written(best)),
        given=_in_words(_given_as_written(best)),
        variants=tuple(text for text, _ in sorted(written.items(), key=lambda item: (-item[1], item[0]))),
        mentions=tuple(m.key for m in own),
        evidence=_weightiest(cluster.evidence),
    )


def _shown(form: NameForm, first: PersonMention) -> str:
    """The name to show; with the file for "Subject" and "A-1" and their like, which every file may have one of."""
    if form.kind == "unnamed" and form.key.split(":")[1] in vocabulary.words("unnamed"):
        return f"{form.shown.capitalize()} of {PurePath(first.source).stem}"
    if form.kind == "code":
        return form.shown if _is_own_code(form) else f"{form.shown} of {PurePath(first.source).stem}"
    return _in_words(form.shown)


def person_id(first: PersonMention) -> str:
    """The id of the person whose first mention this is: it hangs on that mention's place and words alone."""
    return stable_id("p", [first.record, str(first.page), str(first.start), str(first.end), first.text])


def _with_own_ids(persons: Iterable[Person]) -> Iterator[Person]:
    """The persons, where two would bear one id (two readings of the very same words) with ids of their own."""
    seen: Counter[str] = Counter()
    for person in persons:
        seen[person.id] += 1
        yield person if seen[person.id] == 1 else replace(person, id=f"{person.id}-{seen[person.id]}")


def _fullest(cluster: Cluster, written: Counter[str]) -> NameForm:
    """The form that says most; of equals the one most often written, and none that is a slip beside another."""
    often: Counter[str] = Counter()
    for text, count in written.items():
        often[read_name(text).key] += count
    full = [form for form in cluster.forms.values() if form.kind == "full"]
    most = max((often[form.key] for form in full), default=0)
    kept = [form for form in full if often[form.key] * RARELY > most] or list(cluster.forms.values())

    def fullness(form: NameForm) -> tuple[int, int, int, int, str]:
        whole = sum(len(name) > 1 for name in form.given)
        return form.kind == "full", whole, len(form.given) + len(form.family), often[form.key], form.key

    return max(kept, key=fullness)


def _in_words(text: str) -> str:
    """A name with words in capitals written as names are: "Jan NOWAK" as "Jan Nowak"; initials and codes stay."""
    return re.sub(r"\b[^\W\d_a-z]{4,}(?![\w/-]*\d)", lambda word: word.group(0).title(), " ".join(text.split()))


def _family_as_written(form: NameForm) -> str:
    if form.kind not in ("full", "single") or not form.family:
        return ""
    words = form.shown.split(",")[0].split()
    count = len(form.given)
    return " ".join(words[count:]) if len(words) > count else " ".join(form.family)


def _given_as_written(form: NameForm) -> str:
    words = form.shown.split(",")[0].split()
    return " ".join(words[: len(form.given)]) if form.kind in ("full", "single") and form.given else ""


def _weightiest(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Each reason once, the weightiest first."""
    once = {(item.feature, item.sentence): item for item in evidence}
    return tuple(sorted(once.values(), key=lambda item: (-item.weight, item.feature, item.sentence))[:MOST_EVIDENCE])


def _proposals(register: Clusters, ordered: Sequence[PersonMention], person_of: dict[str, str]) -> tuple[Proposal, ...]:
    """Pairs of persons that weigh enough to be asked about, the weightiest first."""
    found: dict[tuple[str, str], Proposal] = {}
    for cluster, near in register.near:
        one = person_of.get(ordered[cluster.members[0]].key)
        for other_cluster, comparison in near:
            other = person_of.get(ordered[other_cluster.members[0]].key)
            if one is None or other is None or one == other or comparison.score < threshold("propose"):
                continue
            pair = (min(one, other), max(one, other))
            if pair not in found or found[pair].score < comparison.score:
                found[pair] = Proposal(*pair, comparison.score, comparison.reasons)
    return tuple(sorted(found.values(), key=lambda item: (-item.score, item.one, item.other)))
