"""Identity across records: the persons of single records joined where their names and what surrounds them agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from regesta.model.evidence import Evidence
from regesta.stages.reconcile.memory import Memory, digest_of
from regesta.stages.reconcile.people import vocabulary
from regesta.stages.reconcile.people.blocking import block_keys
from regesta.stages.reconcile.people.cluster import Cluster, Settled, settle
from regesta.stages.reconcile.people.folding import skeleton
from regesta.stages.reconcile.people.forms import NameForm
from regesta.stages.reconcile.people.rows import as_row, from_row
from regesta.stages.reconcile.people.rulings import Rulings
from regesta.stages.reconcile.people.weigh import Comparison, reason, veto

YEARS_OF_A_LIFE = 60  # records further apart than this do not speak of one active person
ESTABLISHED = 3  # records from which a spelling stands for a surname of its own
MUCH_RARER = 5  # times: a spelling so much rarer than its neighbour is sooner a slip
# Persons written alike ("J. Brown") who stay apart and can be joined by later ones; of more, nothing tells them apart.
MOST_ALIKE = 20
MOST_NEAR = 3  # clusters that a name is proposed to belong to
MOST_COMPARED = 1_000_000  # comparisons kept for reuse: some 200 MB
MOST_COMPANY = 2  # persons named beside both that count


class Clusters:
    """Clusters of the whole register as they grow, with the keys to find them by."""

    def __init__(self, persons: Sequence[Cluster], *, decided: Rulings, memory: Memory | None = None) -> None:
        self._decided = decided
        self._memory = memory
        self._compared: dict[tuple[str, int], tuple[int, Comparison]] = {}
        self.clusters: list[Cluster] = []
        self.index: dict[str, list[Cluster]] = {}
        self.near: list[tuple[Cluster, tuple[tuple[Cluster, Comparison], ...]]] = []
        self._surnames = Counter(name for person in persons for name in _surnames(person))
        self._alike: Counter[str] = Counter()
        self._rare: dict[str, bool] = {}
        self._initials: dict[str, set[str]] = {}
        for person in persons:
            for form in person.forms.values():
                if form.kind == "full":
                    self._initials.setdefault(form.family[0], set()).add(form.given[0][0])

    def place(self, person: Cluster) -> None:
        """Join a person of one record, or of several that write the name alike, to a cluster, or let it stand."""
        candidates = list(self._candidates(person))
        settled = self._remembered(person, candidates) if candidates else Settled(None)
        if settled.into is not None:
            known = set(settled.into.forms)
            settled.into.take(person, settled.comparison.reasons)
            forms: Iterable[NameForm] = [form for key, form in person.forms.items() if key not in known]
            self._file(settled.into, forms)
        else:
            self.stand(person)
        if settled.near:
            self.near.append((settled.into or person, settled.near[:MOST_NEAR]))
        if len(self._compared) > MOST_COMPARED:
            self._compared.clear()

    def _remembered(self, person: Cluster, candidates: Sequence[Cluster]) -> Settled:
        """Where a person goes, compared only where he, a candidate or the rarity of a surname is not as before."""
        if self._memory is None:
            return self._settle(person, candidates)
        key = digest_of("across", *(self._state(cluster) for cluster in (person, *candidates)))
        row = self._memory.recall(key)
        if row is None:
            settled = self._settle(person, candidates)
            self._memory.keep(key, as_row(settled, candidates))
            return settled
        return from_row(row, candidates)

    def _settle(self, person: Cluster, candidates: Sequence[Cluster]) -> Settled:
        return settle(
            person,
            candidates,
            together=False,
            established=self.established,
            around=self.around,
            before=self._compared,
        )

    def _state(self, cluster: Cluster) -> str:
        """All of a cluster that a comparison looks at: what it was made of, how its surnames stand, rulings on it."""
        surnames = sorted((name, self._surnames[name]) for name in _surnames(cluster))
        ruled = self._decided.concerning(cluster)
        return f"{cluster.content} {surnames} {self._rare_surname(cluster)} {ruled}"

    def stand(self, person: Cluster, *, findable: bool = True) -> None:
        """Let a person stand as a cluster, which later ones may join when it is `findable`."""
        person.number = len(self.clusters)
        self.clusters.append(person)
        form = next(iter(person.forms))
        self._alike[form] += 1
        if findable and self._alike[form] <= MOST_ALIKE:
            self._file(person, person.forms.values())

    def established(self, one: str, other: str) -> bool:
        """True when two spellings are each a surname of their own, by how many records bear them."""
        common = vocabulary.words("common")
        if one in common and other in common:
            return True
        rarer, commoner = sorted((self._surnames[one], self._surnames[other]))
        return rarer >= ESTABLISHED and commoner < MUCH_RARER * rarer

    def around(self, new: Cluster, standing: Cluster) -> list[Evidence]:
        """Reasons that lie outside the names: office, rank, file, company, a rare surname, years."""
        if self._decided.apart(new, standing):
            return [veto("ruling.apart")]
        if new.years and standing.years:
            gap = max(new.years[0] - standing.years[1], standing.years[0] - new.years[1])
            if gap > YEARS_OF_A_LIFE:
                return [veto("dates.far", gap)]
        found: list[Evidence] = []
        offices = sorted(new.offices & standing.offices)
        ranks = sorted(new.ranks & standing.ranks)
        if offices:
            found.append(reason("office.same", offices[0]))
        elif ranks:
            found.append(reason("rank.same", ranks[0]))
        files = sorted(new.files & standing.files)
        if files:
            found.append(reason("file.same"))
        if len(new.company) < len(standing.company):
            shared = sorted(name for name in new.company if name in standing.company)
        else:
            shared = sorted(name for name in standing.company if name in new.company)
        found.extend(reason("company.same", name) for name in shared[:MOST_COMPANY])
        rare = self._rare_surname(new) or self._rare_surname(standing)
        if rare:
            found.append(reason("surname.rare", rare))
        return found

    def _rare_surname(self, person: Cluster) -> str:
        """The surname, where no second person on record bears it and it is not a common one; else ""."""
        for name in sorted(_surnames(person)):
            if name not in self._rare:
                self._rare[name] = _is_rare(name, self._initials)
            if self._rare[name]:
                return name
        return ""

    def _candidates(self, person: Cluster) -> Iterator[Cluster]:
        seen: set[int] = set()
        for form in person.forms.values():
            for key in block_keys(form):
                for cluster in self.index.get(key, ()):
                    if cluster.number not in seen:
                        seen.add(cluster.number)
                        if _can_be_one(person, cluster):
                            yield cluster

    def _file(self, cluster: Cluster, forms: Iterable[NameForm]) -> None:
        for form in forms:
            for key in block_keys(form):
                row = self.index.setdefault(key, [])
                if not row or row[-1] is not cluster:
                    row.append(cluster)


def _can_be_one(new: Cluster, standing: Cluster) -> bool:
    """False where a surname alone would have to join them: without a given name an office or rank must agree."""
    if (new.named and standing.named) or _is_code(new):
        return True
    return not (new.offices.isdisjoint(standing.offices) and new.ranks.isdisjoint(standing.ranks))


def _is_code(person: Cluster) -> bool:
    return next(iter(person.forms.values())).kind == "code"


def _surnames(person: Cluster) -> set[str]:
    return {form.family[0] for form in person.forms.values() if form.family}


def _is_rare(surname: str, initials: dict[str, set[str]]) -> bool:
    common = surname in vocabulary.words("common")
    return not common and len(initials.get(surname, ())) <= 1 and len(skeleton(surname)) > 3
