"""A sentence's grammar as a tree: who governs whom, who acts, and how a verb tells what it tells."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cached_property
from itertools import pairwise

from regesta.model.grammar import Parsed, Word
from regesta.stages.ledger.vocabulary import vocabulary

_SUBJECTS = frozenset({"nsubj", "csubj"})
_PAST = frozenset({"had", "was", "were", "did"})  # auxiliaries of what is over
_GENERAL = frozenset(
    {"some", "any", "no", "none", "such", "general", "common", "full", "complete", "mutual", "little", "scant"}
)
_REST = re.compile(r"-[a-z]{3,}\b")  # the rest of a word that was parted at the end of its line
_JUNIOR = re.compile(r",\s(?:Jr|Sr)\.(?:\s+(?=[A-Z])[^,;:.()]+)?")
_ON = re.compile(r"\.\s+(?=[A-Z])[^,;:.()]+")  # what stands behind a false stop, up to the next mark
_EDGE = " ,;:.()[]\"“”'’-"


class Grammar:
    """One parsed sentence; words are known by their index in `words`."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.words: tuple[Word, ...] = parsed.words
        self.text = parsed.sentence.text

    @cached_property
    def _children(self) -> list[list[int]]:
        children: list[list[int]] = [[] for _ in self.words]
        for index, word in enumerate(self.words):
            if word.head != index:
                children[word.head].append(index)
        return children

    def children(self, index: int, *deps: str) -> list[int]:
        """The words that one word governs, in order; only those of the given dependencies where any are given."""
        return [child for child in self._children[index] if not deps or self.words[child].dep in deps]

    def subtree(self, index: int, *, without: Collection[str] = ()) -> list[int]:
        """The word and everything below it, in order; branches of the dependencies `without` are cut at any depth."""
        found, waiting = [], [index]
        while waiting:
            at = waiting.pop()
            found.append(at)
            waiting.extend(child for child in self._children[at] if self.words[child].dep not in without)
        return sorted(found)

    def clause(self, verb: int) -> list[int]:
        """The words of a verb's own clause: no clause below it, no further verb listed beside it."""
        return self.subtree(verb, without={"ccomp", "xcomp", "advcl", "relcl", "acl", "parataxis", "csubj", "conj"})

    def span(self, indices: Collection[int]) -> tuple[int, int]:
        """From the first to the last of the given words: offsets into the sentence's text."""
        ordered = sorted(indices)
        return self.words[ordered[0]].start, self.words[ordered[-1]].end

    def slice(self, indices: Collection[int]) -> str:
        """The sentence's own words from the first to the last of the given ones, edges trimmed of marks.

        The numbers of a transcript's lines among them are left out.
        """
        start, end = self.span(indices)
        end = self._past_abbreviation(start, end)
        shown = self.text[start:end]
        for at in sorted(self.line_numbers, reverse=True):
            word = self.words[at]
            if start <= word.start and word.end <= end:
                shown = shown[: word.start - start] + shown[word.end - start :]
        return " ".join(shown.strip(_EDGE).split())

    def _past_abbreviation(self, start: int, end: int) -> int:
        """Where words end that a false stop or a hyphen has cut.

        "To help Pres. Berg's clerk" and "for the Rui Almeida, Jr. Board" go on up to the next mark, "refused
        author-ization" to the end of the word.
        """
        hyphen = _REST.match(self.text, end) or _JUNIOR.match(self.text, end)
        if hyphen:
            return hyphen.end()
        following = _ON.match(self.text, end)
        if following is None:
            return end
        title = re.search(r"\b(\w+)$", self.text[start:end])
        cut = title and title[1].lower() in vocabulary("persons").words("cut_titles")
        return following.end() if cut else end

    @cached_property
    def line_numbers(self) -> frozenset[int]:
        """The numbers of lines of a transcript that were read into the text: "use of 12 the press 13 and"."""
        bare = [at for at, word in enumerate(self.words) if word.text.isdecimal() and len(word.text) <= 2]
        run = any(int(self.words[two].text) == int(self.words[one].text) + 1 for one, two in pairwise(bare))
        return frozenset(bare) if run else frozenset()

    def is_date(self, index: int) -> bool:
        """True when the word stands in a date."""
        return self._has(index, {"DATE"})

    def tells_when(self, date: Collection[int]) -> bool:
        """True for the words of a date that say when a deed was done: "on 4 May", "in May", "today"; not "until"."""
        head = next((self.words[at].head for at in date if self.words[at].head not in date), min(date))
        preposition = self.words[head]
        return preposition.pos != "ADP" or preposition.text.lower() in vocabulary("instruments").words("done")

    @cached_property
    def in_capitals(self) -> bool:
        """True for a sentence in capitals, in which a word of capitals is no abbreviation."""
        return 2 * sum(map(str.isupper, self.text)) > sum(map(str.isalpha, self.text))

    def _has(self, index: int, labels: Collection[str]) -> bool:
        return self._named_between(self.words[index].start, self.words[index].end, labels)

    def _named_between(self, start: int, end: int, labels: Collection[str]) -> bool:
        return any(m.label in labels and m.start < end and m.end > start for m in self.parsed.mentions)

    def members(self, index: int) -> list[int]:
        """A noun and the nouns listed beside it ("Oslo, Bergen and Narvik"), in order."""
        found = [index]
        for at in found:
            found.extend(child for child in self.children(at, "conj") if child not in found)
        return sorted(found)

    def objects(self, index: int, *prepositions: str) -> list[int]:
        """What stands behind the given prepositions below a word, lists taken apart."""
        found: list[int] = []
        for prep in self.children(index, "prep", "agent", "dative"):
            if self.words[prep].text.lower() in prepositions:
                for child in self.children(prep, "pobj", "pcomp"):
                    found.extend(self.members(child))
        return found

    def subjects(self, verb: int) -> list[int]:
        """Who acts: the subject of a verb, its own or the one it shares; "by ..." of a passive; lists taken apart."""
        at = verb
        for _ in range(6):  # a chain of verbs that share one subject: "began to waver", "came to sign"
            if self.children(at, "nsubjpass") and at == verb:
                return self.objects(at, "by")
            above = self.goes_on_above(at)
            if above is not None:
                at = above
                continue
            stray = self.stray_subject(at) if at == verb else []
            if stray:
                return stray
            own = self.children(at, *_SUBJECTS)
            if own:
                return [member for subject in own for member in self.members(subject)]
            if self.words[at].dep == "relcl" or self.words[at].dep == "acl":
                return [self.words[at].head]
            if self.words[at].dep not in {"xcomp", "conj", "advcl", "ccomp"} or self.words[at].head == at:
                return []
            if self.words[at].dep == "xcomp" and self.children(self.words[at].head, "dobj"):
                return []  # "urged Norway to refuse": who refuses is not the one who urges
            at = self.words[at].head
        return []

    def goes_on_above(self, verb: int) -> int | None:
        """The main verb that an active one goes on with though the parser lists it beside a passive below that.

        "Promised a loan, provided that the boats were withdrawn, and undertook to buy cod": None for any other verb.
        """
        head = self.words[verb].head
        parted = [at for at in self.children(head, "cc") if at < verb and self.words[at - 1].text == ","]
        active = self.words[verb].tag == "VBD" and not self.children(verb, "nsubj", "nsubjpass", "auxpass", "aux")
        if self.words[verb].dep != "conj" or not active or not parted or not self.children(head, "auxpass"):
            return None
        return next(
            (at for at in self.governors(head) if self.words[at].head == at and self.words[at].pos == "VERB"), None
        )

    def stray_subject(self, verb: int) -> list[int]:
        """Who abstains in "voted against the embargo and Finland abstained": the parser lists it with the embargo."""
        if verb == 0 or self.words[verb].dep not in {"advcl", "conj", "dep"} or self.children(verb, "nsubj", "aux"):
            return []
        at = verb - 1
        found = []
        while self.words[at].dep == "conj" and self.words[at].pos in {"PROPN", "NUM"} and self.words[at].head < at:
            found.append(at)
            at = self.words[at].head
        listed_in = self.words[at].dep in {"pobj", "dobj"} and self.words[at].pos != "PROPN"
        return found[::-1] if found and listed_in else []

    def roots(self) -> list[int]:
        """The words that nothing governs."""
        return [at for at, word in enumerate(self.words) if word.head == at]

    def governors(self, index: int) -> Iterator[int]:
        """The words above one, the nearest first."""
        seen = {index}
        at = self.words[index].head
        while at not in seen:
            yield at
            seen.add(at)
            at = self.words[at].head

    def clause_verb(self, index: int) -> int | None:
        """The nearest verb above a word; None where there is none."""
        return next((at for at in self.governors(index) if self.words[at].pos in {"VERB", "AUX"}), None)

    def reads_as_sentence(self) -> bool:
        """False for a heading, and for the rest of a sentence that began on another page: parties stand outside it."""
        opening = self.text.lstrip(" \"“'(")[:1]
        return opening != "#" and not opening.islower()

    def negated(self, verb: int) -> bool:
        """True when the verb, or the one it is listed after, is denied: "did not agree", "was no longer committed"."""
        at = verb
        while self.words[at].dep == "conj" and not self.children(at, "neg"):
            at = self.words[at].head
        no_longer = any(
            self.words[child].text.lower() in {"longer", "more"}
            and any(self.words[no].text.lower() == "no" for no in self.children(child))
            for child in self.children(at, "advmod")
        )
        return no_longer or bool(self.children(at, "neg"))

    def is_past(self, index: int) -> bool:
        """True where the verb of a word's clause is in the past or past perfect: "promised", "had been promised"."""
        verb = index if self.words[index].pos == "VERB" else self.clause_verb(index)
        while verb is not None and self.words[verb].tag == "VBG" and not self.children(verb, "aux"):
            verb = self.clause_verb(verb)  # "went to Oslo, giving him assurances"
        while verb is not None and self.words[verb].dep == "conj" and self.words[verb].tag == "VB":
            verb = self.words[verb].head  # "continued to encourage and support it"
        while verb is not None and self.words[verb].dep == "xcomp" and self.is_infinitive(verb):
            verb = self.clause_verb(verb)
        if verb is None:
            return False
        at = verb
        while self.words[at].dep == "conj" and not self.children(at, "aux", "auxpass"):
            at = self.words[at].head
        helped = {self.words[child].text.lower() for child in self.children(at, "aux", "auxpass")}
        if "would" in helped and self.words[at].dep == "ccomp":  # "was told that it would": at the time of the telling
            return self.is_past(self.words[at].head)
        return (self.words[verb].tag == "VBD" and not helped) or bool(helped & _PAST)

    def is_past_perfect(self, index: int) -> bool:
        """True for "had promised": done before what is told beside it."""
        verb = index if self.words[index].pos == "VERB" else self.clause_verb(index)
        return verb is not None and any(self.words[at].text.lower() == "had" for at in self.children(verb, "aux"))

    def is_quoted(self, index: int) -> bool:
        """True within quotation marks that the sentence opens: the "I" there is not the record's author."""
        before = self.text[: self.words[index].start]
        return before.count('"') % 2 == 1 or before.count("“") > before.count("”")

    def is_reported(self, index: int) -> bool:
        """True where a word stands in what somebody said: "said that Norway had promised fish"."""
        return any(self.words[at].dep == "ccomp" for at in (index, *self.governors(index)))

    def is_told_of(self, verb: int, marks: Collection[str]) -> bool:
        """True where a clause that one of `marks` opens hangs on the verb: "if the port was open"."""
        return any(self.is_opened_by(clause, *marks) for clause in self.children(verb, "advcl"))

    def is_opened_by(self, clause: int, *marks: str) -> bool:
        """True where one of `marks` opens a clause: "that the port was open"."""
        return any(self.words[at].text.lower() in marks for at in self.children(clause, "mark"))

    def is_general(self, noun: int) -> bool:
        """True for "some agreement", "no objection", "any promise": nothing particular is named."""
        return any(self.words[at].lemma.lower() in _GENERAL for at in self.children(noun, "det", "amod", "neg"))

    def is_infinitive(self, verb: int) -> bool:
        """True for a verb with its "to": "to deliver fish"."""
        return any(self.words[at].text.lower() == "to" for at in self.children(verb, "aux"))

    def is_perfect(self, verb: int) -> bool:
        """True for a verb with its "have": "is said to have signed"."""
        return any(self.words[at].lemma.lower() == "have" for at in self.children(verb, "aux"))

    def is_first(self, index: int) -> bool:
        """True for "I", "us", "our": not for "US", which is a state."""
        word = self.words[index]
        first = word.text.lower() in vocabulary("persons").words("first")
        return first and (word.text != "US" or self.in_capitals) and word.pos in {"PRON", "DET"}

    def in_question(self, verb: int) -> bool:
        """True when the verb stands in a question or a condition: "asked whether it opposes", "if he agrees"."""
        return self.is_opened_by(verb, "whether", "if")
