"""What the rows of one record stand on: its parsed sentences, its entries, its dates; and how a row is made."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from regesta.model.dates import DateReading, Dating
from regesta.model.entries import Entry
from regesta.model.evidence import Evidence
from regesta.model.grammar import Parsed, Word
from regesta.model.ledgers import FieldReading, Ledger, LedgerRow, Quote
from regesta.model.records import Description, Record
from regesta.stages.ledger.contract_letter import contract_letter
from regesta.stages.ledger.instrument_text import InstrumentText, text_of_instrument
from regesta.stages.ledger.read_by import By, Day, Place, day_read, place_in, words_in
from regesta.stages.ledger.reality import says
from regesta.stages.ledger.states import state_of
from regesta.stages.ledger.tree import Tree
from regesta.stages.ledger.vocabulary import any_of, said, vocabulary

_SALUTATION = re.compile(r"\bDear[^\S\n]+(?P<whom>(?:[A-Z][\w.'’-]*[^\S\n]){0,4}[A-Z][\w'’-]+)(?=\s?[:,;]|[^\S\n]*\n)")
# How an ambassador's letter names its addressee: "His Excellency", and on the next line the name.
_EXCELLENCY = re.compile(r"\bHis Excellency,?\s*\n\s*(?P<whom>(?:[A-Z][\w.'’-]*[^\S\n]){1,4}[A-Z][\w'’-]+)\s*\n")
_BLANK = re.compile(r"_{4,}|[☐□]")
BLANKS_OF_A_FORM = 3
SAID_ON_A_FORM = 3
BEHIND = 300  # characters behind a sentence within which a field may be told ("It provides for $14 million")
QUOTE_LIMIT = 600  # characters of a quote; a longer sentence is quoted from its beginning


@cache
def _persons(which: str) -> frozenset[str]:
    return vocabulary("persons").words(which)


def _names_somebody(whom: str) -> bool:
    """True for "Mr. Berg", false for "Sirs"."""
    return any(word.strip(".,").lower() not in _persons("titles") for word in whom.split())


def _is_a_form(text: str) -> bool:
    """True of the text of a page with blanks to be filled in, a place to sign, or "I agree" over and over."""
    form = vocabulary("forms").section
    said = any_of(form["said_again"]).findall(" ".join(text.split()))
    blanks = len(_BLANK.findall(text))
    return any_of(form["to_sign"]).search(text) is not None or len(said) >= SAID_ON_A_FORM or blanks >= BLANKS_OF_A_FORM


@dataclass(frozen=True)
class Ground:
    """One record, ready to be gone through sentence by sentence."""

    record: Record
    description: Description
    dating: Dating
    parsed: Sequence[Parsed]
    entries: Sequence[Entry]

    @cached_property
    def trees(self) -> list[Tree]:
        """Its sentences as trees, those without grammar left out."""
        return [Tree(parsed) for parsed in self.parsed if parsed.words]

    def sentences(self) -> Iterator[tuple[int, Tree]]:
        """The trees that rows are read from, each with its number among all: no headings, no rests of sentences."""
        return ((number, tree) for number, tree in enumerate(self.trees) if tree.reads_as_sentence())

    @cached_property
    def own_text(self) -> InstrumentText | None:
        """The instrument that the record is the text of; None where it is not one."""
        return text_of_instrument(self.record, self.description) or contract_letter(self.record, self.description)

    @cached_property
    def _texts(self) -> dict[int, str]:
        return {page.number: page.text for page in self.record.pages}

    @cached_property
    def _entries_by_page(self) -> dict[int, list[Entry]]:
        by_page: dict[int, list[Entry]] = {}
        for entry in self.entries:
            by_page.setdefault(entry.page, []).append(entry)
        return by_page

    def entries_over(self, tree: Tree, start: int, end: int) -> list[Entry]:
        """The entries whose quote meets text[start:end] of a sentence: first that of a verb there, then by share."""
        page = tree.parsed.sentence.page
        first, last = tree.parsed.sentence.source_span(start, end)
        carrier = next((word.text for word in tree.words if word.start == start and word.pos == "VERB"), None)
        met = [
            (
                carrier is not None and entry.trigger != carrier,
                max(entry.start, first) - min(entry.end, last),
                entry.start,
                entry.id,
                entry,
            )
            for entry in self._entries_by_page.get(page, [])
            if entry.start < last and entry.end > first
        ]
        return [entry for *_, entry in sorted(met, key=lambda item: item[:-1])]

    def certainty_over(self, tree: Tree, start: int, end: int) -> str | None:
        """How certain the happening there is, as the entry it shares most with has it; None where no entry stands."""
        entries = self.entries_over(tree, start, end)
        return entries[0].certainty if entries else None

    def certainty_of(self, tree: Tree, index: int) -> str:
        """How certain what a word tells is: as the entry there has it, else as its own "will" or tense says."""
        word = tree.words[index]
        verb = index if word.pos == "VERB" else tree.clause_verb(index)
        helped = {tree.words[at].text.lower() for at in tree.children(verb, "aux")} if verb is not None else set()
        to_come = helped & vocabulary("commitments").words("will")
        return self.certainty_over(tree, word.start, word.end) or ("planned" if to_come else "occurred")

    def is_date_of_an_aside(self, entry: Entry, tree: Tree) -> bool:
        """True where an entry's date is carried from another sentence and does not say there when its main deed was.

        "The advance given him for his trip on 17 March" dates nothing that the next sentence tells, and what somebody
        "stated on 4 May" was done before that. Nor does one that is told of others than this sentence.
        """
        quote = entry.date_quote
        if not quote or entry.date_basis in {"heading", "sequence", "document"} or quote in tree.text:
            return False
        before = [one for one in self.dating.readings if one.text == quote and one.page <= entry.page]
        before = [one for one in before if (one.page, one.start) < (entry.page, entry.start)]
        if not before:
            return False
        carried = max(before, key=lambda one: (one.page, one.start))
        for other in self.trees:
            sentence = other.parsed.sentence
            if sentence.page == carried.page and sentence.start <= carried.start < sentence.end:
                start, end = sentence.read_offset(carried.start), sentence.read_offset(carried.end)
                date = {at for at, word in enumerate(other.words) if start <= word.start < end}
                dated = other.clause_verb(min(date)) if date else None
                told = dated is not None and says(other, dated)
                main = {at for root in other.roots() for at in other.clause(root)}
                return bool(date) and (told or not date <= main or not tree.goes_on_with(other))
        return False

    def read_there(self, tree: Tree, word: Word, day: Day | None) -> dict[str, By]:
        """How the certainty of an entry at a word and the day of a row were read."""
        read = {"certainty": By("certainty.told", place_in(tree, word.start, word.end))}
        if day:
            read["date"] = day.by
        for entry in self.entries_over(tree, word.start, word.end)[:1]:
            read["certainty"] = By("certainty.entry", (entry.page, entry.start, entry.end))
        return read

    def day_over(self, tree: Tree, start: int, end: int, *, apart: Sequence[str] = ()) -> Day | None:
        """The day of the happening there: of the entry it shares most with, else of the section or record it stands in.

        A date that stands in the words `apart` is another's: "above that set in the December 1953 agreement".
        """
        for entry in self.entries_over(tree, start, end):
            if is_year_of_another(entry, tree):
                continue
            if entry.date and not any(entry.date_quote and entry.date_quote in words for words in apart):
                return self.day_of_entry(entry)
        return self.day_of_section(tree, start) or self.day_of_record

    def day_of_entry(self, entry: Entry) -> Day | None:
        """The day that an entry bears, with the date that gave it; None for one without."""
        if not entry.date:
            return None
        quoted = [one for one in self.dating.readings if entry.date_quote and one.text == entry.date_quote]
        near = sorted(quoted, key=lambda one: (one.page != entry.page, abs(one.start - entry.start)))
        places = [(one.page, one.start, one.end) for one in near] or [(entry.page, entry.start, entry.end)]
        return Day(entry.date, By(f"date.entry-{entry.date_basis}", places[0]))

    @cached_property
    def day_of_title(self) -> Day | None:
        """The day that its title bears: "Record of a Conversation with Minister Berg, 4 May 1953"."""
        title = self.description.title
        for reading in self.dating.readings:
            if title and reading.page == title.page and title.start <= reading.start < title.end and reading.edtf:
                return day_read(reading, "date.title")
        return None

    @cached_property
    def day_of_record(self) -> Day | None:
        """The record's own day; None for a record without one."""
        own = self.dating.record_date
        reading = own.reading
        place = (reading.page, reading.start, reading.end) if reading is not None else None
        return Day(own.edtf, By("date.record", place)) if own.edtf else None

    def day_of_section(self, tree: Tree, start: int) -> Day | None:
        """The day of the heading that text[start] of a sentence stands under; None where none dates it."""
        page = tree.parsed.sentence.page
        at = tree.parsed.sentence.source_offset(start)
        for one in self.dating.sections:
            if one.page == page and one.start <= at < one.end:
                heading = one.heading
                place = (heading.page, heading.start, heading.end) if heading is not None else None
                return Day(one.edtf, By("date.heading", place))
        return None

    def readings_in(self, tree: Tree) -> Iterator[tuple[int, int, DateReading]]:
        """The dates of a sentence that have a place in time: where each stands in its text, and the reading."""
        sentence = tree.parsed.sentence
        for reading in self.dating.readings:
            if reading.page == sentence.page and sentence.start <= reading.start < sentence.end and reading.edtf:
                yield sentence.read_offset(reading.start), sentence.read_offset(reading.end), reading

    def dates_in(self, tree: Tree) -> list[tuple[int, int]]:
        """Where the dates of a sentence stand in its text."""
        return [(start, end) for start, end, _ in self.readings_in(tree)]

    def day_in_clause(self, tree: Tree, index: int) -> Day | None:
        """The day that says when the verb of a word's clause was done: "in May Norway broke relations"."""
        verb = index if tree.words[index].pos == "VERB" else tree.clause_verb(index)
        clause = set() if verb is None else set(tree.clause(verb))
        for start, end, reading in self.readings_in(tree):
            words = [at for at, word in enumerate(tree.words) if start <= word.start < end]
            if words and clause.issuperset(words) and tree.tells_when(words):
                return day_read(reading, "date.clause")
        return None

    def referent(self, tree: Tree, index: int) -> str | None:
        """Who a pronoun stands for; None where neither the sentence nor the record tells.

        "I" and "my" are the record's author, "you" and "your" its addressee, "he" whom the entry there carries it
        back to, or who is named before it in the sentence.
        """
        word = tree.words[index]
        text = word.text.lower()
        carried = self.carried_back(tree, index)
        if carried:
            return carried
        if text in _persons("second"):
            return self.addressee(tree)
        if text in _persons("first"):
            return self.description.author.value if self.description.author else None
        named = tree.antecedent(index)
        return named if named != word.text else None

    def both_parties(self, name: str | None) -> str | None:
        """The two states that "the two Governments" are by the title of the record; None for any other name."""
        both = said("texts", "both").fullmatch(f"the {(name or '').removeprefix('the ')}")
        title = self.description.title.value if both and self.description.title else ""
        words = re.findall(r"[A-Z][\w']+", title.title() if title.isupper() else title)
        states = list(dict.fromkeys(state for word in words if (state := state_of(word)) is not None))
        return "; ".join(states) if len(states) == 2 else None

    def with_owner(self, name: str, source: str | None) -> str:
        """An actor by name, "his Government" and "my Government" with the name of whose it is: a speaker there.

        Without a speaker, "my" is the author's, or the office's that the record comes from.
        """
        wrote = self.description.author or self.description.originator
        author = wrote.value if wrote else ""
        owner = (source or "").rpartition("; ")[2].removeprefix("The ").removeprefix("the ")
        name = name.removesuffix("'s").removesuffix("’s")  # "his Government's support"
        first = name.partition(" ")[0].lower()
        owner = owner or (author if first in _persons("first") else "")
        return f"{name} ({owner})" if first in _persons("owning") and owner else name

    def carried_back(self, tree: Tree, index: int) -> str | None:
        """Whom the entry at a pronoun carries it back to; None where it does to nobody, or to one it cannot be.

        "He agreed to help Berg" is not Berg, nor is the "he" of "He served under Berg. He agreed to help".
        """
        word = tree.words[index]
        at = tree.parsed.sentence.source_offset(word.start)
        for entry in self.entries_over(tree, word.start, word.end):
            for part in entry.participants:
                if part.start == at and part.stands_for:
                    return None if self._is_beside(tree, index, part.stands_for) else part.stands_for
        return None

    def _is_beside(self, tree: Tree, index: int, name: str) -> bool:
        """True where a name stands beside the "he" that would be its bearer: behind it here, or in the sentence before.

        Of 13 rows of a "he" that were wrong in two lots, 4 were of one who is named so.
        """
        number = self._numbers[id(tree)]
        sentences = [(tree, index)]
        before = self.trees[number - 1] if number else None
        if before is not None:
            sentences += [(before, at) for root in before.roots() for at in before.children(root, "nsubj", "nsubjpass")]
        return any(
            name in one.text[one.words[at].end :] and name not in one.text[: one.words[at].start]
            for one, at in sentences
            if one.is_one_person(at)
        )

    @cached_property
    def _numbers(self) -> dict[int, int]:
        return {id(tree): number for number, tree in enumerate(self.trees)}

    def is_to_be_signed(self, tree: Tree) -> bool:
        """True of a sentence on a page that is a form: its "I" is whoever fills it in or signs it.

        Such a page has blanks and boxes, tells where to sign, or goes on and on with what "I" agree to.
        """
        return tree.parsed.sentence.page in self._forms

    @cached_property
    def _forms(self) -> frozenset[int]:
        """The pages that are forms."""
        return frozenset(page for page, text in self._texts.items() if _is_a_form(text))

    def speaks_to_somebody(self, tree: Tree) -> bool:
        """True where a sentence says "you" or "your"."""
        return any(word.pos == "PRON" and word.text.lower() in _persons("second") for word in tree.words)

    def addressee(self, tree: Tree) -> str | None:
        """To whom a sentence speaks: the last one saluted before it ("Dear Mr. Berg:"), else the letter's recipient."""
        sentence = tree.parsed.sentence
        _, end = sentence.source_span(0, len(sentence.text))
        saluted = [found["whom"] for found in _SALUTATION.finditer(self._texts[sentence.page], 0, end)]
        recipient = self.description.recipient
        if recipient and self.description.document_type == "letter":
            saluted.insert(0, recipient.value)
        saluted += [found["whom"] for found in _EXCELLENCY.finditer(self._texts[sentence.page])] if not saluted else []
        named = [" ".join(whom.split()) for whom in saluted if _names_somebody(whom)]
        return named[-1] if named else None

    def row(
        self,
        ledger: Ledger,
        tree: Tree,
        span: tuple[int, int],
        fields: Mapping[str, str | None],
        *,
        why: Sequence[Evidence],
        read: Mapping[str, By],
        beside: Sequence[Place] = (),
    ) -> LedgerRow:
        """A row that quotes the sentence it stands in; `span` is the part of the sentence's text that carries it.

        `read` tells by which rule a field was read, where that is not the only one; `beside` are further words of the
        record that the row stands on, as page, start, end.
        """
        sentence = tree.parsed.sentence
        own = place_in(tree, 0, len(tree.text))
        entries = self.entries_over(tree, *span)
        key = (
            f"{self.record.id}\n{ledger}\n{sentence.page}\n{sentence.source_offset(span[0])}\n{sorted(fields.items())}"
        )
        readings = [
            self._reading(tree, name, value, read.get(name) or By(f"{ledger}.{name}"))
            for name, value in fields.items()
            if value
        ]
        return LedgerRow(
            hashlib.sha256(key.encode()).hexdigest()[:12],
            ledger,
            self.record.id,
            tuple(fields.items()),
            tuple(entry.id for entry in entries),
            tuple(self._quote(*place) for place in dict.fromkeys((own, *beside))),
            tuple(why),
            tuple(readings),
        )

    def _reading(self, tree: Tree, name: str, value: str, by: By) -> FieldReading:
        """Where a field comes from: the words its rule names, else its own words in the sentence or before it."""
        whole = place_in(tree, 0, len(tree.text))
        place = by.place or words_in(tree, value) or self._words_near(tree, value)
        return FieldReading(name, by.rule, self._quote(*(place or whole)))

    def _words_near(self, tree: Tree, value: str) -> Place | None:
        """Where the words of a field last stand in the record before a sentence, else right behind it."""
        last = value.rpartition("; ")[2]  # of several who say so the nearest, who stands there by name
        words = re.compile(r"\s+".join(map(re.escape, last.split())), re.IGNORECASE)
        for page in reversed(self.record.pages):
            if page.number > tree.parsed.sentence.page:
                continue
            limit = tree.parsed.sentence.start if page.number == tree.parsed.sentence.page else len(page.text)
            found = [match.span() for match in words.finditer(page.text, 0, limit)]
            if found:
                return page.number, *found[-1]
        sentence = tree.parsed.sentence
        behind = words.search(self._texts[sentence.page], sentence.end, sentence.end + BEHIND)
        return (sentence.page, *behind.span()) if behind else None

    def _quote(self, page: int, start: int, end: int) -> Quote:
        end = min(end, start + QUOTE_LIMIT)
        return Quote(page, start, end, self._texts[page][start:end])


def is_year_of_another(entry: Entry, tree: Tree) -> bool:
    """True for a bare year that was named in another sentence: "the proposal of 1954" dates nothing behind it."""
    carried = entry.date_basis == "inherited" and (entry.date_quote or "") not in tree.text
    return carried and (entry.date or "").isdigit()


def listed(names: Sequence[str]) -> str | None:
    """Names as one field: joined by "; ", doubles left out; None where there are none."""
    return "; ".join(dict.fromkeys(name for name in names if name)) or None
