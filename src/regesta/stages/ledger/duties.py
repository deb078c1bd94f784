"""What the articles of an instrument's text bind its parties to: who shall do what for whom, how much, by when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from regesta.model.evidence import Evidence
from regesta.model.ledgers import LedgerRow
from regesta.stages.ledger.conditions import clause_from, condition_of, deadline_of
from regesta.stages.ledger.ground import Ground, listed
from regesta.stages.ledger.instrument_text import InstrumentText, clean_party
from regesta.stages.ledger.own_instrument import closing_of, day_of_text, stage_of_text
from regesta.stages.ledger.read_by import By, Day, place_in
from regesta.stages.ledger.running_text import with_letters
from regesta.stages.ledger.tree import Tree
from regesta.stages.ledger.vocabulary import said, vocabulary

_NUMBER = re.compile(
    r"^\W*(?:(?P<article>art[il]c[l1]e\s+(?:\d+|[IVXL]+)\b)[.:)]?|\(?(?:\d{1,2}|[a-z]|[ivx]+)[.)])\s*", re.IGNORECASE
)
_ARTICLE = re.compile(
    r"(?:^|\n)\W*(?P<article>article\s+(?:\d+|[IVXL]+))\b|(?:^|\n)\s*(?P<number>\d{1,2})\.\s", re.IGNORECASE
)
SUBJECT = 160  # characters within which the party that is bound stands
_WAS_AGREED = re.compile(r"\bit\s+was\s+(?:also\s+|further\s+)?(?P<agreed>agreed)\s+(?P<that>that|to)\b", re.IGNORECASE)
_REPORTED = re.compile(r"^(?P<who>.+?)\s+\w+ed\s+(?:[\w' ]+\s)?that\s+(?P<what>.+)$", re.DOTALL)
_NOT = re.compile(r"^\s*not\b\s*", re.IGNORECASE)
_PASSIVE = re.compile(
    r"^\s*(?:not\s+)?be\s+(?!subject\b)\w+(?:ed|en|t|de|ne|id|nt|ld)\b(?P<rest>.*)$", re.IGNORECASE | re.DOTALL
)
_BY = re.compile(
    r"\bby\s+(?P<by>(?:the\s+)?[A-Z][\w'’ -]*?)"
    r"(?=\s+(?:not|no|by|to|in|at|on|before|until|within|from|for)\b|[,.;]|$)"
)
_YOU = re.compile(r"\byou$", re.IGNORECASE)
_CLAUSE = re.compile(r"^(?:if|when|where|in|for|during|under|within|at|on|upon|to)\b[^,]{3,120},\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Duty:
    """What one or more parties are bound to, as offsets into a sentence's text and in words."""

    by: tuple[str, ...]
    to: tuple[str, ...]
    what: str
    verb: int  # the word that binds, by its index
    article: str | None
    named: tuple[int, int]  # where the party that is bound is named


@cache
def _bound(of_communique: bool) -> re.Pattern[str]:
    return said("texts", "of_a_communique" if of_communique else "duties")


def duties_of_text(ground: Ground) -> Iterator[tuple[int, LedgerRow]]:
    """A row for each duty in a record that is the text of an instrument, with the number of its sentence."""
    text = ground.own_text
    if text is None:
        return
    closing = closing_of(ground, text)
    signed = day_of_text(ground, text, closing)
    stage = stage_of_text(text, closing)
    last: tuple[str, ...] = ()  # whom the duty before binds: "he" goes on with that one
    for number, tree in enumerate(ground.trees):
        sentence = tree.parsed.sentence
        at = text.running.offset(sentence.page, sentence.start)
        inside = at is not None and at >= text.body
        duty = (_duty(text, tree, at, last) or _agreed_by_all(text, tree)) if at is not None and inside else None
        if duty is not None:
            last = duty.by
            yield number, _row(ground, text, tree, duty, signed, stage)


def _row(ground: Ground, text: InstrumentText, tree: Tree, duty: Duty, signed: Day | None, stage: str) -> LedgerRow:
    condition = condition_of(tree, duty.verb)
    ends = condition.start() if condition else None
    deadline = deadline_of(tree, duty.verb, ends, ground.dates_in(tree), whole=True)
    amounts = [amount for root in tree.roots() for amount in tree.quantities(root)]
    amounts = [one for one in amounts if one in tree.text[:ends]]
    apart = vocabulary("commitments").words("times") | vocabulary("commitments").words("parties")
    title = text.title.value
    fields = {
        "by": listed(duty.by),
        "to": listed(duty.to),
        "what": duty.what,
        "amount": listed([one for one in amounts if one.split()[-1].lower().strip(".") not in apart]),
        "condition": clause_from(tree, condition.start()) if condition else None,
        "by_when": deadline,
        "made_in": f"{title}, {duty.article}" if duty.article else title,
        "date": signed.edtf if signed else None,
        "on_the_word_of": None,
        "certainty": "planned" if stage == "proposed" else "occurred",
        "stage": "proposed" if stage == "proposed" else "made",
    }
    word = tree.words[duty.verb]
    read = {
        "by": By("by.article", place_in(tree, *duty.named)),
        "to": By("to.other-party", text.running.span(text.parties[0].start, text.parties[-1].end)),
        "what": By("what.article", place_in(tree, word.start, len(tree.text))),
        "made_in": By("made_in.text", text.running.span(text.title.start, text.title.end)),
        "stage": By("stage.article", place_in(tree, word.start, word.end)),
        **({"date": signed.by} if signed else {}),
    }
    why = [Evidence("ledger.duty", 1.0, f"“{word.text}” binds a party of “{title}”")]
    return ground.row("commitments", tree, (word.start, word.end), fields, why=why, read=read)


def _duty(text: InstrumentText, tree: Tree, at: int, last: tuple[str, ...]) -> Duty | None:
    """What the first word that binds in a sentence binds a party to: its subject, or whom a passive is "by"."""
    sentence = with_letters(tree.text)
    numbered = _NUMBER.match(sentence)
    start = numbered.end() if numbered else 0
    opening = _CLAUSE.match(sentence[start:])
    first = start + (opening.end() if opening else 0)
    bound = _bound(text.kind == "communique").search(sentence, start)
    if bound is None or bound.start() - first > SUBJECT or tree.text.rstrip().endswith("?"):
        return None
    verb = next((index for index, word in enumerate(tree.words) if word.start >= bound.start()), None)
    if verb is None:
        return None
    subject = tree.text[first : bound.start()].strip(" ,")
    if text.is_letter and (you := _YOU.search(subject)):  # "in full consideration for your services you will be paid"
        first, subject = tree.text.index(subject, first) + you.start(), you.group()
    goes_on = subject.casefold() in vocabulary("texts").words("going_on") and len(last) == 1
    who = last if goes_on else _bound_ones(text, subject)
    rest = tree.text[bound.end() :]
    article = _article(text, at, numbered)
    if who:
        denied = subject.lower().startswith(tuple(vocabulary("texts").words("neither"))) or _NOT.match(rest)
        what = _bare(_NOT.sub("", rest)).strip(' ,.;"”')
        named = first, bound.start()
        others = _to_whom(text, who)
        receives = text.is_letter and rest.lstrip().startswith("receive ")
        owed = text.is_letter and (receives or _is_owed(rest))  # "you will be paid $50": by who writes
        if owed and what and others and not denied:
            return Duty(others, who, tree.text[first:].strip(' ,.;"”'), verb, article, named)
        if not what or _is_owed(rest) or _is_no_duty(text, tree.text[:first], rest):
            return None
        return Duty(who, others, f"{'not ' if denied else ''}to {what}", verb, article, named)
    by = _BY.search(rest) if _PASSIVE.match(rest) else None
    who = _bound_ones(text, by["by"]) if by else ()
    if by is None or not who:
        return None
    named = bound.end() + by.start("by"), bound.end() + by.end("by")
    return Duty(who, _to_whom(text, who), tree.text[first:].strip(" ,.;"), verb, article, named)


def _agreed_by_all(text: InstrumentText, tree: Tree) -> Duty | None:
    """What a communique says "was agreed": all of the parties are bound to it."""
    found = _WAS_AGREED.search(tree.text) if text.kind == "communique" else None
    verb = next((at for at, word in enumerate(tree.words) if found and word.start == found.start("agreed")), None)
    if found is None or verb is None or tree.negated(verb):
        return None
    what = tree.text[found.end() :].strip(" ,.;")
    return Duty(tuple(text.names()), (), f"{found['that'].lower()} {what}", verb, None, (found.start(), found.end()))


def _bare(rest: str) -> str:
    """What one shall do, without "be required to" before it."""
    found = said("texts", "of_duty").match(rest.lstrip())
    behind = rest.lstrip()[found.end() :].lstrip() if found else ""
    return behind.removeprefix("to ") if behind.startswith("to ") else rest


def _is_no_duty(text: InstrumentText, before: str, rest: str) -> bool:
    """True for what a letter foretells: "you will become privy to", "it is anticipated that you will"."""
    foretold = said("texts", "foretold").match(rest.lstrip()) or said("texts", "foretelling").search(before)
    return text.is_letter and foretold is not None


def _is_owed(rest: str) -> bool:
    """True for what is owed to a party and binds the other: "shall be paid", "shall receive a salary of $300"."""
    passive = _PASSIVE.match(rest) is not None and not said("texts", "of_duty").match(
        rest.lstrip().removeprefix("not ")
    )
    return passive or said("texts", "owed").match(rest.lstrip()) is not None


def _bound_ones(text: InstrumentText, subject: str) -> tuple[str, ...]:
    """The parties that the subject of a duty names: one of them, or all ("the Contracting Parties")."""
    reported = _REPORTED.match(subject)
    if reported:  # "the Norwegian side declared that it", "the Ministers agreed that Norway"
        subject = reported["who"] if reported["what"].casefold() in {"it", "they"} else reported["what"]
    bare = " ".join(subject.split()).casefold()
    for name in ("both", "neither"):
        if bare in vocabulary("texts").words(name) or bare.removeprefix("the ") in vocabulary("texts").words(name):
            return tuple(text.names())
    named_so = next((party for called, party in text.called if called.casefold() == bare), None)
    if named_so:
        return (named_so,)
    if bare in {"they"}:
        return tuple(text.names()) if text.kind == "communique" else ()
    nouns = vocabulary("texts").words("party_nouns")
    words = clean_party(subject).split()
    if not words or len(words) > 8 or not (words[0][0].isupper()):
        return ()
    is_named = text.party(subject)
    joined = re.split(r"\s+and\s+(?:the\s+)?", subject)
    if len(joined) == 2 and all(text.party(one) for one in joined):
        return tuple(dict.fromkeys(str(text.party(one)) for one in joined))
    is_a_party = (
        len(words) == 1
        or words[-1].lower().rstrip("s") in nouns
        or clean_party(subject) in text.names()
        or subject.lower().startswith(("the government of", "government of"))
    )
    called = any(clean_party(subject).casefold() == name.casefold() for name, _ in text.called)
    part = is_named and clean_party(subject).casefold() in is_named.casefold()
    return (is_named,) if is_named and (is_a_party or called or part) else ()


def _to_whom(text: InstrumentText, by: tuple[str, ...]) -> tuple[str, ...]:
    """To whom it is owed: the other party; where all are bound, one another, and nobody is named."""
    return tuple(name for name in text.names() if name not in by) if len(by) < len(text.parties) else ()


def _article(text: InstrumentText, at: int, numbered: re.Match[str] | None) -> str | None:
    """The article that a sentence stands in: the last one numbered before it."""
    article = numbered["article"] if numbered else None
    number = None
    for found in _ARTICLE.finditer(text.running.read, text.body, at + 12) if article is None else ():
        article, number = found["article"], found["number"]
    if article:
        return f"Article {article.split()[-1].upper()}"
    return f"paragraph {number}" if number else None
