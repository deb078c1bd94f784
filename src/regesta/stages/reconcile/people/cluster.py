"""Clusters: names settled one after the other, the fullest first, each against those that stand already.

A name joins a cluster when no member forbids it and the reasons weigh enough; where it fits several clusters, the
best must lead by the margin, or the name stands alone and the tie is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, MutableMapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from regesta.model.evidence import Evidence
from regesta.stages.reconcile.memory import digest_of
from regesta.stages.reconcile.people.comparators import Established, are_strangers, compare_forms, is_of_a_slip
from regesta.stages.reconcile.people.forms import NameForm
from regesta.stages.reconcile.people.weigh import Comparison, threshold, veto

MOST_EVIDENCE = 400  # reasons held for one cluster, each once; far more than are shown
MOST_RIVALS = 10  # clusters that a name fits alike, and that are held against the best
WHATEVER = -1  # stands for a number of forms
MOST_FORMS = 60  # forms of one cluster a new name is compared with; more are variants of these


@dataclass(slots=True, eq=False)
class Cluster:
    """Names taken for one person so far, and what is known around them."""

    number: int
    forms: dict[str, NameForm] = field(default_factory=dict)  # NameForm.key to the form
    members: list[int] = field(default_factory=list)  # indexes given by whoever fills the cluster
    offices: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)  # the words in which its offices are told
    ranks: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)
    company: set[str] = field(default_factory=set)
    years: tuple[int, int] | None = None
    named: bool = False  # bears a given name or initial, not a surname alone
    of_a_family: bool = False  # bears a "Jr.", and is told to be somebody's son, brother or father
    known: NameForm | None = None  # the office-holder whom the table of office-holders takes it for
    evidence: list[Evidence] = field(default_factory=list)
    content: str = ""  # a digest of all that it was made of, "" where nobody remembers it

    def take(self, other: Cluster, evidence: Sequence[Evidence]) -> None:
        """Add another cluster's members and what is known around them."""
        if self.content:
            told = tuple((item.feature, item.weight, item.sentence) for item in evidence)
            self.content = digest_of(self.content, other.content, told)
        self.forms.update({key: form for key, form in other.forms.items() if key not in self.forms})
        self.members.extend(other.members)
        self.offices |= other.offices
        self.titles |= other.titles
        self.ranks |= other.ranks
        self.files |= other.files
        self.company |= other.company
        if other.years:
            mine = self.years or other.years
            self.years = min(mine[0], other.years[0]), max(mine[1], other.years[1])
        self.known = self.known or other.known
        self.named = self.named or other.named
        self.of_a_family = self.of_a_family or other.of_a_family
        self.evidence.extend(other.evidence)
        self.evidence.extend(evidence)
        if len(self.evidence) > MOST_EVIDENCE:
            self.evidence = list(dict.fromkeys(self.evidence))[: MOST_EVIDENCE // 2]


@dataclass(frozen=True, slots=True)
class Settled:
    """Where a name goes: `into` a cluster, or nowhere; `near` are those it may belong to, with the reasons."""

    into: Cluster | None
    comparison: Comparison = field(default_factory=Comparison)
    near: tuple[tuple[Cluster, Comparison], ...] = ()


# Comparisons of names made before: by the key of a lone form and the number of a cluster, with how many forms the
# cluster then had, or WHATEVER forms are added: but for a surname or a given name misread, which a form added later
# may outweigh, a veto holds.
Compared = MutableMapping[tuple[str, int], tuple[int, Comparison]]
Around = Callable[[Cluster, Cluster], Sequence[Evidence]]  # reasons that lie outside the names


def compare_clusters(
    new: Cluster,
    standing: Cluster,
    *,
    together: bool,
    established: Established,
    around: Around,
    before: Compared | None = None,
) -> Comparison:
    """The best reasons among the pairs of forms; a veto of any pair stands for all."""
    for known, others in ((new.known, standing), (standing.known, new)):
        forbidden = _not_the_known(known, others, established) if known else None
        if forbidden:
            return forbidden
    for one, other in ((new, standing), (standing, new)):
        if one.of_a_family and not any(form.suffix for form in other.forms.values()):
            return Comparison((), veto("suffix.family", _shown(one)))
    best = _compare_names(new, standing, together, established, before)
    if best.veto or not best.reasons:
        return best
    more = around(new, standing)
    forbidding = next((item for item in more if item.weight <= -100.0), None)
    return Comparison((), forbidding) if forbidding else best.also(more)


def _shown(cluster: Cluster) -> str:
    return next((form.shown for form in cluster.forms.values() if form.suffix), "")


def _compare_names(
    new: Cluster, standing: Cluster, together: bool, established: Established, before: Compared | None
) -> Comparison:
    lone = next(iter(new.forms)) if before is not None and len(new.forms) == 1 else None
    size = min(len(standing.forms), MOST_FORMS)
    if before is not None and lone is not None:
        then, found = before.get((lone, standing.number), (0, Comparison()))
        if then in (size, WHATEVER):
            return found
    best = Comparison()
    apart: Comparison | None = None
    others: list[tuple[NameForm, NameForm]] = []  # whose surnames differ
    slips: list[Comparison] = []  # given names that differ, one of them sooner misread than a name
    parted = False  # whether the best agreement is with a name that may be parted in two ways
    for form in new.forms.values():
        for other in islice(standing.forms.values(), MOST_FORMS):
            found = compare_forms(form, other, together=together, established=established)
            if found.veto and found.veto.feature == "family.differs":
                apart = found  # a damaged spelling further off is no reason, where another form agrees
                others.append((form, other))
            elif found.veto and is_of_a_slip(found.veto, form, other):
                slips.append(found)
            elif found.veto:
                best = found
                break
            elif found.score > best.score:
                best, parted = found, bool(form.other or other.other)
        if best.veto:
            break
    if apart is not None and not best.reasons and not best.veto:
        best = apart
    if slips and not best.veto and not all(_outweighs(best, slip) for slip in slips):
        best = slips[0]
    if parted and not best.veto and any(are_strangers(*pair) for pair in others):
        # "Juan Mora Soto" may be Juan Mora, or Juan Soto; whom he is taken for already is not the other one.
        assert apart is not None  # others are filled only with it
        best = apart
    if before is not None and lone is not None:
        holds = best.veto is not None and best is not apart and all(best is not slip for slip in slips)
        before[lone, standing.number] = WHATEVER if holds else size, best
    return best


def _outweighs(best: Comparison, slip: Comparison) -> bool:
    """Whether the given names agree so well with another form that one sooner misread does not keep them apart."""
    features = {reason.feature for reason in best.reasons}
    assert slip.veto is not None
    same = not features.isdisjoint({"given.same", "given.short_form"})
    return same and (slip.veto.feature == "given.differs" or "given.second" in features)


def _not_the_known(known: NameForm, cluster: Cluster, established: Established) -> Comparison | None:
    """The reason why a cluster is not the office-holder, where there is one."""
    forms = (cluster.known,) if cluster.known else islice(cluster.forms.values(), MOST_FORMS)
    for form in forms:
        found = compare_forms(known, form, together=True, established=established)
        if found.veto:
            return found
    return None


def settle(
    new: Cluster,
    candidates: Iterable[Cluster],
    *,
    together: bool,
    established: Established,
    around: Around,
    before: Compared | None = None,
) -> Settled:
    """The cluster that a name belongs to among the candidates, by the weighing table."""
    weighed: list[tuple[Cluster, Comparison]] = []
    for candidate in candidates:
        comparison = compare_clusters(
            new, candidate, together=together, established=established, around=around, before=before
        )
        if comparison.veto is None and comparison.score >= threshold("propose"):
            weighed.append((candidate, comparison))
    weighed.sort(key=lambda item: (-item[1].score, item[0].number))
    if not weighed or weighed[0][1].score < threshold("join"):
        return Settled(None, near=tuple(weighed))
    best = weighed[0]
    for rival, comparison in weighed[1 : 2 if together else MOST_RIVALS]:
        if best[1].score - comparison.score >= threshold("margin"):
            break
        both = compare_clusters(
            best[0],
            rival,
            together=together,
            established=established,
            around=(lambda _new, _standing: ()) if together else around,
        )
        # Rivals who are one person themselves, and were settled in another order, are no tie.
        if both.veto is not None or (not together and both.score < threshold("join")):
            return Settled(None, near=tuple(weighed))
    return Settled(best[0], best[1], tuple(weighed[1:]))
