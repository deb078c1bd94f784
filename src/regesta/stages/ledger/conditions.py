"""On what condition a promise is made, and by when: "to the extent that ...", "by the end of May"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from regesta.model.grammar import Word
from regesta.stages.ledger.tree import Tree
from regesta.stages.ledger.vocabulary import any_of, vocabulary


@cache
def _conditions() -> re.Pattern[str]:
    return any_of(vocabulary("commitments").section["conditions"])


def condition_of(tree: Tree, index: int) -> re.Match[str] | None:
    """What opens a condition of the promise: not the "if" of "let us know if he found a place".

    A condition behind another promise of the sentence is that one's: "secured commitments for training, and a promise
    to buy fish to the extent that ...".
    """
    another = next((word.start for at, word in enumerate(tree.words) if at > index and _promises(word)), len(tree.text))
    for found in _conditions().finditer(tree.text, tree.words[index].end):
        if found.start() > another:
            return None
        opening = [at for at, word in enumerate(tree.words) if found.start() <= word.start < found.end()]
        someone = any(tree.words[at].lemma.lower() == "subject" and tree.words[at].pos != "ADJ" for at in opening)
        passive = any(tree.children(at, "auxpass") for at in opening)  # "will be provided funds for travel"
        if someone or passive or _is_of_what_is_told(tree, index, opening):  # "instructed Subject to make plans"
            continue
        if not any(word == "if" for word in found.group().lower().split()) or all(
            tree.words[tree.words[at].head].dep == "advcl" for at in opening if tree.words[at].dep == "mark"
        ):
            return found
    return None


def _is_of_what_is_told(tree: Tree, index: int, opening: list[int]) -> bool:
    """True for the "if" within what is to be said: "promised to tell him that, if the ship came, he should leave"."""
    for at in (one for mark in opening if tree.words[mark].dep == "mark" for one in tree.governors(mark)):
        if at == index:
            return False
        if tree.words[at].dep in {"ccomp", "relcl"} and index in set(tree.governors(at)):
            return True
    return False


def _promises(word: Word) -> bool:
    """True for a verb or a noun of promising."""
    section = vocabulary("commitments")
    lemma = word.lemma.lower()
    return (word.pos == "VERB" and lemma in section.words("verbs")) or (
        word.pos == "NOUN" and lemma in section.words("nouns")
    )


def is_in_a_condition(tree: Tree, index: int) -> bool:
    """True for what is done below a condition: "providing she will pay the rent and agree to stay"."""
    openings = [at for at in range(index) if tree.words[at].text.lower() in vocabulary("commitments").words("opening")]
    for at in openings:
        word = tree.words[at]
        if tree.goes_on_above(index) is not None:
            continue
        to_the_end = word.text.lower() in vocabulary("commitments").words("to_the_end")
        helped = to_the_end and any(near.pos == "AUX" for near in tree.words[at + 1 : at + 6])
        opens = helped or word.dep == "mark"  # "provided Berg will pay", not "provided a boat"
        clause = word.head if word.dep == "mark" else at
        if opens and clause != index and (to_the_end or index in tree.subtree(clause)):
            return True
    return False


def deadline_of(
    tree: Tree, index: int, before: int | None, dates: Iterable[tuple[int, int]], *, whole: bool = False
) -> str | None:
    """The deadline among the words below the promise: "by the end of May"; one in its condition is none.

    `dates` are where dates stand in the sentence, beside those that the language model sees. Of an article the `whole`
    sentence is of the promise.
    """
    spans = {*dates, *((mention.start, mention.end) for mention in tree.parsed.mentions if mention.label == "DATE")}
    another = {
        part
        for at in tree.children(index, "conj")
        if tree.children(at, "nsubj", "nsubjpass")
        for part in tree.subtree(at)
    }  # "agreed to hurry it, and it is expected within a week"
    own = [at for at in tree.subtree(index) if at not in another]
    start, end = (0, len(tree.text)) if whole else tree.span(own)
    end = min(end, before) if before is not None else end
    opening = any_of(vocabulary("commitments").section["by_when"])
    for found in opening.finditer(tree.text, start, end):
        for first, last in sorted(spans):
            between = tree.text[found.end() : first].strip().lower()
            within = first <= found.start() and last > found.end()  # "not later than 30 June" is one mention
            if within or (first >= found.end() and between in {"", "the"}):
                return " ".join(tree.text[found.start() : last].split())
    return None


def clause_from(tree: Tree, start: int) -> str:
    """The words from `start` to the end of its clause."""
    end = re.search(
        r"(?<!\b[A-Z])[;.]\s|,\s+(?:and|but|which|while)\b|\s+and\s+to\b|[.;]?$", tree.text[start:]
    )  # "of U.S. $25"
    return " ".join(tree.text[start : start + (end.start() if end else 200)].split())
