"""START HERE: the stages in order, from one file to what the register saves of it.

    read      file            -> pages
    divide    pages           -> records
    describe  record          -> description: what it is, and the role of each of its lines
    date      record          -> date readings, the record's own date, the sections that a heading dates
    parse     record          -> sentences, with grammar where a sentence can hold an entry
    name      sentences       -> name readings
    extract   all of these    -> entries
    ledger    entries         -> rows of instruments, commitments, positions and measures

No stage imports another: each takes values and returns values, and this module is the only wiring.
What needs more than one record waits for `regesta.stages.reconcile`, which reads the register.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from regesta.engines.extractors import Extractor
from regesta.engines.language import LanguageModel
from regesta.errors import ExtractorError
from regesta.model.dates import Dating
from regesta.model.entries import Entry
from regesta.model.records import Description, Record
from regesta.model.results import RecordResult, SourceResult
from regesta.model.text import Page, Source
from regesta.stages.date import date_records
from regesta.stages.describe import describe_record
from regesta.stages.describe.from_sheet import carry_sheets
from regesta.stages.describe.language import remark_languages
from regesta.stages.divide import divide_pages, remark_second_heads
from regesta.stages.extract import extract_entries
from regesta.stages.extract.drafted import entries_of_drafts
from regesta.stages.ledger import draw_up_ledgers
from regesta.stages.name import find_names
from regesta.stages.parse import parse_record
from regesta.stages.read import read_source


def run(
    source: Source,
    *,
    language: LanguageModel,
    boundaries: Mapping[int, bool] | None = None,
    extractor: Extractor | None = None,
) -> SourceResult:
    """Follow one file through every stage.

    `boundaries` are people's rulings on where a record begins: page number to True (it does) or False. `extractor`
    stands in for the stage `extract`; of its drafts those are kept whose words stand on the page.

    Raises ExtractorError where the extractor fails.
    """
    reading = read_source(source)
    dated = list(dated_records(source, reading.pages, boundaries=boundaries))
    results = []
    refused: list[str] = []
    for record, description, dating in dated:
        parsed = parse_record(record, description, dating, language=language)
        names = find_names(record, description, parsed)
        if extractor is None:
            entries = extract_entries(record, description, dating, parsed, names)
        else:
            entries, reasons = _entries_by(extractor, record, description, dating)
            refused.extend(reasons)
        ledgers = draw_up_ledgers(record, description, dating, parsed, names, entries)
        results.append(RecordResult(record, description, dating, names, entries, ledgers))
    languages = remark_languages([record for record, _, _ in dated], [description for _, description, _ in dated])
    told = (*remark_second_heads(reading.pages), *languages)
    remarks = (*reading.remarks, *told, *(f"draft refused: {reason}" for reason in refused))
    return SourceResult(source, reading.media, reading.pages, tuple(results), reading.unread, remarks)


def dated_records(
    source: Source, pages: Sequence[Page], *, boundaries: Mapping[int, bool] | None = None
) -> Iterator[tuple[Record, Description, Dating]]:
    """The records of a file's pages after the stages that need no language model: divided, described and dated."""
    records = divide_pages(source, pages, boundaries=boundaries or {})
    descriptions = carry_sheets([describe_record(record) for record in records])
    yield from zip(records, descriptions, date_records(records, descriptions), strict=True)


def _entries_by(
    extractor: Extractor, record: Record, description: Description, dating: Dating
) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """What another extractor gives that stands on the page, and why the rest does not."""
    by = extractor.version()
    try:
        drafts = list(extractor.drafts(record, description, dating))
    except Exception as error:  # other people's code, and often another machine's: the file is tried again
        raise ExtractorError(by, record.id, error) from error
    return entries_of_drafts(record, dating, drafts, by=by)
