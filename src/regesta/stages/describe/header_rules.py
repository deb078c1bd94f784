"""The rules of rules/en/headers.yml: labels, letterheads, salutations, lines that are a date."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any, NamedTuple

from regesta.rulebook import load_rules
from regesta.stages.describe.line_rules import join_pieces

_FILE = "en/headers.yml"
LONGEST_HEADER_LINE = 300
LONGEST_FORM_LABEL = 80
LONGEST_FORM = 120  # lines: a form is one page


class Label(NamedTuple):
    """A label at the beginning of a line: its rule, the field it fills, and where the value begins in the line."""

    id: str
    field: str
    value_at: int


def _any_of(rules: list[dict[str, Any]], *, colon: str, no_colon: str) -> str:
    """One pattern for all the rules, the rule at place n as group "rn", with what has to follow its words."""
    parts = (
        f"(?P<r{at}>(?:{rule['pattern']}){colon if rule.get('colon') else no_colon})" for at, rule in enumerate(rules)
    )
    return f"(?:{'|'.join(parts)})"


def _place(match: re.Match[str], count: int) -> int:
    """The place of the rule that matched."""
    return next(at for at in range(count) if match[f"r{at}"] is not None)


@cache
def _labels() -> tuple[re.Pattern[str], tuple[tuple[str, str], ...]]:
    rules = load_rules("en/headers")["labels"]
    words = _any_of(rules, colon=r"\s{0,12}[:;.]{1,2}(?=\s|$|\S)", no_colon="")
    pattern = re.compile(rf"(?:[a-z\d][.)]\s)?{words}\s*", re.IGNORECASE)
    return pattern, tuple((rule["id"], rule["field"]) for rule in rules)


@lru_cache(maxsize=4096)
def read_label(text: str) -> Label | None:
    """The label that a line begins with, or None.

    >>> read_label("TO : Chief, Eastern Desk").field
    'recipient'
    """
    if len(text) > LONGEST_HEADER_LINE:
        return None
    pattern, rules = _labels()
    match = pattern.match(text)
    if match is None:
        return None
    identifier, field = rules[_place(match, len(rules))]
    return Label(identifier, field, match.end())


class FormLabel(NamedTuple):
    """A printed label that is a whole line: its rule, the field it fills, where it counts, if a gloss has to follow."""

    id: str
    field: str
    within: int  # lines from the head of the record
    wants_gloss: bool
    alone: int  # lines from the head of the record in which it wants no gloss


@cache
def _form_labels() -> tuple[re.Pattern[str], tuple[FormLabel, ...]]:
    rules = load_rules("en/headers")["form_labels"]
    words = _any_of(rules, colon=":", no_colon=":?")
    whole = rf"(?:[a-z\d]{{1,2}}[.)]\s{{0,3}})?{words}(?P<gloss>\s?\([^()]{{3,60}}\))?"
    labels = tuple(
        FormLabel(
            rule["id"], rule["field"], rule.get("within", LONGEST_FORM), bool(rule.get("gloss")), rule.get("alone", 0)
        )
        for rule in rules
    )
    return re.compile(whole, re.IGNORECASE), labels


def read_form_label(text: str) -> FormLabel | None:
    """The printed label of a form that a line is, its value to be sought under it, or None.

    >>> read_form_label("FROM: (Requesting Agency)").field
    'author'
    """
    pattern, labels = _form_labels()
    match = pattern.fullmatch(text) if len(text) <= LONGEST_FORM_LABEL else None
    if match is None:
        return None
    label = labels[_place(match, len(labels))]
    return label._replace(wants_gloss=label.wants_gloss and not match["gloss"])


@cache
def _form_words() -> re.Pattern[str]:
    return re.compile(load_rules("en/headers")["form_words"], re.IGNORECASE)


def is_form_words(text: str) -> bool:
    """Whether a line is printed on a form beside a label, and no value: "EXTENSION NO.", "9. RELATIVES"."""
    return _form_words().fullmatch(text) is not None


@cache
def _posts() -> re.Pattern[str]:
    return re.compile(
        "|".join(
            f"(?P<{rule['id'].partition('.')[2]}>{rule['pattern']})" for rule in load_rules("en/headers")["posts"]
        ),
        re.IGNORECASE,
    )


def read_post(text: str) -> str | None:
    """Which kind of office a text names and nothing else, "station" or "bureau"; None for any other text.

    >>> read_post("Chief of Station, Vigo")
    'station'
    """
    match = _posts().fullmatch(text) if len(text) <= LONGEST_FORM_LABEL else None
    return match.lastgroup if match else None


@cache
def _dispatch_labels() -> re.Pattern[str]:
    rules: dict[str, str] = load_rules("en/headers")["dispatch_labels"]
    words = "|".join(words if field == "-" else f"(?P<{field}>{words})" for field, words in rules.items())
    return re.compile(rf"(?:{words})\s?[:.]?[*_]{{0,2}}(?=\s|$)\s{{0,6}}", re.IGNORECASE)


def read_dispatch_label(text: str) -> tuple[str, int] | None:
    """The field to which the printed label of a dispatch leads ("-" for none), and where its value begins."""
    match = _dispatch_labels().match(text)
    return (match.lastgroup or "-", match.end()) if match else None


@cache
def _whole_lines(section: str) -> re.Pattern[str]:
    content = load_rules("en/headers")
    entries = content[section]
    patterns = [entry["pattern"] if isinstance(entry, dict) else entry for entry in entries]
    joined = (join_pieces(one, content["pieces"], file=_FILE, rule=section) for one in patterns)
    return re.compile("|".join(f"(?:{one})" for one in joined), re.IGNORECASE)


@lru_cache(maxsize=4096)
def is_date_line(text: str) -> bool:
    """Whether a line is a date and nothing else: "August 29", "11/2/62", "3 de mayo de 1961"."""
    return len(text) <= 60 and _whole_lines("dates").fullmatch(text.rstrip(".,:;-– ")) is not None


@cache
def _opening_date() -> re.Pattern[str]:
    content = load_rules("en/headers")
    joined = (join_pieces(one, content["pieces"], file=_FILE, rule="dates") for one in content["dates"])
    return re.compile("|".join(f"(?:{one})" for one in joined), re.IGNORECASE)


def opens_with_date(text: str) -> bool:
    """Whether a line begins with a date that words follow: "Sept. 11 President Novak arrived"."""
    match = _opening_date().match(text[:60])
    return match is not None and len(text) > match.end() + 8 and not text[match.end()].isalnum()


@lru_cache(maxsize=4096)
def is_no_title(text: str) -> bool:
    """Whether a line over a text is no title of it: a form's label or box, a precedence, a reviewer's mark."""
    return _whole_lines("no_titles").fullmatch(text) is not None


@lru_cache(maxsize=4096)
def is_letterhead(text: str) -> bool:
    """Whether a line names the body whose paper it is, its place, or the genre printed at the head."""
    return len(text) <= 90 and _whole_lines("letterheads").fullmatch(text) is not None


def says_sent_with(text: str) -> bool:
    """Whether a line says that something goes with the record, and no more: "Attachment: a/s"."""
    return _whole_lines("sent_with").fullmatch(text) is not None


@cache
def _salutation() -> re.Pattern[str]:
    return re.compile(load_rules("en/headers")["salutation"], re.IGNORECASE)


def is_salutation(text: str) -> bool:
    """Whether a line addresses the reader of a letter."""
    return len(text) <= 70 and _salutation().fullmatch(text) is not None
