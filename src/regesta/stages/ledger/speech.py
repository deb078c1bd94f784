"""Reported speech: who says what a sentence tells, speaker by speaker, with reports inside reports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from regesta.model.evidence import Evidence
from regesta.model.ledgers import LedgerRow
from regesta.stages.ledger.ground import Ground, listed
from regesta.stages.ledger.read_by import By, Day, place_in
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
TOPIC_LIMIT = 200  # characters of what was said that a row of the summary shows
_SAID = frozenset({"ccomp", "xcomp", "dobj"})  # what stands below a verb of saying and is said by it
_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "who", "that", "which"})
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


class Speech:
    """The acts of saying in a record, and on whose word each of its sentences stands."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self.turns = list(_turns(ground))
        self._in_sentence: dict[int, list[Turn]] = {}
        for turn in self.turns:
            self._in_sentence.setdefault(turn.sentence, []).append(turn)
        speakers = [turn.speaker for turn in self.turns]
        own = speakers.count("I")
        written_down = own >= max(TURNS_OF_A_TALK, SHARE_OF_I * len(speakers)) and len(set(speakers)) > 1
        self.is_called_a_talk = ground.description.document_type in vocabulary("conversations").words("kinds")
        self.is_talk = written_down or (self.is_called_a_talk and len(speakers) >= TURNS_OF_A_RECORD)

    def source_of(self, sentence: int, word: int, *, apart: int | None = None, doer: str | None = None) -> str | None:
        """On whose word a word of a sentence stands, nearest source last; None where the record itself speaks.

        `apart` is a verb that does not say the word but does it: "declared a boycott". What one of a talk's speakers
        does there, the `doer`, the record tells by itself: "Minister Berg promised to send fish".
        """
        tree = self._ground.trees[sentence]
        above = self._above(sentence, word)
        chain = [self._named(turn.speaker) for turn in above if turn.verb != apart or tree.words[word].dep != "dobj"]
        if not chain and self.is_talk and doer not in {turn.speaker for turn in self.turns} - {"I"}:
            chain = [self._named(speaker) for speaker in self._going_on(sentence)]
        sources = _according_to(tree)
        told = {source.casefold() for source in sources}
        return listed([*(speaker for speaker in chain if speaker.casefold() not in told), *sources])

    def _going_on(self, sentence: int) -> list[str]:
        """Who goes on speaking where a sentence of a talk names nobody: its writer by "I", else the last speaker.

        A report in which an "I" speaks goes back to telling without a word; there nobody goes on but the "I" itself.
        """
        before = [turn.speaker for turn in self.turns if turn.sentence < sentence]
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

    def _above(self, sentence: int, word: int) -> list[Turn]:
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

    def _named(self, speaker: str) -> str:
        """The author for "I", where the record says who wrote it."""
        author = self._ground.description.author
        return (author.stated if speaker == "I" and author else None) or speaker

    def rows(self) -> Iterator[LedgerRow]:
        """The summary of a talk: who spoke, on what, in which order, each line a quote. Nothing for other records."""
        if not self.is_talk:
            return
        for order, turn in enumerate(self.turns, 1):
            tree = self._ground.trees[turn.sentence]
            word = tree.words[turn.verb]
            day = self.day_of(turn.sentence, turn.verb)
            fields = {
                "order": str(order),
                "speaker": self._named(turn.speaker),
                "to": listed([tree.name(at) for at in _told(tree, turn.verb)]),
                "act": turn.act,
                "what": _topic(tree, turn.verb),
                "on_the_word_of": listed(_according_to(tree)),
                "date": day.edtf if day else None,
            }
            why = [
                Evidence(
                    "ledger.speech", 1.0, f"“{word.text}” with “{turn.speaker}” for its subject is an act of saying"
                )
            ]
            read = {"act": By("act.verb", place_in(tree, word.start, word.end)), **({"date": day.by} if day else {})}
            yield self._ground.row("conversations", tree, (word.start, word.end), fields, why=why, read=read)


def _turns(ground: Ground) -> Iterator[Turn]:
    last: str | None = None
    for sentence, tree in enumerate(ground.trees):
        spoken = False
        for verb, word in enumerate(tree.words):
            act = _act(tree, verb)
            if act is None or word.dep in {"amod", "acl", "compound"} or tree.negated(verb):
                continue
            speaker = _speaker(ground, tree, verb, last)
            if speaker is None or not _says_something(tree, verb, act):
                continue
            nested = any(tree.words[at].lemma.lower() in _verbs() for at in tree.governors(verb))
            last, spoken = last if nested and last else speaker, True  # "he" goes on with the one who reported
            yield Turn(sentence, verb, speaker, act)
        if not spoken and last is not None and (act := _unspoken_act(tree)) is not None:
            yield Turn(sentence, tree.roots()[0], last, act)


def _act(tree: Tree, verb: int) -> str | None:
    """What kind of saying a verb is; "consider" is one with "that ..." alone."""
    word = tree.words[verb]
    if word.pos != "VERB":
        return None
    if word.lemma.lower() in vocabulary("conversations").words("views"):
        clauses = tree.children(verb, "ccomp")
        return (
            "said"
            if any(tree.words[mark].text.lower() == "that" for at in clauses for mark in tree.children(at, "mark"))
            else None
        )
    return _verbs().get(word.lemma.lower())


def _is_of_the_writer(tree: Tree) -> bool:
    """True of a sentence that tells what the writer did: "I agreed to come"."""
    first = vocabulary("persons").words("first")
    return any(tree.words[at].text.lower() in first for root in tree.roots() for at in tree.children(root, "nsubj"))


def _unspoken_act(tree: Tree) -> str | None:
    """What a sentence without a verb of saying does in a talk: "I would like to know", "it would be useful to"."""
    return next((act for act, phrases in _phrases().items() if phrases.search(tree.text)), None)


def _speaker(ground: Ground, tree: Tree, verb: int, last: str | None) -> str | None:
    """Who says it: a name, an office or "I"; a pronoun goes back to the last speaker but "I"."""
    own = tree.children(verb, "nsubj") or (tree.subjects(verb) if tree.words[verb].dep == "conj" else [])
    if not own:
        return None
    subject = tree.words[own[0]]
    if subject.lemma.lower() == "one":
        return None  # "this one announcing that ..."
    if subject.text == "I":
        return "I"
    if subject.text.lower() in _PRONOUNS:
        one = subject.text.lower() in {"he", "she"}
        return (last if last != "I" else None) or ground.referent(tree, own[0]) if one else None
    name = tree.name(own[0])
    return name if name[:1].isalpha() else None  # the number of a line is nobody


def _says_something(tree: Tree, verb: int, act: str) -> bool:
    """True where the verb has what was said beside it, or stands within it ("..., he continued, ...").

    An infinitive is what was said only of asking, proposing and agreeing: "continued to take" says nothing.
    """
    word = tree.words[verb]
    if act != "said" and (tree.children(verb, "xcomp") or tree.objects(verb, "with", "to")):
        return True
    return bool(tree.children(verb, "ccomp", "dobj")) or (
        word.dep in {"parataxis", "ROOT"} and bool(re.match(r"\s*[,:]", tree.text[word.end :]))
    )


def _told(tree: Tree, verb: int) -> list[int]:
    """To whom it was said: "told him", "informed the Minister", where something else was what was said."""
    people = [at for at in tree.children(verb, "dobj", "dative") if _is_person(tree, at)]
    return people + [at for at in tree.objects(verb, "to") if _is_person(tree, at)]


def _is_person(tree: Tree, index: int) -> bool:
    start, end = tree.words[index].start, tree.words[index].end
    pronoun = tree.words[index].text.lower() in {"him", "her", "me", "them", "us", "you"}
    return pronoun or any(m.label == "PERSON" and m.start < end and m.end > start for m in tree.parsed.mentions)


def _topic(tree: Tree, verb: int) -> str:
    """What was said: the words below the verb, or the sentence around it."""
    said = [at for at in tree.children(verb, "ccomp", "xcomp", "dobj") if not _is_person(tree, at)]
    # The "what" of "what he said" tells nothing.
    said = [at for at in said if tree.words[at].pos not in {"PRON", "DET"}]
    said = said or tree.objects(verb, "with", "about")
    words = tree.full_phrase(said[-1]) if said else tree.text
    return words if len(words) <= TOPIC_LIMIT else words[:TOPIC_LIMIT].rsplit(" ", 1)[0] + " …"


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
