"""Identity within one record: short forms, offices and ties settled on the persons that the record names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from regesta.model.evidence import Evidence
from regesta.model.people import PersonMention
from regesta.stages.reconcile.people.beside import change_told, office_told
from regesta.stages.reconcile.people.blocking import block_keys, given_keys
from regesta.stages.reconcile.people.cluster import Cluster, settle
from regesta.stages.reconcile.people.comparators import compare_forms
from regesta.stages.reconcile.people.folding import fold
from regesta.stages.reconcile.people.forms import NameForm, read_name
from regesta.stages.reconcile.people.holders import holder_named, holder_on
from regesta.stages.reconcile.people.offices import may_be_one, office_key
from regesta.stages.reconcile.people.torn import made_whole
from regesta.stages.reconcile.people.weigh import reason, threshold

NAMED = ("full", "single")
OFTENER = 3  # times
# Whose wife is spoken of: "Ortega's second wife". The bare surname is then a man's.
WIFE = re.compile(r"\b([^\W\d_]{3,})[)]?['’]s\s(?:\w+\s)?(?:wife|widow)\b", re.IGNORECASE)
# What stands behind a name and says that its bearer is of somebody's family: ", a son of the Ambassador".
KIN = re.compile(
    r"\s{0,2},?\s{0,2}(?:(?:a|an|the|his|her|their|eldest|younger|elder|only)\s){0,3}(?:son|father|brother|nephew)\b"
)
CODE_SHORT = re.compile(r"^code:([A-Z])-(\d+)$")
CODE_LONG = re.compile(r"^code:([A-Z]{3,})-(\d+)$")


def settle_record(
    mentions: Sequence[PersonMention],
    *,
    alone: frozenset[int] = frozenset(),
    surnames: frozenset[str] = frozenset(),
) -> list[Cluster]:
    """The persons of one record, each with the indexes of its mentions; `mentions` in the order of the record.

    Mentions in `alone` are not joined to others, since a reader ruled on them; `surnames` are those that the file has
    whole.
    """
    groups = _groups(mentions, alone, surnames)
    record = _Record(mentions, alone)
    order = sorted(groups.values(), key=lambda group: (_rank(_form(group)), group.members[0]))
    for group in order:
        record.place(group)
    return record.clusters


def _groups(mentions: Sequence[PersonMention], alone: frozenset[int], surnames: frozenset[str]) -> dict[str, Cluster]:
    """Mentions that are written alike, or that the record carries back to one name, as one group."""
    groups: dict[str, Cluster] = {}
    forms = [made_whole(read_name(m.text, kind=m.kind, parts=m.parts), surnames) for m in mentions]
    known = _known_holders(mentions, forms)
    changed = _offices_changed(mentions, forms)
    for index, (mention, form) in enumerate(zip(mentions, forms, strict=True)):
        if index in changed:
            meant = forms[changed[index]]
            carried = [reason("office.change", form.shown, meant.shown)]
        else:
            meant, carried = _carried_back(mention, form, known)
        key = f"ruled:{index}" if index in alone else meant.key + _distinguished(meant, mention.date)
        group = groups.get(key)
        if group is None:
            group = groups[key] = Cluster(number=index, forms={meant.key: meant})
        group.members.append(index)
        group.evidence.extend(carried)
        for source in (form, meant):
            if source.office and source.kind in ("full", "single", "office"):
                group.offices.add(office_key(source.office))
                group.titles.add(source.office)
            if source.rank:
                group.ranks.add(source.rank)
        told = office_told(mention) if form.kind in NAMED and not form.office else None
        if told:
            group.offices.add(office_key(told))
            group.titles.add(told)
        group.of_a_family |= bool(form.suffix and KIN.match(mention.after))
        if form.kind == "full" and form.key != meant.key:
            group.forms.setdefault(form.key, form)
        if meant.kind == "single" and meant.family and meant.office and group.known is None:
            _tell_holder(group, meant, mention.date)
    return groups


def _offices_changed(mentions: Sequence[PersonMention], forms: Sequence[NameForm]) -> dict[int, int]:
    """Offices alone that the record says a person entered or left ("Lund was appointed Ambassador"), by index, and
    who: his full name.
    """
    offices = {(mention.page, mention.start): at for at, mention in enumerate(mentions) if forms[at].kind == "office"}
    found: dict[int, int] = {}
    for at, mention in enumerate(mentions) if offices else ():
        told = change_told(mention) if forms[at].kind == "full" else None
        for start in range(mention.end, mention.end + told.end) if told else ():
            office = offices.get((mention.page, start))
            if office is not None:
                found[office] = at
    return found


def _tell_holder(group: Cluster, form: NameForm, date: str | None) -> None:
    """Note whom "President X" means by the table of office-holders."""
    holder = holder_named(form.office, form.family[0], date)
    if holder is not None:
        group.known = holder.form
        group.evidence.append(reason("office.holder", f"{form.office} {form.shown}", holder.name))


def _known_holders(mentions: Sequence[PersonMention], forms: Sequence[NameForm]) -> dict[str, NameForm]:
    """By surname, the office-holder whom the record names with his office: "President X"."""
    found: dict[str, NameForm] = {}
    for mention, form in zip(mentions, forms, strict=True):
        if form.kind == "single" and form.family and form.office and form.family[0] not in found:
            holder = holder_named(form.office, form.family[0], mention.date)
            if holder:
                found[form.family[0]] = holder.form
    return found


def _carried_back(
    mention: PersonMention, form: NameForm, known: dict[str, NameForm]
) -> tuple[NameForm, list[Evidence]]:
    """The form that the record says the mention stands for, where it says so and the names do not contradict it."""
    if not mention.stands_for or fold(mention.stands_for) == fold(mention.text):
        return form, []
    meant = read_name(mention.stands_for, kind="cryptonym" if form.kind == "code" else "person")
    if meant.kind not in ("full", "single", "code") or form.kind in ("full", "relation"):
        return form, []  # "Ruiz's wife" is nobody whom "Ruiz" stands for
    if (form.wedded and meant.sex != "f") or (form.sex and meant.sex and form.sex != meant.sex):
        return form, []
    holder = known.get(form.family[0]) if form.kind == "single" and form.family else None
    if holder and compare_forms(holder, meant, together=True, established=_never).veto:
        # The surname is borne by an office-holder too: who is meant is weighed, not believed.
        return form, []
    return meant, [reason("carried.back", meant.shown, form.shown)]


def _never(_one: str, _other: str) -> bool:
    return False


def _distinguished(form: NameForm, date: str | None) -> str:
    """What keeps apart forms that are written alike: "President X" from "X", "the DCI" of one day from another's."""
    if form.kind == "office":
        holder = holder_on(form.office, date)
        return f"@{holder.name}" if holder else ""
    if form.kind == "single" and form.office:
        return "@" + office_key(form.office)
    return ""


def _form(group: Cluster) -> NameForm:
    return next(iter(group.forms.values()))


def _rank(form: NameForm) -> tuple[int, int]:
    """Fuller names are placed before shorter ones, so that short ones find what they are short for."""
    if form.kind == "full":
        initials = all(len(name) == 1 for name in form.given)
        return (1 if initials else 0), -len(form.given) - len(form.family)
    if form.kind == "single":
        return (2 if form.office or form.rank else 3), -len(form.family)
    return {"code": 0, "office": 4, "relation": 5, "unnamed": 6}[form.kind], 0


def _principal(fitting: Sequence[Cluster]) -> Cluster | None:
    """The person whom a record names so much oftener than the others that its short forms are his."""
    most = max(fitting, key=lambda cluster: (len(cluster.members), -cluster.number))
    rest = sum(len(cluster.members) for cluster in fitting) - len(most.members)
    return most if len(most.members) >= OFTENER * rest else None


def _is_another(holder: NameForm, cluster: Cluster) -> bool:
    """Whether the one who held an office on the day is not the person of the cluster: his successor, say."""
    return any(
        compare_forms(holder, form, together=True, established=_never).veto is not None
        for form in cluster.forms.values()
        if form.kind in NAMED
    )


def _alone_in_office(holders: Sequence[Cluster], key: str) -> bool:
    """True when an office alone can only mean the holder of the table: no other president is in the record."""
    return not holders or key not in ("president", "vice president")


def _is_husbands(bare: Cluster, woman: Cluster, wives: frozenset[str]) -> bool:
    """True for a bare surname of a man whose wife the record speaks of, beside a woman of that surname."""
    form, other = _form(bare), _form(woman)
    return form.kind == "single" and bool(form.family) and form.family[0] in wives and other.sex == "f"


class _Record:
    """The clusters of a record as they grow, with the keys to find them by."""

    def __init__(self, mentions: Sequence[PersonMention], alone: frozenset[int]) -> None:
        self._alone = alone
        self.mentions = mentions
        self.clusters: list[Cluster] = []
        self.index: dict[str, list[Cluster]] = {}
        self.wives = frozenset(
            fold(found.group(1)) for mention in mentions if (found := WIFE.search(" ".join(mention.text.split())))
        )

    def place(self, group: Cluster) -> None:
        form = _form(group)
        if not self._alone.isdisjoint(group.members):
            self.clusters.append(group)
        elif form.kind in NAMED:
            self._place_name(group, form)
        elif form.kind == "code":
            self._join_or_stand(group, self._short_code(form), reason("code.same", form.shown))
        elif form.kind == "office":
            self._place_office(group, form)
        else:
            same = [cluster for cluster in self.clusters if form.key in cluster.forms]
            self._join_or_stand(group, same[0] if same else None, reason("record.same"))

    def _place_office(self, group: Cluster, form: NameForm) -> None:
        """An office alone goes to its one holder in the record, or to the one whom the date makes it mean."""
        key = office_key(form.office)
        holders = [
            cluster
            for cluster in self.clusters
            if key in cluster.offices and any(may_be_one(form.office, title) for title in cluster.titles)
        ]
        meant = {
            holder.name: holder for at in group.members if (holder := holder_on(form.office, self.mentions[at].date))
        }
        if len(holders) == 1 and not any(_is_another(holder.form, holders[0]) for holder in meant.values()):
            self._join_or_stand(group, holders[0], reason("office.same", form.shown))
            return
        if len(meant) == 1:
            holder = next(iter(meant.values()))
            group.known = holder.form
            for cluster in self._lookup(block_keys(holder.form)):
                found = [
                    compare_forms(holder.form, other, together=True, established=_never)
                    for other in cluster.forms.values()
                ]
                if all(item.veto is None for item in found) and (
                    cluster.known or _form(cluster).kind == "full" or holders
                ):
                    self._join_or_stand(group, cluster, reason("office.holder", form.shown, holder.name))
                    return
            if _alone_in_office(holders, office_key(form.office)):
                group.forms[holder.form.key] = holder.form
                group.evidence.append(reason("office.holder", form.shown, holder.name))
            else:
                group.known = None
        self._join_or_stand(group, None, None)

    def _place_name(self, group: Cluster, form: NameForm) -> None:
        candidates = self._lookup(block_keys(form))
        settled = settle(group, candidates, together=True, established=_never, around=self._around)
        if settled.into is not None:
            settled.into.take(group, settled.comparison.reasons)
            self._file(settled.into, form)
            return
        fitting = [cluster for cluster, found in settled.near if found.score >= threshold("join")]
        if len(fitting) > 1:
            self._by_nearness(group, fitting)
            return
        called = self._by_given(form) if not candidates else None
        if called is not None:
            # The lone given name is no form of the surname: it would keep fuller names away from the cluster.
            group.forms = {}
            called.take(group, [reason("given.used", _form(called).shown, form.shown)])
            return
        self._join_or_stand(group, None, None)

    def _around(self, new: Cluster, standing: Cluster) -> list[Evidence]:
        found = [reason("record.same")]
        shared = sorted(new.offices & standing.offices)
        if shared:
            found.append(reason("office.same", shared[0]))
        ranks = sorted(new.ranks & standing.ranks)
        if ranks and not shared:
            found.append(reason("rank.same", ranks[0]))
        if _is_husbands(new, standing, self.wives) or _is_husbands(standing, new, self.wives):
            found.append(Evidence("sex.differs", -100.0, f"the record speaks of the wife of {_form(new).shown}"))
        mrs = [form for form in (*new.forms.values(), *standing.forms.values()) if form.wedded and not form.given]
        if mrs and any(form.sex != "f" for form in (*new.forms.values(), *standing.forms.values())):
            # "Mrs. X" beside a plain "X" is his wife until the record calls that X a woman.
            found.append(Evidence("sex.differs", -100.0, f"{mrs[0].shown} is the wife of another"))
        return found

    def _by_given(self, form: NameForm) -> Cluster | None:
        """The one person of the record who bears a lone name as a given name or nickname."""
        if form.kind != "single":
            return None
        lone = [name for name in (*form.given, *form.family, form.nickname) if name]
        found = self._lookup("g:" + name for name in lone[:1])
        return found[0] if len(found) == 1 and form.sex in ("", _form(found[0]).sex) else None

    def _by_nearness(self, group: Cluster, fitting: list[Cluster]) -> None:
        """Each mention of a short name that fits several persons goes to the one named last before it, if any, and
        failing him to the one whom the record names far oftener than the others.

        Beside a man so named, a surname alone is no woman's of his family.
        """
        principal = _principal(fitting)
        if principal is not None and _form(principal).sex != "f":
            fitting = [cluster for cluster in fitting if _form(cluster).sex != "f"]
        left: list[int] = []
        for member in group.members:
            nearest = max(
                (
                    (at, cluster)
                    for cluster in fitting
                    for at in cluster.members
                    if at < member and self._near(at, member)
                ),
                key=lambda item: item[0],
                default=None,
            )
            if nearest is None:
                left.append(member)
                continue
            nearest[1].members.append(member)
            nearest[1].evidence.append(reason("record.latest", _form(nearest[1]).shown))
        group.members = left
        if left and principal is not None:
            self._join_or_stand(group, principal, reason("record.principal", _form(principal).shown))
        elif left:
            names = ", ".join(sorted(_form(cluster).shown for cluster in fitting))
            group.evidence.append(
                Evidence("tie", 0.0, f"{_form(group).shown} fits several persons of the record: {names}")
            )
            self._join_or_stand(group, None, None)

    def _near(self, before: int, after: int) -> bool:
        return self.mentions[after].page - self.mentions[before].page <= 1

    def _short_code(self, form: NameForm) -> Cluster | None:
        """The cluster of a cryptonym, or of the one that "L-9" may be short for."""
        same = self.index.get(form.key)
        if same:
            return same[0]
        short = CODE_SHORT.match(form.key)
        if not short:
            return None
        fitting = []
        for cluster in self.clusters:
            long = CODE_LONG.match(_form(cluster).key)
            if long and long.group(1)[0] == short.group(1) and long.group(2) == short.group(2):
                fitting.append(cluster)
        return fitting[0] if len(fitting) == 1 else None

    def _lookup(self, keys: object) -> list[Cluster]:
        found: dict[int, Cluster] = {}
        for key in keys:  # type: ignore[attr-defined]
            for cluster in self.index.get(key, ()):
                found.setdefault(cluster.number, cluster)
        return [found[number] for number in sorted(found)]

    def _join_or_stand(self, group: Cluster, into: Cluster | None, why: Evidence | None) -> None:
        if into is not None and why is not None:
            into.take(group, [why])
            return
        self.clusters.append(group)
        self._file(group, _form(group))

    def _file(self, cluster: Cluster, form: NameForm) -> None:
        for key in (*block_keys(form), *given_keys(form)):
            row = self.index.setdefault(key, [])
            if cluster not in row:
                row.append(cluster)
