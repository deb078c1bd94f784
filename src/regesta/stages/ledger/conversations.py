"""The summary of a talk: who spoke to whom, on what, in which order, each line a quote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from regesta.model.evidence import Evidence
from regesta.model.ledgers import LedgerRow
from regesta.stages.ledger.ground import Ground, listed
from regesta.stages.ledger.labelled import cut, labelled_rows, labelled_turns
from regesta.stages.ledger.read_by import By, Day, place_in
from regesta.stages.ledger.speech import Speech, Turn
from regesta.stages.ledger.tree import Tree
from regesta.stages.ledger.vocabulary import vocabulary

REACH = 15  # sentences behind a turn within which its speaker goes on, in a record that follows a talk word by word
SOON = 2  # the same, in a summary
_PARAGRAPH = re.compile(r"\n\s*\n")
_REMARK = re.compile(r"\W*(?:comments?|notes?|remarks?)\b\W", re.IGNORECASE)
_BELOW = frozenset({"ccomp", "conj", "parataxis", "xcomp"})  # what a saying may stand in and still say the sentence


def conversations(ground: Ground, speech: Speech) -> Iterator[LedgerRow]:
    """The turns of a talk in order, and the sentences in which a speaker goes on; of labelled talks only the sentence
    that opens each turn; nothing for other records.
    """
    labelled = labelled_turns(ground)
    if labelled:
        yield from labelled_rows(ground, labelled)
    elif speech.is_talk:
        yield from Summary(ground, speech).rows()


@dataclass(frozen=True)
class Summary:
    """One talk, turn by turn."""

    ground: Ground
    speech: Speech

    def rows(self) -> Iterator[LedgerRow]:
        """One row for each turn; in a record that is called one of a talk, one for each sentence that goes on with it.

        Of a report inside a report, the one who gives it in the talk is on whose word it stands.
        """
        order = 0
        for sentence, tree in enumerate(self.ground.trees):
            turns = self.speech.turns_in(sentence)
            for turn in turns:
                order += 1
                yield self._row(order, turn)
            speaker = self._goes_on(sentence, tree, turns)
            if speaker is not None:
                order += 1
                yield self._row(order, Turn(sentence, tree.roots()[0], speaker, "said"), goes_on=True)

    @cached_property
    def _speakers(self) -> list[str]:
        """Who speaks in the talk itself, each once: "Berg" is "Anders Berg", "The Minister" one whom the title has."""
        found: list[str] = []
        for turn in self.speech.turns:
            if not turn.is_told and not any(self._is_same(turn.speaker, one) for one in found):
                found.append(turn.speaker)
        if len(found) == 1 and found != ["I"] and self.ground.description.author:
            found.append("I")
        return found

    def _is_same(self, one: str, two: str) -> bool:
        if "I" in {one, two}:
            return one == two
        title = self.ground.description.title
        named = title.value.casefold() if title else ""
        last = one.casefold().split()[-1], two.casefold().split()[-1]
        office = bool(set(last) & vocabulary("persons").words("offices"))
        return last[0] == last[1] or (office and all(word in named for word in last))

    def _goes_on(self, sentence: int, tree: Tree, turns: list[Turn]) -> str | None:
        """Who goes on speaking in a sentence that no verb of saying governs; None where nobody is known to.

        What a speaker does ("he shook hands"), and what is told of the talk itself, is no part of what was said.
        """
        roots = tree.roots()
        if not self.speech.is_called_a_talk or not roots or not tree.reads_as_sentence():
            return None
        if any(self._says_the_sentence(tree, turn) for turn in turns) or tree.words[roots[0]].pos not in {
            "VERB",
            "AUX",
        }:
            return None
        own = [at for root in roots for at in tree.children(root, "nsubj", "nsubjpass")]
        subjects = own or [at for at, word in enumerate(tree.words) if word.dep in {"nsubj", "nsubjpass"}]
        of_talk = vocabulary("conversations").words("of_the_talk")
        writers = vocabulary("conversations").words("writers")
        if any(word.lemma.lower() in writers for word in tree.words):
            return None  # "The writer expects to hear from her"
        told = [*subjects, *roots, *(at for root in roots for at in tree.children(root, "acomp"))]
        if not subjects or any(tree.words[at].lemma.lower() in of_talk for at in told):
            return None
        if any(self._is_a_speaker(tree, at) for at in subjects):
            return None
        before = self.speech.heard(sentence)
        return before[-1] if before and self._is_near(sentence, tree) else None

    def _is_near(self, sentence: int, tree: Tree) -> bool:
        """True where the last turn is near enough to go on: a summary soon tells by itself, and comments.

        Of 13 such sentences read in summaries of interviews and file reviews 7 were nobody's; those that stand in the
        paragraph of the turn, right behind it, are kept.
        """
        last = self.speech.last_turn_in(sentence)
        if last is None or _REMARK.match(tree.text):
            return False
        if self.ground.description.document_type in vocabulary("conversations").words("word_by_word"):
            return sentence - last <= REACH
        turn = self.ground.trees[last].parsed.sentence
        text = next(page.text for page in self.ground.record.pages if page.number == tree.parsed.sentence.page)
        between = text[turn.end : tree.parsed.sentence.start] if turn.page == tree.parsed.sentence.page else "\n\n"
        return sentence - last <= SOON and not _PARAGRAPH.search(between)

    def _says_the_sentence(self, tree: Tree, turn: Turn) -> bool:
        """True for a saying that the sentence hangs on or holds: not for "as the Minister informed me" beside it."""
        at = turn.verb
        while tree.words[at].head != at and tree.words[at].dep in _BELOW:
            at = tree.words[at].head
        return tree.words[at].head == at or not turn.is_told

    def _is_a_speaker(self, tree: Tree, subject: int) -> bool:
        name = tree.name(subject)
        return (
            tree.is_first(subject)
            or tree.is_one_person(subject)
            or any(self._is_same(name, speaker) for speaker in self._speakers)
        )

    def _row(self, order: int, turn: Turn, *, goes_on: bool = False) -> LedgerRow:
        tree = self.ground.trees[turn.sentence]
        word = tree.words[turn.verb]
        day = self._day(tree, turn.verb)
        fields = {
            "order": str(order),
            "speaker": self.speech.named(turn.speaker),
            "to": self._hearer(tree, turn),
            "act": turn.act,
            "what": _topic(tree, turn.verb, whole=goes_on or turn.is_unspoken),
            "on_the_word_of": self._on_the_word_of(turn),
            "date": day.edtf if day else None,
        }
        told = f"goes on with what “{turn.speaker}” says" if goes_on else "is an act of saying"
        of = "" if goes_on else f" with “{turn.speaker}” for its subject"
        why = [Evidence("ledger.speech", 1.0, f"“{word.text}”{of} {told}")]
        act = "act.going-on" if goes_on else "act.verb"
        read = {"act": By(act, place_in(tree, word.start, word.end)), **({"date": day.by} if day else {})}
        if not goes_on and fields["to"] and not _told(tree, turn.verb):
            read["to"] = By("to.other-speaker")
        return self.ground.row("conversations", tree, (word.start, word.end), fields, why=why, read=read)

    def _day(self, tree: Tree, verb: int) -> Day | None:
        """The day of the talk; in a record of several, a day beside the verb of saying counts before it."""
        named = None if self.speech.is_called_a_talk else self.ground.day_in_clause(tree, verb)
        section = self.ground.day_of_section(tree, tree.words[verb].start)
        return named or self.ground.day_of_title or section or self.ground.day_of_record

    def _other(self, speaker: str) -> str | None:
        """The other of two who speak."""
        if len(self._speakers) != 2 or not any(self._is_same(speaker, one) for one in self._speakers):
            return None
        other = next(one for one in self._speakers if not self._is_same(speaker, one))
        named = self.speech.named(other)
        return None if named == "I" else named

    def _hearer(self, tree: Tree, turn: Turn) -> str | None:
        """To whom it was said, by the verb, else the other of two who speak."""
        told = [self._resolved(tree, at, turn) for at in _told(tree, turn.verb)]
        return listed([name for name in told if name]) or (None if turn.is_told else self._other(turn.speaker))

    def _resolved(self, tree: Tree, index: int, turn: Turn) -> str | None:
        """A hearer by name: "me" is the writer, "him" whom the one on whose word it stands is, or the other of two."""
        word = tree.words[index]
        if word.pos != "PRON":
            return tree.name(index)
        if tree.is_first(index):
            return self.speech.named("I")
        above = [one for one in self.speech.heard(turn.sentence) if one != "I"]
        found = above[-1] if turn.is_told and above else self._other(turn.speaker)
        return found or word.text

    def _on_the_word_of(self, turn: Turn) -> str | None:
        above = [one.speaker for one in self.speech.above(turn.sentence, turn.verb)]
        if not above and turn.is_told:
            above = self.speech.going_on(turn.sentence)
        chain = [self.speech.named(speaker) for speaker in above if speaker != turn.speaker]
        return listed([*chain, *self.speech.sources(turn.sentence)])


def _told(tree: Tree, verb: int) -> list[int]:
    """To whom it was said: "told him", "informed the Minister", where something else was what was said."""
    people = [at for at in tree.children(verb, "dobj", "dative") if _is_person(tree, at)]
    return people + [at for at in tree.objects(verb, "to") if _is_person(tree, at)]


def _is_person(tree: Tree, index: int) -> bool:
    start, end = tree.words[index].start, tree.words[index].end
    pronoun = tree.words[index].text.lower() in {"him", "her", "me", "them", "us", "you"}
    return pronoun or any(m.label == "PERSON" and m.start < end and m.end > start for m in tree.parsed.mentions)


def _that(tree: Tree, verb: int) -> list[int]:
    """The "that ..." beside an aside: "they noted with regret that the ship has left, as Minister Berg informed me"."""
    above = tree.words[verb].head
    aside = tree.words[verb].dep == "advcl" and tree.words[above].pos == "VERB"
    below = [at for at in tree.subtree(above) if tree.words[at].dep in {"ccomp", "acl"}] if aside else []
    return [at for at in below if tree.is_opened_by(at, "that")][:1]


def _topic(tree: Tree, verb: int, *, whole: bool) -> str:
    """What was said: the words below the verb, or the sentence around it."""
    said = [at for at in tree.children(verb, "ccomp", "xcomp", "dobj") if not (whole or _is_person(tree, at))]
    said = said or ([] if whole else _that(tree, verb))
    # The "what" of "what he said" tells nothing.
    said = [at for at in said if tree.words[at].pos not in {"PRON", "DET"}]
    said = said or ([] if whole else tree.objects(verb, "with", "about"))
    words = tree.full_phrase(said[-1]) if said else " ".join(tree.text.split())
    return cut(words)
