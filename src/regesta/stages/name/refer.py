"""Reference within a record: the fuller name that a surname, a title or "Subject" (subject.py) stands for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from regesta.model.names import NameParts
from regesta.stages.name import vocabulary
from regesta.stages.name.parts import unbound
from regesta.stages.name.spans import Span

_SUBJECT = re.compile(r"(?<![\w])(?:Subject|SUBJECT|SUBJ|Subj)(?:['’][sS])?(?![\w:/])(?!\s{0,2}:)")
# What stands after "subject" where it is a verb: "this could SUBJECT HIM TO ARREST".
_AFTER_VERB = re.compile(r"\s{1,2}(?:him|her|them|us|me|it)\s{1,2}to\b", re.IGNORECASE)


def subject_spans(text: str) -> list[Span]:
    """Where "Subject" stands for the person a record is about; not where it labels a line."""
    found = []
    for match in _SUBJECT.finditer(text):
        if match.start() == 0 and match[0].isupper() and re.match(r"\s{1,3}[A-Z][a-z]", text[match.end() :]):
            continue  # the label of a line, without its colon
        if _AFTER_VERB.match(text, match.end()):
            continue
        after = text[match.end() : match.end() + 12].lower()
        if not re.match(r"\s{1,2}(?:line|matter|file|to\b|of\b|case|is\s+to)", after):
            found.append(Span(match.start(), match.start() + _bare(match[0]), "person", "reference.subject", 3))
    return found


def _bare(word: str) -> int:
    return len(re.split(r"['’]", word)[0])


class Register:
    """The persons of one record, so that short forms may be carried back to full ones."""

    def __init__(
        self, persons: Sequence[tuple[str, NameParts]], subject: str | None, *, offices: Sequence[str] = ()
    ) -> None:
        self._subject = subject
        self._elsewhere = frozenset(word for office in offices for word in _of_one_place(office))
        self._by_family: dict[str, Counter[str]] = {}
        self._by_office: dict[str, Counter[str]] = {}
        self._parts: dict[str, NameParts] = {}
        for text, parts in persons:
            self._parts[text] = parts
            if parts.family and parts.given:
                for key in _family_keys(parts.family):
                    self._by_family.setdefault(key, Counter())[text] += 1
            if parts.office:
                self._by_office.setdefault(parts.office.casefold(), Counter())[text] += 1

    def fuller(self, text: str, rule: str, parts: NameParts | None) -> str | None:
        """The fuller name of the record that `text` stands for; None where none does or several could."""
        if rule == "reference.subject":
            return self._subject
        if parts is None:
            return self._holder(text) if rule == "office.bare" else None
        candidates: Counter[str] = Counter()
        for key in _family_keys(parts.family):
            candidates.update(self._by_family.get(key, Counter()))
        fitting = {name: n for name, n in candidates.items() if _may_be(parts, self._parts[name])}
        longer = {name: n for name, n in fitting.items() if _fullness(self._parts[name]) > _fullness(parts)}
        if not longer or not _agree([self._parts[name] for name in fitting]):
            return None
        return max(longer, key=lambda name: (_fullness(self._parts[name]), longer[name], -len(name), name))

    def _holder(self, office: str) -> str | None:
        """The only one whom the record gives the office; None where it speaks of several, "the Swedish Ambassador"."""
        if office.casefold() in self._elsewhere:
            return None
        holders = self._by_office.get(office.casefold(), Counter())
        families = {self._parts[name].family.casefold() for name in holders}
        return max(sorted(holders), key=lambda name: (len(name), holders[name])) if len(families) == 1 else None


def _of_one_place(office: str) -> list[str]:
    """The words of an office that says of which state it is, "Swedish Ambassador", "Consul of Chile"; else none."""
    words = office.casefold().split()
    told = not vocabulary.words("groups", "adjectives").isdisjoint(words) or not {"of", "to"}.isdisjoint(words)
    return words if told else []


def _family_keys(family: str) -> list[str]:
    """What a surname is found by: itself whole, and its first word that may stand alone, where that is no particle."""
    words = unbound(family)
    if not words:
        return []
    first = words[:1] if words[0] not in vocabulary.words("titles", "particle") else []
    return sorted({*first, " ".join(family.casefold().split())})


def _fullness(parts: NameParts) -> int:
    return len(parts.given) + len(parts.family) + (10 if parts.given else 0)


def _may_be(short: NameParts, full: NameParts) -> bool:
    """True unless the given names contradict: "J. Ruiz" may be "Juan Ruiz", not "Pedro Ruiz"."""
    if short.suffix and full.suffix and short.suffix.casefold() != full.suffix.casefold():
        return False
    if {_sex(short), _sex(full)} == {"female", "male"}:
        return False
    mine, theirs = _names(short.given), _names(full.given)
    return all(_same_given(a, b) for a, b in zip(mine, theirs, strict=False))


def _sex(parts: NameParts) -> str:
    """The sex that a title tells, else the first given name; "" where neither does."""
    title = parts.title.casefold().rstrip(".")
    given = _names(parts.given)[:1]
    for words, field in (([title], "{}_words"), (given, "{}")):
        for sex in ("female", "male"):
            if any(word in vocabulary.words("identity", field.format(sex)) for word in words):
                return sex
    return ""


def _agree(several: Sequence[NameParts]) -> bool:
    return all(_may_be(a, b) for n, a in enumerate(several) for b in several[n + 1 :])


def _names(given: str) -> list[str]:
    return [name for name in re.split(r"[\s.]+", given.casefold()) if name]


def _same_given(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one) if 1 in (len(one), len(other)) else one == other
