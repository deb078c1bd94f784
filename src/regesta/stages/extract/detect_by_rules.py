"""Detect by rules alone: where the weights or the language model are not installed.

Fewer happenings are found than with the weights (docs/entries.md has the figures), and every one by a word of
rules/en/events.yml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from regesta.model.entries import EntryType
from regesta.model.evidence import Evidence
from regesta.model.grammar import Parsed
from regesta.stages.extract.candidates import Vocabulary, candidates, stem_of, vocabulary
from regesta.stages.extract.certainty import certainty_by_rule, certainty_of_words
from regesta.stages.extract.clause import Clause
from regesta.stages.extract.detect import CONTEXT, Found
from regesta.stages.extract.features import Tree, tree_of
from regesta.stages.extract.segments import clause_span

_PAST = frozenset({"VBD", "VBN", "VBG", "VBZ", "VBP", "VB", "MD"})
_BREAK = re.compile(r"[;:]\s|\s--?\s|,\s(?=and\s|but\s|then\s)|\s(?=(?:and|but|then)\s+[a-z]{2,20}ed\b)")
_WORD = re.compile(r"[^\W\d_][\w'’-]{1,40}")
_NO_TREE = Tree((), (), (), ())


def find_clauses_by_rules(parsed: Sequence[Parsed]) -> list[tuple[int, Found]]:
    """The happenings that the rules find, each with the number of its sentence, in order."""
    found: list[tuple[int, Found]] = []
    for number, one in enumerate(parsed):
        before = tuple(parsed[max(0, number - CONTEXT) : number])
        clauses = _with_grammar(one, before) if one.words else _without_grammar(one, before)
        found.extend((number, clause) for clause in clauses)
    return found


def _with_grammar(parsed: Parsed, before: tuple[Parsed, ...]) -> Iterator[Found]:
    tree, known = tree_of(parsed), vocabulary()
    chosen = [index for index in candidates(tree.words) if _reports(tree, index, known)]
    for index in chosen:
        word, lemma = tree.words[index], tree.lemmas[index]
        types = _types(lemma if word.pos != "PROPN" else stem_of(word.text.lower()), word.pos == "VERB", known)
        start, end = clause_span(tree, index, set(chosen))
        certainty, rule, reason = certainty_by_rule(tree, index)
        evidence = [
            Evidence(known.rules.get((lemma, types[0]), "event.other"), 1.0, f'"{word.text}" carries a happening')
        ]
        if rule:
            evidence.append(Evidence(rule, 1.0, f'"{reason}" makes it {certainty}'))
        clause = Clause(parsed, start, end, word.start, word.end, index, types, certainty, before, tuple(evidence))
        yield Found(clause, tree, (), 1.0)


def _reports(tree: Tree, index: int, known: Vocabulary) -> bool:
    word, lemma = tree.words[index], tree.lemmas[index]
    if word.pos == "VERB":
        return lemma in known.verbs and word.tag in _PAST
    return lemma in known.nouns or word.text.lower() in known.forms or stem_of(word.text.lower()) in known.verbs


def _types(lemma: str, verb: bool, known: Vocabulary) -> tuple[EntryType, ...]:
    first, second = (known.verbs, known.nouns) if verb else (known.nouns, known.verbs)
    return (first.get(lemma) or second.get(lemma) or known.forms.get(lemma) or ("other",))[:1]


def _without_grammar(parsed: Parsed, before: tuple[Parsed, ...]) -> Iterator[Found]:
    """One happening for each stretch between stops and joining words: the first event word of it."""
    text, known = parsed.sentence.text, vocabulary()
    at = 0
    for cut in [*(match.start() for match in _BREAK.finditer(text)), len(text)]:
        words = [(match.start() + at, match[0]) for match in _WORD.finditer(text[at:cut])]
        trigger = _event_word(words, known)
        if trigger is not None:
            yield _plain(parsed, before, (words[0][0], cut), trigger, [word for _, word in words])
        at = cut


def _event_word(words: Sequence[tuple[int, str]], known: Vocabulary) -> tuple[int, str] | None:
    """The first verb in a past form; else the first noun of the rules."""
    for place, word in words:
        folded = word.lower()
        if folded in known.forms or (folded.endswith("ed") and stem_of(folded) in known.verbs):
            return place, word
    return next(((place, word) for place, word in words if word.lower() in known.nouns), None)


def _plain(
    parsed: Parsed, before: tuple[Parsed, ...], span: tuple[int, int], trigger: tuple[int, str], words: list[str]
) -> Found:
    place, word = trigger
    end = span[0] + len(parsed.sentence.text[span[0] : span[1]].rstrip(" ,;:-"))
    types = _types(stem_of(word.lower()), word.lower().endswith("ed"), vocabulary())
    certainty, rule, reason = certainty_of_words(words)
    evidence = [Evidence(f"event.{types[0]}", 1.0, f'"{word}" carries a happening')]
    if rule:
        evidence.append(Evidence(rule, 1.0, f'"{reason}" makes it {certainty}'))
    clause = Clause(
        parsed,
        span[0],
        max(end, place + len(word)),
        place,
        place + len(word),
        None,
        types,
        certainty,
        before,
        tuple(evidence),
    )
    return Found(clause, _NO_TREE, (), 1.0)
