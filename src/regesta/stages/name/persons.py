"""Persons by the form of their names: title, given name and surname, "Given SURNAME", "SURNAME, Given"."""

from __future__ import annotations

from collections.abc import Sequence

from regesta.rulebook import load_form_words
from regesta.stages.name import vocabulary
from regesta.stages.name.name_words import is_code, is_surname, is_surname_in_capitals, may_be_borne, may_be_name
from regesta.stages.name.spans import Span
from regesta.stages.name.titles import addresses, skip_titles
from regesta.stages.name.tokens import Token

MOST_NAMES = 6  # words in one name, titles apart
COLUMNS = 3  # blanks from which the next word stands in a column of its own


def person_spans(tokens: Sequence[Token], *, capitals: bool) -> list[Span]:
    """The persons of a sentence whose names show by their form; `capitals` when case singles nothing out."""
    found: list[Span] = []
    at = 0
    while at < len(tokens):
        span, after = _person_at(tokens, at, capitals)
        if span:
            found.append(span)
            if tokens[at].folded == "messrs":
                listed, after = _listed_after(tokens, after)
                found.extend(listed)
        at = max(after, at + 1)
    return found


def _listed_after(tokens: Sequence[Token], at: int) -> tuple[list[Span], int]:
    """The further names of "Messrs. Hull, Denver and Torrey", where a place's name is a surname too, and the index
    after them.
    """
    found: list[Span] = []
    while at < len(tokens):
        step = at + 1 if tokens[at].text in (",", "and", "&") else at
        step += step > at and step < len(tokens) and tokens[step].text in ("and", "&")
        if step == at or step >= len(tokens) or not is_surname(tokens[step]):
            break
        end = step + 1
        while end < len(tokens) and end - step < MOST_NAMES and is_surname(tokens[end]):
            end += 1
        found.append(Span(tokens[step].start, tokens[end - 1].bare_end, "person", "person.listed", 8))
        at = end
    return found, at


def _person_at(tokens: Sequence[Token], at: int, capitals: bool) -> tuple[Span | None, int]:
    if ends_a_place(tokens, at):
        return None, at + 1
    opening = _aside(tokens, at)
    if opening and tokens[at].text != "(" and opening < len(tokens) and not capitals:
        # A nickname that stands for the given name: "Chino" MORA.
        names, end = _name_run(tokens, opening, titled=False)
        if names and len(names) < 3 and is_surname_in_capitals(names[0]):
            return Span(tokens[at].start, tokens[end - 1].bare_end, "person", "person.nickname", 6), end
    first, titled = skip_titles(tokens, at)
    addressed = titled and addresses(tokens[at:first])
    names, end = _name_run(tokens, first, titled=titled, addressed=addressed)
    if not names:
        return None, at + 1
    if not titled and len(names) == 1 and _one_so_called(tokens, at):
        return Span(names[0].start, tokens[end - 1].bare_end, "person", "person.one", 6), end
    inside = first > 0 and tokens[first - 1].shape == "lower"
    rule, strength = _judge(names, title=tokens[at:first], capitals=capitals, inside=inside)
    inverted = _inverted(tokens, first, names, end, capitals)
    if (
        inverted
        and _is_of_one(tokens, end, inverted, titled=titled)
        and (rule if titled else not _goes_on_a_name(tokens, first))
    ):
        return Span(tokens[first].start, tokens[inverted - 1].end, "person", "person.inverted", 8), inverted
    if not rule and len(names) > 1 and _follows_a_post(tokens, first):
        rule, strength = "person.after-post", 7
    if not rule:
        return None, max(first, at + 1)
    start = at if titled else first
    return Span(tokens[start].start, tokens[end - 1].bare_end, "person", rule, strength), end


def ends_a_place(tokens: Sequence[Token], at: int) -> bool:
    """True for the last word of a known place of several: of "in New York Philip HARGROVE said" the man is no York."""
    if tokens[at].folded not in vocabulary.place_endings():
        return False
    known = vocabulary.words("places", "known")
    ending = (tokens[at - size + 1 : at + 1] for size in (2, 3) if at >= size - 1)
    return any(" ".join(token.folded for token in words) in known for words in ending)


def _follows_a_post(tokens: Sequence[Token], at: int) -> bool:
    """True for the word after the place that an office is held to: "Ambassador to Norway Ole Brandt"."""
    if at < 3 or tokens[at - 1].folded not in vocabulary.words("places", "known"):
        return False
    to = at - 3 if tokens[at - 2].folded == "the" else at - 2
    office = tokens[to - 1] if to > 0 and tokens[to].folded == "to" else None
    return office is not None and office.named and office.folded in vocabulary.words("offices", "heads")


def _one_so_called(tokens: Sequence[Token], at: int) -> bool:
    """True for a word that "one" stands before and a verb or comma after: "One HILARES, from Oslo, told him"."""
    if at < 1 or tokens[at - 1].folded != "one" or at + 1 >= len(tokens):
        return False
    return tokens[at + 1].shape == "lower" or tokens[at + 1].text in ",(."


def _name_run(tokens: Sequence[Token], at: int, *, titled: bool, addressed: bool = False) -> tuple[list[Token], int]:
    """The name words from tokens[at] on, and the index after them; behind a form of address the first may be a place's
    name too: "Mr. Houston".
    """
    names: list[Token] = []
    end = at
    while at < len(tokens) and len(names) < MOST_NAMES:
        token = tokens[at]
        place = addressed and not names and token.named and token.folded in vocabulary.words("places", "known")
        bears = (titled or names) and may_be_borne(tokens, at)
        if _opens_another(names, tokens, at):
            break
        if place or bears or may_be_name(token, titled=titled and not names):
            names.append(token)
            at = end = at + 1
            if _is_shortened(tokens, at):
                at += 1  # the stop of "St. Clair"
            if token.text.endswith(("'s", "’s", "'S", "’S")):
                break
        elif token.shape == "initial" and _opens_more(tokens, at):
            names.append(token)
            at += 1
            if at < len(tokens) and tokens[at].text == ".":
                at += 1
        elif names and token.folded in vocabulary.words("titles", "particle") and _name_follows(tokens, at + 1):
            at += 1
        elif names and (closing := _aside(tokens, at)):
            at = end = closing
        else:
            break
    while names and names[-1].start >= tokens[end - 1].end:
        names.pop()
    return names, _with_suffix(tokens, end) if names else end


def _opens_another(names: Sequence[Token], tokens: Sequence[Token], at: int) -> bool:
    """True for the word that opens the next name of a list without marks, behind a whole one: a known given name, or
    the first word of the next column: "Hugh Marsh Philip Hargrove", "Hugh Marsh     Elwin Torrey".
    """
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if len(names) < 2 or after is None or not (after.shape == "initial" or may_be_name(after, titled=True)):
        return False
    given = vocabulary.words("titles", "given")
    if tokens[at].named and tokens[at].start - tokens[at - 1].end >= COLUMNS:
        return True
    opened = names[0].shape == "initial" or names[0].folded in given
    closed = any(name.named and name.folded not in given for name in names[1:])
    return opened and closed and tokens[at].folded in given


def _is_shortened(tokens: Sequence[Token], at: int) -> bool:
    """True for the stop of a shortened word that only opens a surname: "Mr. St. Clair"."""
    if at >= len(tokens) - 1 or tokens[at].text != ".":
        return False
    opens = tokens[at - 1].folded in vocabulary.words("titles", "particle") and len(tokens[at - 1].text) < 3
    return opens and may_be_name(tokens[at + 1], titled=True)


def _opens_more(tokens: Sequence[Token], at: int) -> bool:
    after = at + 2 if at + 1 < len(tokens) and tokens[at + 1].text == "." else at + 1
    if after >= len(tokens):
        return False
    if may_be_borne(tokens, after):
        return True
    return tokens[after].shape == "initial" or may_be_name(tokens[after], titled=True)


def _name_follows(tokens: Sequence[Token], at: int) -> bool:
    if at < len(tokens) and tokens[at].folded in vocabulary.words("titles", "particle"):
        at += 1
    return at < len(tokens) and may_be_name(tokens[at], titled=True)


def _aside(tokens: Sequence[Token], at: int) -> int:
    """The index after a nickname in quotes or a second surname in brackets; 0 where there is none."""
    pairs = {"(": ")", '"': '"', "“": "”"}
    closing = pairs.get(tokens[at].text)
    if closing is None:
        return 0
    for size in (1, 2):
        stop = at + size + 1
        if stop < len(tokens) and tokens[stop].text == closing and all(t.named for t in tokens[at + 1 : stop]):
            inner = tokens[at + 1]
            if inner.text in vocabulary.acronyms() or inner.folded in load_form_words() - {"fnu", "lnu"}:
                return 0
            known = inner.folded in vocabulary.words("places", "known")
            return 0 if known or is_code(inner) else stop + 1
    return 0


def _with_suffix(tokens: Sequence[Token], end: int) -> int:
    at = end + 1 if end < len(tokens) and tokens[end].text == "," else end
    if at < len(tokens) and tokens[at].folded in vocabulary.words("titles", "suffix") and tokens[at].named:
        stop = at + 1
        return stop + 1 if stop < len(tokens) - 1 and tokens[stop].text == "." else stop
    return end


def _goes_on_a_name(tokens: Sequence[Token], at: int) -> bool:
    """True where the word before belongs to the same name: in a list, "Elwin Torrey, Hugh Marsh" is two people.

    So it is in one of surnames that ends with a full name: "Torrey, Marsh, Hugh Denver".
    """
    if at > 0 and may_be_name(tokens[at - 1], titled=False):
        return True
    return (
        at > 1
        and tokens[at].shape == "capitalised"
        and tokens[at - 1].text == ","
        and may_be_name(tokens[at - 2], titled=False)
    )


def _judge(names: Sequence[Token], *, title: Sequence[Token], capitals: bool, inside: bool) -> tuple[str, int]:
    """The rule that makes a run of name words a person, and how strong it is; ("", 0) where none does.

    `inside` when a word in lower case stands before it.
    """
    if title:
        # "General Investigative", "JUDGE ACCURACY": after a rank or an office an ordinary word is no surname.
        return ("person.title", 8) if addresses(title) or not vocabulary.is_ordinary(names[0].folded) else ("", 0)
    if len(names) < 2:
        return "", 0
    first, last = names[0], names[-1]
    if first.shape == "initial":
        # One initial before a word in capitals is as often the letter of a list, "A. MEXI", unless text runs on to it.
        single = names[1].shape != "initial" and (capitals or names[1].shape != "capitals" or not inside)
        return ("person.initials", 6) if last.named and len(last.text) > 2 and not single else ("", 0)
    given = first.folded in vocabulary.words("titles", "given")
    if given and last.named:
        return "person.given", 7
    if _has_middle_initial(names):
        return "person.middle-initial", 6
    if not capitals and first.shape == "capitalised" and any(is_surname_in_capitals(t) for t in names[1:]):
        return "person.surname-in-capitals", 6
    return "", 0


def _has_middle_initial(names: Sequence[Token]) -> bool:
    """True for "Elwin B. Torrey", whatever its words: a name of three letters or more on either side of an initial."""
    if len(names) < 3 or len(names[0].text) < 3 or len(names[-1].text) < 3:
        return False
    return names[-1].shape != "initial" and all(name.shape == "initial" for name in names[1:-1])


def _inverted(tokens: Sequence[Token], first: int, names: Sequence[Token], end: int, capitals: bool) -> int:
    """The index after "SURNAME, Given Middle", whose names begin at `first`; 0 where the words do not read so."""
    if end >= len(tokens) - 1 or tokens[end].text != "," or len(names) > 3:
        return 0
    if names[0].folded in vocabulary.words("titles", "given") and len(names) > 1:
        return 0
    if names[0].text.casefold() in vocabulary.words("places", "abbreviated"):
        return 0
    given, stop = _name_run(tokens, end + 1, titled=False)
    if not given or len(given) > 3:
        return 0
    if given[0].folded not in vocabulary.words("titles", "given"):
        return stop if capitals and len(names) == 1 and _is_item(tokens, first, stop) else 0
    if given[0].folded in vocabulary.words("places", "known"):
        return 0
    in_cell = capitals and first == 0 and not any(token.shape == "lower" for token in tokens)
    stop = _with_initials(tokens, stop, boxed=in_cell or tokens[stop - 1].shape == "capitals")
    if in_cell and len(names) == 1:
        return stop
    if capitals and names[0].shape == "capitalised" and len(given) > 2:
        return 0
    if (
        capitals
        and _opens_a_sentence(tokens, first)
        and len(names) == 1
        and tokens[stop : stop + 1]
        and tokens[stop].shape == "lower"
    ):
        return stop  # the recased words of a telegram go on with the verb: "Lindgren, Torvald arrived"
    both = all(t.shape == "capitals" for t in names) or names[0].shape == "capitals"
    if both:
        return stop
    alone = len(names) == 1 and len(given) <= 2 and _closes(tokens, stop)
    return stop if alone and not _is_next_of_a_list(tokens, given, stop) else 0


def _is_next_of_a_list(tokens: Sequence[Token], given: Sequence[Token], stop: int) -> bool:
    """True where what stands behind the comma is a name of its own, with a surname that is nobody's given name, and the
    list goes on: "Hale, Don Winter, Bird".
    """
    goes_on = stop < len(tokens) and tokens[stop].text in (",", "(")
    last = given[-1]
    known = last.folded in vocabulary.words("titles", "given") or last.shape == "initial"
    return goes_on and len(given) > 1 and not known


def _is_of_one(tokens: Sequence[Token], comma: int, stop: int, *, titled: bool) -> bool:
    """False where a whole name stands behind the comma, of the next in a list: "EISENHOWER, Gordon GRAY", and behind
    a title every word that is no known given name is a surname: "Mr. GRAY, Douglas DILLON".
    """
    names = [token for token in tokens[comma + 1 : stop] if token.named]
    if len(names) < 2:
        return True
    if names[-1].shape == "capitals" and names[0].shape == "capitalised":
        return False
    return not titled or names[-1].folded in vocabulary.words("titles", "given")


def _opens_a_sentence(tokens: Sequence[Token], at: int) -> bool:
    """True at the start, and behind the number of a paragraph: "3. LINDGREN, TORVALD ARRIVED"."""
    return at == 0 or (at == 1 and tokens[0].shape == "number" and tokens[0].text.endswith("."))


def _is_item(tokens: Sequence[Token], first: int, stop: int) -> bool:
    """True where a surname with its given names is the head of an item: "CC. LINDGREN, TORVALD; WHITE MALE"."""
    lettered = first > 1 and tokens[first - 1].text == "." and len(set(tokens[first - 2].folded)) == 1
    return (lettered or first == 0) and stop < len(tokens) and tokens[stop].text == ";"


def _with_initials(tokens: Sequence[Token], at: int, *, boxed: bool) -> int:
    """The index after the initials that follow given names, each with its stop, or one without in a table's box:
    "HARGROVE, Philip M.", "HARGROVE, PHILIP M   CLERK".
    """
    while at + 1 < len(tokens) and tokens[at].shape == "initial" and tokens[at + 1].text == ".":
        at += 2
    alone = boxed and at < len(tokens) and tokens[at].shape == "initial"
    return at + 1 if alone else at


def _closes(tokens: Sequence[Token], at: int) -> bool:
    return at >= len(tokens) or tokens[at].shape == "mark"
