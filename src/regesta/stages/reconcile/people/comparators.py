"""Two names compared part by part: each comparator gives reasons with their weights, or the reason that forbids."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from regesta.model.evidence import Evidence
from regesta.stages.reconcile.people import vocabulary
from regesta.stages.reconcile.people.folding import one_letter_apart, skeleton, transliterated
from regesta.stages.reconcile.people.forms import NameForm
from regesta.stages.reconcile.people.weigh import Comparison, reason, veto

LONG_SURNAME = 6  # letters from which a surname one letter apart is sooner a slip than another surname
SHORTEST_SECOND = 3  # letters of a second surname that a slip of one of them does not make another
LONG_GIVEN = 5
LEAST_LIKE = 0.65  # share of letters in their order that a damaged given name has of the right one
LEAST_LIKE_BEHIND = 0.5  # the same of a second given name, where the first agrees in full
STRANGE = 0.5  # below this share two surnames are two, however damaged
Names = tuple[str, ...]
Established = Callable[[str, str], bool]  # True when two spellings are each a surname of their own


def compare_forms(one: NameForm, other: NameForm, *, together: bool, established: Established) -> Comparison:
    """The reasons of the names alone; `together` when both stand in one record, where slips are likelier.

    Where a name can be parted in two ways (two surnames, or two given names), the way that fits best counts.
    """
    best: Comparison | None = None
    for given_one, family_one in _partings(one):
        for given_other, family_other in _partings(other):
            found = _compare_parts(
                one, other, (given_one, family_one), (given_other, family_other), together, established
            )
            if best is None or _rank(found) > _rank(best):
                best = found
    assert best is not None
    return best


def are_strangers(one: NameForm, other: NameForm) -> bool:
    """Whether two full names have no surname that may be a word of the other: no slip makes one of the other."""
    return one.kind == other.kind == "full" and not any(
        SequenceMatcher(None, surname, word).ratio() >= STRANGE
        for mine, theirs in ((one, other), (other, one))
        for _, family in _partings(mine)
        for surname in family
        for word in (*theirs.given, *theirs.family)
    )


def is_of_a_slip(forbidden: Evidence, one: NameForm, other: NameForm) -> bool:
    """Whether given names are said to differ of which one is no name that is known, and so perhaps one misread."""
    at = {"given.differs": 0, "given.second_differs": 1}.get(forbidden.feature)
    if at is None:
        return False
    names = [form.given[at] for form in (one, other) if len(form.given) > at]
    return any(len(name) >= LONG_GIVEN - 1 and name not in vocabulary.known_given() for name in names)


def _rank(comparison: Comparison) -> tuple[bool, float]:
    return comparison.veto is None, comparison.score


def _partings(form: NameForm) -> Iterator[tuple[Names, Names]]:
    yield form.given, form.family
    if form.other:
        yield form.other


def _compare_parts(
    one: NameForm,
    other: NameForm,
    parts_one: tuple[Names, Names],
    parts_other: tuple[Names, Names],
    together: bool,
    established: Established,
) -> Comparison:
    family = _family(parts_one[1], parts_other[1], together, established)
    if family.veto:
        return family
    given = _given(_with_nickname(one, parts_one[0]), _with_nickname(other, parts_other[0]))
    if given.veto:
        return given
    reasons = [*family.reasons, *given.reasons]
    if (len(parts_one[0]) - len(parts_other[0])) * (len(parts_one[1]) - len(parts_other[1])) < 0 and given.reasons:
        reasons.append(reason("parts.each_more", one.shown, other.shown))
    if one.sex and other.sex and one.sex != other.sex:
        return Comparison((), veto("sex.differs", one.shown, other.shown))
    if one.suffix and other.suffix:
        if one.suffix != other.suffix:
            return Comparison((), veto("suffix.differs", one.suffix, other.suffix))
        reasons.append(reason("suffix.same", one.suffix))
    return Comparison(tuple(reasons))


def _with_nickname(form: NameForm, given: Names) -> tuple[Names, str]:
    return given, form.nickname


# ---------------------------------------------------------------- surnames


def _family(one: Names, other: Names, together: bool, established: Established) -> Comparison:
    if not one or not other:
        return Comparison()
    first = _surname(one[0], other[0], together, established)
    if first.veto:
        return first
    if len(one) > 1 and len(other) > 1:
        second = _surname(one[1], other[1], True, _never)
        if second.veto and not _is_short_slip(one[1], other[1]):
            return Comparison((), veto("family.second_differs", one[1], other[1]))
        if second.veto:
            return first
        if first.reasons[0].feature == "family.same" and second.reasons[0].feature == "family.same":
            return Comparison((reason("family.both", " ".join(one)),))
    return first


@lru_cache(maxsize=1 << 16)
def _likeness(one: str, other: str, together: bool) -> str:
    """The feature of the table by which two surnames are alike; "" where they are not."""
    if one == other:
        return "family.same"
    if _feminine(one, other):
        return ""
    if transliterated(one) == transliterated(other):
        return "family.transliterated"
    shortest = min(len(one), len(other))
    if shortest >= 4 and skeleton(one) == skeleton(other):
        return "family.figure" if any(letter.isdigit() for letter in one + other) else "family.scanned"
    if shortest < (4 if together else LONG_SURNAME):
        return "family.letter_of_few" if shortest == LONG_SURNAME - 1 and one_letter_apart(one, other) else ""
    if one_letter_apart(one, other) or (together and one_letter_apart(skeleton(one), skeleton(other))):
        return "family.one_of_many" if together and shortest > LONG_SURNAME else "family.one_letter"
    return "family.letters" if one_letter_apart(skeleton(one), skeleton(other)) else ""


def _surname(one: str, other: str, together: bool, established: Established) -> Comparison:
    feature = _likeness(one, other, together)
    if not feature:
        return Comparison((), veto("family.differs", one, other))
    if feature in (
        "family.scanned",
        "family.one_letter",
        "family.one_of_many",
        "family.letters",
        "family.letter_of_few",
    ) and established(one, other):
        return Comparison((), veto("family.established", one, other))
    return Comparison((reason(feature, one, other),))


def _is_short_slip(one: str, other: str) -> bool:
    """Whether two short second surnames are one letter apart: behind a first that agrees, "ruz" and "rug" are one."""
    return min(len(one), len(other)) == SHORTEST_SECOND and one_letter_apart(one, other)


def _never(_one: str, _other: str) -> bool:
    """Behind a first surname that agrees, a second spelt a little otherwise is no surname of its own."""
    return False


def _feminine(one: str, other: str) -> bool:
    """True for a Russian surname beside its feminine: "petrov" and "petrova" are two persons."""
    shorter, longer = sorted((one, other), key=len)
    return longer == shorter + "a" and shorter.endswith(("ov", "ev", "in", "yn"))


# ---------------------------------------------------------------- given names and initials


def _given(one: tuple[Names, str], other: tuple[Names, str]) -> Comparison:
    """Given names and initials: the shorter row must fit the longer, in order; none may contradict."""
    (names_one, nick_one), (names_other, nick_other) = one, other
    nickname = _nickname(names_one, nick_one, names_other, nick_other)
    if not names_one or not names_other:
        return Comparison(nickname)
    longer, shorter = (names_one, names_other) if len(names_one) >= len(names_other) else (names_other, names_one)
    first = _first_name(longer[0], shorter[0])
    if first is None:
        used = _used(longer, shorter)
        if used:
            return Comparison((*used, *nickname))
        if nickname or _damaged(longer[0], shorter[0]):
            return Comparison(nickname)
        return Comparison((), veto("given.differs", longer[0], shorter[0]))
    reasons = [first]
    if len(shorter) > 1:
        if any(_fits(name, shorter[1]) for name in longer[1:]):
            reasons.append(reason("given.second", longer[1], shorter[1]))
        elif len(first_full := max(longer[0], shorter[0], key=len)) > 1 and _is_misread(longer[1], shorter[1]):
            reasons.append(reason("given.second_misread", f"{first_full} {longer[1]}", f"{first_full} {shorter[1]}"))
        elif not _damaged(longer[1], shorter[1], behind=first):
            return Comparison((), veto("given.second_differs", longer[1], shorter[1]))
    return Comparison((*reasons, *nickname))


def _nickname(names_one: Names, nick_one: str, names_other: Names, nick_other: str) -> tuple[Evidence, ...]:
    if nick_one and (nick_one == nick_other or nick_one in names_other):
        return (reason("nickname.same", nick_one),)
    if nick_other and nick_other in names_one:
        return (reason("nickname.same", nick_other),)
    return ()


def _first_name(one: str, other: str) -> Evidence | None:
    if len(one) == 1 or len(other) == 1:
        if one[0] != other[0]:
            return None
        return reason("given.initials", one) if one == other else reason("given.initial", one, other)
    if one == other:
        return reason("given.same", one)
    if vocabulary.one_given_name(one, other) or transliterated(one) == transliterated(other):
        return reason("given.short_form", one, other)
    if _slip(one, other):
        return reason("given.one_letter", one, other)
    return None


def _slip(one: str, other: str) -> bool:
    """True when one given name is sooner the other misread than a name of its own."""
    known = vocabulary.known_given()
    if one in known and other in known:
        return False
    long_enough = min(len(one), len(other)) >= LONG_GIVEN
    return skeleton(one) == skeleton(other) or (long_enough and one_letter_apart(one, other) and one[-1] == other[-1])


def _damaged(one: str, other: str, *, behind: Evidence | None = None) -> bool:
    """True when two given names may be one that is badly read; no reason for it, but none against it either.

    Second names need be less alike where the same first name stands in full `behind` them: few have another like it.
    """
    known = vocabulary.known_given()
    same = behind is not None and behind.feature == "given.same"
    if (one in known and other in known) or min(len(one), len(other)) < LONG_GIVEN - same:
        return False
    return SequenceMatcher(None, one, other).ratio() >= (LEAST_LIKE_BEHIND if same else LEAST_LIKE)


def _is_misread(one: str, other: str) -> bool:
    """True for two initials that scanning takes for one another."""
    return len(one) == len(other) == 1 and vocabulary.one_initial(one, other)


def _used(longer: Names, shorter: Names) -> tuple[Evidence, ...]:
    """A person may go by a later given name: "J. Edgar Hoover", "Edgar Hoover"."""
    if len(shorter[0]) > 1 and shorter[0] in longer[1:] and len(shorter) == 1:
        return (reason("given.used", " ".join(longer), shorter[0]),)
    return ()


def _fits(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return one == other or vocabulary.one_given_name(one, other) or _slip(one, other)
