"""A record spread out for reading: its lines with their roles, and fields cut out of them verbatim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from regesta.model.records import Field, Record
from regesta.model.text import LineRole
from regesta.stages.describe.typed import TypedLine

_BLANKS = re.compile(r"\s+")
_BOX_EDGE = re.compile(r"[ \t]*\|[ \t]*\n[ \t]*\|")  # of a box that the converter drew about lines of text
_CONVERTER_MARKS = re.compile(r"\*{1,3}|`|~~|^#+\s|^>\s|\\(?=[*_#$])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of a record, each with its role, and the texts they stand in by page number."""

    lines: tuple[TypedLine, ...]
    roles: tuple[LineRole, ...]
    texts: dict[int, str]

    @classmethod
    def of(cls, record: Record, lines: list[TypedLine], roles: tuple[LineRole, ...]) -> Sheet:
        """The sheet of a record."""
        return cls(tuple(lines), roles, {page.number: page.text for page in record.pages})

    def with_role(self, *wanted: LineRole) -> Iterator[tuple[int, TypedLine]]:
        """The lines of these roles with their places."""
        return ((n, line) for n, (line, role) in enumerate(zip(self.lines, self.roles, strict=True)) if role in wanted)

    def head(self, most: int = 40) -> Iterator[tuple[int, TypedLine]]:
        """The first lines of the record, up to the first that is read as body text."""
        for number, line in enumerate(self.lines[:most]):
            if self.roles[number] == "body" and line.prose:
                return
            yield number, line

    def below(self, number: int) -> TypedLine | None:
        """The line under this one; None under the last."""
        return self.lines[number + 1] if number + 1 < len(self.lines) else None

    def goes_on(self, number: int) -> bool:
        """Whether a line stands right under prose whose sentence has not ended."""
        if number == 0 or self.lines[number].gap or self.lines[number - 1].page != self.lines[number].page:
            return False
        above = self.lines[number - 1]
        return above.prose and above.text[-1] not in ".:;!?"

    def cut(
        self, name: str, first: int, last: int, *, at: int = 0, rule: str, value: str | None = None
    ) -> Field | None:
        """The field that begins `at` characters into line `first` and ends with line `last`; None where it is empty."""
        line, end_line = self.lines[first], self.lines[last]
        return self.slice(name, line.page, line.at + at, end_line.at + len(end_line.text), rule=rule, value=value)

    def named(self, name: str, line: TypedLine, match: re.Match[str], *, rule: str) -> Field | None:
        """The field that is the group "name" of a match in a line's text."""
        return self.slice(name, line.page, line.at + match.start("name"), line.at + match.end("name"), rule=rule)

    def slice(self, name: str, page: int, start: int, end: int, *, rule: str, value: str | None = None) -> Field | None:
        """The field that is this slice of a page, without the blanks at its ends."""
        text = self.texts[page][start:end]
        start += len(text) - len(text.lstrip())
        text = text.strip()
        read = fold(text) if value is None else value
        if not text or not read:
            return None
        return Field(name, read, text, page, start, start + len(text), rule)


def fold(text: str) -> str:
    """A text as read: the converter's marks off, any run of blanks one blank, words joined over a line's end."""
    joined = re.sub(r"(?<=[^\W\d_])-\s*\n\s*(?=[a-z])", "", _BOX_EDGE.sub("\n", text))
    return _BLANKS.sub(" ", _CONVERTER_MARKS.sub("", joined)).strip(" |")
