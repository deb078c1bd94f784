"""A sentence as a tree: its names and phrases, what is counted in it, and who a pronoun stands for."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from regesta.model.grammar import Mention
from regesta.stages.ledger.grammar import Grammar
from regesta.stages.ledger.vocabulary import vocabulary

# What hangs on a noun and is no part of its name: clauses, asides, other members of a list.
CLAUSES = frozenset({"relcl", "acl", "advcl", "appos", "conj", "cc", "parataxis", "punct", "ccomp"})
_NAMED = frozenset({"GPE", "NORP", "PERSON", "ORG", "LOC"})
_STATES = frozenset({"GPE", "NORP"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_BODIES = frozenset({"delegation", "party"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_STANDS_FOR_STATE = frozenset({"government", "republic", "people", "side", "regime"})
_OF_PERSONS = frozenset({"he", "she", "him", "her", "his", "hers", "who"})
_OF_STATES = frozenset({"it", "its", "they", "them", "their", "which", "that"})
_RELATIVE = frozenset({"who", "which", "that"})
_SPEAKS_FOR = _STANDS_FOR_STATE | {"minister", "president", "ambassador", "delegation", "party", "leader", "official"}
_MONTH = re.compile(r"(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|SEPT|OCT|NOV|DEC)[A-Z]*\.?", re.IGNORECASE)
_BEFORE_SLASH = re.compile(r"(?:\w+[-/])+$")
_WHERE = frozenset({"in", "at", "on", "within", "during"})
_BEFORE_NAMES = frozenset({"both", "that", "either"})  # what the parser takes for a part of a name
_TORN = re.compile(r"(?<![\w'’./&-])[b-hj-z](?![\w'’./&-])\s+[a-z]")  # a lone letter before a small one
_NAMELY = re.compile(r"\b(?:namely|such as|including)[,:]?\s$")
JOINT = 80  # characters between two people of a list, their offices among them
_MARKS = frozenset('"“”')
_CUT = re.compile(r"(?: (?:of|the|and|for))+$")  # what a name ends with that the language model has cut


class Tree(Grammar):
    """One parsed sentence with the names that stand in it; words are known by their index in `words`."""

    def phrase(self, index: int) -> str:
        """A noun with what belongs to its name: articles, modifiers and "of ..." but no clause, aside or list."""
        return self._from_article(self.subtree(index, without=CLAUSES), index)

    def title(self, index: int, *, without: Collection[int] = ()) -> str:
        """A noun with all that names it, lists behind its prepositions too ("between Norway and Portugal").

        What hangs on one of the words `without` is left out.
        """
        beside = [*self.children(index, "conj", "cc"), *without]
        listed_beside = {at for member in beside for at in self.subtree(member)}
        inside = self.subtree(index, without=CLAUSES - {"conj", "cc", "punct"})
        named = [at for at in inside if at not in listed_beside]
        while self.words[named[-1]].dep == "cc" and named[-1] != index:  # an "and" whose other side was cut
            named.pop()
        return self._from_article(named, index)

    def _from_article(self, indices: list[int], index: int) -> str:
        """The run of words around `index`, from its article on: a date typed before it is no part of it."""
        run = _unbroken(indices, index)
        articles = [at for at in self.children(index, "det") if at in run]
        return self.slice(run[run.index(articles[0]) :] if articles else self._undated(run))

    def _undated(self, run: list[int]) -> list[int]:
        """A run of words without the date that opens it: "Sept. 3", or the bare day that heads an entry."""
        if len(run) > 1 and self.heads_with_day(run[0]):
            run = run[1:]
        if (
            len(run) > 1
            and run[0]
            and self.words[run[0] - 1].text.isdigit()
            and _MONTH.fullmatch(self.words[run[0]].text)
        ):
            run = run[1:]  # "14 DEC ALMEIDA REPORTED"
        opening = self.words[run[0]].start
        ends = [m.end for m in self.parsed.mentions if m.label == "DATE" and m.start <= opening < m.end]
        return [at for at in run if not ends or self.words[at].start >= ends[0]] or run

    def heads_with_day(self, index: int) -> bool:
        """True for a bare day that opens the sentence before a capital: "5 Norway expelled ..."."""
        word = self.words[index]
        following = self.text[word.end :].lstrip()[:1]
        return (
            index == 0 and len(self.words) > 1 and word.text.isdigit() and len(word.text) <= 2 and following.isupper()
        )

    @cached_property
    def _stray(self) -> frozenset[int]:
        """The subjects that the parser lists with what stands before them."""
        verbs = [at for at, word in enumerate(self.words) if word.pos == "VERB"]
        return frozenset(part for at in verbs for part in self.stray_subject(at))

    def full_phrase(self, index: int) -> str:
        """A noun with everything that hangs on it, clauses and lists too; an "and" that opens nothing is left out."""
        inside = self.subtree(index)
        inside = [at for at in inside if at not in self._stray or at == index]
        while self.words[inside[-1]].dep == "cc" and inside[-1] != index:
            inside.pop()
        return self.slice(inside)

    def name(self, index: int) -> str:
        """A participant as a ledger names it: without article and asides; a person stands beside the office.

        "The government of Norway" is Norway; a noun that no name stands in keeps what follows it ("ships of the line").
        """
        if self.words[index].lemma.lower() in _STANDS_FOR_STATE:
            of = self.objects(index, "of")
            if of:
                return self.name(of[0])
        indices = self.subtree(index, without=CLAUSES | {"prep", "det", "advmod", "predet", "preconj", "mark"})
        called = [at for at in self.children(index, "punct") if at < index and self.words[at].text in _MARKS]
        indices = sorted([*indices, *called])  # the marks of 'Anders "Tor" Berg'
        run = self._undated(_unbroken(indices, index))
        while len(run) > 1 and self.words[run[0]].text.lower() in _BEFORE_NAMES:
            run = run[1:]
        shown = (self._whole_body(run, index) or self.slice(run)).removesuffix("'s").removesuffix("’s")
        start, end = self.span(indices)
        person = [at for at in self.children(index, "appos") if self._has(at, {"PERSON"})]
        if person:
            return f"{self.phrase(index)}, {self.name(person[0])}".removeprefix("the ").removeprefix("The ")
        before = self.before_slash(self.span(run)[0])
        shown = before + shown
        if before or self._named_between(start, end, _NAMED):
            return shown
        when = [at for at in self.children(index, "prep") if self._is_time(at)]  # "Subject by this time"
        if self.speaks_for_somebody(index):
            return self.title(index, without=when)  # "delegations of X and Y"
        beside = {at for prep in when for at in self.subtree(prep)}
        return self._from_article([at for at in self.subtree(index, without=CLAUSES) if at not in beside], index)

    def _is_time(self, prep: int) -> bool:
        """True for "by this time", "in May"."""
        told = self.children(prep, "pobj")
        return any(self.is_date(at) or self.words[at].lemma.lower() == "time" for at in told)

    def subjects(self, verb: int) -> list[int]:
        """Who acts, with those whom a list parted by semicolons, or one behind "namely", names beside the one found."""
        found = super().subjects(verb)
        people = [m for m in self.parsed.mentions if m.label == "PERSON" and m.end <= self.words[verb].start]
        if len(people) < 2:
            return found
        heads = [max(at for at, word in enumerate(self.words) if word.start < m.end) for m in people]
        named = {at for one in found for at in (one, *self.children(one, "appos"))}  # "three people, namely Berg, ..."
        first = next((number for number, at in enumerate(heads) if at in named), None)
        if first is None:
            return found
        joints = [self.text[one.end : two.start] for one, two in pairwise(people)]
        start = first
        while start > 0 and _parted(joints[start - 1]):
            start -= 1
        opened = _NAMELY.search(self.text, 0, people[start].start) is not None
        end = first
        while end < len(joints) and _parted(joints[end], loosely=opened):
            end += 1
        is_list = end > start and any(re.search(r"\band\b", joint) for joint in joints[start:end])
        if not is_list:
            return found
        together = heads[start : end + 1]
        apart = [at for at in found if not set(self.children(at, "appos")) & set(together)]
        return list(dict.fromkeys([*together, *apart]))

    def is_torn(self, words: str) -> bool:
        """True of words that scanning tore apart: "refused t jectives"."""
        return _TORN.search(words) is not None

    def before_slash(self, start: int) -> str:
        """What stands before a name with a slash or a hyphen and is of it: "NCFE/" of "NCFE/MEC", "anti-"."""
        found = _BEFORE_SLASH.search(self.text, 0, start)
        return found.group() if found else ""

    def _whole_body(self, run: Collection[int], index: int) -> str | None:
        """The name of a body that goes on behind its head with "of": "Joint Chiefs of Staff"; None for another noun."""
        start, end = self.span(run)
        for mention in self.parsed.mentions:
            whole = mention.label in {"ORG", "GPE"} and mention.start <= self.words[index].start and mention.end > end
            if whole and self.text[end : mention.end].lower().startswith(" of "):
                return _CUT.sub("", " ".join(self.text[start : mention.end].split()))
        if self.is_a_body(index) and self.words[index].pos == "PROPN":  # one that the language model has cut
            behind = self.children(index, "prep")
            of = [at for at in behind if self.text[end : self.words[at].end].lower() == " of"]
            named = [at for prep in of for at in self.children(prep, "pobj") if self.words[at].pos == "PROPN"]
            if named and not self.children(named[0], "det"):
                return self.slice([*run, *of, *self.subtree(named[0], without=CLAUSES | {"prep"})])
        return None

    def is_a_state(self, index: int) -> bool:
        """True when the word stands in the name of a state or a people."""
        return self._has(index, _STATES)

    def is_a_person(self, index: int) -> bool:
        """True when a person stands in a noun's phrase, or an office that one holds: "Minister Berg", "the consul"."""
        own = self.span(self.subtree(index, without=CLAUSES | {"prep"}))
        office = self.words[index].lemma.lower() in _SPEAKS_FOR - _STANDS_FOR_STATE - _BODIES
        return office or self._named_between(*own, {"PERSON"})

    def is_a_place(self, index: int) -> bool:
        """True when the word stands in the name of a place: a state, a town, a region, a building."""
        return self._has(index, _PLACES)

    @cached_property
    def states(self) -> tuple[Mention, ...]:
        """The names of states and peoples in the sentence, in order; "Communist" and "China" side by side are one."""
        found: list[Mention] = []
        for mention in self.parsed.mentions:
            if mention.label not in _STATES:
                continue
            beside = found and self.text[found[-1].end : mention.start] == " "
            if beside and (found[-1].label, mention.label) == ("NORP", "GPE"):
                mention = replace(mention, start=found.pop().start)
            found.append(mention)
        return tuple(found)

    def goes_on_with(self, other: Tree) -> bool:
        """True where it tells of somebody or something that another sentence names, or of "him" and "it"."""
        if any(word.pos == "PRON" and word.dep in {"nsubj", "nsubjpass"} for word in self.words):
            return True
        return bool(self._nouns & other._nouns)

    @cached_property
    def _nouns(self) -> frozenset[str]:
        """What it tells of: its names and nouns but those of dates."""
        told = [at for at, word in enumerate(self.words) if word.pos in {"PROPN", "NOUN"} and not self.is_date(at)]
        return frozenset(self.words[at].lemma.casefold() for at in told)

    def is_somebody(self, index: int) -> bool:
        """True for a pronoun, and when the word stands in the name of a person."""
        return self.words[index].pos == "PRON" or self._has(index, {"PERSON"})

    def is_one_person(self, index: int) -> bool:
        """True for "he", "she" and their like."""
        return self.words[index].text.lower() in _OF_PERSONS - {"who"}

    def speaks_for_somebody(self, index: int) -> bool:
        """True for a noun of those who act for a state or a body: "government", "delegation", "ambassador"."""
        return self.words[index].lemma.lower() in _SPEAKS_FOR

    def is_ones_government(self, index: int) -> bool:
        """True for "his Government", "my country's delegation": the speaker's."""
        owners = [at for at in self.children(index, "poss") if self.words[at].pos == "PRON"]
        return bool(owners) and self.words[index].lemma.lower() in _STANDS_FOR_STATE

    def is_a_body(self, index: int) -> bool:
        """True when the word stands in the name of a body that is no state: a party, a service, a school."""
        return self._has(index, {"ORG"})

    def antecedent(self, index: int) -> str:
        """The name of a participant; for a pronoun the named subject or state that stands before it in the sentence.

        "Who" and "which" are what their clause hangs on; "all of the states" is its own name.
        """
        word = self.words[index]
        if word.pos != "PRON":
            return self.name(index)
        if self.objects(index, "of"):
            return self.phrase(index)
        text = word.text.lower()
        if text in _RELATIVE and self.words[word.head].dep == "relcl":
            at = self.words[word.head].head
            while self.words[at].dep == "appos":  # "Berg, a lawyer who promised to come"
                at = self.words[at].head
            return self.name(at)
        if text in _OF_PERSONS:
            labels, subject_only = {"PERSON"}, True
        elif text in _OF_STATES:
            labels, subject_only = {"GPE", "NORP", "ORG"}, text in {"they", "them"}
        else:
            return word.text  # "I", "we", "you" point at nobody in the sentence
        for at in range(index - 1, -1, -1):
            before = self.words[at]
            if self._has(at, labels) and (not subject_only or before.dep in {"nsubj", "nsubjpass"}):
                return self.name(at)
        return word.text

    def whole_name(self, name: str) -> str:
        """A person's name with the family name that the sentence adds to it: "Mr. Rui" is "Mr. Rui Almeida"."""
        last = name.split()[-1:]
        for mention in self.parsed.mentions:
            words = self.text[mention.start : mention.end].split()
            if mention.label == "PERSON" and last == words[:1] and len(words) > 1:
                return " ".join([*name.split()[:-1], *words])
        return name

    def office_before(self, index: int) -> str | None:
        """The office that "he" goes back to in its sentence: "while the Ambassador noted it, he promised ..."."""
        if self.words[index].text.lower() not in _OF_PERSONS - {"who"}:
            return None
        for at in range(index - 1, -1, -1):
            word = self.words[at]
            if self._has(at, {"PERSON"}):
                return None
            if word.dep == "nsubj" and word.lemma.lower() in vocabulary("persons").words("offices"):
                return self.name(at)
        return None

    def quantities(self, index: int) -> list[str]:
        """The amounts below a word: a number with what it counts ("some 40 Norwegian engineers"), or a sum of money."""
        found = []
        for at in self.subtree(index):
            word = self.words[at]
            counts = word.dep == "nummod" and at < word.head and at != index  # "40 engineers", not "Section 40"
            counts = counts and at not in self.line_numbers and not self._tells_where(word.head)
            if counts and not self._dates(at):
                found.append(self.slice([*self.subtree(at), word.head]))
            elif self._has(at, {"MONEY"}) and word.dep in {"pobj", "dobj", "attr"}:
                found.append(self.slice(self.subtree(at, without=CLAUSES | {"prep"})))
        return found

    def _tells_where(self, noun: int) -> bool:
        """True for "in two places": where or when, and not how much."""
        preposition = self.words[self.words[noun].head]
        return self.words[noun].dep == "pobj" and preposition.text.lower() in _WHERE

    def _dates(self, number: int) -> bool:
        """True for a number that is of a date or, like the day of "his 26 February meeting", has one behind it."""
        inside = any(self._has(part, {"DATE", "TIME"}) for part in self.subtree(number))
        return inside or self._has(number + 1, {"DATE"})

    def is_named(self, index: int) -> bool:
        """True when a noun, or what it is "of", is named: a state, people, person, body or region."""
        own = self.span(self.subtree(index, without=CLAUSES | {"prep"}))
        return self._named_between(*own, _NAMED) or any(self.is_named(at) for at in self.objects(index, "of"))

    def is_itself_named(self, index: int) -> bool:
        """True when a name stands before or in the noun, or it is the state, people or side "of" a name."""
        own = self.span([at for at in self.subtree(index, without=CLAUSES | {"prep"}) if at <= index])
        if self._named_between(*own, _NAMED):
            return True
        of = self.objects(index, "of") if self.words[index].lemma.lower() in _SPEAKS_FOR else []
        return any(self.is_named(at) for at in of)

    def deed(self, verb: int) -> str:
        """A verb with what follows it: "to deliver fish"; a "which" that stands before it is no part of it.

        A finite verb behind an infinitive ("to train teachers and has pledged ...") tells another deed.
        """
        first = min([verb, *self.children(verb, "aux", "neg")])
        finite = {
            part
            for at in (self.children(verb, "conj") if self.is_infinitive(verb) else [])
            if self.words[at].tag in _FINITE or any(self.words[aux].tag in _FINITE for aux in self.children(at, "aux"))
            for part in [*self.subtree(at), *self.children(verb, "cc")]
        }
        told = [at for at in self.subtree(verb) if at >= first and at not in finite and at not in self._after_but(verb)]
        while self.words[told[-1]].dep == "cc" and told[-1] != verb:  # an "and" whose other side was cut
            told.pop()
        return self.slice(told)

    def _after_but(self, verb: int) -> frozenset[int]:
        """What another "that" clause tells behind a deed: "offered to come but that he had not called him"."""
        low = self.text.lower().find(" but that ", self.words[verb].end)
        return frozenset(at for at, word in enumerate(self.words) if low >= 0 and word.start > low)

    def deed_with_object(self, verb: int, deed: int) -> str:
        """A deed below a verb with what its "which" stands for: "the cod, which he agreed to buy" is "to buy (cod)"."""
        objects = self.children(deed, "dobj")
        which = [at for at in objects if self.words[at].tag == "WDT"]
        own = self.children(verb, "nsubj")
        # "the visit he promised to make": no "which" stands for it
        which = which or ([] if objects or not own or self.words[own[0]].tag in {"WP", "WDT"} else [verb])
        told = self.deed(deed)
        first = verb
        while which and self.words[first].dep == "conj":  # "a plot to kill him and which he agreed to handle"
            first = self.words[first].head
        named = which and self.words[first].dep in ({"relcl"} if first == verb else {"relcl", "acl"})
        return f"{told} ({self.phrase(self.words[first].head)})" if named else told


def _parted(joint: str, *, loosely: bool = False) -> bool:
    """True for what stands between two people of a list: "; ", ", Chief, Oslo; and ", behind "namely" a comma."""
    return len(joint) < JOINT and bool(re.search(r"[;,]\s(?:and\s)?$" if loosely else r";\s(?:and\s)?$", joint))


def _unbroken(indices: list[int], around: int) -> list[int]:
    """The run of neighbouring words that holds `around`: what a cut branch parts is left out."""
    at = indices.index(around)
    first = last = at
    while first > 0 and indices[first - 1] == indices[first] - 1:
        first -= 1
    while last < len(indices) - 1 and indices[last + 1] == indices[last] + 1:
        last += 1
    return indices[first : last + 1]
