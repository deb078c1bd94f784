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
from regesta.model.grammar import Parsed
from regesta.model.ledgers import Ledger, LedgerRow, Quote
from regesta.model.records import Description, Record
from regesta.stages.ledger.tree import Tree
from regesta.stages.ledger.vocabulary import any_of, vocabulary

_SALUTATION = re.compile(r"\bDear[^\S\n]+(?P<whom>(?:[A-Z][\w.'’-]*[^\S\n]){0,4}[A-Z][\w'’-]+)(?=\s?[:,;]|[^\S\n]*\n)")
_BLANK = re.compile(r"_{4,}|[☐□]")
BLANKS_OF_A_FORM = 3
SAID_ON_A_FORM = 3
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

    def date_over(self, tree: Tree, start: int, end: int, *, apart: Sequence[str] = ()) -> str | None:
        """EDTF of the happening there: of the entry it shares most with, else of the section or record it stands in.

        A date that stands in the words `apart` is another's: "above that set in the December 1953 agreement".
        """
        for entry in self.entries_over(tree, start, end):
            if is_year_of_another(entry, tree):
                continue
            if entry.date and not any(entry.date_quote and entry.date_quote in words for words in apart):
                return entry.date
        return self.date_of_place(tree, start)

    @cached_property
    def date_of_title(self) -> str | None:
        """EDTF of the day that its title bears: "Record of a Conversation with Minister Berg, 4 May 1953"."""
        title = self.description.title
        return next(
            (
                reading.edtf
                for reading in self.dating.readings
                if title and reading.page == title.page and title.start <= reading.start < title.end and reading.edtf
            ),
            None,
        )

    def date_of_place(self, tree: Tree, start: int) -> str | None:
        """EDTF of the section that text[start] of a sentence stands in, else of the record."""
        return self.date_of_section(tree, start) or self.dating.record_date.edtf

    def date_of_section(self, tree: Tree, start: int) -> str | None:
        """EDTF of the heading that text[start] of a sentence stands under; None where none dates it."""
        page = tree.parsed.sentence.page
        at = tree.parsed.sentence.source_offset(start)
        return next((one.edtf for one in self.dating.sections if one.page == page and one.start <= at < one.end), None)

    def readings_in(self, tree: Tree) -> Iterator[tuple[int, int, DateReading]]:
        """The dates of a sentence that have a place in time: where each stands in its text, and the reading."""
        sentence = tree.parsed.sentence
        for reading in self.dating.readings:
            if reading.page == sentence.page and sentence.start <= reading.start < sentence.end and reading.edtf:
                yield sentence.read_offset(reading.start), sentence.read_offset(reading.end), reading

    def date_in_clause(self, tree: Tree, index: int) -> str | None:
        """EDTF of the day that says when the verb of a word's clause was done: "in May Norway broke relations"."""
        verb = index if tree.words[index].pos == "VERB" else tree.clause_verb(index)
        clause = set() if verb is None else set(tree.clause(verb))
        for start, end, reading in self.readings_in(tree):
            words = [at for at, word in enumerate(tree.words) if start <= word.start < end]
            if words and clause.issuperset(words) and tree.tells_when(words):
                return reading.edtf
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
        """Whom the entry at a pronoun carries it back to; None where it does to nobody."""
        word = tree.words[index]
        at = tree.parsed.sentence.source_offset(word.start)
        for entry in self.entries_over(tree, word.start, word.end):
            for part in entry.participants:
                if part.start == at and part.stands_for:
                    return part.stands_for
        return None

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
    ) -> LedgerRow:
        """A row that quotes the sentence it stands in; `span` is the part of the sentence's text that carries it."""
        sentence = tree.parsed.sentence
        quote = self._quote(sentence.page, *sentence.source_span(0, len(sentence.text)))
        entries = self.entries_over(tree, *span)
        key = (
            f"{self.record.id}\n{ledger}\n{sentence.page}\n{sentence.source_offset(span[0])}\n{sorted(fields.items())}"
        )
        return LedgerRow(
            hashlib.sha256(key.encode()).hexdigest()[:12],
            ledger,
            self.record.id,
            tuple(fields.items()),
            tuple(entry.id for entry in entries),
            (quote,),
            tuple(why),
        )

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
