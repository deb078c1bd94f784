"""Reported speech: who says what a sentence tells, speaker by speaker, with reports inside reports."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from regesta.stages.ledger.ground import Ground, listed
from regesta.stages.ledger.read_by import Day
from regesta.stages.ledger.tree import Tree
from regesta.stages.ledger.vocabulary import any_of, vocabulary
from regesta.stages.ledger.when import day_of

# A record in which one "I" speaks again and again is a talk written down by one of those who held it: a sentence
# without a speaker of its own goes on with the last one. Two turns of speech would also fit a letter, and in an
# investigator's report of a hundred pages an "I" speaks now and then, too (4 of 303 turns, read on the corpus).
TURNS_OF_A_TALK = 3
SHARE_OF_I = 0.15
TURNS_OF_A_RECORD = 2  # of a record that is called one of a conversation
SOURCE_LIMIT = 100  # characters within which "according to ..." must reach its comma to be taken whole
_SAID = frozenset({"ccomp", "xcomp", "dobj"})  # what stands below a verb of saying and is said by it
_NOBODY = frozenset({"one", "you", "any", "anyone", "someone", "somebody", "everyone", "nobody"})
_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "who", "that", "which"})
_SAME = re.compile(r"(?:the\s)?same\s(?P<noun>\w[\w\s]*)", re.I)
_ENDS = re.compile(r"\s*[.;]")
_ABSTRACT = re.compile(r"(?:ness|[ts]ion|ment|ity|[ae]nce|ship)$", re.IGNORECASE)
_ACCORDING = re.compile(r"\baccording to\b", re.I)


@cache
def _verbs() -> dict[str, str]:
    return vocabulary("conversations").turned("verbs")


@cache
def _phrases() -> dict[str, re.Pattern[str]]:
    return {act: any_of(phrases) for act, phrases in vocabulary("conversations").section["phrases"].items()}


@dataclass(frozen=True, slots=True)
class Turn:
    """One act of saying: in which sentence, by which verb, by whom, what kind of saying."""

    sentence: int  # index into Ground.trees
    verb: int
    speaker: str
    act: str
    is_told: bool = False  # reported by another speaker, and not heard in the talk: "as the Minister informed me"
    is_unspoken: bool = False  # a sentence without a verb of saying: "it would be useful to open the port"


class Speech:
    """The acts of saying in a record, and on whose word each of its sentences stands."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self.turns = list(_turns(ground))
        self._in_sentence: dict[int, list[Turn]] = {}
        for turn in self.turns:
            self._in_sentence.setdefault(turn.sentence, []).append(turn)
        self._heard = [turn.speaker for turn in self.turns if not turn.is_told]
        self._heard_in = [turn.sentence for turn in self.turns if not turn.is_told]
        speakers = [turn.speaker for turn in self.turns]
        self._others = frozenset(speakers) - {"I"}
        own = speakers.count("I")
        kind = ground.description.document_type
        self._is_of_many = kind in vocabulary("conversations").words("of_many")
        written_down = (
            not self._is_of_many and own >= max(TURNS_OF_A_TALK, SHARE_OF_I * len(speakers)) and len(set(speakers)) > 1
        )
        self.is_called_a_talk = kind in vocabulary("conversations").words("kinds")
        self.is_talk = written_down or (self.is_called_a_talk and len(speakers) >= TURNS_OF_A_RECORD)

    def source_of(self, sentence: int, word: int, *, apart: int | None = None, doer: str | None = None) -> str | None:
        """On whose word a word of a sentence stands, nearest source last; None where the record itself speaks.

        `apart` is a verb that does not say the word but does it: "declared a boycott". What one of a talk's speakers
        does there, the `doer`, the record tells by itself: "Minister Berg promised to send fish".
        """
        tree = self._ground.trees[sentence]
        above = self.above(sentence, word)
        above = [turn for turn in above if turn.verb != apart or tree.words[word].dep != "dobj"]
        chain = [self._named_before(sentence, self.named(turn.speaker)) for turn in above]
        if chain and above[0].is_told and self.is_called_a_talk:
            chain = [*(self.named(speaker) for speaker in self.going_on(sentence)), *chain]
        if not chain and self.is_talk and doer not in self._others:
            chain = [self.named(speaker) for speaker in self.going_on(sentence)]
        sources = self.sources(sentence)
        told = {source.casefold() for source in sources}
        others = [speaker for speaker in chain if speaker.casefold() not in told]
        named = _ACCORDING.search(tree.text)
        if above and named and named.start() < tree.words[above[0].verb].start:
            return listed([*sources, *others])  # "According to the paper, the jailers reported that he refused"
        return listed([*others, *sources])

    def sources(self, sentence: int) -> list[str]:
        """The sources that a sentence names by "according to"; "such states include ..." goes on with those before it.

        "The same information" is what was called so before.
        """
        tree = self._ground.trees[sentence]
        named = _according_to(tree)
        before = self.sources(sentence - 1) if sentence and not named and _points_back(tree) else []
        return before or [self._named_before(sentence, source) for source in named]

    def _named_before(self, sentence: int, source: str) -> str:
        """A source as it was first called: "the same merchants" are the "merchants in Lisbon" of before."""
        same = _SAME.match(source)
        noun = same["noun"].rsplit(" ", 1)[-1] if same else ""
        if not noun:
            return source
        for number in range(sentence - 1, -1, -1):
            spoke = [turn.speaker for turn in self._in_sentence.get(number, [])]
            told = [*_according_to(self._ground.trees[number]), *spoke]
            full = [one for one in told if noun in one.split() and not _SAME.match(one)]
            if full:
                return full[-1]
        return source

    def heard(self, sentence: int) -> list[str]:
        """Who has spoken in the talk itself up to the end of a sentence, in order."""
        return self._heard[: bisect_right(self._heard_in, sentence)]

    def last_turn_in(self, sentence: int) -> int | None:
        """The sentence of the last turn that was heard up to the end of a sentence; None before the first."""
        end = bisect_right(self._heard_in, sentence)
        return self._heard_in[end - 1] if end else None

    def going_on(self, sentence: int) -> list[str]:
        """Who goes on speaking where a sentence of a talk names nobody: its writer by "I", else the last speaker.

        A report in which an "I" speaks goes back to telling without a word; there nobody goes on but the "I" itself.
        """
        before = self.heard(sentence - 1)
        if _is_of_the_writer(self._ground.trees[sentence]):
            return ["I"] if before else []
        return before[-1:] if self.is_called_a_talk else [speaker for speaker in before[-1:] if speaker == "I"]

    def named_source(self, sentence: int) -> str | None:
        """The one source that a sentence names: "according to Berg, he opposed it" tells of Berg himself."""
        told = _according_to(self._ground.trees[sentence])
        return told[0] if len(told) == 1 and _is_a_name(self._ground.trees[sentence], told[0]) else None

    def speaker_before(self, sentence: int) -> str | None:
        """Whom a "he" of a talk goes on with: the last one before a sentence who spoke and is not its writer."""
        if not self.is_talk:
            return None
        return next(
            (turn.speaker for turn in reversed(self.turns) if turn.sentence < sentence and turn.speaker != "I"), None
        )

    def day_of(self, sentence: int, index: int, *, apart: Sequence[str] = (), holds: bool = False) -> Day | None:
        """The day of what a word carries, as a talk or another record dates it; `apart` is no day of it.

        A stance `holds` when it is told of: "said that he opposed it".
        """
        return day_of(
            self._ground,
            self._ground.trees[sentence],
            index,
            talk=self.is_talk,
            is_called_a_talk=self.is_called_a_talk,
            apart=apart,
            holds=holds,
        )

    def above(self, sentence: int, word: int) -> list[Turn]:
        """The acts of saying that govern a word, the outermost first."""
        tree = self._ground.trees[sentence]
        turns = {turn.verb: turn for turn in self._in_sentence.get(sentence, [])}
        above, below_it = [], word
        for at in tree.governors(word):
            if at in turns and tree.words[below_it].dep in _SAID:
                above.append(turns[at])
            below_it = at
        # "The cod, he continued, was poor": the saying hangs below the sentence it governs.
        aside = [turn for turn in turns.values() if tree.words[turn.verb].dep == "parataxis" and turn.verb != word]
        below = [turn for turn in aside if not tree.children(turn.verb, "ccomp")]  # "...; sources say that ..."
        return list(reversed(above)) or below

    def named(self, speaker: str) -> str:
        """The author for "I", where the record says who wrote it; of a transcript it is whoever speaks there."""
        author = None if self._is_of_many else self._ground.description.author
        return (author.stated if speaker == "I" and author else None) or speaker

    def turns_in(self, sentence: int) -> list[Turn]:
        """The acts of saying in a sentence, in order."""
        return self._in_sentence.get(sentence, [])


def _turns(ground: Ground) -> Iterator[Turn]:
    last: str | None = None
    for sentence, tree in enumerate(ground.trees):
        spoken = False
        for verb, word in enumerate(tree.words):
            act = _act(tree, verb)
            if act is None or word.dep in {"amod", "acl", "compound"} or tree.negated(verb):
                continue
            speaker = _speaker(ground, tree, verb, last)
            if speaker is None or not _says_something(tree, verb, act) or (act != "said" and tree.in_question(verb)):
                continue
            within = [at for at in tree.governors(verb) if tree.words[at].lemma.lower() in _verbs()]
            nested = any(_speaker(ground, tree, at, last) not in {None, speaker} for at in within)
            is_told = nested or _is_a_source(tree, verb)
            last, spoken = last if is_told and last else speaker, True  # "he" goes on with the one who reported
            yield Turn(sentence, verb, speaker, act, is_told=is_told)
        if not spoken and last is not None and (act := _unspoken_act(tree)) is not None:
            yield Turn(sentence, tree.roots()[0], last, act, is_unspoken=True)


def _is_a_source(tree: Tree, verb: int) -> bool:
    """True for "as the Minister informed me", and for what merchants or the press report: nobody speaks there."""
    if tree.words[verb].dep == "advcl":
        return tree.is_opened_by(verb, "as")
    return any(
        tree.words[at].tag == "NNS" or tree.words[at].lemma.lower() in vocabulary("conversations").words("papers")
        for at in tree.children(verb, "nsubj")
    )


def _act(tree: Tree, verb: int) -> str | None:
    """What kind of saying a verb is; "consider" is one with "that ..." alone."""
    word = tree.words[verb]
    if word.pos != "VERB":
        return None
    if word.lemma.lower() in vocabulary("conversations").words("views"):
        return "said" if any(tree.is_opened_by(at, "that") for at in tree.children(verb, "ccomp")) else None
    return _verbs().get(word.lemma.lower())


def _is_of_the_writer(tree: Tree) -> bool:
    """True of a sentence that tells what the writer did: "I agreed to come"."""
    return any(tree.is_first(at) for root in tree.roots() for at in tree.children(root, "nsubj"))


def _unspoken_act(tree: Tree) -> str | None:
    """What a sentence without a verb of saying does in a talk: "I would like to know", "it would be useful to"."""
    return next((act for act, phrases in _phrases().items() if phrases.search(tree.text)), None)


def _speaker(ground: Ground, tree: Tree, verb: int, last: str | None) -> str | None:
    """Who says it: a name, an office or "I"; a pronoun goes back to the last speaker but "I"."""
    own = tree.children(verb, "nsubj") or (tree.subjects(verb) if tree.words[verb].dep == "conj" else [])
    says = tree.words[verb].lemma == "say" and tree.words[verb].dep == "pcomp"
    above = tree.clause_verb(verb) if says else None  # "opened by saying that"
    own = own or (tree.subjects(above) if above is not None else [])
    if not own:
        return None
    subject = tree.words[own[0]]
    if subject.lemma.lower() in vocabulary("positions").words("things") or subject.text.lower() in _NOBODY:
        return None  # "this one announcing that ...", "a letter asking him to ..."
    if subject.text == "I" or subject.lemma.lower() in vocabulary("conversations").words("writers"):
        return "I"
    if subject.text.lower() in _PRONOUNS:
        one = subject.text.lower() in {"he", "she"}
        return (last if last != "I" else None) or ground.referent(tree, own[0]) if one else None
    if subject.pos == "NOUN" and _ABSTRACT.search(subject.lemma) and tree.children(own[0], "poss"):
        return None  # "Norway's readiness to accept"
    name = tree.name(own[0])
    if name.partition(" ")[0].lower() in vocabulary("conversations").words("writers"):
        return "I"  # "undersigned called L-9", which the parser takes for one name
    return name if name[:1].isalpha() else None  # the number of a line is nobody


def _says_something(tree: Tree, verb: int, act: str) -> bool:
    """True where the verb has what was said beside it, or stands within it ("..., he continued, ...").

    An infinitive is what was said only of asking, proposing and agreeing: "continued to take" says nothing.
    """
    word = tree.words[verb]
    if act != "said" and (tree.children(verb, "xcomp") or tree.objects(verb, "with", "to")):
        return True
    if act in {"agreed", "refused"} and _ENDS.match(tree.text, word.end):
        return True  # "The Minister disagreed; Denmark, he said, ..."
    return bool(tree.children(verb, "ccomp", "dobj")) or (
        word.dep in {"parataxis", "ROOT"} and bool(re.match(r"\s*[,:]", tree.text[word.end :]))
    )


def _points_back(tree: Tree) -> bool:
    """True for a sentence whose subject is "such states": it goes on with the one before."""
    return any(
        tree.words[at].lemma.lower() == "such"
        for root in tree.roots()
        for subject in tree.children(root, "nsubj", "nsubjpass")
        for at in tree.children(subject, "amod", "det", "predet")
    )


def _is_a_name(tree: Tree, source: str) -> bool:
    people = {tree.text[m.start : m.end] for m in tree.parsed.mentions if m.label == "PERSON"}
    return any(person in source for person in people)


def _according_to(tree: Tree) -> list[str]:
    """The sources that a sentence names by "according to"."""
    found = _ACCORDING.search(tree.text)
    if not found:
        return []
    comma = tree.text.find(",", found.end(), found.end() + SOURCE_LIMIT)
    if comma >= 0:
        return [" ".join(tree.text[found.end() : comma].split())]
    nouns = [at for at, word in enumerate(tree.words) if word.start >= found.end() and word.dep == "pobj"]
    return [tree.phrase(nouns[0])] if nouns else []
