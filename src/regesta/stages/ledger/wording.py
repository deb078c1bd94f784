"""What the words of an instrument say of it: title, subject, period, place, and how it stands to another."""

from __future__ import annotations

import re
from functools import cache

from regesta.stages.ledger.kinds import YEARS, instrument_words, kind_of
from regesta.stages.ledger.tree import Tree
from regesta.stages.ledger.vocabulary import any_of

# The number of a list, or the bare day that heads an entry of a chronology.
_NUMBER_OF_LIST = re.compile(r"^\(?\d{1,3}(?:[.)]\s+|\s+(?=[A-Z]))")


def with_article(kind: str) -> str:
    """A kind with its article: "an agreement", "a treaty"."""
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def title_of(tree: Tree, index: int) -> str:
    """Its title as written, without the number of a list before it; a bracket that is not closed is closed."""
    title = tree.title(index, without=_no_part_of_title(tree, index))
    if tree.text.lstrip().startswith(title):
        title = _NUMBER_OF_LIST.sub("", title)
    return title + ")" * max(title.count("(") - title.count(")"), 0)


def _no_part_of_title(tree: Tree, index: int) -> list[int]:
    """What opens where it was done or as what, at the end of its title: "a treaty of amity in Oslo"."""
    behind = tree.children(index, "prep")[-1:]
    where = [at for at in behind if any(tree.is_a_place(item) for item in tree.children(at, "pobj"))]
    return [at for at in behind if tree.words[at].text.lower() == "as"] + [
        at for at in where if tree.words[at].text.lower() in {"in", "at"}
    ]


def is_titled(tree: Tree, index: int) -> bool:
    """True where it bears a name of its own: "the Nuclear Test Ban Treaty", "the Treaty of Lisbon"."""
    before = [tree.words[at] for at in tree.children(index, "compound", "amod", "nmod")]
    capital = any(word.text[:1].isupper() and not word.text.isupper() for word in before)
    return capital or any(tree.is_named(at) for at in tree.objects(index, "of"))


def period_of(tree: Tree, index: int) -> str | None:
    """The years it covers: "for 1961", "for 1961-65", "covering 1958"; "of 1961" is when it was made."""
    start = tree.words[index].end
    match = re.match(r"\s+(?:for|covering)\s+(?:the\s+(?:year|period)\s+)?", tree.text[start:])
    year = YEARS.match(tree.text, start + match.end()) if match else None
    return year.group() if year else None


def verb_of(tree: Tree, index: int) -> int | None:
    """The verb of which the instrument itself is the subject or the object."""
    word = tree.words[index]
    return word.head if word.dep in {"nsubj", "nsubjpass", "dobj"} else None


def place_of(tree: Tree, verb: int | None) -> str | None:
    """Where: "signed in Oslo", "at Geneva"."""
    if verb is None:
        return None
    nouns = [at for at in tree.children(verb, "dobj", "nsubjpass") if kind_of(tree, at)]
    for item in (place for at in (verb, *nouns) for place in tree.objects(at, "in", "at")):
        if tree.is_a_place(item) or _is_named_at(tree, item):
            return tree.name(item)
    return None


def _is_named_at(tree: Tree, item: int) -> bool:
    """True for the town of "issued at Oslo", whatever the language model takes it for: not "at the Embassy"."""
    bare = tree.words[item].pos == "PROPN" and not tree.children(item, "det", "poss")
    at = tree.words[tree.words[item].head].text.lower() == "at"
    return bare and at and not tree.is_date(item) and not tree.is_somebody(item)


@cache
def _relation_words() -> re.Pattern[str]:
    return any_of(instrument_words().relations)


def _amended_by(tree: Tree, index: int) -> tuple[str, str] | None:
    """Of an instrument by which another one "was amended": how, and that other's name."""
    by = tree.words[index].head
    verb = tree.words[by].head
    relation = instrument_words().relations.get(tree.words[verb].text.lower())
    borne = [at for at in tree.children(verb, "nsubjpass") if kind_of(tree, at) is not None]
    done_by = tree.words[index].dep == "pobj" and tree.words[by].dep == "agent"
    return (relation, tree.title(borne[0])) if done_by and relation and borne else None


def relation_of(tree: Tree, index: int) -> tuple[str | None, str | None]:
    """How it stands to another instrument of the same sentence, and that other's name.

    A protocol or an annex "to" another supplements it.
    """
    to = [at for at in tree.objects(index, "to") if kind_of(tree, at)]
    if to:
        return "supplements", tree.title(to[0])
    amended = _amended_by(tree, index)
    if amended is not None:
        return amended
    found = _relation_words().search(tree.text)
    if not found:
        return None, None
    relation = instrument_words().relations[found.group().lower()]
    own = tree.subtree(index, without={"relcl", "acl", "conj"})
    is_own = any(tree.words[at].start == found.start() for at in own)
    behind = max(found.start(), tree.words[index].end)
    later = [
        at
        for at, word in enumerate(tree.words)
        if word.start > behind and word.dep != "compound" and kind_of(tree, at) is not None
    ]
    if later and any(tree.words[at].text.lower() == "said" for at in tree.children(later[0])):
        return None, None  # "as paragraph 4 of said contract allows" ties it to itself
    if is_own or later:
        return relation, tree.phrase(later[0]) if later else None
    return None, None
