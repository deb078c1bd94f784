"""Restraint: clauses that sound like a happening and tell of none, by the rules of rules/en/restraint.yml.

The records learnt from hold few forms, orders and hearings, so the weights do not know their sentences: of entries
drawn from files of the corpus, provisions, printed terms and questions were a third of those that were wrong
(evaluation/entries_checked.csv).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from regesta.rulebook import load_rules
from regesta.stages.extract.detect import Found
from regesta.stages.extract.features import PAST_FORMS, Tree
from regesta.stages.extract.sayings import says
from regesta.stages.extract.tense import PRESENT, is_present

_CLOSING = " \"'\u201d\u2019)]"
_BESIDE = frozenset({"acl", "advcl", "prep", "pcomp"})  # what stands beside the verb of a clause
_CLIMB = 4  # verbs above a clause among which one that reports it is looked for
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_OPEN_ENDED = frozenset({"DT", "PRP$", "TO", "CC"})  # tags of words with which no clause ends
_CITED = frozenset({"pobj", "appos", "conj", "nsubj"})  # where a noun for a paper stands that is only named
_AUXILIARIES = frozenset({"aux", "auxpass"})
_WH = frozenset({"WDT", "WP", "WP$", "WRB"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OPENING = 2  # words, among which what opens a question stands: "and who", "to what"
_OF_THE_QUESTION = frozenset({"ccomp", "conj"})


class _Rules(NamedTuple):
    moods: dict[str, str]  # auxiliary -> rule
    asks: str  # the rule of questions
    beside: dict[tuple[str, str], str]  # tag and verb of a participle that tells nothing beside another -> rule
    points: dict[str, str]  # word that opens a reference -> rule
    printed: tuple[tuple[re.Pattern[str], str], ...]  # wordings of printed text, each with its rule
    orders: dict[str, str]  # imperative of printed text -> rule
    names: dict[str, str]  # participle, as it stands, that says how a paper is called, or of which day it is -> rule
    by_whom: dict[str, str]  # participle that, where a paper is only cited, says who made it -> rule
    again: dict[str, str]  # word before a noun that with it alone only names what was told -> rule
    part_of: dict[str, str]  # dependency of a noun that is but part of a name or of another noun's -> rule
    asked: dict[str, str]  # verb of asking -> rule of what is asked
    opens: frozenset[str]  # words that open what is asked
    cut_off: str  # the rule of clauses that break off
    papers: dict[str, str]  # noun for a paper -> rule
    habits: dict[str, str]  # adverb of what is done again and again -> rule
    duties: dict[str, str]  # word, and the preposition behind it, of a standing duty -> rule
    performed: frozenset[str]  # verbs by which a writer does what he writes
    practice: str  # the rule of what is done, by other verbs, as a rule
    standing: dict[str, str]  # verb of what goes on all the time -> rule
    rows: tuple[tuple[re.Pattern[str], str], ...]  # wordings of rows of accounts, each with its rule
    was_once: dict[str, str]  # word before a noun for what somebody was -> rule


def _one_each(field: str) -> dict[str, str]:
    return {str(word): rule["id"] for rule in load_rules("en/restraint") for word in rule.get(field, ())}


@cache
def _rules() -> _Rules:
    held = load_rules("en/restraint")
    beside = {(tag, verb): rule["id"] for rule in held for tag in ("VBG", "VBN") for verb in rule.get(tag, ())}
    printed = [(pattern, rule["id"]) for rule in held for pattern in rule.get("printed", ())]
    return _Rules(
        _one_each("moods"),
        next(rule["id"] for rule in held if rule.get("asks")),
        beside,
        _one_each("points"),
        tuple((re.compile(pattern, re.IGNORECASE), rule) for pattern, rule in printed),
        _one_each("orders"),
        _one_each("names"),
        _one_each("by_whom"),
        _one_each("again"),
        _one_each("part_of"),
        _one_each("asked"),
        frozenset(_one_each("opens")),
        next(rule["id"] for rule in held if rule.get("cut_off")),
        _one_each("papers"),
        _one_each("habits"),
        _one_each("duties"),
        frozenset(_one_each("performed")),
        next(rule["id"] for rule in held if rule.get("performed")),
        _one_each("standing"),
        tuple((re.compile(pattern), rule["id"]) for rule in held for pattern in rule.get("rows", ())),
        _one_each("was_once"),
    )


def tells_nothing(found: Found, *, dated: bool = False) -> str | None:
    """The rule by which a clause tells of no happening; None where it may tell of one.

    With `dated`, which says that the sentence names a date, only the rules are asked that hold even then.
    """
    tree, index = found.tree, found.clause.trigger_word
    if index is None or not tree.words:
        return None
    for rule in _HOLD_WITH_A_DATE:
        if name := rule(found, index):
            return name
    return None if dated else _without_a_date(found, index)


def _without_a_date(found: Found, index: int) -> str | None:
    """The rule by which what a date of its own would make a happening is none."""
    tree = found.tree
    if _is_question(found, index):
        return _rules().asks
    if rule := tells_nothing_beside(tree, index) or _duty(tree, index) or _habit(tree, index):
        return rule
    if rule := _practice(tree, index) or _standing(tree, index) or _row(found):
        return rule
    at = index
    for _ in range(_CLIMB):
        mood = _mood(tree, at)
        if mood is not None:
            return None if _is_reported(tree, at) else mood
        if tree.words[at].dep != "conj":
            return None
        at = tree.words[at].head
    return None


def tells_nothing_beside(tree: Tree, index: int) -> str | None:
    """The rule by which a participle tells nothing of its own, but from when another happening was so ("starting on
    5 May"), or who was at the head of it ("a mission headed by the Consul").
    """
    word = tree.words[index]
    return _rules().beside.get((word.tag, tree.lemmas[index])) if word.dep in _BESIDE else None


def _points(found: Found, index: int) -> str | None:
    """The rule by which a sentence only points to a paper: "See also the despatch of 5 May"."""
    return _rules().points.get(found.tree.lemmas[0])


def _asks(found: Found, index: int) -> str | None:
    """The rule of questions by the order of their words: "Did you meet the Consul on 5 May?", "Who met him then?"."""
    tree = found.tree
    if not _ends_as_question(found):
        return None
    puts_it = tree.words[index].dep in ("ROOT", "advcl") and _is_asking(tree, index)  # "he asked, did they go?"
    inverted = _is_inverted(tree, index) and not puts_it
    return _rules().asks if inverted or _opens_as_question(tree, index) else None


def _is_question(found: Found, index: int) -> bool:
    """Whether the sentence ends as a question, and the clause is no asking of it: "He asked: where is the Consul?"."""
    return _ends_as_question(found) and not _is_asking(found.tree, index)


def _is_asking(tree: Tree, index: int) -> bool:
    word = tree.words[index]
    return word.tag == "VBD" and (says(word) or tree.lemmas[index] in _rules().asked)


def _ends_as_question(found: Found) -> bool:
    return found.clause.parsed.sentence.text.rstrip(_CLOSING).endswith("?")


def _opens_as_question(tree: Tree, index: int) -> bool:
    """Whether "who", "what" and the like stand among the first words of a sentence, and its main verb, or what that
    says, is at a word: "To what extent has trade grown?".
    """
    while tree.words[index].dep in _OF_THE_QUESTION and tree.words[index].head != index:
        index = tree.words[index].head
    first = [word for word in tree.words if word.text.isalpha()][:_OPENING]
    return tree.words[index].dep == "ROOT" and any(word.tag in _WH for word in first)


def _is_inverted(tree: Tree, index: int) -> bool:
    """Whether an auxiliary stands before the subject of a clause, or of one above it."""
    for _ in range(_CLIMB):
        below = tree.children[index]
        subject = next((at for at in below if tree.words[at].dep in _SUBJECTS), None)
        if subject is not None and any(at < subject and tree.words[at].dep in _AUXILIARIES for at in below):
            return True
        if subject is not None and index < subject and tree.words[index].pos == "AUX":  # "were you there until May?"
            return True
        if tree.words[index].head == index:
            return False
        index = tree.words[index].head
    return False


def _printed(found: Found, index: int) -> str | None:
    """The rule of a wording that only printed text has, within the clause: "his or her", "I hereby certify"."""
    return next((rule for pattern, rule in _rules().printed if pattern.search(found.clause.text)), None)


def _ordered(found: Found, index: int) -> str | None:
    """The rule of what a printed text tells its reader to do: in the imperative at the head of the sentence, or of the
    bracket that the clause stands in, "(list the dates on which each was employed)".
    """
    tree, text = found.tree, found.clause.parsed.sentence.text
    if text.isupper():  # a cable asks for things in the imperative, and who asks is known
        return None
    at = index
    while tree.words[at].head != at:
        at = tree.words[at].head
    if rule := _imperative(tree, at, "VB", "VBP"):
        return rule
    start = tree.words[index].start
    opens = text.rfind("(", 0, start)
    if opens < 0 or ")" in text[opens:start]:
        return None
    first = next((at for at, word in enumerate(tree.words) if word.start > opens and word.text.strip()), index)
    return _imperative(tree, first, "VB", "VBP", "NN")  # "(state on which day": taken for a noun


def _imperative(tree: Tree, at: int, *tags: str) -> str | None:
    """The rule of a verb that stands bare, without a subject or an auxiliary before it, and has one of the tags."""
    word = tree.words[at]
    if word.tag not in tags or word.dep in _SUBJECTS or word.dep == "compound":
        return None
    before = [tree.words[child] for child in tree.children[at] if child < at]
    if any(one.dep in _SUBJECTS or one.tag in ("MD", "TO", "VBD", "VBZ", "VBP") for one in before):
        return None
    return _rules().orders.get(tree.lemmas[at])


def _named(found: Found, index: int) -> str | None:
    """The rule of a participle that only says of which day a paper is, or how it is called ("a letter dated 5 May"), or
    who made it, in words that hold no verb but participles: "Memorandum for the board, prepared by the clerk".
    """
    tree, form = found.tree, found.tree.words[index].text.casefold()
    if any(tree.words[at].dep in _SUBJECTS or tree.words[at].dep in _AUXILIARIES for at in tree.children[index]):
        return None
    if rule := _rules().by_whom.get(form):
        told = any(word.tag in _FINITE for at, word in enumerate(tree.words) if at != index)
        return rule if not told and not _rules().papers.keys().isdisjoint(tree.lemmas[:index]) else None
    return _rules().names.get(form)


def _again(found: Found, index: int) -> str | None:
    """The rule of a noun that only names what was told, "such a visit", what it is part of, or a paper cited."""
    tree = found.tree
    if tree.words[index].pos not in ("NOUN", "PROPN"):
        return None
    word = tree.words[index]
    if rule := _rules().part_of.get(word.dep):
        return rule
    if (rule := _rules().papers.get(tree.lemmas[index])) and word.dep in _CITED:
        return rule
    was_once = _rules().was_once
    if rule := next((was_once[tree.lemmas[at]] for at in tree.children[index] if tree.lemmas[at] in was_once), None):
        return rule
    with_it = [at for at in tree.children[index] if tree.words[at].pos != "PUNCT"]
    if any(tree.words[at].pos not in ("DET", "PRON") for at in with_it):
        return None
    return next((_rules().again[tree.lemmas[at]] for at in with_it if tree.lemmas[at] in _rules().again), None)


def _asked(found: Found, index: int) -> str | None:
    """The rule of what somebody asked, or would know: "he asked whether the Consul had left"."""
    tree = found.tree
    rule = _rules().asked.get(tree.lemmas[tree.words[index].head])
    if rule is None or tree.words[index].dep not in ("ccomp", "advcl"):
        return None
    opening = [at for at in tree.children[index] if at < index]
    of_wh = tree.words[index].dep == "ccomp" and any(tree.words[at].tag in _WH for at in opening)  # not "when he left"
    return rule if of_wh or any(tree.lemmas[at] in _rules().opens for at in opening) else None


def _cut_off(found: Found, index: int) -> str | None:
    """The rule of a clause that the end of its page or cell cuts off before what it tells: "He went on a"."""
    words, clause = found.tree.words, found.clause
    last = words[-1]
    return _rules().cut_off if clause.end >= last.end and last.tag in _OPEN_ENDED else None


_HOLD_WITH_A_DATE: tuple[Callable[[Found, int], str | None], ...] = (
    _asks,
    _points,
    _printed,
    _ordered,
    _named,
    _again,
    _asked,
    _cut_off,
)


def _duty(tree: Tree, index: int) -> str | None:
    """The rule of what somebody has in charge: "he is responsible for reporting on the port"."""
    at = index
    for _ in range(_CLIMB):
        up = tree.words[at].head
        if tree.words[at].dep == "prep" and (rule := _rules().duties.get(f"{tree.lemmas[up]} {tree.lemmas[at]}")):
            return rule
        if up == at:
            return None
        at = up
    return None


def _habit(tree: Tree, index: int) -> str | None:
    """The rule of what is done again and again, told in the present: "such letters are usually sent to the clerk"."""
    if not is_present(tree, index):
        return None
    marks = (tree.lemmas[at] for at in tree.children[index] if tree.words[at].dep == "advmod")
    return next((_rules().habits[lemma] for lemma in marks if lemma in _rules().habits), None)


def _practice(tree: Tree, index: int) -> str | None:
    """The rule of what is done as a rule: a passive with "are" whose verb is none by which a writer acts. Of entries of
    the training records and slices 4 that were wrong and 1 that was right go by it, of readers' 3 and none.
    """
    auxiliaries = [at for at in tree.children[index] if tree.words[at].dep in _AUXILIARIES]
    passive = len(auxiliaries) == 1 and tree.words[auxiliaries[0]].dep == "auxpass"
    if tree.words[index].tag != "VBN" or not passive or tree.lemmas[index] in _rules().performed:
        return None
    return _rules().practice if tree.words[auxiliaries[0]].tag == "VBP" else None


def _standing(tree: Tree, index: int) -> str | None:
    """The rule of what goes on all the time: "is working", "has been living", "lives", "now living in Oslo"."""
    auxiliaries = [at for at in tree.children[index] if tree.words[at].dep == "aux"]
    now = any(tree.words[at].tag in PRESENT and tree.lemmas[at] in ("be", "have") for at in auxiliaries)
    standing = tree.words[index].tag in PRESENT or (tree.words[index].tag == "VBG" and (now or not auxiliaries))
    return _rules().standing.get(tree.lemmas[index]) if standing else None


def _row(found: Found) -> str | None:
    """The rule of a row of an account: sums, and no sentence."""
    text = found.clause.parsed.sentence.text
    return next((rule for pattern, rule in _rules().rows if pattern.search(text)), None)


def _mood(tree: Tree, index: int) -> str | None:
    """The rule of the auxiliary with which a verb obliges or permits."""
    auxiliaries = (
        tree.lemmas[child] for child in tree.children[index] if child < index and tree.words[child].tag == "MD"
    )
    return next((_rules().moods[lemma] for lemma in auxiliaries if lemma in _rules().moods), None)


def _is_reported(tree: Tree, index: int) -> bool:
    """Whether a clause hangs on a verb of the past: what somebody said that ought to be done is told of that day."""
    for _ in range(_CLIMB):
        head = tree.words[index].head
        if head == index:
            return False
        if tree.words[head].tag in PAST_FORMS:
            return True
        index = head
    return False
