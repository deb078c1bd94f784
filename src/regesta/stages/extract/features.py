"""Features: what is seen at a word of a parsed sentence, in short strings that weights can be given to.

The strings hold lemmas, parts of speech and dependencies, and little that depends on which of the language models
is installed; the weights are trained on the parses of both.
"""

from __future__ import annotations

from typing import NamedTuple

from regesta.model.grammar import Parsed, Word
from regesta.stages.extract.candidates import vocabulary

CONTENT_DEPS = frozenset({"ccomp", "xcomp", "acl", "relcl", "advcl", "pcomp"})  # clauses that are part of another
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
PAST_FORMS = frozenset({"VBD", "VBN"})  # of a verb; a participle without a finite auxiliary tells of the past too
_AUXILIARIES = ("aux", "auxpass", "neg", "prt", "mark")


class Tree(NamedTuple):
    """A parsed sentence with the children of each word, and what it names."""

    words: tuple[Word, ...]
    children: tuple[tuple[int, ...], ...]
    lemmas: tuple[str, ...]
    labels: tuple[str, ...]  # what the language model takes each word to name (Mention.label); "" for no name


def tree_of(parsed: Parsed) -> Tree:
    """The sentence's words with their children, in order."""
    children: list[list[int]] = [[] for _ in parsed.words]
    for index, word in enumerate(parsed.words):
        if word.head != index:
            children[word.head].append(index)
    lemmas = tuple(word.lemma.lower() for word in parsed.words)
    labels = [""] * len(parsed.words)
    at = 0
    for mention in parsed.mentions:  # in order, as the words are
        while at < len(labels) and parsed.words[at].start < mention.end:
            if parsed.words[at].end > mention.start:
                labels[at] = mention.label
            at += 1
    return Tree(parsed.words, tuple(map(tuple, children)), lemmas, tuple(labels))


class Surroundings(NamedTuple):
    """What a word's record and sentence say beside its own words."""

    kind: str  # of the sentence
    document_type: str
    has_date: bool  # a date reading that may date a happening stands in the sentence
    headed: bool  # the sentence stands under a dated heading
    first: bool  # it opens the record


def word_features(tree: Tree, index: int, around: Surroundings) -> list[str]:
    """What is seen at a word that may carry a happening."""
    words, children, lemmas, _ = tree
    word, lemma = words[index], lemmas[index]
    head = words[word.head]
    head_lemma = lemmas[word.head] if word.head != index else "-"
    own = {words[child].dep: child for child in children[index]}
    found = [
        f"l={lemma}",
        f"p={word.pos}",
        f"t={word.tag}",
        f"d={word.dep}",
        f"td={word.tag}.{word.dep}",
        f"ld={lemma}.{word.dep}",
        f"lt={lemma}.{word.tag}",
        f"h={head_lemma}.{word.dep}",
        f"hp={head.pos}.{word.dep}",
        f"e={lemma[-4:]}",
        f"k={around.kind}.{word.pos}",
        f"doc={around.document_type}.{word.pos}",
        f"date={around.has_date}.{word.pos}",
        f"ldate={around.has_date}.{lemma}",
        f"headed={around.headed}.{word.pos}",
        f"first={around.first}.{word.pos}",
        f"n={min(len(words) // 5, 9)}.{word.pos}",
        f"at={'first' if index == 0 else 'mid'}.{word.tag}",
    ]
    found += _vocabulary_features(word, lemma)
    found += _dependents(tree, index, own)
    found += _neighbours(tree, index)
    found += _governors(tree, index)
    return found


def _vocabulary_features(word: Word, lemma: str) -> list[str]:
    known = vocabulary()
    types = known.verbs.get(lemma, ()) if word.pos in ("VERB", "AUX") else known.nouns.get(lemma, ())
    return [f"v={kind}.{word.pos}" for kind in types] or [f"v=none.{word.pos}"]


def _dependents(tree: Tree, index: int, own: dict[str, int]) -> list[str]:
    words, children, lemmas, _ = tree
    found = []
    subject = next((own[dep] for dep in _SUBJECTS if dep in own), None)
    if subject is None:
        found.append(f"s=none.{words[index].tag}")
    else:
        kind = words[subject].dep
        found += [
            f"s={lemmas[subject]}",
            f"sp={words[subject].pos}.{kind}",
            f"st={words[subject].tag}.{words[index].tag}",
        ]
    for child in children[index]:
        word = words[child]
        if word.dep in _AUXILIARIES:
            found += [f"a={lemmas[child]}", f"at={lemmas[child]}.{words[index].tag}"]
        elif word.dep == "prep":
            found.append(f"c=prep.{lemmas[child]}")
        elif word.dep in ("dobj", "attr", "acomp", "agent", "dative", "oprd"):
            found += [f"c={word.dep}", f"c={word.dep}.{lemmas[child]}", f"cp={word.dep}.{word.pos}"]
        elif word.dep in ("det", "amod", "compound", "poss", "npadvmod", "advmod", "nummod"):
            found.append(f"m={word.dep}.{lemmas[child]}")
        else:
            found.append(f"c={word.dep}")
    modal = any(words[child].tag == "MD" for child in children[index])
    found.append(f"modal={modal}.{words[index].dep}")
    return found


def _neighbours(tree: Tree, index: int) -> list[str]:
    words, _, lemmas, _ = tree
    found = []
    for step in (-3, -2, -1, 1, 2, 3):
        at = index + step
        inside = 0 <= at < len(words)
        found.append(f"w{step}={lemmas[at] if inside else '-'}")
        if abs(step) < 3:
            found.append(f"t{step}={words[at].tag if inside else '-'}.{words[index].tag}")
    return found


def _governors(tree: Tree, index: int) -> list[str]:
    """The words above it, as far as three clauses up: what makes it a plan, a wish, a thing said."""
    words, children, lemmas, _ = tree
    found = []
    at = index
    for level in range(3):
        up = words[at].head
        if up == at:
            break
        found.append(f"g{level}={lemmas[up]}.{words[at].dep}")
        if words[at].dep in CONTENT_DEPS:
            found.append(f"under={lemmas[up]}")
            marks = [lemmas[child] for child in children[at] if words[child].dep == "mark"]
            found += [f"mark={mark}" for mark in marks]
            found += [f"ga={lemmas[child]}" for child in children[up] if words[child].dep in ("aux", "neg")]
        at = up
    return found
