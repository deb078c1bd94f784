"""What every line of a record is there for: decided by the line, then by where on its page it stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise

from regesta.model.text import Line, LineRole
from regesta.stages.describe.header_rules import is_date_line, opens_with_date, read_label, says_sent_with
from regesta.stages.describe.line_rules import LineRule
from regesta.stages.describe.page_zones import (
    head_end,
    identification_end,
    is_cable_page,
    is_form,
    is_form_label,
    is_routing_slip,
    own_rule,
    second_heads,
)
from regesta.stages.describe.persons import is_written_like_name
from regesta.stages.describe.source_note import note_lines
from regesta.stages.describe.typed import TypedLine
from regesta.stages.describe.web_page import is_web_page, web_roles

_NUMBER_ALONE = re.compile(r"\d{1,4}")
_PARTICULAR = re.compile(r"[^:]{3,40}:\s{0,4}\S.{3,}")
_DIGITS = re.compile(r"\d+")
_CONTINUED_PAGE = re.compile(
    r".{0,60}\bpage\s+(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,3})\b.{0,60}", re.IGNORECASE
)
_CLOSING = frozenset(
    {"signature.close", "signature.signed", "signature.drafter", "distribution.label", "furniture.cable-end"}
)
_NOT_TYPED = frozenset({"furniture", "marking", "stamp"})
_CLOSE = 4  # lines: the last of the text, the name, and two of its office
_COPIES = "distribution.copy"
_SIGNED_PICTURE = "furniture.signature-picture"
_LONGEST_LABEL = 24
_EDGE = 3  # lines from the top or foot of a page where running heads and page numbers stand
_RUNNING_PAGES = 3  # pages that a line must open or close to be a running head


def assign_roles(lines: Sequence[TypedLine]) -> tuple[Line, ...]:
    """Every line with its role."""
    rules = [own_rule(line) for line in lines]
    if is_web_page(lines):
        return _as_lines(lines, web_roles(lines, rules))
    chronology = is_chronology(lines)
    running = _running_heads(lines)
    roles: list[LineRole] = []
    at = 0
    pages = [list(group) for _, group in groupby(lines, key=lambda line: line.page)]
    closing = _last_typed(lines, rules)
    for number, page in enumerate(pages):
        own = rules[at : at + len(page)]
        zoned = _Page(page, own, opening=number == 0, closing=page[0].page == closing, chronology=chronology)
        roles.extend(zoned.roles(running))
        at += len(page)
    for number in note_lines(lines):
        roles[number] = "boilerplate"
    return _as_lines(lines, roles)


def _as_lines(lines: Sequence[TypedLine], roles: Sequence[LineRole]) -> tuple[Line, ...]:
    return tuple(Line(line.page, line.start, line.end, role) for line, role in zip(lines, roles, strict=True))


def _last_typed(lines: Sequence[TypedLine], rules: Sequence[LineRule | None]) -> int:
    """The number of the last page with anything typed on it: a picture or a stamp behind it is no part of the text."""
    typed = (line.page for line, rule in zip(lines, rules, strict=True) if rule is None or rule.role not in _NOT_TYPED)
    return max(typed, default=lines[-1].page if lines else 0)


def is_chronology(lines: Sequence[TypedLine]) -> bool:
    """Whether dates head or open a good part of the lines: four at least, and one line in twelve."""
    dated = sum(is_date_line(line.text) or opens_with_date(line.text.lstrip("-•· ")) for line in lines)
    return dated >= 4 and dated * 12 >= len(lines)


def _running_heads(lines: Sequence[TypedLine]) -> frozenset[str]:
    """Short lines that stand at the edge of three pages and more, numbers aside."""
    seen: Counter[str] = Counter()
    last: dict[int, int] = {}
    for line in lines:
        last[line.page] = line.top
    for line in lines:
        if (line.top < _EDGE or last[line.page] - line.top < _EDGE) and len(line.text) <= 70:
            seen[_folded(line.text)] += 1
    return frozenset(text for text, count in seen.items() if count >= _RUNNING_PAGES and text)


def _folded(text: str) -> str:
    return "" if is_date_line(text) else _DIGITS.sub("#", text).casefold()


def _is_bare_label(text: str) -> bool:
    """Whether a line is a label whose value is missing or stands on the next line: "DATE", "SUBJECT:"."""
    if len(text) > _LONGEST_LABEL:
        return False
    label = read_label(text) or read_label(f"{text}:")
    return label is not None and label.value_at >= len(text)


class _Page:
    """One page's lines while their roles are decided."""

    def __init__(
        self,
        lines: Sequence[TypedLine],
        rules: Sequence[LineRule | None],
        *,
        opening: bool,
        closing: bool,
        chronology: bool,
    ) -> None:
        self.lines = lines
        self.rules = rules
        self.opening = opening
        self.closing = closing
        self.chronology = chronology
        self.decided: list[LineRole | None] = [rule.role if rule else None for rule in rules]

    def roles(self, running: frozenset[str]) -> list[LineRole]:
        """The roles, line by line."""
        begin = self._set_identification_aside()
        if is_routing_slip(self.lines):
            self._fill(begin, len(self.lines), "form", prose_stays=True)
        else:
            self._number_and_running_lines(running)
            begin = self._head(begin)
            self._foot(begin)
            if is_form(self.lines, self.rules):
                self._fill(begin, len(self.lines), "form", prose_stays=True)
            else:
                self._give_back_particulars()
        return [role or self._text_role(number) for number, role in enumerate(self.decided)]

    def _fill(self, begin: int, end: int, role: LineRole, *, prose_stays: bool) -> None:
        for number in range(begin, end):
            line = self.lines[number]
            if self.decided[number] in (None, "table") and not (prose_stays and line.prose and line.words >= 8):
                if self.decided[number] == "table" and not is_routing_slip(self.lines):
                    continue
                self.decided[number] = role

    def _give_back_particulars(self) -> None:
        """A labelled particular in running text ("Date of birth: 4 May 1919, Minsk") is text, not a printed form."""
        for number, rule in enumerate(self.rules):
            line = self.lines[number]
            if rule and rule.id == "form.printed" and _PARTICULAR.match(line.text) and self.decided[number] == "form":
                self.decided[number] = "body"

    def _set_identification_aside(self) -> int:
        end = identification_end(self.lines)
        for number in range(end):
            if self.decided[number] != "marking" or is_form_label(self.lines[number].text):
                self.decided[number] = "boilerplate"
        return end

    def _number_and_running_lines(self, running: frozenset[str]) -> None:
        numbers = [number for number, line in enumerate(self.lines) if _NUMBER_ALONE.fullmatch(line.text)]
        numbered_lines = len(numbers) >= 6  # a transcript whose margin numbers stand on lines of their own
        for number in numbers:
            edge = number < _EDGE or len(self.lines) - number <= _EDGE
            if edge or numbered_lines or not self._heads_an_entry(number):
                self.decided[number] = "furniture"
        for number, line in enumerate(self.lines):
            edge = number < _EDGE or len(self.lines) - number <= _EDGE
            if edge and self.decided[number] is None and not line.prose and _folded(line.text) in running:
                self.decided[number] = "header" if self.opening else "furniture"  # the first says whose page it is
        if not self.opening:
            self._continued_page_head()

    def _heads_an_entry(self, number: int) -> bool:
        """Whether a bare day ("25") stands over text."""
        following = self.lines[number + 1] if number + 1 < len(self.lines) else None
        return 1 <= int(self.lines[number].text) <= 31 and following is not None and following.words >= 4

    def _continued_page_head(self) -> None:
        for number, line in enumerate(self.lines[:5]):
            if line.prose:
                return
            if _CONTINUED_PAGE.fullmatch(line.text) and line.words <= 14:
                after = self.lines[number + 1] if number + 1 < len(self.lines) else None
                end = number + 2 if after and is_date_line(after.text) else number + 1
                for head in range(end):
                    self.decided[head] = self.decided[head] or "furniture"
                return

    def _head(self, begin: int) -> int:
        lines, rules = self.lines[begin:], self.rules[begin:]
        cable = is_cable_page(lines, rules)
        end = begin
        if self.opening or cable or begin:
            end = begin + head_end(lines, rules, cable=cable, chronology=self.chronology)
        for number in range(begin, end):
            if self.decided[number] is None:
                line = self.lines[number]
                title = line.marked and not line.prose and not is_date_line(line.text)
                self.decided[number] = "heading" if title and not cable else "header"
        for first, past in second_heads(self.lines, end):
            for number in range(first, past):
                self.decided[number] = self.decided[number] or "header"
        return end

    def _foot(self, begin: int) -> None:
        zone: LineRole | None = None
        for number in range(begin, len(self.lines)):
            rule, line = self.rules[number], self.lines[number]
            if rule and (rule.id in _CLOSING or (rule.id == _SIGNED_PICTURE and self._name_follows(number))):
                zone = "distribution" if rule.role == "distribution" else "signature"
                self._name_above(number, begin)
            elif zone is None and self._says_what_goes_with_it(number, begin):
                self._name_above(number, begin)
            elif zone and self.decided[number] is None:
                if self._text_goes_on(number):
                    zone = None
                elif is_date_line(line.text):
                    self.decided[number] = "signature" if self._is_typed_date(number, zone) else "stamp"
                else:
                    self.decided[number] = zone
        if (self.closing and self._holds_text(begin)) or self._ends_with_name():
            self._name_above(len(self.lines), begin)

    def _says_what_goes_with_it(self, number: int, begin: int) -> bool:
        """Whether a line under text says who gets a copy or that something is attached."""
        rule = self.rules[number]
        said = (rule and rule.id == _COPIES) or says_sent_with(self.lines[number].text)
        return bool(said) and any(one.prose for one in self.lines[begin:number])

    def _holds_text(self, begin: int) -> bool:
        """Whether there is text that a name can have signed: on this page, or on one before it."""
        lines = zip(self.lines[begin:], self.decided[begin:], strict=True)
        return not self.opening or any(line.prose for line, role in lines if role not in _NOT_TYPED)

    def _ends_with_name(self) -> bool:
        """Whether a name, set apart, with an office or two under it, closes a page whose last sentence has ended."""
        typed = [number for number, role in enumerate(self.decided) if role is None][-_CLOSE:]
        for number, below in pairwise(typed):
            line, name = self.lines[number], self.lines[below]
            if line.prose and line.text.endswith(".") and name.gap and is_written_like_name(name.text):
                return not any(self.lines[later].prose for later in typed[typed.index(below) + 1 :])
        return False

    def _is_typed_date(self, number: int, zone: LineRole) -> bool:
        """Whether a date at the foot was typed with the record: under a drafter's line, or with small letters."""
        line = self.lines[number]
        return (line.gap <= 1 and zone == "signature") or any(char.islower() for char in line.text)

    def _name_follows(self, number: int) -> bool:
        return number + 1 < len(self.lines) and is_written_like_name(self.lines[number + 1].text)

    def _text_goes_on(self, number: int) -> bool:
        line = self.lines[number]
        if line.prose and (line.words >= 8 or self.chronology):
            return True
        return (
            self.chronology and (is_date_line(line.text) or opens_with_date(line.text)) and self._prose_follows(number)
        )

    def _prose_follows(self, number: int) -> bool:
        return any(line.prose for line in self.lines[number + 1 : number + 4])

    def _name_above(self, number: int, begin: int) -> None:
        """A typed name, with office lines under it, that closes the text above a drafter's line or distribution."""
        block: list[int] = []
        for above in range(number - 1, begin - 1, -1):
            line = self.lines[above]
            if self.decided[above] is not None:
                if self.decided[above] in {"furniture", "signature", "marking", "stamp"} and len(block) < 4:
                    continue
                break
            if says_sent_with(line.text):
                block.clear()
                continue
            if not block and (is_date_line(line.text) or _is_bare_label(line.text.strip("()"))):
                continue  # a date typed under the name
            if line.prose or line.words > 8 or len(block) == 4 or is_date_line(line.text):
                break
            block.append(above)
        while block and not is_written_like_name(self.lines[block[-1]].text):
            block.pop()
        if len(block) <= 3:
            for above in block:
                self.decided[above] = "signature"

    def _sentence_runs_into(self, number: int) -> bool:
        """Whether a line is the end of a sentence that a typist broke before its date."""
        above = self.lines[number - 1] if number else None
        if above is None or self.lines[number].gap or self.decided[number - 1] is not None:
            return False
        return above.prose and above.text[-1] not in ".:;!?"

    def _text_role(self, number: int) -> LineRole:
        line = self.lines[number]
        if _is_bare_label(line.text):
            return "form"
        if is_date_line(line.text) or _NUMBER_ALONE.fullmatch(line.text):
            if self._sentence_runs_into(number):
                return "body"
            near = 0 if self.chronology else 1  # blank lines between: in a chronology a blank line closes an entry
            if number and line.gap <= near and _is_bare_label(self.lines[number - 1].text):
                return "form"
            if self.closing and not any(role is None for role in self.decided[number + 1 :]):
                return "stamp"  # nothing is left for it to head
            return "heading"
        if line.prose or line.words > 12:
            return "body"
        if line.marked or (line.upper and line.gap and line.words <= 10 and not line.text.endswith(".")):
            return "heading"
        return "body"
