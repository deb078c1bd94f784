"""Bodies and offices by the form of their names, and nationalities."""

from __future__ import annotations

from collections.abc import Sequence

from regesta.stages.name import vocabulary
from regesta.stages.name.spans import Span
from regesta.stages.name.tokens import Token

_JOINS = frozenset({"of", "for", "and", "&", "the", "on", "de", "del", "la", "las", "los", "y", "des", "du", "/"})
MOST_WORDS = 9  # words in the name of one body
MOST_AFTER = 3  # words of such a name behind the person's
_BY_FORM = frozenset({"person.given", "person.middle-initial", "person.initials", "model.person"})


def body_spans(tokens: Sequence[Token], *, capitals: bool) -> list[Span]:
    """The organisations of a sentence: known letters, or capitalised words around a head such as "Committee"."""
    found = [
        Span(token.start, token.end, "organisation", "organisation.letters", 4)
        for token in tokens
        if token.text in vocabulary.acronyms() and (len(token.text) > 2 or not capitals)
    ]
    if capitals:
        return found
    at = 0
    while at < len(tokens):
        at += opens_as_verb(tokens, at)
        if at >= len(tokens):
            break
        end = _run_of_capitals(tokens, at)
        span = _body_in(tokens[at:end]) if end > at else None
        if span:
            found.append(span)
        at = max(end, at + 1)
    return found


def named_after(spans: Sequence[Span], tokens: Sequence[Token]) -> list[Span]:
    """The spans with bodies that are called after a person as one: "Otto Lund Foundation", "Otto Lund Review Board".

    Nobody with a title is part of such a name, nor is whoever stands before a body that is known by its own.
    """
    kept = list(spans)
    for person in spans:
        if person.kind != "person" or person.rule not in _BY_FORM:
            continue
        at = next((n for n, token in enumerate(tokens) if token.start >= person.end), len(tokens))
        end = at
        while end < len(tokens) and end - at < MOST_AFTER and tokens[end].shape == "capitalised":
            end += 1
            if tokens[end - 1].folded in vocabulary.words("organisations", "named_after"):
                break
        last = tokens[end - 1] if end > at else None
        parted = at == 0 or tokens[at - 1].end != person.end  # "Lund's Committee"
        if last is None or parted:
            continue
        if last.folded in vocabulary.words("organisations", "named_after"):
            body = Span(person.start, last.bare_end, "organisation", "organisation.named-after", person.strength)
            kept = [span for span in kept if span.end <= body.start or body.end <= span.start]
            kept.append(body)
    return sorted(kept, key=lambda span: span.start)


def opens_as_verb(tokens: Sequence[Token], at: int) -> bool:
    """True for a participle that opens a sentence without a subject: "Informed Embassy Oslo of it"."""
    token = tokens[at]
    opens = at == 0 or tokens[at - 1].text in (".", ":", ";", "-")
    if not opens or token.shape != "capitalised" or not token.folded.endswith("ed"):
        return False
    return token.folded not in vocabulary.words("organisations", "participles") and vocabulary.is_ordinary(token.folded)


def office_spans(tokens: Sequence[Token], *, capitals: bool) -> list[Span]:
    """The offices of a sentence: "Chief, WH Division", "Deputy Minister for Foreign Trade", "the Ambassador"."""
    heads = vocabulary.words("offices", "heads")
    found: list[Span] = []
    for at, token in enumerate(tokens):
        if token.folded not in heads or not (token.named or token.shape == "lower"):
            continue
        start = _modifiers_begin(tokens, at)
        phrase = " ".join(t.folded for t in tokens[start : at + 1])
        article = start > 0 and tokens[start - 1].folded in ("the", "our", "your")
        if token.named and not capitals:
            end = _office_reach(tokens, at + 1)
            if article and end == at + 1 and phrase in vocabulary.words("offices", "bare"):
                rule = "office.posted" if _is_posted(tokens, end) else "office.bare"
                found.append(Span(tokens[start].start, token.bare_end, "office", rule, 5))
                continue
            found.append(Span(tokens[start].start, tokens[end - 1].bare_end, "office", "office.capitalised", 5))
        elif article and phrase in vocabulary.words("offices", "bare"):
            found.append(Span(tokens[start].start, token.bare_end, "office", "office.bare", 4))
    return found


def _is_posted(tokens: Sequence[Token], at: int) -> bool:
    """True where what follows an office says where it is held: "the Ambassador in Oslo" is no other ambassador."""
    if at + 1 >= len(tokens) or tokens[at].folded not in ("in", "to", "at"):
        return False
    return tokens[at + 1].named and not vocabulary.is_ordinary(tokens[at + 1].folded)


def group_spans(tokens: Sequence[Token]) -> list[Span]:
    """The nationalities of a sentence that stand as nouns: "the Cubans"."""
    peoples = vocabulary.words("groups", "peoples")
    adjectives = vocabulary.words("groups", "adjectives")
    found = []
    for at, token in enumerate(tokens):
        noun = at + 1 >= len(tokens) or not (tokens[at + 1].shape == "lower" and len(tokens[at + 1].text) > 3)
        only_noun = token.folded in peoples and token.folded not in adjectives
        if token.named and (only_noun or (token.folded in peoples and noun)):
            found.append(Span(token.start, token.bare_end, "group", "group.people", 4))
    return found


def _run_of_capitals(tokens: Sequence[Token], at: int) -> int:
    """The index after the run of capitalised words, joined by "of", "for" and the like, that begins here."""
    if not (tokens[at].named or tokens[at].text.startswith("U.")):
        return at
    end = at + 1
    while end < len(tokens) and end - at < MOST_WORDS:
        token = tokens[end]
        if token.named or token.text.startswith("U."):
            end += 1
            continue
        step = end
        while step < len(tokens) and step - end < 2 and tokens[step].folded in _JOINS:
            step += 1
        if step == end or step >= len(tokens) or not tokens[step].named:
            break
        if tokens[end].folded == "the" or (tokens[end].folded == "and" and tokens[end + 1].folded == "the"):
            break  # "the Norwegian Government the Minister of Trade and the Consul" are three
        end = step + 1
    return end


def _body_in(run: Sequence[Token]) -> Span | None:
    """The body that a run of capitalised words names; None where no head stands in it."""
    heads = vocabulary.words("organisations", "heads")
    while run and run[0].folded in vocabulary.form_words_alone() and not _opens_a_name(run):
        run = run[1:]
    while run and run[0].folded in _JOINS:
        run = run[1:]
    places = [n for n, token in enumerate(run) if token.folded in heads and token.named]
    if not places:
        return None
    cut = next((n for n, token in enumerate(run) if n > places[0] and _goes_no_further(run, n)), len(run))
    run = run[:cut]
    while run and run[-1].folded in vocabulary.form_words_alone():
        run = run[:-1]
    if " ".join(token.folded for token in run) in vocabulary.words("places", "known"):
        return None
    offices = vocabulary.words("offices", "heads")
    opens = next((n for n, t in enumerate(run) if t.folded in offices and n < places[0]), None)
    if opens is not None or not run:
        return None
    alone = len(run) == 1
    if alone and run[0].folded in (
        "home",
        "house",
        "order",
        "post",
        "times",
        "international",
        "news",
        "group",
        "unit",
        "force",
    ):
        return None
    while run and (run[-1].folded in _JOINS or run[-1].shape == "mark"):
        run = run[:-1]
    if {token.folded for token in run} & heads <= vocabulary.words("places", "grounds"):
        return Span(run[0].start, run[-1].bare_end, "place", "place.site", 4 if alone else 5)
    return Span(run[0].start, run[-1].bare_end, "organisation", "organisation.headed", 4 if alone else 5)


def _opens_a_name(run: Sequence[Token]) -> bool:
    """True for a word of forms that opens the name of a body: "State Department", "New York Office"."""
    if run[0].folded in vocabulary.words("organisations", "opening"):
        return True
    pair = " ".join(token.folded for token in run[:2])
    return pair in vocabulary.words("places", "known") or pair in vocabulary.words("organisations", "whole")


def _goes_no_further(run: Sequence[Token], at: int) -> bool:
    """True for a word that ends the name of a body: "and", and "for" after a seat ("the Soviet Embassy for Orlov")."""
    if run[at].folded == "for":
        return run[at - 1].folded in vocabulary.words("places", "seats")
    return run[at].folded == "and"


def _modifiers_begin(tokens: Sequence[Token], at: int) -> int:
    modifiers = vocabulary.either(("offices", "modifiers"), ("groups", "adjectives"))
    start = at
    while start > 0 and (tokens[start - 1].folded in modifiers or tokens[start - 1].text in ("-", "U.S.", "U. S.")):
        start -= 1
    while start < at and tokens[start].text == "-":
        start += 1
    return start


def _office_reach(tokens: Sequence[Token], at: int) -> int:
    """The index after what the office is of: "of the Central Planning Board", ", WH Division"."""
    if at >= len(tokens):
        return at
    step = at
    if tokens[at].text in (",", "/") or tokens[at].folded in ("of", "for", "to"):
        step = at + 1
        if step < len(tokens) and tokens[step].folded == "the":
            step += 1
    elif tokens[at].folded != "general":
        return at
    if step >= len(tokens) or not (tokens[step].named or tokens[step].text.startswith("U.")):
        return at
    if tokens[at].text in (",", "/"):
        head = vocabulary.words("organisations", "heads")
        reach = _run_of_capitals(tokens, step)
        run = tokens[step:reach]
        body = any(t.folded in head for t in run) or run[0].text in vocabulary.acronyms()
        return reach if body or all(t.shape == "capitals" and len(t.text) < 4 for t in run) else at
    reach = _run_of_capitals(tokens, step)
    return min(reach, _end_of_place(tokens, step) or reach)


def _end_of_place(tokens: Sequence[Token], at: int) -> int | None:
    """The index after the known place that begins here, where a name may follow: "Ambassador to Norway Ole Brandt",
    "Ambassador to the Congo Ole Brandt".
    """
    known = vocabulary.words("places", "known")
    sizes = (size for size in (3, 2, 1) if " ".join(token.folded for token in tokens[at : at + size]) in known)
    size = next(sizes, None)
    before = at - 2 if tokens[at - 1].folded == "the" else at - 1
    return at + size if size and tokens[before].folded == "to" else None
