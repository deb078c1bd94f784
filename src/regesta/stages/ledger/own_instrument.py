"""The row of the instrument that a record is itself the text of, each field by the clause that tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from regesta.model.evidence import Evidence
from regesta.model.ledgers import LedgerRow
from regesta.rulebook import load_rules
from regesta.stages.ledger.clauses import Clause, dateline, done, force, period, relation, subject
from regesta.stages.ledger.ground import Ground, listed
from regesta.stages.ledger.instrument_text import InstrumentText, Words
from regesta.stages.ledger.read_by import By, Day, Place, place_in
from regesta.stages.ledger.signature_block import BELOW, signatories
from regesta.stages.ledger.tree import Tree
from regesta.stages.ledger.vocabulary import said, vocabulary

_SUMS = 4  # sums of its articles that a row names
_BLANK = re.compile(r"_{3,}|\.{5,}")


@dataclass(frozen=True, slots=True)
class Closing:
    """How a text closes: where and when it was done, and who signed it, each with the party signed for."""

    place: Words | None
    signed: Clause | None
    signers: list[tuple[Words, str | None]]


def closing_of(ground: Ground, text: InstrumentText) -> Closing:
    """The closing clause and the lines of signature below it; of a note, who wrote it."""
    place, signed = done(ground, text)
    told = [words for words in (place, signed.words if signed else None) if words is not None]
    below = max((words.end for words in told), default=max(text.body, len(text.running.read) - BELOW))
    return Closing(place, signed, signatories(text, below) or _author(ground, text))


def own_instrument(ground: Ground) -> Iterator[LedgerRow]:
    """One row for a record that is the text of an instrument, on its title and the clause that closes it; else none."""
    text = ground.own_text
    tree = _tree_of(ground, text) if text is not None else None
    if text is None or tree is None:
        return
    closing = closing_of(ground, text)
    signed, signers = closing.signed, closing.signers
    place = closing.place or (dateline(text) if text.kind == "communique" else None)
    stage = stage_of_text(text, closing)
    day = day_of_text(ground, text, closing)
    in_force = force(ground, text, day.edtf if day else None)
    lasting, related, about = period(text), relation(text), subject(text)
    sums = _sums(ground, text)
    by_signing = stage == "signed" or (text.is_note and stage == "agreed")
    fields = {
        "kind": text.kind,
        "title": text.title.value,
        "parties": listed(text.names()),
        "signatories": listed([f"{name.value} (for {whom})" if whom else name.value for name, whom in signers]),
        "place": place.value if place else None,
        "signed": day.edtf if day and by_signing else None,
        "in_force": in_force.edtf if in_force else None,
        "date": day.edtf if day else None,
        "period": lasting.words.value if lasting else None,
        "subject": about.value if about else None,
        "amount": listed([amount for amount, _ in sums]),
        "enters_into_force": in_force.words.value if in_force else None,
        "relation": related[0] if related else None,
        "related_to": related[1].words.value if related else None,
        "stage": stage,
        "history": None,
        "certainty": "occurred" if stage != "proposed" else "planned",
    }
    headed = "letter" if text.is_letter else "heading"
    read = {
        "kind": By(f"kind.{headed}", _place(text, text.title)),
        "title": By(f"title.{headed}", _place(text, text.title)),
        "parties": By("parties.preamble", _hull(text, text.parties)),
        **({"signatories": By("signatories.block", _hull(text, [name for name, _ in signers]))} if signers else {}),
        **({"place": By("place.closing", _place(text, place))} if place else {}),
        **({"signed": day.by, "date": day.by} if day else {}),
        **({"in_force": _by(text, in_force), "enters_into_force": _by(text, in_force)} if in_force else {}),
        **({"period": _by(text, lasting)} if lasting else {}),
        **({"subject": By("subject.title", _place(text, about))} if about else {}),
        **({"amount": By("amount.articles", sums[0][1])} if sums else {}),
        **({"relation": _by(text, related[1]), "related_to": _by(text, related[1])} if related else {}),
        "stage": By(f"stage.{'closing' if stage == 'signed' else 'text'}", _place(text, place or text.title)),
        "certainty": By("certainty.text", _place(text, place or text.title)),
    }
    beside = [
        text.running.lines(words.start, words.end)
        for words in _told_in(text, place, signed, in_force, lasting, related, signers)
    ]
    does = "binds as" if text.is_letter else "heads the text of an instrument:"
    why = [Evidence("ledger.own-text", 1.0, f"“{text.title.value}” {does} {text.kind}")]
    yield ground.row("instruments", tree, (0, len(tree.text)), fields, why=why, read=read, beside=_apart(beside))


def _told_in(
    text: InstrumentText,
    place: Words | None,
    signed: Clause | None,
    in_force: Clause | None,
    lasting: Clause | None,
    related: tuple[str, Clause] | None,
    signers: list[tuple[Words, str | None]],
) -> Iterator[Words]:
    """The words that a historian would quote for the row: title, clauses, closing, signatures."""
    yield text.title
    yield from (clause.words for clause in (in_force, lasting, related[1] if related else None) if clause)
    yield from (words for words in (place, signed.words if signed else None) if words)
    yield from (name for name, _ in signers)


def is_of_own_text(text: InstrumentText, tree: Tree, index: int) -> bool:
    """True for an instrument that a record names of itself: in its heading, by "this Agreement", by what it is in."""
    sentence = tree.parsed.sentence
    at = text.running.offset(sentence.page, sentence.source_offset(tree.words[index].start))
    if at is None or at < text.body:
        inside = at is not None and text.title.start <= at < text.title.end
        return inside or at is None
    pointing = {tree.words[child].text.lower() for child in tree.children(index, "det", "amod")}
    if "following" in pointing:
        return True
    own = bool(pointing & {"this", "present", "the", "an"}) and not tree.children(index, "prep", "acl", "compound")
    return own or (text.is_note and "agreement" in tree.words[index].text.lower())


def _tree_of(ground: Ground, text: InstrumentText) -> Tree | None:
    """The sentence that holds the title, or the first behind it."""
    for tree in ground.trees:
        sentence = tree.parsed.sentence
        at = text.running.offset(sentence.page, sentence.end - 1)
        if at is not None and at >= text.title.start:
            return tree
    return None


def day_of_text(ground: Ground, text: InstrumentText, closing: Closing) -> Day | None:
    """The day it was done; where no clause says, the day that the record itself bears."""
    signed = closing.signed
    if signed is not None and signed.edtf:
        return Day(signed.edtf, By(signed.rule, text.running.span(signed.words.start, signed.words.end)))
    dated = ground.dating.record_date.reading
    if text.is_letter and (dated is None or (text.running.offset(dated.page, dated.start) or 0) > text.title.end):
        in_force = force(ground, text, None)  # the letter bears no date of its own
        return Day(in_force.edtf, _by(text, in_force)) if in_force and in_force.edtf else None
    return ground.day_of_record if dated is not None else None


def stage_of_text(text: InstrumentText, closing: Closing) -> str:
    """How far an instrument has come by its own text: a draft, a note, a communique, or signed."""
    read = text.running.read
    if text.is_note:
        return "agreed" if said("texts", "accepting").search(read) else "proposed"
    if text.kind == "communique":
        return "issued"
    head = read[: text.title.end]
    is_draft = not text.is_letter and any(
        word.lower() in vocabulary("texts").words("drafts") for word in re.findall(r"\w+", head)
    )
    is_closed = bool(closing.signed or closing.signers)
    if is_draft or (not is_closed and _BLANK.search(read)):
        return "proposed"
    return "signed" if is_closed else "agreed"


def _sums(ground: Ground, text: InstrumentText) -> list[tuple[str, Place]]:
    """The sums of money that its articles name, each once, and where."""
    found: dict[str, Place] = {}
    for tree in ground.trees:
        sentence = tree.parsed.sentence
        at = text.running.offset(sentence.page, sentence.start)
        if at is None or at < text.body:
            continue
        seen = [tree.text[m.start : m.end] for m in tree.parsed.mentions if m.label == "MONEY"]
        counted = [amount for root in tree.roots() for amount in tree.quantities(root)]
        for amount in [*seen, *(one for one in counted if one.split()[-1].lower() in _currencies())]:
            start = tree.text.find(amount)
            signed = start > 0 and tree.text[start - 1] in "$£"
            shown = tree.text[start - signed : start + len(amount)]
            if start >= 0 and any(letter.isdigit() for letter in shown) and not any(shown in one for one in found):
                found[" ".join(shown.split())] = place_in(tree, start - signed, start + len(amount))
    return list(found.items())[:_SUMS]


@cache
def _currencies() -> frozenset[str]:
    return frozenset(load_rules("en/amounts")["currencies"])


def _place(text: InstrumentText, words: Words) -> Place:
    return text.running.span(words.start, words.end)


def _by(text: InstrumentText, clause: Clause) -> By:
    return By(clause.rule, _place(text, clause.words))


def _hull(text: InstrumentText, words: Sequence[Words]) -> Place:
    """From the first to the last of the given words, as far as they stand on one page."""
    return text.running.span(min(one.start for one in words), max(one.end for one in words))


def _author(ground: Ground, text: InstrumentText) -> list[tuple[Words, str | None]]:
    """Who wrote a note, as the description of the record has it."""
    author = ground.description.author if text.is_note else None
    at = text.running.offset(author.page, author.start) if author is not None else None
    return (
        [(Words(author.value, at, at + author.end - author.start), None)]
        if author is not None and at is not None
        else []
    )


def _apart(places: list[Place]) -> list[Place]:
    """The places in order, each once, without those that lie within another."""
    once = sorted(set(places))
    return [
        one
        for one in once
        if not any(one != two and one[0] == two[0] and two[1] <= one[1] and one[2] <= two[2] for two in once)
    ]
