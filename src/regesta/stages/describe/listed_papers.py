"""A list of papers: each named by the labels of its own head, its day and its subject, one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from regesta.model.records import Field
from regesta.stages.describe.header_rules import is_no_title, read_label
from regesta.stages.describe.sheet import Sheet

_FEWEST = 3  # papers
_CLOSE = 4  # lines from one label of a paper to the next
_SENTENCE = 12  # words of a line of text: between the papers of a list there is none
_NO_TITLE = frozenset({"marking", "stamp", "furniture", "boilerplate", "distribution"})
_LISTED = frozenset({"title", "date"})  # what each paper of a list is named by


@dataclass(slots=True)
class _Paper:
    """The lines that name one paper, and what stands beside each label."""

    first: int
    last: int
    values: dict[str, str] = field(default_factory=dict)


def list_papers(sheet: Sheet) -> list[Field]:
    """The papers that a record lists, three at least and no text between them; none where it lists none.

    >>> # "ORIGIN: Vigo" / "DATE: 8 July 1975" / "SUBJECT: Dues" and two more such heads
    """
    papers = _papers(sheet)
    whole = [paper for paper in papers if paper.values.keys() >= _LISTED]
    if len(whole) < _FEWEST or len(whole) * 2 < len(papers) or _holds_text(sheet, whole):
        return []
    found = (
        sheet.cut(
            "listed", paper.first, paper.last, rule="listed.paper", value="; ".join(filter(None, _in_order(paper)))
        )
        for paper in whole
    )
    return [one for one in found if one]


def title_of_list(sheet: Sheet, listed: Sequence[Field]) -> Field | None:
    """The line that stands over a list of papers as its title; one supplied in square brackets where none does."""
    first = listed[0]
    for number, line in enumerate(sheet.lines):
        if (line.page, line.at) >= (first.page, first.start):
            break
        if sheet.roles[number] not in _NO_TITLE and line.words > 1 and not is_no_title(line.text):
            return sheet.cut("title", number, number, rule="title.over-list")
    return replace(first, name="title", value="[List of papers]", rule="title.supplied")


def _in_order(paper: _Paper) -> Sequence[str | None]:
    return [paper.values["date"], paper.values["title"], paper.values.get("author"), paper.values.get("recipient")]


def _papers(sheet: Sheet) -> list[_Paper]:
    """The runs of labels close together; one that stands again begins the next paper."""
    papers: list[_Paper] = []
    for number, line in enumerate(sheet.lines):
        label = None if line.words > _SENTENCE else read_label(line.text)
        value = line.text[label.value_at :].strip() if label else ""
        if label is None or not value:
            continue
        name = label.field if label.field != "-" else label.id + line.text[:4].casefold()
        open_paper = papers[-1] if papers else None
        same_page = open_paper and sheet.lines[open_paper.last].page == line.page
        if open_paper is None or not same_page or name in open_paper.values or number - open_paper.last > _CLOSE:
            papers.append(_Paper(number, number, {name: value}))
        else:
            open_paper.last = number
            open_paper.values[name] = value
    return papers


def _holds_text(sheet: Sheet, papers: Sequence[_Paper]) -> bool:
    """Whether text stands among the papers: then they are papers themselves and no list of them."""
    among = sheet.lines[papers[0].first : papers[-1].last]
    return any(line.prose and line.words > _SENTENCE for line in among)
